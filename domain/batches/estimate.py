"""When a running batch will have ended, as far as that can be told."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from domain.batches.baseline import Usual
from domain.batches.checks import Check, Verdict


class By(StrEnum):
    """What an estimate rests on."""

    RECORDS = "records"  # as many records as usual, at the rate it has now
    DURATION = "duration"  # as long as usual


@dataclass(frozen=True, slots=True)
class Estimate:
    """``at`` is of Oracle's clock, aware, and after the check."""

    at: datetime
    by: By


def estimate(check: Check, usual: Usual | None) -> Estimate | None:
    """None: nothing is known, it does not get on, or it is beyond what is usual already."""
    if usual is None or check.verdict is Verdict.STUCK:
        return None
    sample = check.sample
    rate = check.interval_rps if check.interval_rps is not None else check.average_rps
    missing = usual.records - sample.records
    if missing > 0 and rate > 0:
        return Estimate(sample.read_at + timedelta(seconds=missing / rate), By.RECORDS)
    rest = usual.duration - sample.duration
    return Estimate(sample.read_at + rest, By.DURATION) if rest > timedelta() else None
