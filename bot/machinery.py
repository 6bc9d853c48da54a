"""The jobs at work beside the desk: begun when the own database is there, ended in good order."""

import asyncio
import logging
import os
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.alerts.teams import teams_webhooks
from bot.batches.watch_settings import watch_settings
from bot.settings import Settings
from bot.signals import Life, until_the_end
from bot.tasks import Tasks
from domain.alerts.model import Rules
from domain.auditing.audit import SERVICE
from domain.caches.caches import Cache
from domain.people.roles import Role
from domain.site import Site
from jobs.alerts.keeper import Keeper
from jobs.alerts.seeding import seed_admin_chats
from jobs.alerts.teams_targets import seed_teams_targets
from jobs.caching.refresh import Sources
from jobs.catalogue import UTILITY_JOBS, handlers
from jobs.default_schedules import default_schedules, save_default_schedules
from jobs.desk import Asker, JobDesk, JobPaused
from jobs.engine.engine import Catalogue, Engine
from jobs.engine.monitor import Monitor
from jobs.engine.timetable import Timetable, Watch
from queries.caches.editions import filled_caches
from queries.errors import SourceError
from queries.jobs.runs import save_job
from queries.oracle import Oracle
from queries.postgres import Postgres

#: Jobs that run at the end may go on so long; then they are handed back to the queue.
_END_SECONDS = 10.0
_AGAIN_SECONDS = 5.0
FILLED_BY = {
    Cache.NOCS_BALANCE: "NOCS_BALANCE",
    Cache.NOCS_PAYOFF: "NOCS_PAYOFF",
    Cache.BILL_STOP: "BILL_STOP",
}

log = logging.getLogger(__name__)


def now() -> datetime:
    """The time, aware."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Machinery:
    """What executes jobs, and what says when they are due."""

    settings: Settings
    store: Postgres
    engine: Engine
    timetable: Timetable
    monitor: Monitor
    keeper: Keeper

    async def run(self, opening: asyncio.Task[None]) -> None:
        """As soon as the own database is there: write the jobs down, fill what is empty, begin."""
        await asyncio.wait([opening])
        while True:
            if await self._is_prepared():
                break
            await asyncio.sleep(_AGAIN_SECONDS)
        self.engine.start()
        self.timetable.start()
        async with asyncio.TaskGroup() as both:
            both.create_task(self.monitor.run())
            both.create_task(self.keeper.run())

    async def stop(self) -> None:
        """Propose nothing more, and let what runs come to its end, if that is soon."""
        await self.timetable.stop(1.0)
        await self.engine.stop(_END_SECONDS)

    async def _is_prepared(self) -> bool:
        settings = self.settings
        schedules = default_schedules(settings.zone, _told(settings))
        try:
            for job in UTILITY_JOBS.values():
                await save_job(self.store, job)
            await seed_admin_chats(self.store, settings.admin_ids)
            await seed_teams_targets(teams_webhooks(settings, self.store))
            await save_default_schedules(self.store, UTILITY_JOBS, schedules, now())
            await self._fill_what_is_empty()
        except SourceError as error:
            log.warning("the jobs have to wait: %s", error)
            return False
        return True

    async def _fill_what_is_empty(self) -> None:
        """A cache that nobody can read yet is not left so until its schedule comes."""
        desk = JobDesk(self.store, UTILITY_JOBS, now, self.settings.zone)
        by = Asker(SERVICE, "start", role=Role.ADMIN)
        filled = await filled_caches(self.store)
        for cache in Cache:
            if cache not in filled:
                await _ask(desk, FILLED_BY[cache], by)


@asynccontextmanager
async def jobs_at_work(
    settings: Settings, oracle: Oracle, store: Postgres, life: Life
) -> AsyncIterator[None]:
    """Execute jobs, from when the own database is there until the end comes."""
    site = Site(settings.zone, settings.ccb_ledger_sign, settings.billing_month_by)
    sources = Sources(oracle, store, site, settings.cache_dates_kept)
    catalogue = Catalogue(UTILITY_JOBS, handlers(sources, watch_settings(settings)))
    engine = Engine(store, catalogue, f"{socket.gethostname()}:{os.getpid()}", now)
    timetable = Timetable(store, UTILITY_JOBS, now, watch=Watch(zone=settings.zone))
    monitor = Monitor(store, UTILITY_JOBS, now, settings.zone)
    keeper = Keeper(store, settings.zone, Rules(timedelta(hours=settings.alert_repeat_hours)))
    machinery = Machinery(settings, store, engine, timetable, monitor, keeper)
    tasks = Tasks()
    tasks.start(machinery.run(life.opening))

    async def stop() -> None:
        await tasks.finish(seconds=0)
        await machinery.stop()

    async with until_the_end(life, stop):
        yield


def _told(settings: Settings) -> dict[str, str]:
    """The jobs whose times are settings."""
    return {
        "BILL_STOP": settings.bill_stop_batch_schedule,
        "NOCS_BALANCE": settings.nocs_refresh_schedule,
        "BATCH_WATCH": settings.batch_watch_schedule,
        "TEAMS_REPORTS": settings.teams_report_schedule,
    }


async def _ask(desk: JobDesk, job: str, by: Asker) -> None:
    try:
        await desk.run(job, {}, by)
    except JobPaused:
        log.warning("%s is paused, and its cache is empty", job)
