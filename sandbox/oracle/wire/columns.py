"""The columns of a result, and rows encoded for them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from . import ora_types as ora
from .primitives import lbytes, ub
from .values import ENCODERS, NULL, NULLS, Memo

_SIZES = {
    ora.NUMBER: 22,
    ora.DATE: 7,
    ora.TIMESTAMP: 11,
    ora.TIMESTAMP_TZ: 13,
    ora.TIMESTAMP_LTZ: 11,
    ora.BINARY_DOUBLE: 8,
    ora.BINARY_FLOAT: 4,
    ora.INTERVAL_DS: 11,
    ora.INTERVAL_YM: 5,
    ora.LONG: 0x7FFFFFFF,
}
_CHARACTER_SET = 873  # AL32UTF8


@dataclass(frozen=True)
class Column:
    """One result column as Oracle's describe tells it.

    ``size`` is in characters (bytes for RAW).  ``precision=0, scale=-127`` is a
    NUMBER without precision, as of COUNT(*) or SUM(x): the driver makes int or
    float of it by value.  ``scale=0`` always gives int, other scales float.
    """

    name: str
    type: int = ora.VARCHAR
    size: int = 4000
    precision: int = 0
    scale: int = 0
    nullable: bool = True

    @classmethod
    def varchar2(cls, name: str, size: int = 4000) -> Column:
        return cls(name, ora.VARCHAR, size)

    @classmethod
    def char(cls, name: str, size: int = 1) -> Column:
        return cls(name, ora.CHAR, size)

    @classmethod
    def number(cls, name: str, precision: int = 0, scale: int | None = None) -> Column:
        if scale is None:
            scale = 0 if precision else -127
        return cls(name, ora.NUMBER, 0, precision, scale)

    @classmethod
    def date(cls, name: str) -> Column:
        return cls(name, ora.DATE, 0)

    @classmethod
    def timestamp(cls, name: str, scale: int = 6) -> Column:
        return cls(name, ora.TIMESTAMP, 0, 0, scale)

    def memo(self) -> Memo:
        return Memo(ENCODERS[self.type], NULLS.get(self.type, NULL))

    def _extent(self) -> tuple[int, int]:
        """Size in bytes, and in characters where it is text of a length."""
        if self.type in _SIZES:
            return _SIZES[self.type], 0
        return (self.size, 0) if self.type == ora.RAW else (self.size * 4, self.size)

    def describe(self, position: int) -> bytes:
        """This column's part of a DESCRIBE INFO message; ``position`` from 1."""
        text = self.type in ora.STRINGS
        size, characters = self._extent()
        name = self.name.encode()
        return b"".join(
            (
                bytes((self.type, 0x80, self.precision & 0xFF, self.scale & 0xFF)),
                ub(size),
                ub(0) * 4,  # array elements, continuation flags, object type, version
                ub(_CHARACTER_SET if text else 0),
                bytes((1 if text else 0,)),  # character set form
                ub(characters),
                ub(0),  # column id
                bytes((1 if self.nullable else 0, len(name) & 0xFF)),
                ub(len(name)) + lbytes(name) if name else b"\0",
                ub(0) * 2,  # schema and name of an object type
                ub(position),
                ub(0),  # flags
            )
        )


def infer_columns(names: Sequence[str], rows: Sequence[Sequence[Any]]) -> list[Column]:
    """Columns for plain Python rows, each by its first value that is not NULL."""
    return [
        _inferred(name.upper(), [row[i] for row in rows if row[i] is not None])
        for i, name in enumerate(names)
    ]


def _inferred(name: str, values: Sequence[Any]) -> Column:
    match values[0] if values else None:
        case bool() | int() | float() | Decimal():
            return Column.number(name)
        case dt.date():
            return _inferred_time(name, values)
        case dt.timedelta():
            return Column(name, ora.INTERVAL_DS, 0, 9, 6)
        case bytes() | bytearray():
            return Column(name, ora.RAW, 2000)
    return Column.varchar2(name)


def _inferred_time(name: str, values: Sequence[dt.date]) -> Column:
    times = [value for value in values if isinstance(value, dt.datetime)]
    if times and times[0].tzinfo is not None:
        return Column(name, ora.TIMESTAMP_TZ, 0, 0, 6)
    fine = any(value.microsecond for value in times)
    return Column.timestamp(name) if fine else Column.date(name)


def encode_rows(memos: Sequence[Memo], rows: Sequence[Sequence[Any]]) -> list[bytes]:
    """A batch of Python rows as bytes, worked out column by column."""
    if not rows:
        return []
    encoded = [
        map(memo.__getitem__, column)
        for memo, column in zip(memos, zip(*rows, strict=True), strict=True)
    ]
    return list(map(b"".join, zip(*encoded, strict=True)))
