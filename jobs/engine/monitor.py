"""The monitor: every minute it looks for runs that failed, were slow or late, and tells of them."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta, tzinfo
from itertools import chain

from domain.jobs.jobs import Job
from domain.jobs.thresholds import Threshold, nears_limit, threshold
from jobs.alerts.raising import fire_once
from jobs.engine import findings
from jobs.engine.amends import Seen, end_alerts
from jobs.engine.findings import Found
from queries.errors import SourceError
from queries.jobs.approvals import end_approvals
from queries.jobs.run_watch import (
    claim_monitor,
    failure_counts,
    good_runs,
    note_once,
    overrides,
    runs_going_on,
    scheduled_starts,
    untold_failures,
)
from queries.postgres import Postgres

log = logging.getLogger(__name__)

#: After a start, what happened so long ago is still told.
_CATCH_UP = timedelta(hours=24)
#: Each look goes back a little behind the one before: what was being written then is seen now.
_OVERLAP = timedelta(minutes=10)
_ERROR_WINDOW = timedelta(days=30)


class Monitor:
    """Finds what somebody has to know about runs, and tells of it, of each finding once.

    Any number of processes may have one; one at a time looks. It also ends approvals that nobody
    gave in time.
    """

    def __init__(
        self,
        postgres: Postgres,
        jobs: Mapping[str, Job],
        now: Callable[[], datetime],
        zone: tzinfo = UTC,
    ) -> None:
        self._postgres = postgres
        self._jobs = jobs
        self._now = now
        self._zone = zone
        self._looked: datetime | None = None

    async def run(self, each: float = 60.0) -> None:
        """Look at once and then every so many seconds, until cancelled."""
        while True:
            try:
                told = await self.look()
            except SourceError as error:
                log.warning("runs cannot be looked at now: %s", error)
            else:
                if told:
                    log.info("alerts about jobs: %s", told)
            await asyncio.sleep(each)

    async def look(self) -> int:
        """Look once; how many new events there are."""
        now = self._now()
        since = self._looked - _OVERLAP if self._looked else now - _CATCH_UP
        async with self._postgres.transaction() as inside:
            if not await claim_monitor(inside):
                return 0
            await end_approvals(inside)
            limits = await self._limits(inside)
            await self._warn(inside, limits, now)
            failures = await untold_failures(inside, since)
            seen = await self._seen(inside, since, now)
            found = [findings.failed(one, self._jobs) for one in failures]
            found += _found(seen, limits, now)
            told = [await fire_once(inside, *one, self._zone) for one in found]
            await end_alerts(inside, seen, limits)
        self._looked = now
        return sum(told)

    async def _limits(self, inside: Postgres) -> dict[str, Threshold]:
        given = await overrides(inside)
        return {name: threshold(job, given.get(name)) for name, job in self._jobs.items()}

    async def _warn(self, inside: Postgres, limits: Mapping[str, Threshold], now: datetime) -> None:
        for run in await runs_going_on(inside):
            job = self._jobs.get(run.job)
            if job and nears_limit(now - run.started_at, job, limits[run.job]):
                percent = limits[run.job].warn_runtime_pct
                message = f"{percent} % of the time that the job may take are used up"
                await note_once(inside, run.run_id, "NEARS_LIMIT", message)

    async def _seen(self, inside: Postgres, since: datetime, now: datetime) -> Seen:
        return Seen(
            await good_runs(inside, since),
            await scheduled_starts(inside, since),
            await failure_counts(inside, now - _ERROR_WINDOW),
        )


def _found(seen: Seen, limits: Mapping[str, Threshold], now: datetime) -> list[Found]:
    """What there is to tell beside failures; nothing of jobs that are not known any more."""
    found = chain(
        (findings.slow(one, limits[one.job]) for one in seen.ends if one.job in limits),
        (findings.late(one, limits[one.job], now) for one in seen.starts if one.job in limits),
        (findings.failing(one, limits[one.job], now) for one in seen.counts if one.job in limits),
    )
    return [one for one in found if one is not None]
