"""The ticks of the clock that run now."""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from apscheduler.executors.base import BaseExecutor
from apscheduler.job import Job

log = logging.getLogger(__name__)

#: What is done at an occurrence: the schedule's id, the instant (UTC).
Tick = Callable[[str, datetime], Coroutine[Any, Any, None]]


class Ticks(BaseExecutor):
    """Runs each due job as a task, one at a time, and tells it the time it is due for.

    APScheduler's own executor tells no time, gives up what is a second late, drops what becomes
    due while the job runs, and cancels what runs when it ends.
    """

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call] # the library declares no types
        self._running: dict[str, asyncio.Task[None]] = {}
        self._waiting: dict[str, tuple[Job, Sequence[datetime]]] = {}

    def submit_job(self, job: Job, run_times: Sequence[datetime]) -> None:
        """Begin a tick, or keep it until the running tick of this schedule has ended."""
        if job.id in self._running:
            self._waiting[job.id] = (job, run_times)
        else:
            self._do_submit_job(job, run_times)

    def forget(self, job_id: str) -> None:
        """Drop the tick that waits."""
        self._waiting.pop(job_id, None)

    async def finish(self, seconds: float) -> int:
        """Wait for what runs, cancel what is late, and say how many that were."""
        self._waiting.clear()
        if not self._running:
            return 0
        _, late = await asyncio.wait(self._running.values(), timeout=seconds)
        for task in late:
            task.cancel()
        if late:
            await asyncio.wait(late, timeout=1)
        return len(late)

    def _do_submit_job(self, job: Job, run_times: Sequence[datetime]) -> None:
        schedule_id, _ = job.args
        (occurrence,) = run_times  # the scheduler coalesces them
        task = asyncio.ensure_future(job.func(schedule_id, occurrence))
        self._running[job.id] = task
        task.add_done_callback(partial(self._ended, job.id))

    def _ended(self, job_id: str, task: asyncio.Task[None]) -> None:
        del self._running[job_id]
        if not task.cancelled() and (error := task.exception()):
            log.error("the tick of schedule %s failed", job_id, exc_info=error)
        if waiting := self._waiting.pop(job_id, None):
            self._do_submit_job(*waiting)
