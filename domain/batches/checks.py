"""What is seen of a running batch, and what is found about it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class RunKey:
    """One run of a batch: a rerun is a run of its own."""

    code: str
    number: int
    rerun: int

    def __str__(self) -> str:
        return f"{self.code}/{self.number}/{self.rerun}"


@dataclass(frozen=True, slots=True)
class Sample:
    """A running batch at one moment; both times are of Oracle's clock, aware."""

    run: RunKey
    started_at: datetime
    read_at: datetime
    records: int

    @property
    def duration(self) -> timedelta:
        """How long it has run; never negative."""
        return max(self.read_at - self.started_at, timedelta())


class Verdict(StrEnum):
    """What the rules say of a running batch."""

    NORMAL = "normal"
    WARNING = "warning"
    STUCK = "stuck"
    RECOVERED = "recovered"


class Rule(StrEnum):
    """Which rule gave the verdict."""

    MOVES_AGAIN = "moves-again"
    NO_GROWTH = "no-growth"
    SLOW_TWICE = "slow-twice"
    LONG_AND_LOW = "long-and-low"
    BEYOND_USUAL = "beyond-usual"
    SLOW_ONCE = "slow-once"
    GETTING_LONG = "getting-long"
    FINE = "fine"


class Trend(StrEnum):
    """The average rate against the one of the check before."""

    RISING = "rising"
    STEADY = "steady"
    DECLINING = "declining"


@dataclass(frozen=True, slots=True)
class Check:
    """A sample with its verdict; rates are records a second.

    ``growth``, ``since`` (the time between), ``interval_rps`` and ``trend`` compare with the check
    before of the same run: None on the first. ``slow_checks`` counts the checks running whose
    interval rate was below the limit; ``quiet``: it recovered, rules of duration are silent.
    ``limit`` and ``usual`` are what the rule that fired compared with.
    """

    sample: Sample
    verdict: Verdict
    rule: Rule
    average_rps: float
    growth: int | None = None
    since: timedelta | None = None
    interval_rps: float | None = None
    previous_records: int | None = None
    previous_average_rps: float | None = None
    trend: Trend | None = None
    slow_checks: int = 0
    quiet: bool = False
    limit_rps: float | None = None
    limit_duration: timedelta | None = None
