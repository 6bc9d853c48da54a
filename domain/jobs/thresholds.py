"""When a run counts as slow, late or too long, and a job as failing too often."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from statistics import median

from domain.jobs.jobs import Job
from domain.jobs.reliability import LEAST_RUNS
from domain.severity import Severity

#: Longest run times that differ from what a job's definition says otherwise.
MAX_RUNTIME: Mapping[str, timedelta] = {
    "GL_PERIOD_CLOSE": timedelta(minutes=120),
    "SL_AGED_DEBTORS": timedelta(minutes=60),
    "PL_PAYMENT_RUN": timedelta(minutes=90),
    "ST_REORDER_CALCULATION": timedelta(minutes=45),
    "SYS_DATABASE_BACKUP": timedelta(minutes=180),
}
#: So many of a job's last good runs say how long it usually takes, but not fewer than three.
COMPARED = 10
_LEAST_COMPARED = 3
#: What nobody notices is not slow, however much longer than usual it took.
_NOTICED = timedelta(minutes=1)
_FAR_BEYOND = 1.5
_STILL_MISSING = 3
_ERROR_TIMES = 2.5


class Slowness(StrEnum):
    """Why a run counts as slow."""

    BEYOND_LIMIT = "beyond-limit"
    SLOWER_THAN_USUAL = "slower-than-usual"


@dataclass(frozen=True, slots=True)
class Threshold:
    """What is still in order for a job; percentages are whole numbers."""

    max_runtime: timedelta
    warn_runtime_pct: int = 80
    error_rate_pct: int = 10
    tolerance: timedelta = timedelta(minutes=60)
    degradation_pct: int = 50


@dataclass(frozen=True, slots=True)
class Override:
    """What an operator set for a job; None: as usual."""

    max_runtime_min: int | None = None
    warn_runtime_pct: int | None = None
    error_rate_pct: int | None = None
    schedule_tolerance_min: int | None = None
    degradation_pct: int | None = None


def threshold(job: Job, override: Override | None = None) -> Threshold:
    """What holds for a job: what was set for it, else what its name or definition says."""
    given = override or Override()
    usual = Threshold(MAX_RUNTIME.get(job.name, job.max_runtime))
    return Threshold(
        _minutes(given.max_runtime_min) or usual.max_runtime,
        given.warn_runtime_pct or usual.warn_runtime_pct,
        given.error_rate_pct or usual.error_rate_pct,
        _minutes(given.schedule_tolerance_min) or usual.tolerance,
        given.degradation_pct or usual.degradation_pct,
    )


def slowness(took: timedelta, earlier: Sequence[timedelta], limits: Threshold) -> Slowness | None:
    """Whether a good run was slow: half beyond its limit, or far above the median of ``earlier``.

    ``earlier``: how long the job's good runs before this one took, the latest first.
    """
    if took > limits.max_runtime * _FAR_BEYOND:
        return Slowness.BEYOND_LIMIT
    usual = usual_time(earlier)
    if usual is None or took - usual <= _NOTICED:
        return None
    if took > usual * (1 + limits.degradation_pct / 100):
        return Slowness.SLOWER_THAN_USUAL
    return None


def usual_time(earlier: Sequence[timedelta]) -> timedelta | None:
    """The median of the last ten good runs; None with fewer than three."""
    compared = [one.total_seconds() for one in earlier[:COMPARED]]
    if len(compared) < _LEAST_COMPARED:
        return None
    return timedelta(seconds=median(compared))


def error_rate(failed: int, finished: int, limits: Threshold) -> Severity | None:
    """How bad a share of failures is: above 10 % a warning, above 25 % critical.

    With fewer than five finished runs nothing is said; another first limit moves the second along.
    """
    if finished < LEAST_RUNS:
        return None
    percent = 100 * failed / finished
    if percent > limits.error_rate_pct * _ERROR_TIMES:
        return Severity.CRITICAL
    return Severity.WARNING if percent > limits.error_rate_pct else None


def lateness(delay: timedelta, limits: Threshold) -> Severity | None:
    """How bad it is that a scheduled run began, or has not begun yet, so long after it could."""
    if delay > limits.tolerance * _STILL_MISSING:
        return Severity.CRITICAL
    return Severity.WARNING if delay > limits.tolerance else None


def nears_limit(running: timedelta, job: Job, limits: Threshold) -> bool:
    """Whether a running run has used up most of its time; at the job's own limit it is ended."""
    limit = min(limits.max_runtime, job.max_runtime)
    return running >= limit * (limits.warn_runtime_pct / 100)


def _minutes(number: int | None) -> timedelta | None:
    return None if number is None else timedelta(minutes=number)
