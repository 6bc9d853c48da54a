"""Oracle's dates, timestamps and intervals."""

from __future__ import annotations

import datetime as dt
import struct

_MIDDLE = 0x80000000  # what Oracle adds to the signed parts of an interval


def date_bytes(value: dt.date) -> bytes:
    """A DATE: 7 bytes, to the second."""
    century, year = divmod(value.year, 100)
    head = (century + 100, year + 100, value.month, value.day)
    if isinstance(value, dt.datetime):
        return bytes((*head, value.hour + 1, value.minute + 1, value.second + 1))
    return bytes((*head, 1, 1, 1))


def _nanoseconds(value: dt.date) -> bytes:
    micro = value.microsecond if isinstance(value, dt.datetime) else 0
    return struct.pack(">I", micro * 1000)


def timestamp_bytes(value: dt.date) -> bytes:
    """A TIMESTAMP: 11 bytes, or 7 without a fraction of a second."""
    nanoseconds = _nanoseconds(value)
    return date_bytes(value) + nanoseconds if any(nanoseconds) else date_bytes(value)


def timestamp_tz_bytes(value: dt.date) -> bytes:
    """A TIMESTAMP WITH TIME ZONE: the fields in UTC, then the offset."""
    delta = dt.timedelta(0)
    if isinstance(value, dt.datetime) and value.tzinfo is not None:
        delta = value.utcoffset() or delta
        value = (value - delta).replace(tzinfo=None)
    minutes = int(delta.total_seconds() // 60)
    sign = -1 if minutes < 0 else 1
    hours, rest = divmod(abs(minutes), 60)
    return date_bytes(value) + _nanoseconds(value) + bytes((20 + sign * hours, 60 + sign * rest))


def decode_date(raw: bytes) -> dt.datetime:
    """A DATE or TIMESTAMP: naive, but aware where it carries an offset."""
    year = (raw[0] - 100) * 100 + raw[1] - 100
    nanos = int.from_bytes(raw[7:11], "big") if len(raw) >= 11 else 0
    clock = (raw[4] - 1, raw[5] - 1, raw[6] - 1, nanos // 1000)
    value = dt.datetime(year, raw[2], raw[3], *clock)  # noqa: DTZ001 - Oracle's DATE has no zone
    if len(raw) >= 13 and raw[11] and raw[12]:
        offset = dt.timedelta(hours=raw[11] - 20, minutes=raw[12] - 60)
        value = (value + offset).replace(tzinfo=dt.timezone(offset))
    return value


def interval_bytes(value: dt.timedelta) -> bytes:
    """An INTERVAL DAY TO SECOND: 11 bytes, every part with the same sign."""
    sign = -1 if value < dt.timedelta(0) else 1
    total = abs(value)
    hours, rest = divmod(total.seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    return (
        struct.pack(">I", _MIDDLE + sign * total.days)
        + bytes(60 + sign * part for part in (hours, minutes, seconds))
        + struct.pack(">I", _MIDDLE + sign * total.microseconds * 1000)
    )


def decode_interval(raw: bytes) -> dt.timedelta:
    return dt.timedelta(
        days=int.from_bytes(raw[0:4], "big") - _MIDDLE,
        hours=raw[4] - 60,
        minutes=raw[5] - 60,
        seconds=raw[6] - 60,
        microseconds=(int.from_bytes(raw[7:11], "big") - _MIDDLE) / 1000,
    )
