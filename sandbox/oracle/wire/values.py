"""Python values to the bytes of a result row, each with its length."""

from __future__ import annotations

import datetime as dt
import struct
from collections.abc import Callable
from typing import Any

from . import ora_types as ora
from .dates import date_bytes, interval_bytes, timestamp_bytes, timestamp_tz_bytes
from .number import number_bytes
from .primitives import MAX_SHORT, lbytes

NULL = b"\0"
_LENGTH = [bytes((size,)) for size in range(MAX_SHORT + 1)]

Encoder = Callable[[Any], bytes]


def encode_str(value: Any) -> bytes:
    raw = value if isinstance(value, bytes) else str(value).encode()
    return _LENGTH[len(raw)] + raw if len(raw) <= MAX_SHORT else lbytes(raw)


def encode_number(value: Any) -> bytes:
    raw = number_bytes(str(int(value) if isinstance(value, bool) else value))
    return _LENGTH[len(raw)] + raw


def encode_date(value: dt.date) -> bytes:
    return b"\x07" + date_bytes(value)


def encode_timestamp(value: dt.date) -> bytes:
    raw = timestamp_bytes(value)
    return _LENGTH[len(raw)] + raw


def encode_timestamp_tz(value: dt.date) -> bytes:
    return b"\x0d" + timestamp_tz_bytes(value)


def flip(raw: bytes) -> bytes:
    """IEEE bytes in Oracle's order, in which bytes compare like the numbers."""
    if raw[0] & 0x80:
        return bytes(b ^ 0xFF for b in raw)
    return bytes((raw[0] | 0x80,)) + raw[1:]


def unflip(raw: bytes) -> bytes:
    if raw[0] & 0x80:
        return bytes((raw[0] & 0x7F,)) + raw[1:]
    return bytes(b ^ 0xFF for b in raw)


def encode_double(value: Any) -> bytes:
    return b"\x08" + flip(struct.pack(">d", float(value)))


def encode_float(value: Any) -> bytes:
    return b"\x04" + flip(struct.pack(">f", float(value)))


def encode_raw(value: bytes) -> bytes:
    return lbytes(bytes(value)) if value else NULL


def encode_interval(value: dt.timedelta) -> bytes:
    return b"\x0b" + interval_bytes(value)


def encode_long(value: Any) -> bytes:
    """A LONG, which is followed by a null indicator and a return code."""
    return encode_str(value) + b"\0\0"


ENCODERS: dict[int, Encoder] = {
    ora.VARCHAR: encode_str,
    ora.CHAR: encode_str,
    ora.LONG: encode_long,
    ora.NUMBER: encode_number,
    ora.DATE: encode_date,
    ora.TIMESTAMP: encode_timestamp,
    ora.TIMESTAMP_TZ: encode_timestamp_tz,
    ora.TIMESTAMP_LTZ: encode_timestamp,
    ora.BINARY_DOUBLE: encode_double,
    ora.BINARY_FLOAT: encode_float,
    ora.RAW: encode_raw,
    ora.INTERVAL_DS: encode_interval,
}
NULLS: dict[int, bytes] = {ora.LONG: b"\0\0\0"}


class Memo(dict[Any, bytes]):
    """An encoder that remembers: the columns of a result repeat their values."""

    LIMIT = 20_000

    def __init__(self, encoder: Encoder, null: bytes = NULL) -> None:
        super().__init__()
        self.encoder = encoder
        self.null = null
        self[None] = null

    def __missing__(self, key: Any) -> bytes:
        if len(self) > self.LIMIT:
            self.clear()
            self[None] = self.null
        out = self[key] = self.encoder(key)
        return out


class EncodedRows(list[bytes]):
    """Rows already as bytes; an engine may yield these instead of tuples."""
