"""The background task of a lane: probes while it is down, tends its idle connections."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable

from queries.errors import SourceDown, SourceError, SourceSlow
from queries.oracle_pool.breaker import Breaker
from queries.oracle_pool.stock import Pace, Stock

log = logging.getLogger(__name__)

#: seconds after which a probe has failed, wherever it waits
PROBE_WITHIN = 15.0


class Keeper:
    """Finds out whether the database is there, so that no person has to wait for it."""

    def __init__(
        self, stock: Stock, breaker: Breaker, keep: int, pace: Pace, clock: Callable[[], float]
    ) -> None:
        self._stock = stock
        self._breaker = breaker
        self._keep = keep
        self._pace = pace
        self._clock = clock
        self._wake = asyncio.Event()
        self._doubted = False

    def doubt(self) -> None:
        """Someone waits longer than usual: probe now."""
        self._doubted = True
        self._wake.set()

    def wake(self) -> None:
        """The lane went down: begin to probe."""
        self._wake.set()

    async def run(self, fell: Callable[[SourceError], None]) -> None:
        """Until cancelled; tells ``fell`` what a probe failed with, and soon probes again."""
        while True:
            try:
                await self._round()
            except SourceError as error:
                self._doubted = True
                fell(error)
            await self._pause()

    async def _round(self) -> None:
        if self._breaker.is_open or self._doubted:
            self._doubted = False
            await self._probe()
            self._breaker.close()
            return
        self._stock.drop_outlived()
        await self._check_idle()
        while len(self._stock.links) < self._keep:
            await self._probe()

    async def _probe(self) -> None:
        """One new connection that answers a query; raises SourceError."""
        try:
            held = await self._stock.connect(asyncio.get_running_loop().time() + PROBE_WITHIN)
        except SourceSlow as late:
            raise SourceDown from late
        if not await self._stock.proves(held):
            self._stock.drop(held)
            raise SourceDown
        self._stock.put(held)

    async def _check_idle(self) -> None:
        stale = self._clock() - self._pace.fresh / 2
        for held in [held for held in self._stock.idle if held.proved < stale]:
            if held not in self._stock.idle:
                continue  # taken meanwhile
            self._stock.idle.remove(held)
            if not await self._stock.proves(held):
                self._stock.drop(held)
                self._stock.doubt_idle()
                await self._probe()
                return
            self._stock.put(held, used=False)

    async def _pause(self) -> None:
        """Between rounds; a doubt or a fall ends it early, but never within ``probe``."""
        self._breaker.retry_at = self._clock() + self._pace.probe
        await asyncio.sleep(self._pace.probe)
        if self._breaker.is_open or self._doubted:
            return
        self._wake.clear()
        rest = max(0.0, self._pace.tend - self._pace.probe)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(rest):
                await self._wake.wait()
