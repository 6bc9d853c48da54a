"""Oracle as the rest of the house sees it: a port, its lanes, and the adapter.

Dates come naive, as the site's local time; every number comes as Decimal.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, Callable, Coroutine, Mapping
from enum import StrEnum
from typing import Any, Protocol, Self, TypeVar

import pyarrow as pa

from queries.loader import Statement
from queries.oracle_pool.gate import Gate
from queries.oracle_pool.lane import Lane as OracleLane
from queries.oracle_pool.lane import LaneLimits, LaneState
from queries.oracle_pool.link import OracleLogin, Row
from queries.oracle_pool.stock import Pace
from queries.single_flight import SingleFlight

__all__ = [
    "Lane",
    "LaneLimits",
    "LaneState",
    "Oracle",
    "OracleDatabase",
    "OracleLogin",
    "Pace",
    "carve",
]

T = TypeVar("T")


class Lane(StrEnum):
    """Kinds of work; none can use up the connections of another."""

    LOOKUP = "lookup"  # a person waits
    WATCH = "watch"  # batches are watched
    BATCH = "batch"  # caches are loaded


class Oracle(Protocol):
    """Answers queries; every failure is a SourceError."""

    async def fetch_all(
        self,
        statement: Statement,
        row: Callable[..., T],
        /,
        lane: Lane = Lane.LOOKUP,
        deadline: float | None = None,
        **binds: Any,
    ) -> list[T]:
        """``row(*columns)`` of each row, within ``deadline`` seconds (or the lane's)."""
        ...

    def frames(
        self,
        statement: Statement,
        /,
        lane: Lane = Lane.BATCH,
        deadline: float | None = None,
        **binds: Any,
    ) -> AsyncGenerator[pa.Table, None]:
        """The rows by columns, in constant memory; ``deadline`` seconds for each part of them.

        Columns have the query's names in capitals.
        """
        ...

    async def ping(self) -> None:
        """Raises SourceError unless the database answers."""
        ...

    @property
    def state(self) -> Mapping[Lane, LaneState]:
        """How each lane is."""
        ...

    async def close(self) -> None:
        """Ends everything without waiting for the database."""
        ...


def carve(least: int, most: int, call_timeout: float = 120.0) -> dict[Lane, LaneLimits]:
    """Divides ``most`` (3 or more) connections among the lanes; ``least`` stay open for people."""
    watch = max(1, most // 10)
    batch = max(1, most // 4)
    people = most - watch - batch
    return {
        # A hundred look-ups at once, of three queries each, are served one after the other.
        Lane.LOOKUP: LaneLimits(people, min(least, people), deadline=15.0, wait=10.0, queue=300),
        Lane.WATCH: LaneLimits(watch, deadline=call_timeout, wait=30.0),
        Lane.BATCH: LaneLimits(batch, deadline=call_timeout, wait=60.0, rows=20_000),
    }


class OracleDatabase:
    """The real one.  ``async with`` opens it (without waiting) and closes it (at once)."""

    def __init__(
        self,
        login: OracleLogin,
        lanes: Mapping[Lane, LaneLimits],
        *,
        pace: Pace | None = None,
        connect: float = 5.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """``connect``: seconds a login may take; ``clock``: seconds, for ages and pauses."""
        gate = Gate(login, connect=connect, clock=clock)
        pace = pace or Pace()
        self._lanes = {
            lane: OracleLane(lane.value, gate, limits, pace, clock)
            for lane, limits in lanes.items()
        }
        self._flights: SingleFlight[list[Row]] = SingleFlight()

    async def __aenter__(self) -> Self:
        for lane in self._lanes.values():
            lane.open()
        return self

    async def __aexit__(self, *exc: object) -> None:
        await self.close()

    @property
    def state(self) -> dict[Lane, LaneState]:
        return {name: lane.state for name, lane in self._lanes.items()}

    async def fetch_all(
        self,
        statement: Statement,
        row: Callable[..., T],
        /,
        lane: Lane = Lane.LOOKUP,
        deadline: float | None = None,
        **binds: Any,
    ) -> list[T]:
        """As the port says; identical queries in flight share one execution.

        Those of the batch lane do not: each ends with whoever asked, and its answer is as fresh.
        """
        statement.check(binds)
        ours = self._lanes[lane]
        seconds = deadline or ours.limits.deadline
        text, size = statement.text, ours.limits.rows

        def ask() -> Coroutine[Any, Any, list[Row]]:
            return ours.run(lambda link: link.rows(text, binds, size), seconds)

        key = (statement, lane, _key(binds))
        shared = lane is not Lane.BATCH
        rows = await (self._flights.join(key, ask, seconds) if shared else ask())
        return [row(*columns) for columns in rows]

    def frames(
        self,
        statement: Statement,
        /,
        lane: Lane = Lane.BATCH,
        deadline: float | None = None,
        **binds: Any,
    ) -> AsyncGenerator[pa.Table, None]:
        """As the port says; a connection lost under way ends it with SourceDown."""
        statement.check(binds)
        return self._lanes[lane].frames(statement.text, binds, deadline)

    async def ping(self) -> None:
        lane = self._lanes[Lane.LOOKUP]
        await lane.run(lambda link: link.check())

    async def close(self) -> None:
        await asyncio.gather(*(lane.close() for lane in self._lanes.values()))
        await self._flights.close()


def _key(binds: Mapping[str, Any]) -> tuple[tuple[str, type, Any], ...]:
    """Binds as a key; 1 and Decimal(1) are equal and yet not the same question."""
    return tuple((name, type(value), value) for name, value in sorted(binds.items()))
