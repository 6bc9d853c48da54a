"""The execute calls: options, SQL text and binds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from . import codes
from .binds import BindMeta, read_bind_value
from .primitives import ProtocolError, Reader
from .request import Request

_ARRAY = 0x40
_IS_QUERY, _ITERATIONS = 7, 1  # places in the vector of 13 numbers
_VECTOR = 13


@dataclass(frozen=True)
class CursorBinds:
    """The binds of a cursor, which a re-execute does not describe again.

    Outside PL/SQL a value above ``max_inline`` bytes travels after all others.
    """

    metas: Sequence[BindMeta]
    plsql: bool

    def rows(self, r: Reader, count: int, max_inline: int) -> list[list[Any]]:
        return [self._row(r, max_inline) for _ in range(count)]

    def _row(self, r: Reader, max_inline: int) -> list[Any]:
        if r.u8() != codes.ROW_DATA:
            raise ProtocolError("bind row expected")
        late = [
            not self.plsql and not m.is_array and m.buffer_size > max_inline for m in self.metas
        ]
        values: list[Any] = [None] * len(self.metas)
        for turn in (False, True):
            for i, meta in enumerate(self.metas):
                if late[i] is turn:
                    values[i] = _value(r, meta)
        return values


def _value(r: Reader, meta: BindMeta) -> Any:
    if meta.is_array:
        return [read_bind_value(r, meta) for _ in range(r.ub())]
    return read_bind_value(r, meta)


def read_execute(r: Reader, request: Request, max_inline: int) -> None:
    request.options = r.ub()
    request.cursor_id = r.ub()
    has_sql = r.u8()
    r.skip("ububbu")  # length of the SQL, of the vector, of the prefetch buffer
    request.num_rows = r.ub()
    r.skip("ub")  # largest LONG
    binds = r.ub()
    r.skip("bbbbbb")
    defines = r.ub()
    r.skip("ubbbubuubub")  # registrations and arrays
    r.skip("bububbu")  # SQL signature and id (12.2), chunk ids (12.2.0.2)
    if has_sql:
        request.sql = (r.bytes_() or b"").decode("utf-8", "replace")
    vector = [r.ub() for _ in range(_VECTOR)]
    request.is_query = vector[_IS_QUERY] == 1
    for _ in range(defines):
        _meta(r)
    if binds and not defines:
        request.bind_metas = [_meta(r) for _ in range(binds)]
        count = 1 if request.is_query else max(1, vector[_ITERATIONS])
        known = CursorBinds(request.bind_metas, request.is_plsql)
        request.bind_rows = known.rows(r, count, max_inline)


def read_reexecute(
    r: Reader, request: Request, cursors: Mapping[int, CursorBinds], max_inline: int
) -> None:
    request.cursor_id = r.ub()
    request.num_rows = r.ub()
    request.options = r.ub()
    r.ub()
    request.is_query = request.function == codes.F_REEXECUTE_AND_FETCH
    if request.is_query:
        request.options |= codes.OPT_EXECUTE | codes.OPT_FETCH
    known = cursors.get(request.cursor_id)
    if known is not None and known.metas and r.left:
        count = 1 if request.is_query else max(1, request.num_rows)
        request.bind_rows = known.rows(r, count, max_inline)


def _meta(r: Reader) -> BindMeta:
    kind = r.u8()
    flags = r.u8()
    r.skip("bb")  # precision and scale
    buffer_size = r.ub()
    r.skip("uu")  # array elements, continuation flags
    if r.ub():  # object type
        r.bytes_()
    r.skip("uu")  # version, character set
    csfrm = r.u8()
    r.skip("uu")  # LOB prefetch, column id
    return BindMeta(kind, buffer_size, csfrm, bool(flags & _ARRAY))
