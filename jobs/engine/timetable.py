"""The timetable: schedules of the database, watched, proposed by the clock, and caught up.

Any number of processes keep the same timetable: each proposes every occurrence, and the database
says whose proposal counts.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from functools import partial

from domain.alerts.happenings import Notice
from domain.alerts.topics import Topic
from domain.jobs.jobs import Job
from domain.jobs.parameters import BadValue
from domain.schedules.occurrences import following
from domain.severity import Severity
from jobs.alerts.raising import fire_once, resolve
from jobs.engine.catch_up import catch_up
from jobs.engine.clock import Clock
from jobs.engine.ticks import Tick
from queries.errors import SourceError, StoreFault
from queries.jobs.schedules import BrokenSchedule, StoredSchedule, all_schedules, job_schedule
from queries.postgres import Postgres

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Watch:
    """Seconds: after ``every`` so many the schedules are read again, as other processes may have
    changed them; while the database is away it is asked after ``soon``, then less often, up to
    each ``late``. ``zone``: the site's."""

    every: float = 60.0
    soon: float = 1.0
    late: float = 30.0
    zone: tzinfo = UTC


class Timetable:
    """Queues runs of ``jobs`` when their schedules say so; ``now`` gives aware times."""

    def __init__(
        self,
        postgres: Postgres,
        jobs: Mapping[str, Job],
        now: Callable[[], datetime],
        clock: Callable[[Tick], Clock] = Clock,
        watch: Watch | None = None,
    ) -> None:
        self._postgres = postgres
        self._jobs = jobs
        self._now = now
        self._clock = clock(self._tick)
        self._watch = watch or Watch()
        #: The version of each schedule that this process has taken in.
        self._versions: dict[str, int] = {}
        self._stopping = asyncio.Event()
        self._watching: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Catch up with what was missed, then propose; the database may still be away."""
        self._clock.start()
        self._watching = asyncio.ensure_future(self._look_again_and_again())
        self._watching.add_done_callback(_say_ended)

    async def stop(self, seconds: float) -> None:
        """Propose nothing more; what is being queued has so many seconds to be."""
        self._stopping.set()
        await self._clock.stop(seconds)
        if self._watching is not None:
            await asyncio.wait([self._watching], timeout=seconds)
            self._watching.cancel()

    def next_occurrence(self, schedule_id: str) -> datetime | None:
        """What is proposed next (UTC); None when nothing is."""
        return self._clock.next_occurrence(schedule_id)

    async def look(self) -> None:
        """Take in what others have changed, and deal with what is due; raises SourceError."""
        found = [one.schedule_id for one in await all_schedules(self._postgres)]
        for gone in self._versions.keys() - set(found):
            self._forget(gone)
            await self._mended(gone)
        for schedule_id in found:
            try:
                await self._deal_with(schedule_id)
            except StoreFault as error:  # of this schedule's own; the others go on
                log.error("schedule %s cannot be kept: %s", schedule_id, error)

    async def _look_again_and_again(self) -> None:
        while not self._stopping.is_set():
            await self._insistently(self.look)
            await self._pause(self._watch.every)

    async def _tick(self, schedule_id: str, _: datetime) -> None:
        """It is time: for this occurrence, and for any that was missed before it."""
        await self._insistently(partial(self._deal_with, schedule_id))

    async def _insistently(self, work: Callable[[], Awaitable[None]]) -> None:
        """Until the database has answered, or the end."""
        pause = self._watch.soon
        while not self._stopping.is_set():
            try:
                await work()
                return
            except SourceError as error:
                log.warning("schedules wait for the database: %s", error)
            await self._pause(pause)
            pause = min(pause * 2, self._watch.late)

    async def _pause(self, seconds: float) -> None:
        """So long, or until the end."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._stopping.wait(), seconds)

    async def _deal_with(self, schedule_id: str) -> None:
        """Keep a schedule as it is now; again when somebody else has just moved it."""
        while True:
            match await job_schedule(self._postgres, schedule_id):
                case StoredSchedule(enabled=True) as stored if stored.job in self._jobs:
                    if await self._keep(stored):
                        return
                case BrokenSchedule() as broken:
                    await self._refuse(broken)
                    return
                case _:
                    self._forget(schedule_id)
                    return

    async def _keep(self, stored: StoredSchedule) -> bool:
        """Deal with what is due, and let the clock propose what follows."""
        now = self._now()
        try:
            caught_up = await catch_up(self._postgres, self._jobs[stored.job], stored, now)
        except BadValue as bad:
            field = f"parameters.{bad.name}"
            broken = BrokenSchedule(stored.schedule_id, stored.job, field, stored.version)
            await self._refuse(broken)
            return True
        if caught_up and self._versions.get(stored.schedule_id) != stored.version:
            await self._mended(stored.schedule_id)
            self._clock.put(stored.schedule_id, partial(following, stored.schedule), after=now)
            self._versions[stored.schedule_id] = stored.version
        return caught_up

    async def _refuse(self, broken: BrokenSchedule) -> None:
        """Propose nothing of it, and tell so, once."""
        self._forget(broken.schedule_id)
        facts = {"job": broken.job, "schedule": broken.schedule_id, "field": broken.field}
        notice = Notice(Topic.JOB_BAD_SCHEDULE, Severity.WARNING, broken.schedule_id, facts)
        key = f"{Topic.JOB_BAD_SCHEDULE}:{broken.schedule_id}:{broken.version}"
        async with self._postgres.transaction() as inside:
            told = await fire_once(inside, key, notice, self._watch.zone)
        if told:
            log.error("schedule %s cannot be used: %s", broken.schedule_id, broken.field)

    async def _mended(self, schedule_id: str) -> None:
        """What was wrong with a schedule is not any more."""
        async with self._postgres.transaction() as inside:
            await resolve(inside, f"{Topic.JOB_BAD_SCHEDULE}:{schedule_id}")

    def _forget(self, schedule_id: str) -> None:
        self._versions.pop(schedule_id, None)
        self._clock.remove(schedule_id)


def _say_ended(watching: asyncio.Task[None]) -> None:
    if not watching.cancelled() and (error := watching.exception()):
        log.critical("the timetable is not kept any more", exc_info=error)
