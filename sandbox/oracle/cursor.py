"""An open cursor of a session."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from .binds import bind_names
from .engine import Batches
from .errors import OraError
from .wire.binds import Bind, BindMeta
from .wire.columns import Column, encode_rows
from .wire.values import EncodedRows, Memo

_NOT_ALL_BOUND = 1008


@dataclass
class Cursor:
    id: int
    sql: str
    columns: list[Column] = field(default_factory=list)
    metas: list[BindMeta] = field(default_factory=list)
    rows_sent: int = 0
    _memos: list[Memo] = field(default_factory=list)
    _batches: Batches | None = None
    _pending: list[bytes] = field(default_factory=list)
    _offset: int = 0

    def binds(self, values: Sequence[Any]) -> list[Bind]:
        names = bind_names(self.sql)
        if len(values) != len(names):
            raise OraError(_NOT_ALL_BOUND)
        return [
            Bind(name, meta.type, value)
            for name, meta, value in zip(names, self.metas, values, strict=True)
        ]

    def open(self, columns: Sequence[Column], batches: Batches) -> bool:
        """A new result; True if the client has to be told of other columns."""
        self._batches = batches
        self.rows_sent = 0
        same = list(columns) == self.columns
        if not same:
            self.columns = list(columns)
            self._memos = [column.memo() for column in columns]
        return not same or not columns

    async def close(self) -> None:
        batches, self._batches = self._batches, None
        self._pending, self._offset = [], 0
        if batches is not None:
            await batches.aclose()

    async def take(self, count: int) -> tuple[list[bytes], bool]:
        """Up to ``count`` rows as bytes, and whether these were the last ones."""
        out: list[bytes] = []
        while len(out) < count:
            if self._offset >= len(self._pending) and not await self._refill():
                return out, True
            piece = self._pending[self._offset : self._offset + count - len(out)]
            self._offset += len(piece)
            out += piece
        return out, False

    async def _refill(self) -> bool:
        """The next batch; False, and closed, if there is none."""
        if self._batches is None:
            return False
        try:
            batch = await anext(self._batches)
        except StopAsyncIteration:
            await self.close()
            return False
        if not isinstance(batch, EncodedRows):
            batch = encode_rows(self._memos, batch)
        self._pending = batch
        self._offset = 0
        return True
