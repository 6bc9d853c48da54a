"""BILL_STOP: every CPC, whether it is billed this month, and the CRPs they belong to."""

from datetime import datetime

from domain.caches.caches import Cache
from domain.caches.gates import Figures
from jobs.caching.bulk import Bulk
from jobs.caching.refresh import Filled, Sources, refresh
from jobs.engine.context import Context, Handler
from queries.caches.editions import edition
from queries.caches.figures import bill_stop_figures, sum_crps
from queries.caches.frames import LoadPlan
from queries.caches.load_plans import bill_stop_plan
from queries.jobs.runs import Ending
from queries.postgres import Postgres


class BillStopFilling(Bulk):
    """All CPCs, judged by the billing system's own date."""

    cache = Cache.BILL_STOP

    def __init__(self, sources: Sources) -> None:
        super().__init__(sources.oracle, sources.postgres)
        self._sign = sources.site.ledger_sign

    def plan(self, as_of: datetime) -> LoadPlan:
        """Who is billed depends on the day."""
        return bill_stop_plan(self._sign, as_of.date())

    async def before(self) -> Figures | None:
        """Of the edition that people see."""
        seen = await edition(self._postgres, self.cache)
        return await bill_stop_figures(self._postgres, seen.generation) if seen else None

    async def count(self, inside: Postgres, generation: int) -> Filled:
        """The CRPs are counted from their CPCs."""
        crps = await sum_crps(inside, generation)
        figures = await bill_stop_figures(inside, generation)
        return Filled(figures, None, {"": figures.rows}, extra={"crps": crps})


def bill_stop(sources: Sources) -> Handler:
    """The job's work."""

    async def handler(context: Context) -> Ending:
        return await refresh(context, sources, BillStopFilling(sources))

    return handler
