"""NOCS_PAYOFF: every prepaid customer of the utility, or of one area, with their balance."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from domain.caches.caches import Cache
from domain.caches.gates import Figures
from jobs.caching.bulk import Bulk
from jobs.caching.refresh import Filled, Sources, refresh
from jobs.engine.context import Context, Handler
from queries.caches.figures import payoff_areas, payoff_figures, payoff_figures_now
from queries.caches.frames import LoadPlan
from queries.caches.load_plans import payoff_plan
from queries.jobs.runs import Ending
from queries.postgres import Postgres


class PayoffFilling(Bulk):
    """The customers of ``area``, its code; of all areas when it is empty."""

    cache = Cache.NOCS_PAYOFF

    def __init__(self, sources: Sources, area: str) -> None:
        super().__init__(sources.oracle, sources.postgres)
        self._sign = sources.site.ledger_sign
        self.part = area

    def plan(self, as_of: datetime) -> LoadPlan:
        """The same at any time."""
        return payoff_plan(self._sign)

    def binds(self) -> Mapping[str, Any]:
        """The area, or none for all."""
        return {"area": self.part or None}

    async def before(self) -> Figures | None:
        """Of the same area, or of all."""
        figures = await payoff_figures_now(self._postgres, self.part)
        return figures if figures.rows else None

    async def count(self, inside: Postgres, generation: int) -> Filled:
        """Each area can be read by itself; a load of all areas leaves no other."""
        areas = await payoff_areas(inside, generation)
        return Filled(await payoff_figures(inside, generation), None, areas, only=not self.part)


def nocs_payoff(sources: Sources) -> Handler:
    """The job's work."""

    async def handler(context: Context) -> Ending:
        area = str(context.run.parameters.get("area", ""))
        return await refresh(context, sources, PayoffFilling(sources, area))

    return handler
