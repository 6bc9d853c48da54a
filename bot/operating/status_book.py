"""How the machinery stands, read for operators."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from domain.jobs.jobs import Job
from domain.jobs.parameters import Kind
from domain.jobs.run_records import RunRow
from domain.jobs.runs import State
from domain.jobs.status import Status
from domain.schedules.due import DayAhead, Planned, day_ahead, next_due
from queries.jobs.engines import engines
from queries.jobs.run_book import RunSearch, run_row, run_rows
from queries.jobs.schedules import BrokenSchedule, StoredSchedule, all_schedules
from queries.jobs.status import cache_ages, run_counts
from queries.postgres import Postgres

_DAY = timedelta(hours=24)
_DUE = 10
_RECENT = 20


@dataclass(frozen=True, slots=True)
class StatusBook:
    """``zone``: the site's; ``now`` gives aware times."""

    postgres: Postgres
    jobs: Mapping[str, Job]
    zone: ZoneInfo
    now: Callable[[], datetime]

    @property
    def local_now(self) -> datetime:
        """The time in the site's zone."""
        return self.now().astimezone(self.zone)

    async def status(self) -> Status:
        """Everything at a glance."""
        now, postgres = self.now(), self.postgres
        planned, _ = await self.planned()
        return Status(
            engines=await engines(postgres),
            counts=await run_counts(postgres, now - _DAY),
            running=await run_rows(postgres, RunSearch(states=[State.RUNNING], many=_RECENT)),
            recent=await run_rows(postgres, RunSearch(many=_RECENT)),
            due=await asyncio.to_thread(next_due, planned, now, _DUE),
            caches=await cache_ages(postgres),
        )

    async def run(self, run_id: int) -> RunRow | None:
        """One run; None when there is none of this number."""
        return await run_row(self.postgres, run_id)

    def secrets(self, name: str) -> set[str]:
        """The parameters of a job whose values nobody is shown."""
        job = self.jobs.get(name)
        return {one.name for one in job.parameters if one.kind is Kind.SECRET} if job else set()

    async def day_ahead(self) -> tuple[DayAhead, list[BrokenSchedule]]:
        """The next 24 hours, and the schedules that cannot be used."""
        planned, broken = await self.planned()
        return await asyncio.to_thread(day_ahead, planned, self.now()), broken

    async def planned(self) -> tuple[list[Planned], list[BrokenSchedule]]:
        """Every schedule that can be used, and the others."""
        found = await all_schedules(self.postgres)
        usable = [one for one in found if isinstance(one, StoredSchedule)]
        planned = [Planned(one.job, one.schedule, one.paused or not one.enabled) for one in usable]
        return planned, [one for one in found if isinstance(one, BrokenSchedule)]
