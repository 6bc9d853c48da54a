"""The clock: proposes each occurrence of each schedule when it comes.

APScheduler waits; what is due, and what became of it, is known elsewhere. A proposal may come late
or stand for several occurrences, and another process may propose the same.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime

from apscheduler.jobstores.base import JobLookupError
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.base import BaseTrigger

from jobs.engine.ticks import Tick, Ticks

#: The next occurrence later than an instant, None after the last; instants are in UTC.
Following = Callable[[datetime], datetime | None]


class Clock:
    """Calls ``tick(schedule_id, occurrence)`` at the occurrences of schedules.

    One tick of a schedule at a time: what becomes due meanwhile is proposed after it, the latest
    only. A tick that fails is logged, and the clock goes on.
    """

    def __init__(self, tick: Tick) -> None:
        self._tick = tick
        self._ticks = Ticks()
        self._scheduler = AsyncIOScheduler(
            executors={"default": self._ticks},
            job_defaults={"coalesce": True},
            timezone=UTC,
        )

    def start(self) -> None:
        """Begin to propose, in the running event loop."""
        self._scheduler.start()

    def put(self, schedule_id: str, following: Following, after: datetime) -> None:
        """Propose what comes later than ``after``, at once if it is past; replaces the schedule.

        ``following`` is ``functools.partial(domain.schedules.occurrences.following, schedule)``.
        """
        self.remove(schedule_id)
        first = following(after)
        if first is None:
            return
        self._scheduler.add_job(
            self._tick,
            _Occurrences(following),
            args=(schedule_id, first),
            id=schedule_id,
            name=f"schedule {schedule_id}",
            next_run_time=first,
        )

    def remove(self, schedule_id: str) -> None:
        """Propose nothing more of a schedule; a tick that runs goes on."""
        self._ticks.forget(schedule_id)
        with suppress(JobLookupError):
            self._scheduler.remove_job(schedule_id)

    def next_occurrence(self, schedule_id: str) -> datetime | None:
        """What is proposed next (UTC); None when nothing is."""
        job = self._scheduler.get_job(schedule_id)
        return job.next_run_time if job else None

    async def stop(self, seconds: float) -> int:
        """Propose nothing more and wait for running ticks; how many had to be cancelled."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
            await asyncio.sleep(0)  # it stops in the event loop's next turn
        return await self._ticks.finish(seconds)


class _Occurrences(BaseTrigger):
    """APScheduler's question for the next time, passed on."""

    def __init__(self, following: Following) -> None:
        self._following = following

    def get_next_fire_time(
        self, previous_fire_time: datetime | None, now: datetime
    ) -> datetime | None:
        return self._following(previous_fire_time or now)
