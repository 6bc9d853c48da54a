"""The engine at work: workers that take runs from the queue, and the finding of lost ones."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.jobs.jobs import Job
from jobs.engine.context import Context, Handlers
from jobs.engine.queue import Begun, take_next
from jobs.engine.runner import Pulse, Runner
from queries.errors import SourceError
from queries.jobs.engines import forget_engine, note_engine
from queries.jobs.run_metrics import Cost, note_metrics
from queries.jobs.runs import Wanted, ask_run, lost_runs, retry_run
from queries.postgres import Postgres

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The jobs that this process knows, by name, and the work of each."""

    jobs: Mapping[str, Job]
    handlers: Handlers


class Engine:
    """Executes what is queued, several runs at a time, beside any number of other engines.

    ``name`` says in the database with which process a run is; ``now`` gives aware times.
    """

    def __init__(
        self,
        postgres: Postgres,
        catalogue: Catalogue,
        name: str,
        now: Callable[[], datetime],
        pulse: Pulse | None = None,
    ) -> None:
        self._postgres = postgres
        self._catalogue = catalogue
        self._name = name
        self._now = now
        self._pulse = pulse or Pulse()
        self._runner = Runner(postgres, self._pulse)
        self._work_came = asyncio.Event()
        self._stopping = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []

    async def ask(self, wanted: Wanted) -> int | None:
        """Queue a run; its number, None when the same tick or press was there before."""
        number = await ask_run(self._postgres, wanted)
        self._work_came.set()
        return number

    def start(self, workers: int = 4) -> None:
        """Begin to work."""
        loops = [self._work() for _ in range(workers)] + [self._find_lost()]
        self._tasks = [asyncio.ensure_future(loop) for loop in loops]

    async def stop(self, seconds: float) -> None:
        """Begin nothing more; what still runs after so many seconds is handed back to the queue."""
        self._stopping.set()
        self._work_came.set()
        if not self._tasks:
            return
        _, late = await asyncio.wait(self._tasks, timeout=seconds)
        for task in late:
            task.cancel()
        if late:
            await asyncio.wait(late, timeout=self._pulse.grace)
        with suppress(SourceError):  # whoever asks sees it fall silent
            await forget_engine(self._postgres, self._name)

    async def _work(self) -> None:
        while not self._stopping.is_set():
            begun = await self._next()
            if begun is None:
                await self._until_work_comes()
            else:
                await self._execute(begun)
                self._work_came.set()  # somebody may have waited for this run

    async def _next(self) -> Begun | None:
        self._work_came.clear()
        try:
            return await take_next(self._postgres, self._catalogue.jobs, self._name, self._now())
        except SourceError as error:
            log.warning("the queue cannot be read: %s", error)
            return None

    async def _execute(self, begun: Begun) -> None:
        job = self._catalogue.jobs[begun.run.job]
        handler = self._catalogue.handlers[begun.run.job]
        await self._runner.execute(job, handler, Context(begun.run, begun.fence))

    async def _until_work_comes(self) -> None:
        """Until this process queues something, or for a moment: others may have queued, too."""
        try:
            await asyncio.wait_for(self._work_came.wait(), self._pulse.again)
        except TimeoutError:
            return

    async def _find_lost(self) -> None:
        """Give signs of life, and end runs whose worker died; what may be repeated is queued."""
        while not self._stopping.is_set():
            try:
                await note_engine(self._postgres, self._name)
                await self._take_in_lost()
            except SourceError as error:
                log.warning("lost runs cannot be looked for: %s", error)
            try:
                await asyncio.wait_for(self._stopping.wait(), self._pulse.every)
            except TimeoutError:
                continue

    async def _take_in_lost(self) -> None:
        async with self._postgres.transaction() as inside:
            for run_id, name, attempt in await lost_runs(
                inside, timedelta(seconds=self._pulse.silence)
            ):
                log.warning("run %s of %s was lost with its worker", run_id, name)
                await note_metrics(inside, run_id, Cost(), {})
                job = self._catalogue.jobs.get(name)
                if job and job.idempotent and attempt <= job.retries:
                    await retry_run(inside, run_id, timedelta(0))
