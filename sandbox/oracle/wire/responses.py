"""TTC messages from the server to the client."""

from __future__ import annotations

from collections.abc import Sequence

from . import codes
from .columns import Column
from .primitives import blen, lbytes, ub

_BANNER = b"x86_64/Linux 2.4.xx\0"
_LONG_STRINGS = 0x04
#: offset → value of the capability bytes that are not zero
_COMPILE_CAPS = {
    0: 6,  # SQL version
    4: 0x08 | 0x20 | 0x40 | 0x80,  # ways to log in
    7: codes.FIELD_VERSION,
    15: 0x01 | 0x08 | 0x20,  # end of call status, indicators, fast bit vectors
    16: 0x10 | 0x80,
    17: 3,  # TDS version
    18: 7,  # RPC version
    19: 3,
    21: 1,
    27: 1,
    37: 0x20,  # big chunks
}
_COMPILE_CAPS_SIZE = 45  # byte 40 must exist: 0 there means no session states


def _compile_caps() -> bytes:
    return bytes(_COMPILE_CAPS.get(i, 0) for i in range(_COMPILE_CAPS_SIZE))


def _runtime_caps(max_string_size: int) -> bytes:
    return bytes((2, 0, 0, 0, 0, 0, 0x01 | (_LONG_STRINGS if max_string_size > 4000 else 0)))


def protocol_response(max_string_size: int) -> bytes:
    fdo = bytes(9) + (2000).to_bytes(2, "big")  # national character set: AL16UTF16
    return b"".join(
        (
            bytes((codes.PROTOCOL, 6, 0)),
            _BANNER,
            (873).to_bytes(2, "little"),  # AL32UTF8
            b"\x01\0\0",  # server flags, no character set graph
            len(fdo).to_bytes(2, "big"),
            fdo,
            lbytes(_compile_caps()),
            lbytes(_runtime_caps(max_string_size)),
        )
    )


def data_types_response() -> bytes:
    return bytes((codes.DATA_TYPES, 0, 0))  # the driver is content with an empty list


def auth_response(pairs: Sequence[tuple[str, str, int]]) -> bytes:
    """Key, value and flags of each pair."""
    parts = [bytes((codes.PARAMETER,)), ub(len(pairs))]
    for key, value, flags in pairs:
        parts += (blen(key), blen(value), ub(flags))
    return b"".join(parts) + status()


def status() -> bytes:
    """The end of a call that has nothing to tell."""
    return bytes((codes.STATUS,)) + ub(0) * 2


def describe(columns: Sequence[Column]) -> bytes:
    parts = [bytes((codes.DESCRIBE_INFO, 0)), ub(0), ub(len(columns))]
    if columns:
        parts.append(b"\0")
    parts += (column.describe(i) for i, column in enumerate(columns, 1))
    parts.append(ub(0) * 6)  # current date, four flags and a key
    return b"".join(parts)


# flags, requests, iteration, iterations, buffer length, bit vector, row id
_ROW_HEADER = bytes((codes.ROW_HEADER, 0, 0, 0, 0, 0, 0, 0))
_ROW = bytes((codes.ROW_DATA,))
# four lists, all empty
EXECUTE_PARAMETERS = bytes((codes.PARAMETER, 0, 0, 0, 0))


def rows_message(rows: Sequence[bytes]) -> bytes:
    return _ROW_HEADER + _ROW + _ROW.join(rows) if rows else _ROW_HEADER


def io_vector(binds: int) -> bytes:
    """Says of a PL/SQL block that all its binds go in and none comes out."""
    head = bytes((codes.IO_VECTOR, 0)) + ub(binds % 256) + ub(binds // 256)
    return head + ub(1) + ub(0) * 3 + bytes((32,)) * binds


def error_info(
    code: int = 0, message: str = "", *, cursor_id: int = 0, rowcount: int = 0, offset: int = 0
) -> bytes:
    """The message that ends every call: code 0 is "done", 1403 "no more rows"."""
    parts = [
        bytes((codes.ERROR,)),
        ub(0) * 2,  # call status, sequence number
        ub(rowcount & 0xFFFFFFFF),
        ub(code),
        ub(0) * 2,  # array errors
        ub(cursor_id),
        ub(offset),
        bytes((3, 0, 0, 0, 0, 0)),  # SQL type, fatal, flags, options, UPI, warning
        ub(0) * 5,  # row id
        ub(0),  # error of the operating system
        b"\0\0",  # statement and call number
        ub(0) * 6,  # padding, iterations, logical row id, three lists of batch errors
        ub(code),
        ub(rowcount),
    ]
    if code:
        parts.append(lbytes(message.encode() + b"\n"))
    return b"".join(parts)
