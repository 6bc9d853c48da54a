"""What would have been told of the checks of the past, had other limits held."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from domain.batches.baseline import Usual
from domain.batches.checks import Check, RunKey, Sample, Verdict
from domain.batches.rules import Limits, is_bad, judge


class Told(StrEnum):
    """What people would have got."""

    ALERT = "alert"
    WORSE = "worse"
    REPEAT = "repeat"
    RECOVERED = "recovered"


@dataclass(frozen=True, slots=True)
class Replayed:
    """A sample as it would have been judged; ``told`` None: nobody would have heard of it."""

    check: Check
    told: Told | None


def replay(
    samples: Sequence[Sample],
    limits: Limits,
    usual: Usual | None = None,
    repeat: timedelta = timedelta(hours=2),
) -> list[Replayed]:
    """All samples of one batch code in the order of their times, judged anew."""
    runs: dict[RunKey, _Run] = {}
    ordered = sorted(samples, key=lambda sample: sample.read_at)
    return [runs.setdefault(one.run, _Run()).seen(one, limits, usual, repeat) for one in ordered]


class _Run:
    """One run under replay, and when people were told of it last."""

    def __init__(self) -> None:
        self._last: Check | None = None
        self._told: Verdict | None = None
        self._told_at: datetime | None = None

    def seen(
        self, sample: Sample, limits: Limits, usual: Usual | None, repeat: timedelta
    ) -> Replayed:
        self._last = judge(sample, self._last, limits, usual)
        return Replayed(self._last, self._tell(self._last, repeat))

    def _tell(self, check: Check, repeat: timedelta) -> Told | None:
        if not is_bad(check):
            was, self._told = self._told, None
            return Told.RECOVERED if was else None
        told = self._news(check, repeat)
        if told:
            self._told, self._told_at = check.verdict, check.sample.read_at
        return told

    def _news(self, check: Check, repeat: timedelta) -> Told | None:
        if self._told is None or self._told_at is None:
            return Told.ALERT
        if check.verdict is Verdict.STUCK and self._told is Verdict.WARNING:
            return Told.WORSE
        return Told.REPEAT if check.sample.read_at - self._told_at >= repeat else None
