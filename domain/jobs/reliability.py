"""How reliable a job has been."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

#: With fewer finished runs there is no score.
LEAST_RUNS = 5
_GRADES = ((95, "A"), (85, "B"), (80, "C"))
_WEIGHTS: Mapping[str, Decimal] = {
    "succeeded": Decimal("0.55"),
    "on_time": Decimal("0.15"),
    "within_limit": Decimal("0.15"),
    "without_errors": Decimal("0.15"),
}


@dataclass(frozen=True, slots=True)
class Record:
    """Counts of one job over a window; cancelled, skipped and refused runs are not among them.

    ``finished`` = completed + failed + timed out; a run saved by a retry counts as completed.
    """

    finished: int
    completed: int
    scheduled: int
    on_time: int
    within_limit: int
    error_logs: int


@dataclass(frozen=True, slots=True)
class Score:
    """0 to 100 with one decimal, and its grade A to D."""

    value: Decimal
    grade: str


def score(record: Record) -> Score | None:
    """The score of a job; None with fewer than five finished runs.

    100 × (0.55 S + 0.15 A + 0.15 R + 0.15 E): the shares of runs that succeeded, began on time (1
    when none was scheduled) and kept their time limit, and E = 1 − errors logged ÷ (5 × finished),
    not below 0.
    """
    if record.finished < LEAST_RUNS:
        return None
    shares = {
        "succeeded": _share(record.completed, record.finished),
        "on_time": _share(record.on_time, record.scheduled),
        "within_limit": _share(record.within_limit, record.finished),
        "without_errors": max(Decimal(0), 1 - Decimal(record.error_logs) / (5 * record.finished)),
    }
    total = 100 * sum((_WEIGHTS[name] * share for name, share in shares.items()), Decimal(0))
    value = total.quantize(Decimal("0.1"), ROUND_HALF_UP)
    return Score(value, next((grade for least, grade in _GRADES if value >= least), "D"))


def _share(part: int, whole: int) -> Decimal:
    return Decimal(part) / whole if whole else Decimal(1)
