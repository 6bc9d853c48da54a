"""What runs of a batch are usually like, learned from those that ended well."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from math import ceil
from statistics import median

from domain.batches.checks import RunKey

#: How many runs have to be known, and how long ago they may have begun.
LEAST_RUNS = 10
LOOKED_AT = timedelta(days=30)


class Outcome(StrEnum):
    """What became of a run, as far as its status says."""

    WAITING = "waiting"
    RUNNING = "running"
    ENDED = "ended"
    FAILED = "failed"
    RERUN = "rerun"  # another run took over; the status speaks of that one


@dataclass(frozen=True, slots=True)
class BatchRun:
    """A run as the billing system has it recorded; times are of Oracle's clock, aware.

    ``ended_at`` None: it is not over, or nobody wrote it down.
    """

    run: RunKey
    started_at: datetime
    ended_at: datetime | None
    records: int
    errors: int
    outcome: Outcome
    business_date: date | None = None

    @property
    def is_over(self) -> bool:
        """Whether it will not go on."""
        return self.outcome not in {Outcome.WAITING, Outcome.RUNNING}

    @property
    def duration(self) -> timedelta | None:
        """How long it took; None: not known."""
        return None if self.ended_at is None else max(self.ended_at - self.started_at, timedelta())


@dataclass(frozen=True, slots=True)
class Usual:
    """``duration``: 19 of 20 runs are no longer; ``rps``, ``records``: every other run has more."""

    duration: timedelta
    rps: float
    records: int
    runs: int


def usual(runs: Iterable[BatchRun], now: datetime) -> Usual | None:
    """What is usual for one batch code; None while fewer than ten good runs are known."""
    good = [run for run in runs if _counts(run, now)]
    if len(good) < LEAST_RUNS:
        return None
    lasted = sorted(_lasted(run) for run in good)
    return Usual(
        duration=_at(lasted, 0.95),
        rps=median(run.records / _lasted(run).total_seconds() for run in good),
        records=round(median(run.records for run in good)),
        runs=len(good),
    )


def _counts(run: BatchRun, now: datetime) -> bool:
    recent = now - LOOKED_AT <= run.started_at <= now
    return recent and run.outcome is Outcome.ENDED and _lasted(run) > timedelta()


def _lasted(run: BatchRun) -> timedelta:
    return run.duration or timedelta()


def _at(lasted: Sequence[timedelta], part: float) -> timedelta:
    """The nearest rank: no time in between two is made up."""
    return lasted[ceil(part * len(lasted)) - 1]
