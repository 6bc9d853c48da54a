"""One client from CONNECT to the end."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine

from .calls import Calls
from .errors import OraError
from .greeting import greet
from .link import DisconnectedError, Link, Marker
from .shared import Shared
from .strikes import Strikes
from .wire import packets
from .wire.primitives import MoreNeededError, ProtocolError
from .wire.requests import RequestParser
from .wire.responses import error_info

CLEANUP = 10.0  # seconds for an engine to take its results back
_CANCELLED = 1013


class Session:
    """Reads requests and has each carried out as a task of its own.

    That task, the operation, is cancelled when the client sends a break or is
    gone; so nothing outlives its client, be it hung, frozen or deep in a query.
    """

    def __init__(self, shared: Shared, started: Callable[[Session], None]) -> None:
        self.link = Link(self, shared.stats)
        self._shared = shared
        self._started = started
        self._strikes = Strikes(shared.faults, self.link)
        self._parser = RequestParser(shared.config.max_string_size)
        self._calls = Calls(shared, self.link, self._strikes, self._parser)
        self._operation: asyncio.Task[None] | None = None

    def connected(self) -> None:
        self._started(self)

    def interrupted(self) -> None:
        if self._operation is not None:
            self._operation.cancel()

    async def run(self) -> None:
        """Returns when the client is gone; raises ProtocolError if it babbles."""
        try:
            await self._operate(self._greet())
            await self._serve()
        except DisconnectedError:
            pass
        finally:
            await self._clean_up()

    async def _clean_up(self) -> None:
        self._shared.stats.disconnects += 1
        self.link.close()
        async with asyncio.timeout(CLEANUP):
            await self._calls.close()

    async def _greet(self) -> None:
        self._calls.service = await greet(self.link, self._shared, self._strikes)

    async def _serve(self) -> None:
        received = bytearray()
        while True:
            item = await self.link.next()
            if item is Marker.BREAK:
                received.clear()
                await self._report(OraError(_CANCELLED), marker=True)
            elif isinstance(item, tuple):
                received += _payload(*item)
                if await self._try(received):
                    received.clear()

    async def _try(self, received: bytearray) -> bool:
        """Carry the request out; False if more of it has to arrive."""
        try:
            request = self._parser.parse(received)
        except MoreNeededError:
            return False
        except OraError as error:
            await self._report(error)
        else:
            await self._operate(self._calls.carry_out(request), request.cursor_id)
        return True

    async def _operate(self, work: Coroutine[None, None, None], cursor_id: int = 0) -> None:
        task = self._operation = asyncio.create_task(work)
        try:
            await asyncio.wait((task,))
        finally:
            self._operation = None
            task.cancel()  # of no effect on a task that is done
        if task.cancelled():
            if self.link.lost:
                raise DisconnectedError
            return  # a break, which is the next item
        error = task.exception()
        if isinstance(error, OraError):
            await self._report(error, cursor_id)
        elif error is not None:
            raise error

    async def _report(self, error: OraError, cursor_id: int = 0, marker: bool = False) -> None:
        """An error, by default after an exchange of markers once logged in."""
        self._shared.stats.errors[error.code] += 1
        if marker or (self._shared.config.error_markers and self._calls.info is not None):
            await self._exchange_markers()
        await self.link.send(
            error_info(error.code, error.message, cursor_id=cursor_id, offset=error.offset)
        )
        if error.close:
            raise DisconnectedError

    async def _exchange_markers(self) -> None:
        """Break, the client's reset, reset; whatever came before is forgotten.

        The driver drops a marker that it has not read when it begins a new
        call, so it is reminded: a marker that comes twice does no harm.
        """
        self.link.write(packets.marker_packet(packets.MARKER_BREAK))
        while await self.link.next() is not Marker.RESET:
            self.link.write(packets.marker_packet(packets.MARKER_BREAK))
        self.link.write(packets.marker_packet(packets.MARKER_RESET))


def _payload(kind: int, packet: bytes) -> bytes:
    """A DATA packet's own data."""
    if kind != packets.DATA:
        raise ProtocolError(f"unexpected packet type {kind}")
    if int.from_bytes(packet[:2], "big") & packets.DATA_FLAG_EOF:
        raise DisconnectedError
    return packet[2:]
