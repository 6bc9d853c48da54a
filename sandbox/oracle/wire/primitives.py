"""The smallest pieces of a TTC message: lengths, integers and byte strings.

An integer travels as one length byte and that many big-endian bytes (a bare
zero byte is 0, the high bit of the length byte means negative).  A byte string
of up to 252 bytes has a one-byte length; a longer one is 0xFE, then chunks with
integer lengths, then an empty chunk.
"""

from __future__ import annotations

LONG_LENGTH = 0xFE
NULL_LENGTH = 0xFF
MAX_SHORT = 252
CHUNK = 32767


class MoreNeededError(Exception):
    """The packets received so far end in the middle of a message."""


class ProtocolError(Exception):
    """The client sent something that this server does not understand."""


class Reader:
    """Reads primitives from the joined payload of DATA packets.

    Every method raises MoreNeededError where the data end too early.
    """

    __slots__ = ("data", "pos")

    def __init__(self, data: bytes | bytearray) -> None:
        self.data = bytes(data)
        self.pos = 0

    @property
    def left(self) -> int:
        return len(self.data) - self.pos

    def raw(self, count: int) -> bytes:
        end = self.pos + count
        if end > len(self.data):
            raise MoreNeededError
        out = self.data[self.pos : end]
        self.pos = end
        return out

    def peek(self) -> int:
        if self.pos >= len(self.data):
            raise MoreNeededError
        return self.data[self.pos]

    def u8(self) -> int:
        value = self.peek()
        self.pos += 1
        return value

    def u16(self) -> int:
        return int.from_bytes(self.raw(2), "big")

    def ub(self) -> int:
        """An integer of any width."""
        head = self.u8()
        size = head & 0x7F
        if size > 8:
            raise ProtocolError(f"integer of {size} bytes at offset {self.pos - 1}")
        value = int.from_bytes(self.raw(size), "big")
        return -value if head & 0x80 else value

    def skip(self, shape: str) -> None:
        """Pass over fields nobody needs: ``b`` is a byte, ``u`` an integer."""
        for kind in shape:
            if kind == "b":
                self.u8()
            else:
                self.ub()

    def bytes_(self) -> bytes | None:
        """A byte string; None where it is empty, which Oracle takes for NULL."""
        size = self.u8()
        if size in {0, NULL_LENGTH}:
            return None
        return self._chunks() if size == LONG_LENGTH else self.raw(size)

    def _chunks(self) -> bytes:
        parts: list[bytes] = []
        while size := self.ub():
            parts.append(self.raw(size))
        return b"".join(parts)

    def bytes_with_length(self) -> bytes | None:
        """An integer length and, if it is not zero, a byte string."""
        return self.bytes_() if self.ub() else None

    def str_with_length(self) -> str:
        return (self.bytes_with_length() or b"").decode("utf-8", "replace")


def ub(value: int) -> bytes:
    """An unsigned integer, in as few bytes as the driver itself would use."""
    if value == 0:
        return b"\0"
    for size in (1, 2, 4, 8):
        if value < 1 << (8 * size):
            return bytes((size,)) + value.to_bytes(size, "big")
    raise OverflowError(value)


def lbytes(value: bytes) -> bytes:
    """A byte string with its length, in chunks where it is long."""
    if len(value) <= MAX_SHORT:
        return bytes((len(value),)) + value
    parts = [b"\xfe"]
    for start in range(0, len(value), CHUNK):
        piece = value[start : start + CHUNK]
        parts += (ub(len(piece)), piece)
    parts.append(b"\0")
    return b"".join(parts)


def blen(value: str) -> bytes:
    """Text preceded by its length twice, as key/value pairs want it."""
    raw = value.encode()
    return ub(len(raw)) + lbytes(raw) if raw else b"\0"
