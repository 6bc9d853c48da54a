"""A bounded number of places, and a bounded queue before them."""

from __future__ import annotations

import asyncio
from collections import deque

from queries.errors import SourceBusy, SourceError


class Slots:
    """Hands out ``size`` places in the order of asking; at most ``queue`` may wait."""

    def __init__(self, size: int, queue: int) -> None:
        self.size = size
        self.free = size
        self._queue = queue
        self._waiting: deque[asyncio.Future[None]] = deque()

    @property
    def waiting(self) -> int:
        return len(self._waiting)

    async def take(self, patience: float) -> None:
        """A place within ``patience`` seconds, else SourceBusy."""
        if self.free and not self._waiting:
            self.free -= 1
            return
        if len(self._waiting) >= self._queue:
            raise SourceBusy
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        await self._await(turn, patience)

    async def _await(self, turn: asyncio.Future[None], patience: float) -> None:
        try:
            await asyncio.wait({turn}, timeout=patience)
        except asyncio.CancelledError:
            self._leave(turn)
            raise
        if not turn.done():
            self._leave(turn)
            raise SourceBusy
        turn.result()

    def give(self) -> None:
        """Gives a place back, to the next who waits."""
        if self._waiting:
            self._waiting.popleft().set_result(None)
        else:
            self.free += 1

    def refuse(self, error: SourceError) -> None:
        """Sends everyone away who waits."""
        while self._waiting:
            self._waiting.popleft().set_exception(error)

    def _leave(self, turn: asyncio.Future[None]) -> None:
        if not turn.done():
            self._waiting.remove(turn)
        elif turn.exception() is None:
            self.give()  # the place came in the moment of leaving
