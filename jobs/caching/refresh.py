"""One refresh of a cache, from the question to what people see."""

import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Protocol

from domain.caches.caches import Cache
from domain.caches.gates import Figures, Finding, judge
from domain.jobs.runs import State
from domain.site import Site
from jobs.engine.context import Context, Refused, kind_of
from queries.caches.frames import LeftOut
from queries.caches.generations import (
    Begun,
    Settled,
    begin_generation,
    fail_generation,
    hold_lease,
    keep_quarantined,
    publish_generation,
    settle_generation,
    stored_figures,
    stored_finding,
    sweep,
)
from queries.errors import SourceError
from queries.jobs.runs import Ending
from queries.oracle import Oracle
from queries.postgres import Postgres
from queries.site_clock import site_clock

log = logging.getLogger(__name__)

#: Each statement of a load may take so long.
_LOAD_SECONDS = 3600.0


@dataclass(frozen=True, slots=True)
class Sources:
    """What refreshes need.

    ``dates_kept`` batch dates of the bill stop stay readable; rows that were replaced stay for
    ``pause``, because somebody may read them now.
    """

    oracle: Oracle
    postgres: Postgres
    site: Site
    dates_kept: int = 14
    pause: timedelta = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Filled:
    """Rows that lie in the tables of a generation, not seen by anybody yet.

    ``parts`` are what they can be read as, with their rows; ``only``: nothing else is left of the
    cache.
    """

    figures: Figures
    before: Figures | None
    parts: Mapping[str, int]
    only: bool = True
    left_out: int = 0
    samples: Sequence[LeftOut] = ()
    duplicates: Sequence[Finding] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)


Fill = Callable[[Postgres, int], Awaitable[Filled]]


class Filling(Protocol):
    """How one cache is read and filled."""

    cache: Cache
    part: str

    def reading(self, as_of: datetime, context: Context) -> AbstractAsyncContextManager[Fill]:
        """Ask; what it gives fills a generation, within a transaction."""
        ...


async def refresh(context: Context, sources: Sources, filling: Filling) -> Ending:
    """Load, judge, and publish unless a gate stays shut; raises SourceError or Refused."""
    cache, postgres = filling.cache, sources.postgres
    await sweep(postgres, cache, sources.dates_kept, sources.pause)
    context.progress("asking")
    as_of = await site_clock(sources.oracle, sources.site.zone)
    begun = Begun(cache, filling.part, as_of.date(), context.run.run_id, as_of)
    generation = await begin_generation(postgres, begun)
    async with _written_down(postgres, generation):
        async with filling.reading(as_of, context) as fill:
            filled, settled = await _load(context, postgres, generation, fill)
        if not settled.findings:
            await _publish(context, postgres, cache, settled, filled)
    return _ending(context, cache, settled)


async def _load(
    context: Context, postgres: Postgres, generation: int, fill: Fill
) -> tuple[Filled, Settled]:
    async with postgres.transaction(_LOAD_SECONDS) as inside:
        filled = await fill(inside, generation)
        context.progress("checking", 100.0)
        settled = _settled(generation, filled)
        await keep_quarantined(inside, generation, filled.samples)
        await settle_generation(inside, settled)
    return filled, settled


async def _publish(
    context: Context, postgres: Postgres, cache: Cache, settled: Settled, filled: Filled
) -> None:
    context.progress("publishing", 100.0)
    async with postgres.transaction() as inside:
        if not await hold_lease(inside, context.run.run_id, context.fence):
            raise Refused("another engine has taken this run over")
        await publish_generation(inside, cache, settled.generation, filled.parts, only=filled.only)


@asynccontextmanager
async def _written_down(postgres: Postgres, generation: int) -> AsyncIterator[None]:
    """Whatever ends a load early is kept with its generation."""
    try:
        yield
    except BaseException as error:
        known = str(error) if isinstance(error, SourceError | Refused) else type(error).__name__
        try:
            await fail_generation(postgres, generation, f"{kind_of(error)}: {known}")
        except SourceError as away:
            log.warning("the end of generation %s is not written: %s", generation, away)
        raise


def _settled(generation: int, filled: Filled) -> Settled:
    findings = (*filled.duplicates, *judge(filled.figures, filled.before, filled.left_out))
    return Settled(generation, filled.figures, findings, filled.left_out, filled.extra)


def _ending(context: Context, cache: Cache, settled: Settled) -> Ending:
    result = {
        "cache": cache.value,
        "generation": settled.generation,
        "state": "refused" if settled.findings else "published",
        "rows": settled.figures.rows,
        "quarantined": settled.left_out,
        "why": [stored_finding(finding) for finding in settled.findings],
        "figures": {**stored_figures(settled.figures), **settled.extra},
    }
    if settled.left_out:
        context.log("WARNING", "LEFT_OUT", f"{settled.left_out} records could not be loaded")
    if settled.findings:
        gates = ", ".join(finding.gate.value for finding in settled.findings)
        return Ending(State.REFUSED, result, "GATES", f"the new rows are not published: {gates}")
    context.log("INFO", "PUBLISHED", f"{settled.figures.rows} rows are published")
    left = State.COMPLETED_WITH_WARNINGS if settled.left_out else State.COMPLETED
    return Ending(left, result)
