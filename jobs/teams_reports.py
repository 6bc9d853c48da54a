"""TEAMS_REPORTS: the balances of all areas are told to who subscribed to that report."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo

from domain.alerts.happenings import NocsReport
from domain.alerts.topics import Topic
from domain.caches.caches import Cached, is_stale
from domain.caches.nocs import NocsBalance
from domain.jobs.runs import State
from jobs.alerts.raising import fire_once
from jobs.caching.interval import interval_of
from jobs.engine.context import Context, Handler, Refused
from queries.caches.generations import hold_lease
from queries.caches.nocs_cache import nocs_balances
from queries.jobs.runs import Ending
from queries.postgres import Postgres

_FILLED_BY = "NOCS_BALANCE"
#: How often the balances are read where no schedule says so.
_USUAL = timedelta(hours=1)

Areas = Cached[list[NocsBalance]]


@dataclass(frozen=True, slots=True)
class Reports:
    """What the job works with."""

    postgres: Postgres
    zone: tzinfo
    now: Callable[[], datetime] = lambda: datetime.now(UTC)


def teams_reports(reports: Reports) -> Handler:
    """The job's work: one report for each wish, however often it is tried."""

    async def handler(context: Context) -> Ending:
        found = await nocs_balances(reports.postgres)
        if found is None:
            context.log("WARNING", "NO_FIGURES", "the NOCS balances were never read: no report")
            return Ending(State.COMPLETED_WITH_WARNINGS, {"areas": 0})
        return await _report(context, reports, found)

    return handler


async def _report(context: Context, reports: Reports, found: Areas) -> Ending:
    stale = await _is_stale(reports, found)
    if stale:
        of = found.edition.as_of.isoformat()
        context.log("WARNING", "STALE", "the NOCS balances are old, which the report says", of=of)
    whole = context.run.parameters.get("whole") is True
    report = NocsReport(found.edition.as_of, tuple(found.value), whole, stale)
    key = f"{Topic.REPORT_NOCS_BALANCE}:{context.run.root_id}"
    async with reports.postgres.transaction() as inside:
        if not await hold_lease(inside, context.run.run_id, context.fence):
            raise Refused("the lease is lost: another run goes on with this work")
        await fire_once(inside, key, report, reports.zone)
    state = State.COMPLETED_WITH_WARNINGS if stale else State.COMPLETED
    return Ending(state, {"areas": len(found.value), "stale": stale})


async def _is_stale(reports: Reports, found: Areas) -> bool:
    interval = await interval_of(reports.postgres, _FILLED_BY, found.edition.as_of)
    return is_stale(found.edition, interval or _USUAL, reports.now())
