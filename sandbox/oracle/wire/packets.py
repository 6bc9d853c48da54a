"""TNS packets: the envelopes around everything else.

A packet has 8 bytes of header.  Until ACCEPT its length is 16 bits and followed
by a checksum; afterwards it is one 32-bit number.  DATA packets have two more
bytes, the data flags.
"""

from __future__ import annotations

import struct

CONNECT, ACCEPT, REFUSE, DATA, MARKER = 1, 2, 4, 6, 12
MARKER_BREAK, MARKER_RESET = 1, 2
DATA_FLAG_EOF = 0x0040
HEADER = 8


def small_packet(kind: int, payload: bytes) -> bytes:
    """A packet as used up to and including ACCEPT and REFUSE."""
    return struct.pack(">HHBBH", HEADER + len(payload), 0, kind, 0, 0) + payload


def large_packet(kind: int, payload: bytes) -> bytes:
    """A packet as used after ACCEPT."""
    return struct.pack(">IBBH", HEADER + len(payload), kind, 0, 0) + payload


def data_packets(payload: bytes, sdu: int) -> list[bytes]:
    """One message as DATA packets of at most ``sdu`` bytes each."""
    room = sdu - HEADER - 2
    pieces = [payload[start : start + room] for start in range(0, len(payload), room)]
    return [
        struct.pack(">IBBHH", HEADER + 2 + len(piece), DATA, 0, 0, 0) + piece for piece in pieces
    ]


def marker_packet(kind: int) -> bytes:
    return large_packet(MARKER, bytes((1, 0, kind)))


def accept_packet(version: int, sdu: int) -> bytes:
    """ACCEPT without fast authentication, out-of-band breaks or compression."""
    short_sdu = min(sdu, 0xFFFF)
    payload = struct.pack(
        ">HHHHHHHBB8xIIBI",
        version,
        0x0001,  # options
        short_sdu,
        short_sdu,
        0x0001,  # byte order
        0,  # length of accept data
        41 + HEADER,  # offset of accept data
        0x41,  # no native network encryption
        0x41,
        sdu,
        sdu,
        0,  # compression
        0,  # further flags
    )
    return small_packet(ACCEPT, payload)


def refuse_packet(code: int) -> bytes:
    """REFUSE with the listener's error ORA-``code``."""
    text = (
        f"(DESCRIPTION=(TMP=)(VSNNUM=318767104)(ERR={code})"
        f"(ERROR_STACK=(ERROR=(CODE={code})(EMFI=4))))"
    ).encode()
    return small_packet(REFUSE, b"\x22\x00" + struct.pack(">H", len(text)) + text)
