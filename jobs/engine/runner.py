"""One run from its beginning to its end: work, signs of life, deadline, cancelling, retry."""

import asyncio
import logging
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum, auto

from domain.jobs.jobs import Job
from domain.jobs.runs import State, pause_before_retry
from jobs.engine.context import Context, Handler, kind_of
from queries.errors import SourceError
from queries.jobs.run_metrics import note_metrics
from queries.jobs.runs import Ending, append_log, beat, finish_run, retry_run
from queries.postgres import Postgres

log = logging.getLogger(__name__)

#: Endings that the log of a run tells, and how, where there is no better message.
_SAID = {
    State.CANCELLED: ("WARNING", "the run was cancelled"),
    State.TIMED_OUT: ("ERROR", "the run took longer than it may"),
    State.FAILED: ("ERROR", "the run failed"),
    State.REFUSED: ("ERROR", "the run was refused"),
}
_CANCELLED = Ending(State.CANCELLED)
_TIMED_OUT = Ending(State.TIMED_OUT, error_class="TIMEOUT")
#: The engine was told to end; the run is handed back.
_STOPPED = Ending(State.FAILED, error_class="ENGINE_STOPPED")
#: Never written: who lost the lease changes nothing, and who finds the run repeats it.
_LOST = Ending(State.FAILED, error_class="LEASE_LOST")


@dataclass(frozen=True, slots=True)
class Pulse:
    """Seconds: ``every`` so many a sign of life; after ``silence`` without one a run counts as
    lost; ``grace`` for work to end after it was told to; ``again`` between two tries to write."""

    every: float = 2.0
    silence: float = 60.0
    grace: float = 10.0
    again: float = 1.0


class _Sign(Enum):
    """What the database says to a sign of life."""

    GO_ON = auto()
    CANCEL = auto()
    LOST = auto()
    UNHEARD = auto()


class Runner:
    """Runs handlers under the lease that the database gave."""

    def __init__(
        self, postgres: Postgres, pulse: Pulse, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._postgres = postgres
        self._pulse = pulse
        self._clock = clock

    async def execute(self, job: Job, handler: Handler, context: Context) -> None:
        """Run to the end, and write the end down unless the lease was lost on the way."""
        work = asyncio.ensure_future(handler(context))
        try:
            ended_by = await self._watch(job, context, work)
        except asyncio.CancelledError:
            await self._give_up(work)
            await self._write_down(job, context, _STOPPED)
            raise
        await self._give_up(work)
        ending = ended_by or _ending_of(work)
        if ending is _LOST:
            log.warning("run %s has lost its lease: its end is not written", context.run.run_id)
            return
        if ending.state in _SAID:
            level, words = _SAID[ending.state]
            context.log(level, ending.state.value, ending.error_message or words)
        await self._write_down(job, context, ending)

    async def _watch(
        self, job: Job, context: Context, work: asyncio.Future[Ending]
    ) -> Ending | None:
        """Give signs of life until the work ends; what ended it from outside, if anything did."""
        began = heard = self._clock()
        while not (await asyncio.wait([work], timeout=self._pulse.every))[0]:
            sign = await self._sign(context)
            if sign is not _Sign.UNHEARD:
                heard = self._clock()
            if sign is _Sign.CANCEL:
                return _CANCELLED
            if sign is _Sign.LOST or self._is_silent_since(heard):
                return _LOST
            if self._clock() - began > job.max_runtime.total_seconds():
                return _TIMED_OUT
        return None

    def _is_silent_since(self, heard: float) -> bool:
        """Whether somebody else may take the run soon, so that this one must be still by then."""
        return self._clock() - heard > self._pulse.silence - self._pulse.grace - self._pulse.every

    async def _sign(self, context: Context) -> _Sign:
        run_id, lines = context.run.run_id, context.take_lines()
        context.meter.look()
        try:
            if lines:
                await append_log(self._postgres, run_id, lines)
            asked = await beat(self._postgres, run_id, context.fence, context.percent, context.text)
        except SourceError as error:
            log.warning("run %s gave no sign of life: %s", run_id, error)
            return _Sign.UNHEARD
        if asked is None:
            return _Sign.LOST
        return _Sign.CANCEL if asked else _Sign.GO_ON

    async def _give_up(self, work: asyncio.Future[Ending]) -> None:
        """Cancel work that goes on, and wait for its end, but not forever."""
        if not work.done():
            work.cancel()
            await asyncio.wait([work], timeout=self._pulse.grace)

    async def _write_down(self, job: Job, context: Context, ending: Ending) -> None:
        """Keep trying while the run is not yet lost; after that whoever finds it ends it."""
        until = self._clock() + self._pulse.silence
        while self._clock() < until:
            try:
                await self._finish(job, context, ending)
            except SourceError as error:
                log.warning("the end of run %s is not written: %s", context.run.run_id, error)
                await asyncio.sleep(self._pulse.again)
            else:
                return

    async def _finish(self, job: Job, context: Context, ending: Ending) -> None:
        run = context.run
        async with self._postgres.transaction() as inside:
            if not await finish_run(inside, run.run_id, context.fence, ending):
                log.warning("run %s had lost its lease: its end is not counted", run.run_id)
                return
            await note_metrics(inside, run.run_id, context.meter.cost(), ending.result)
            if lines := context.take_lines():
                await append_log(inside, run.run_id, lines)
            pause = _pause(job, run.attempt, ending)
            if pause is not None and run.attempt <= job.retries:
                await retry_run(inside, run.run_id, pause)


def _pause(job: Job, attempt: int, ending: Ending) -> timedelta | None:
    """After which pause the run is to be tried again; None: not at all."""
    if ending.error_class == "PASSING":
        jitter = random.uniform(-0.1, 0.1)  # noqa: S311 - nothing secret
        return pause_before_retry(attempt, job.retry_delay, jitter)
    handed_back = ending.error_class == "ENGINE_STOPPED" and job.idempotent
    return timedelta(0) if handed_back else None


def _ending_of(work: asyncio.Future[Ending]) -> Ending:
    """What the outcome of the work means for the run."""
    if work.cancelled() or not work.done():
        return _CANCELLED
    error = work.exception()
    if error is None:
        return work.result()
    kind = kind_of(error)
    if kind == "BUG":
        log.error("a job failed", exc_info=error)
        return Ending(State.FAILED, error_class=kind, error_message=type(error).__name__)
    state = State.REFUSED if kind == "REFUSED" else State.FAILED
    return Ending(state, error_class=kind, error_message=str(error))
