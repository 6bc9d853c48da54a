"""Turns: so many a second, and a few at once; who is more urgent comes first."""

import asyncio
import heapq
from itertools import count


class Turns:
    """A bucket of ``most`` turns that gains ``each_second``."""

    def __init__(self, most: float, each_second: float) -> None:
        self._most = most
        self._each_second = each_second
        self._left = most
        self._at: float | None = None
        self._order = count()
        self._waiting: list[tuple[int, int, asyncio.Future[None]]] = []
        self._timer: asyncio.TimerHandle | None = None
        self._free = False

    async def take(self, urgency: int) -> None:
        """Wait for a turn; among those who wait the lowest ``urgency`` comes first."""
        self._fill()
        if self._free or (not self._waiting and self._left >= 1):
            self._left -= 1
            return
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._waiting, (urgency, next(self._order), turn))
        self._arm()
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self._left += 1
            raise

    def wait(self) -> float:
        """Seconds until somebody who comes now has a turn."""
        self._fill()
        missing = len(self._waiting) + 1 - self._left
        return 0.0 if self._free else max(0.0, missing / self._each_second)

    def open(self) -> None:
        """From now on nobody waits, nor those who do."""
        self._free = True
        self._serve()

    def _fill(self) -> None:
        now = asyncio.get_running_loop().time()
        passed = 0.0 if self._at is None else now - self._at
        self._left = min(self._most, self._left + passed * self._each_second)
        self._at = now

    def _arm(self) -> None:
        if self._timer is None:
            pause = max(0.0, (1 - self._left) / self._each_second)
            self._timer = asyncio.get_running_loop().call_later(pause, self._serve)

    def _serve(self) -> None:
        self._timer = None
        self._fill()
        while self._waiting and (self._free or self._left >= 1 - 1e-6):
            _, _, turn = heapq.heappop(self._waiting)
            if not turn.done():
                turn.set_result(None)
                self._left -= 1
        if self._waiting:
            self._arm()
