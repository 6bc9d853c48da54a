"""NOCS_BALANCE: what the customers of each area have paid ahead, and what they owe."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime

from domain.caches.caches import Cache
from domain.caches.gates import Figures, Finding, Gate
from domain.caches.nocs import NocsBalance
from jobs.caching.refresh import Fill, Filled, Sources, refresh
from jobs.engine.context import Context, Handler
from queries.caches.editions import edition
from queries.caches.figures import nocs_figures
from queries.caches.nocs_summary import nocs_balance_summary, save_nocs_balances
from queries.jobs.runs import Ending
from queries.postgres import Postgres

#: The query may take so long; the job's own limit is shorter.
_LONGEST_QUERY = 4 * 3600.0


class NocsBalanceFilling:
    """One row an area."""

    cache = Cache.NOCS_BALANCE
    part = ""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources

    @asynccontextmanager
    async def reading(self, as_of: datetime, context: Context) -> AsyncIterator[Fill]:
        """Ask, and wait for all areas."""
        sign = self._sources.site.ledger_sign
        areas = await nocs_balance_summary(self._sources.oracle, sign, _LONGEST_QUERY)
        before = await self._before()

        async def fill(inside: Postgres, generation: int) -> Filled:
            found = _equal_codes(areas)
            if found:
                return Filled(Figures(len(areas)), None, {}, duplicates=found)
            await save_nocs_balances(inside, generation, areas)
            figures = await nocs_figures(inside, generation)
            return Filled(figures, before, {"": len(areas)}, extra={"areas": len(areas)})

        yield fill

    async def _before(self) -> Figures | None:
        postgres = self._sources.postgres
        seen = await edition(postgres, self.cache)
        return await nocs_figures(postgres, seen.generation) if seen else None


def nocs_balance(sources: Sources) -> Handler:
    """The job's work."""

    async def handler(context: Context) -> Ending:
        return await refresh(context, sources, NocsBalanceFilling(sources))

    return handler


def _equal_codes(areas: list[NocsBalance]) -> tuple[Finding, ...]:
    codes = {area.code for area in areas}
    return (Finding(Gate.DUPLICATES),) if len(codes) < len(areas) else ()
