"""One client's connection: bytes in and out, as packets."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import socket
import struct
from collections import deque
from enum import Enum
from typing import Protocol

from .stats import Stats
from .wire import packets

log = logging.getLogger(__name__)

WRITE_LIMIT = 1 << 20  # bytes waiting for a client that reads slowly
_RST = struct.pack("ii", 1, 0)


class DisconnectedError(Exception):
    """The client is gone, or the server has decided that the session is over."""


class Marker(Enum):
    BREAK = 1
    RESET = 2


Item = Marker | tuple[int, bytes]  # or the type and payload of a packet


class Peer(Protocol):
    """Whoever holds the conversation that the link carries."""

    def connected(self) -> None: ...

    def interrupted(self) -> None:
        """The client sent a break, or is gone."""


class Link(asyncio.Protocol):
    """Packets of one client.

    While ``frozen`` nothing that arrives is looked at, as if the network were
    dead; only the end of the connection is still noticed.
    """

    def __init__(self, peer: Peer, stats: Stats) -> None:
        self.peer = peer
        self.stats = stats
        self.sdu = 8192  # bytes
        self.large_packets = False
        self.frozen = False
        self.lost = False
        self._transport: asyncio.Transport | None = None
        self._buffer = bytearray()
        self._items: deque[Item] = deque()
        self._arrived = asyncio.Event()
        self._can_write = asyncio.Event()
        self._can_write.set()

    # called by the event loop

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        sock = transport.get_extra_info("socket")
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        transport.set_write_buffer_limits(high=WRITE_LIMIT)
        self.stats.connects += 1
        self.peer.connected()

    def connection_lost(self, exc: Exception | None) -> None:
        self.lost = True
        self._can_write.set()
        self._arrived.set()
        self.peer.interrupted()

    def pause_writing(self) -> None:
        self._can_write.clear()

    def resume_writing(self) -> None:
        self._can_write.set()

    def data_received(self, data: bytes) -> None:
        if self.frozen:
            return
        self._buffer += data
        while self._take_packet():
            pass
        self._arrived.set()

    def _take_packet(self) -> bool:
        """Move one packet, if it is complete, from the buffer to the items."""
        buffer = self._buffer
        if len(buffer) < packets.HEADER:
            return False
        size = int.from_bytes(buffer[: 4 if self.large_packets else 2], "big")
        if size < packets.HEADER:
            log.warning("bad packet length %d", size)
            self.abort()
            return False
        if len(buffer) < size:
            return False
        kind, payload = buffer[4], bytes(buffer[packets.HEADER : size])
        del buffer[:size]
        self._sort(kind, payload)
        return True

    def _sort(self, kind: int, payload: bytes) -> None:
        if kind != packets.MARKER:
            self._items.append((kind, payload))
        elif payload[2:3] == bytes((packets.MARKER_RESET,)):
            self._items.append(Marker.RESET)
        else:
            self.stats.breaks += 1
            self._items.append(Marker.BREAK)
            self.peer.interrupted()

    # called by the conversation

    async def next(self) -> Item:
        """The next packet or marker; raises DisconnectedError at the end."""
        while not self._items:
            if self.lost:
                raise DisconnectedError
            self._arrived.clear()
            await self._arrived.wait()
        return self._items.popleft()

    def write(self, packet: bytes) -> None:
        if self.lost or self._transport is None:
            raise DisconnectedError
        self.stats.bytes_sent += len(packet)
        self._transport.write(packet)

    async def send(self, message: bytes) -> None:
        """One TTC message, no faster than the client reads."""
        for packet in packets.data_packets(message, self.sdu):
            self.write(packet)
            if not self._can_write.is_set():
                await self._can_write.wait()

    def close(self) -> None:
        """After what is written has gone out."""
        if self._transport is not None:
            self._transport.close()

    def abort(self) -> None:
        """With RST, as when a server's process or host dies."""
        if self._transport is None or self.lost:
            return
        sock = self._transport.get_extra_info("socket")
        with contextlib.suppress(OSError):
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RST)
        self._transport.abort()
