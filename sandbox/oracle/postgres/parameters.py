"""Oracle's binds as PostgreSQL's parameters."""

from __future__ import annotations

from sandbox.oracle.wire import ora_types as ora
from sandbox.oracle.wire.binds import Bind

_TYPES = {
    **dict.fromkeys((*ora.NUMBERS, ora.BOOLEAN), "DECIMAL"),
    **dict.fromkeys(ora.DATES, "TIMESTAMP(6)"),
    **dict.fromkeys((ora.BINARY_DOUBLE, ora.BINARY_FLOAT), "DOUBLE PRECISION"),
    **dict.fromkeys((ora.RAW, ora.LONG_RAW), "BYTEA"),
    ora.DATE: "TIMESTAMP(0)",
    ora.TIMESTAMP_TZ: "TIMESTAMPTZ",
    ora.INTERVAL_DS: "INTERVAL",
}


def parameter_type(bind: Bind) -> str:
    return _TYPES.get(bind.type, "TEXT")


def parameter_value(bind: Bind) -> bytes | None:
    """In PostgreSQL's text format."""
    value = bind.value
    if value is None:
        return None
    if isinstance(value, bool):
        return b"1" if value else b"0"
    if isinstance(value, bytes):
        return b"\\x" + value.hex().encode()
    if bind.type == ora.INTERVAL_DS:
        return f"{value.total_seconds()} seconds".encode()
    return str(value).replace("\0", "").encode()  # PostgreSQL's texts cannot hold NUL
