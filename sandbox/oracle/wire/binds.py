"""Bind variables as they arrive from the driver."""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sandbox.oracle.errors import OraError

from . import ora_types as ora
from .dates import decode_date, decode_interval
from .number import decode_number
from .primitives import Reader
from .values import unflip

_NULL_BOOLEAN = 0xFD
_NATIONAL = 2  # character set form of NCHAR


@dataclass(frozen=True)
class BindMeta:
    """What the client says of a bind before its value; ``buffer_size`` in bytes."""

    type: int
    buffer_size: int
    csfrm: int = 1
    is_array: bool = False


@dataclass(frozen=True)
class Bind:
    """One occurrence of a bind variable, with its Python value."""

    name: str
    type: int
    value: Any

    @property
    def is_number(self) -> bool:
        return self.type in ora.NUMBERS

    @property
    def is_date(self) -> bool:
        return self.type in ora.DATES


_DECODERS: dict[int, Callable[[bytes], Any]] = {
    **dict.fromkeys(ora.NUMBERS, decode_number),
    **dict.fromkeys(ora.DATES, decode_date),
    **dict.fromkeys((ora.RAW, ora.LONG_RAW), bytes),
    ora.BINARY_DOUBLE: lambda raw: struct.unpack(">d", unflip(raw))[0],
    ora.BINARY_FLOAT: lambda raw: struct.unpack(">f", unflip(raw))[0],
    ora.BOOLEAN: lambda raw: raw[0] == 1,
    ora.INTERVAL_DS: decode_interval,
}
_TEXTS = ora.STRINGS | {ora.ROWID, ora.UROWID}


def read_bind_value(r: Reader, meta: BindMeta) -> Any:
    """The next value; ORA-03115 for a type that this server does not know."""
    if meta.type == ora.BOOLEAN and r.peek() == _NULL_BOOLEAN:
        r.skip("bb")
        return None
    raw = r.bytes_()
    if raw is None:
        return None
    if meta.type in _TEXTS:
        return raw.decode("utf-16-be" if meta.csfrm == _NATIONAL else "utf-8", "replace")
    decode = _DECODERS.get(meta.type)
    if decode is None:
        raise OraError(3115)
    return decode(raw)
