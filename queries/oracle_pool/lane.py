"""One lane to Oracle: so many callers at once, each answered in time, well again by itself."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import pyarrow as pa

from queries.errors import SourceDown, SourceError, SourceSlow
from queries.oracle_pool.breaker import Breaker
from queries.oracle_pool.gate import Gate
from queries.oracle_pool.keeper import Keeper
from queries.oracle_pool.lease import Lease, Work, harmless
from queries.oracle_pool.link import Link, LinkLost
from queries.oracle_pool.slots import Slots
from queries.oracle_pool.stock import Held, Pace, Stock, left

log = logging.getLogger(__name__)
T = TypeVar("T")

#: Seconds. A query may take an hour, but not while the database has been away for so long.
_LONGEST_PATIENCE = 20.0
_GONE = 20.0


@dataclass(frozen=True)
class LaneLimits:
    """What one lane may use; times in seconds."""

    slots: int
    keep: int = 0  # connections kept open
    deadline: float = 15.0  # of a whole query; of each of its frames
    wait: float = 5.0  # for a free slot
    queue: int = 100  # callers that may wait for one
    rows: int = 1000  # fetched a round trip


@dataclass(frozen=True)
class LaneState:
    """A lane as metrics and the health page show it."""

    up: bool
    down_for: float | None  # seconds
    last_error: SourceError | None
    slots: int
    free: int
    links: int
    idle: int
    waiting: int


class Lane:
    """The connections for one kind of work, and the callers who share them."""

    def __init__(
        self, name: str, gate: Gate, limits: LaneLimits, pace: Pace, clock: Callable[[], float]
    ) -> None:
        self.name = name
        self.limits = limits
        self._pace = pace
        self._clock = clock
        self._slots = Slots(limits.slots, limits.queue)
        self._breaker = Breaker(clock)
        self._stock = Stock(gate, limits.slots, limits.keep, pace, clock)
        self._keeper = Keeper(self._stock, self._breaker, limits.keep, pace, clock)
        self._keeping: asyncio.Task[None] | None = None
        self._leaving: set[asyncio.Task[None]] = set()
        self._answered = float("-inf")

    @property
    def state(self) -> LaneState:
        return LaneState(
            up=not self._breaker.is_open,
            down_for=self._breaker.down_for,
            last_error=self._breaker.last_error,
            slots=self._slots.size,
            free=self._slots.free,
            links=len(self._stock.links),
            idle=len(self._stock.idle),
            waiting=self._slots.waiting,
        )

    def open(self) -> None:
        """Starts the keeper; waits for nothing."""
        loop = asyncio.get_running_loop()
        self._keeping = loop.create_task(self._keeper.run(self._fell), name=f"keeper {self.name}")
        self._keeping.add_done_callback(self._keeper_ended)

    async def close(self) -> None:
        """Terminates every connection; calls under way fail.  Takes a second at most."""
        self._breaker.open(SourceDown())
        self._slots.refuse(SourceDown())
        ending: set[asyncio.Task[Any]] = {*self._leaving, *self._stock.close()}
        if self._keeping is not None:
            self._keeping.cancel()
            ending.add(self._keeping)
        if ending:
            _, late = await asyncio.wait(ending, timeout=1.0)
            for task in late:
                task.cancel()
        await asyncio.sleep(0.01)  # two turns of the loop, in which the sockets are closed

    async def run(self, work: Work[T], deadline: float | None = None) -> T:
        """What ``work`` gives within ``deadline`` seconds; raises SourceError.

        A lost connection is replaced once, within the same deadline.
        """
        lease, answer = await self._begin(work, self._due(deadline))
        lease.end()
        return answer

    async def frames(
        self, text: str, binds: dict[str, Any], deadline: float | None = None
    ) -> AsyncGenerator[pa.Table, None]:
        """The rows by columns, in parts; each has the deadline to itself, the reader has not."""
        size = self.limits.rows
        lease, frame = await self._begin(
            lambda link: link.begin_frames(text, binds, size), self._due(deadline)
        )
        try:
            while frame.num_columns:
                yield frame
                frame = await lease.ask(
                    Link.more_frames, self._due(deadline), self._patience(deadline)
                )
        finally:
            lease.end(sound=not frame.num_columns)

    # What a lease asks of its lane

    def answered(self) -> None:
        self._answered = self._clock()

    def doubt(self) -> None:
        self._keeper.doubt()

    def is_gone(self) -> bool:
        return (self._breaker.down_for or 0.0) > _GONE

    def take_back(self, held: Held, *, sound: bool) -> None:
        if sound:
            self._stock.put(held)
        else:
            self._stock.drop(held)
        self._slots.give()

    def see_off(self, held: Held, call: asyncio.Task[Any]) -> None:
        task = asyncio.get_running_loop().create_task(self._see_off(held, call))
        self._leaving.add(task)
        task.add_done_callback(self._leaving.discard)

    async def _see_off(self, held: Held, call: asyncio.Task[Any]) -> None:
        """Keeps the connection of a late answer; ends a query that gives none.

        The break tells the database to stop working for nobody.  A connection that was
        sent one is never used again: it may cross with the end of the call and hit the next.
        """
        await asyncio.wait({call}, timeout=self._pace.grace)
        sound = call.done() and harmless(call)
        if not call.done():
            held.link.interrupt()
            await asyncio.wait({call}, timeout=self._pace.grace)
        self.take_back(held, sound=sound)
        await asyncio.wait({call}, timeout=self._pace.grace)
        if not call.done():
            log.error("lane %s: a call outlived its connection", self.name)

    # Callers

    def _due(self, deadline: float | None) -> float:
        return asyncio.get_running_loop().time() + (deadline or self.limits.deadline)

    def _patience(self, deadline: float | None) -> float:
        """How long an answer may take before the lane looks whether the database lives."""
        return min((deadline or self.limits.deadline) / 3, _LONGEST_PATIENCE)

    async def _begin(self, work: Work[T], due: float) -> tuple[Lease, T]:
        try:
            return await self._try(work, due, anew=False)
        except LinkLost as lost:
            log.info("lane %s: connection lost (%s), trying a new one", self.name, lost.code)
            self._stock.doubt_idle()
        try:
            return await self._try(work, due, anew=True)
        except LinkLost as lost:
            self._fell(lost)
            raise SourceDown(lost.code) from lost

    async def _try(self, work: Work[T], due: float, *, anew: bool) -> tuple[Lease, T]:
        lease = await self._lease(due, anew=anew)
        try:
            return lease, await lease.ask(work, due, self._patience(left(due)))
        except BaseException:
            lease.end()
            raise

    async def _lease(self, due: float, *, anew: bool) -> Lease:
        self._breaker.check()
        await self._slots.take(min(self.limits.wait, left(due)))
        try:
            held = None if anew else await self._stock.take_idle()
            held = held or await self._connect(due)
        except BaseException:
            self._slots.give()
            raise
        return Lease(self, held)

    async def _connect(self, due: float) -> Held:
        try:
            return await self._stock.connect(due)
        except SourceSlow:  # this caller had no time left; whether it is down, a probe finds out
            self.doubt()
            raise
        except SourceError as error:
            self._breaker.check()  # it fell while this caller waited: say why
            self._fell(error)
            raise

    # Up and down

    def _fell(self, error: SourceError) -> None:
        """A failure to connect means "down", unless another connection answered just now."""
        error.retry_in = error.retry_in or self._pace.probe
        if error.permanent or self._clock() - self._answered > self._pace.trust:
            self._down(error)

    def _down(self, error: SourceError) -> None:
        if not self._breaker.is_open:
            log.warning("lane %s: Oracle is down: %s", self.name, error)
        self._breaker.open(error)
        self._slots.refuse(error)
        self._stock.stop_opening()
        self._stock.drop_idle()
        self._keeper.wake()

    def _keeper_ended(self, task: asyncio.Task[None]) -> None:
        if not task.cancelled() and task.exception() is not None:
            log.error("lane %s: its keeper died", self.name, exc_info=task.exception())
