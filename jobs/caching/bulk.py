"""Caches of many rows: streamed by columns from the billing system into a table of their own."""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Mapping
from contextlib import aclosing, asynccontextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any

from domain.caches.caches import Cache
from domain.caches.gates import Figures, Finding, Gate
from jobs.caching.refresh import Fill, Filled
from jobs.engine.context import Context
from queries.caches.frames import Intake, LoadPlan, encoded
from queries.caches.generations import attach_rows, open_rows
from queries.oracle import Oracle
from queries.postgres import Postgres

#: A query may take so long until its first rows; the job's own limit is shorter.
_LONGEST_QUERY = 4 * 3600.0


class Bulk(ABC):
    """How the rows of one query get into the cache."""

    cache: Cache
    part = ""

    def __init__(self, oracle: Oracle, postgres: Postgres) -> None:
        self._oracle = oracle
        self._postgres = postgres

    @abstractmethod
    def plan(self, as_of: datetime) -> LoadPlan:
        """Which query, and what becomes of its columns."""

    @abstractmethod
    async def before(self) -> Figures | None:
        """The figures of what people see now; None when there is nothing."""

    @abstractmethod
    async def count(self, inside: Postgres, generation: int) -> Filled:
        """What has been loaded."""

    def binds(self) -> Mapping[str, Any]:
        """What the query is asked with."""
        return {}

    @asynccontextmanager
    async def reading(self, as_of: datetime, context: Context) -> AsyncIterator[Fill]:
        """Ask, and wait for the first rows."""
        plan, before = self.plan(as_of), await self.before()
        frames = self._oracle.frames(plan.statement, deadline=_LONGEST_QUERY, **self.binds())
        async with aclosing(frames), aclosing(_read_ahead(frames)) as ahead:
            first = await anext(ahead, None)
            rows = encoded(_all(first, ahead), intake := Intake(plan), _told(context, before))

            async def fill(inside: Postgres, generation: int) -> Filled:
                table = await open_rows(inside, plan.rows_of, generation)
                await inside.copy(table, plan.stored().names, rows)
                if not await attach_rows(inside, plan.rows_of, generation):
                    return _with_duplicates(intake)
                filled = await self.count(inside, generation)
                return replace(
                    filled, before=before, left_out=intake.left_out, samples=intake.samples
                )

            async with aclosing(rows):
                yield fill


async def _read_ahead(frames: AsyncIterator[Any]) -> AsyncGenerator[Any, None]:
    """The frames, while the next one is on its way."""
    coming = asyncio.ensure_future(anext(frames, None))
    try:
        while (frame := await coming) is not None:
            coming = asyncio.ensure_future(anext(frames, None))
            yield frame
    finally:
        coming.cancel()
        await asyncio.wait([coming])


async def _all(first: Any, others: AsyncIterator[Any]) -> AsyncIterator[Any]:
    if first is not None:
        yield first
    async for frame in others:
        yield frame


def _told(context: Context, before: Figures | None) -> Callable[[int], None]:
    """Progress in percent of the rows that people see now, if there are any."""

    def tell(rows: int) -> None:
        share = min(100.0 * rows / before.rows, 99.0) if before and before.rows else None
        context.progress("loading", share)

    return tell


def _with_duplicates(intake: Intake) -> Filled:
    found = Finding(Gate.DUPLICATES)
    figures = Figures(intake.rows)
    return Filled(
        figures, None, {}, left_out=intake.left_out, samples=intake.samples, duplicates=(found,)
    )
