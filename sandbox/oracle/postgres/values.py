"""PostgreSQL's texts to the bytes of an Oracle row.

Values go from one wire format to the other without becoming Python objects:
that is what lets a listener in plain Python send rows by the hundred thousand.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from typing import Any

from sandbox.oracle.errors import OraError
from sandbox.oracle.wire import ora_types as ora
from sandbox.oracle.wire.columns import Column
from sandbox.oracle.wire.number import number_bytes
from sandbox.oracle.wire.primitives import lbytes
from sandbox.oracle.wire.values import (
    EncodedRows,
    Memo,
    encode_double,
    encode_float,
    encode_str,
    encode_timestamp_tz,
)

_NOT_A_NUMBER, _BAD_YEAR = 1722, 1841


def _number(value: bytes) -> bytes:
    if value[0] > 57:  # a letter: NaN, Infinity
        raise OraError(_NOT_A_NUMBER)
    raw = number_bytes(value.decode())
    return bytes((len(raw),)) + raw


def _bool(value: bytes) -> bytes:
    return b"\x02\xc1\x02" if value == b"t" else b"\x01\x80"


def _date_part(value: bytes) -> bytes:
    if len(value) < 10 or value[4] != 45 or value.endswith(b"BC"):
        raise OraError(_BAD_YEAR)
    year = int(value[:4])
    head = (year // 100 + 100, year % 100 + 100, int(value[5:7]), int(value[8:10]))
    if len(value) < 19:
        return bytes((*head, 1, 1, 1))
    return bytes((*head, int(value[11:13]) + 1, int(value[14:16]) + 1, int(value[17:19]) + 1))


def _date(value: bytes) -> bytes:
    return b"\x07" + _date_part(value)


def _timestamp(value: bytes) -> bytes:
    if len(value) <= 20:
        return b"\x07" + _date_part(value)
    nanos = int(value[20:].ljust(9, b"0"))
    return b"\x0b" + _date_part(value[:19]) + nanos.to_bytes(4, "big")


def _timestamp_tz(value: bytes) -> bytes:
    text = value.decode()
    if re.search(r"[+-]\d\d$", text):
        text += ":00"
    return encode_timestamp_tz(dt.datetime.fromisoformat(text))


def _float8(value: bytes) -> bytes:
    return encode_double(value.decode())


def _float4(value: bytes) -> bytes:
    return encode_float(value.decode())


def _bytea(value: bytes) -> bytes:
    return lbytes(bytes.fromhex(value[2:].decode()))


Encoder = Callable[[bytes], bytes]
#: PostgreSQL's type → the Oracle column and the way its values go.  A modifier
#: (the declared length or precision) is -1 where there is none.
Rule = tuple[Callable[[str, int], Column], Encoder]


def _numeric_column(name: str, modifier: int) -> Column:
    if modifier < 4:
        return Column.number(name)
    precision = ((modifier - 4) >> 16) & 0xFFFF
    scale = (((modifier - 4) & 0x7FF) ^ 1024) - 1024
    return Column.number(name, precision, scale)


def _varchar_column(name: str, modifier: int) -> Column:
    return Column.varchar2(name, modifier - 4 if modifier > 4 else 4000)


_WHOLE: Rule = (lambda name, _: Column.number(name), _number)
_TEXT: Rule = (lambda name, _: Column.varchar2(name), encode_str)
# what has no modifier is an expression: Oracle's are mostly DATEs
_DATE: Rule = (lambda name, _: Column.date(name), _date)
_RULES: dict[int, Rule] = {
    16: (lambda name, _: Column.number(name, 1, 0), _bool),
    17: (lambda name, _: Column(name, ora.RAW, 2000), _bytea),
    20: _WHOLE,
    21: _WHOLE,
    23: _WHOLE,
    26: _WHOLE,
    700: (lambda name, _: Column(name, ora.BINARY_FLOAT, 0), _float4),
    701: (lambda name, _: Column(name, ora.BINARY_DOUBLE, 0), _float8),
    1042: (lambda name, modifier: Column.char(name, max(1, modifier - 4)), encode_str),
    1043: (_varchar_column, encode_str),
    1082: _DATE,
    1114: (Column.timestamp, _timestamp),
    1184: (lambda name, _: Column(name, ora.TIMESTAMP_TZ, 0, 0, 6), _timestamp_tz),
    1700: (_numeric_column, _number),
}
_TIMESTAMP = 1114


def column(name: str, oid: int, modifier: int) -> tuple[Column, Memo]:
    """The Oracle column of a PostgreSQL one, and the encoder of its values."""
    rule = _RULES.get(oid, _TEXT)
    if oid == _TIMESTAMP and modifier <= 0:
        rule = _DATE
    describe, encode = rule
    return describe(name, modifier), Memo(encode)


def encode_result(result: Any, memos: Sequence[Memo]) -> EncodedRows:
    """The rows of a ``pq.PGresult``."""
    get, span = result.get_value, range(result.ntuples)
    columns = [[memo[get(row, i)] for row in span] for i, memo in enumerate(memos)]
    return EncodedRows(map(b"".join, zip(*columns, strict=True)))
