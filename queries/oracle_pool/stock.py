"""The connections of one lane: opened, kept idle, checked, replaced, closed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from queries.errors import SourceDown, SourceSlow
from queries.oracle_pool.gate import Gate
from queries.oracle_pool.link import Link


@dataclass(frozen=True)
class Pace:
    """How a lane looks after its connections; times in seconds."""

    grace: float = 1.0  # a late answer may still save its connection
    probe: float = 2.0  # between two probes while down
    check: float = 2.0  # an idle connection answers within
    fresh: float = 30.0  # after an answer a connection is used unchecked
    idle: float = 600.0  # unused for longer, a spare connection is closed
    age: float = 3600.0  # older, a connection is replaced
    trust: float = 5.0  # after an answer one failed connect does not mean "down"
    tend: float = 20.0  # between two rounds of the keeper


@dataclass(eq=False)
class Held:
    """A connection and its dates, by the lane's clock."""

    link: Link
    opened: float
    used: float
    proved: float


class Stock:
    """At most ``size`` connections, of which ``keep`` stay open when idle."""

    def __init__(
        self, gate: Gate, size: int, keep: int, pace: Pace, clock: Callable[[], float]
    ) -> None:
        self.idle: list[Held] = []
        self.links: set[Held] = set()
        self._gate = gate
        self._size = size
        self._keep = keep
        self._pace = pace
        self._clock = clock
        self._openings: dict[asyncio.Task[Link], asyncio.Future[Held]] = {}
        self._closed = False

    async def take_idle(self) -> Held | None:
        """The idle connection used last, if it is alive; None means: connect."""
        while self.idle:
            held = self.idle.pop()
            if self._outlived(held):
                self.drop(held)
            elif self._clock() - held.proved < self._pace.fresh or await self.proves(held):
                return held
            else:  # where one is dead the others are likely to be
                self.drop(held)
                self.drop_idle()
        return None

    async def connect(self, due: float) -> Held:
        """A new connection before ``due`` (loop time); raises SourceError.

        A login under way is never cancelled by those who leave: it ends by the gate's own
        deadline, and what it opened is closed again.
        """
        while self.idle and len(self.links) >= self._size:
            self.drop(self.idle.pop(0))
        wanted: asyncio.Future[Held] = asyncio.get_running_loop().create_future()
        wanted.add_done_callback(seen)
        self._open(wanted)
        try:
            await asyncio.wait({wanted}, timeout=left(due))
        except asyncio.CancelledError:
            self._unwant(wanted)
            raise
        if not wanted.done():
            wanted.cancel()
            raise SourceSlow
        return wanted.result()

    async def proves(self, held: Held) -> bool:
        """Whether a connection still answers; one that fails is to be dropped."""
        call = asyncio.get_running_loop().create_task(held.link.check(), name="oracle check")
        call.add_done_callback(seen)
        try:
            await asyncio.wait({call}, timeout=self._pace.check)
        except asyncio.CancelledError:
            self.drop(held)
            raise
        if not call.done() or call.exception() is not None:
            return False
        held.proved = self._clock()
        return True

    def put(self, held: Held, *, used: bool = True) -> None:
        """Back to the idle ones, unless there are too many."""
        if self._closed or len(self.links) > self._size:
            self.drop(held)
            return
        if used:
            held.used = held.proved = self._clock()
        self.idle.append(held)

    def drop(self, held: Held) -> None:
        self.links.discard(held)
        held.link.terminate()

    def drop_idle(self) -> None:
        while self.idle:
            self.drop(self.idle.pop())

    def drop_outlived(self) -> None:
        for held in self.idle.copy():  # the longest unused first
            if self._outlived(held):
                self.idle.remove(held)
                self.drop(held)

    def doubt_idle(self) -> None:
        """Has every idle connection checked before its next use."""
        for held in self.idle:
            held.proved = float("-inf")

    def stop_opening(self) -> None:
        """Those who wait for a new connection get SourceDown."""
        for wanted in self._openings.values():
            if not wanted.done():
                wanted.set_exception(SourceDown())

    def close(self) -> set[asyncio.Task[Link]]:
        """Terminates everything, now and later; gives the logins still under way."""
        self._closed = True
        self.stop_opening()
        self.idle.clear()
        for held in list(self.links):
            self.drop(held)
        return set(self._openings)

    def _open(self, wanted: asyncio.Future[Held]) -> None:
        opening = asyncio.get_running_loop().create_task(self._gate.open(), name="oracle connect")
        self._openings[opening] = wanted
        opening.add_done_callback(self._opened)

    def _opened(self, opening: asyncio.Task[Link]) -> None:
        wanted = self._openings.pop(opening)
        error = SourceDown() if opening.cancelled() else opening.exception()
        if error is None and (self._closed or wanted.done()):
            opening.result().terminate()
        if wanted.done():
            return
        if error is None and not self._closed:
            wanted.set_result(self._hold(opening.result()))
        else:
            wanted.set_exception(error or SourceDown())

    def _unwant(self, wanted: asyncio.Future[Held]) -> None:
        if not wanted.done():
            wanted.cancel()
        elif wanted.exception() is None:
            self.drop(wanted.result())

    def _hold(self, link: Link) -> Held:
        now = self._clock()
        held = Held(link, opened=now, used=now, proved=now)
        self.links.add(held)
        return held

    def _outlived(self, held: Held) -> bool:
        now, spare = self._clock(), len(self.links) > self._keep
        return now - held.opened > self._pace.age or (spare and now - held.used > self._pace.idle)


def left(due: float) -> float:
    """Seconds until ``due`` (loop time), never negative."""
    return max(0.0, due - asyncio.get_running_loop().time())


def seen(done: asyncio.Future[Any]) -> None:
    """Marks a failure as seen whose caller may have left."""
    if not done.cancelled():
        done.exception()
