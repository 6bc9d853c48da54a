"""Every kind of card with the largest real data, for tests and pictures."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from domain.alerts.happenings import (
    BatchFailed,
    BatchFigures,
    BatchRecovered,
    Happening,
    MonitoringReport,
    NocsReport,
    Notice,
    WatchBlind,
)
from domain.alerts.model import Hand, State
from domain.alerts.topics import Topic
from domain.batches.checks import RunKey, Verdict
from domain.caches.nocs import NocsBalance
from domain.rcdc import AreaCommands, CommandReport, Commands
from domain.severity import Severity
from formatters.alerts.alerts import content
from formatters.alerts.contents import Content
from formatters.alerts.rcdc import breakdown, dashboard
from formatters.words import Words
from tests.integration.alert_rig import check, stuck, warning
from tests.teams import START, ZONE, alert_of

_NAMES = ("Narayanganj (East)", "Kamrangirchar", "নারায়ণগঞ্জ পশ্চিম", "Dhanmondi & Jigatola")
_VERDICTS = (Verdict.NORMAL, Verdict.WARNING, Verdict.STUCK, Verdict.RECOVERED)


def balances(count: int = 40, *, whole: bool = True) -> NocsReport:
    """The balances of so many areas."""
    areas = tuple(
        NocsBalance(
            f"{n:03}",
            f"{_NAMES[n % len(_NAMES)]} {n}",
            20_000 + n,
            12_345 + n,
            Decimal("224703188.91") / (n + 1),
            8_765 + n,
            Decimal("-92345678.05") / (n + 1),
        )
        for n in range(count)
    )
    return NocsReport(START, areas, whole=whole)


def running(count: int = 60) -> MonitoringReport:
    """So many running batches, and their codes over 24 hours."""
    checks = tuple(
        check(_VERDICTS[n % 4], RunKey(f"BMHH{n:02}", n, 0), 46_245 * (n % 7 + 1))
        for n in range(count)
    )
    figures = tuple(
        BatchFigures(f"BMHH{n:02}", 48, 61.5 + n, 240.25 + n, 912_345) for n in range(20)
    )
    return MonitoringReport(START, 12_345, checks, figures)


def commands(count: int = 40) -> CommandReport:
    """Commands of a day in so many areas."""
    areas = tuple(
        AreaCommands(
            f"{_NAMES[n % len(_NAMES)]} {n}",
            Commands(400 + n, 380, 15 + n, 5),
            Commands(90 + n, 88, n, 2),
        )
        for n in range(count)
    )
    return CommandReport(START.astimezone(ZONE), areas)


HAPPENINGS: dict[str, Happening] = {
    "stuck": stuck(),
    "warning": warning(),
    "failed": BatchFailed(RunKey("BMHHS", 12, 0), START - timedelta(hours=2), START, 46_245, 17),
    "blind": WatchBlind(START - timedelta(hours=1), 2, "SourceDown"),
    "monitoring": running(),
    "monitoring-few": running(4),
    "monitoring-none": MonitoringReport(START, None, ()),
    "nocs-full": balances(),
    "nocs-summary": balances(whole=False),
    "job": Notice(
        Topic.JOB_FAILED, Severity.CRITICAL, "NOCS_BALANCE", {"job": "NOCS_BALANCE", "run": 812}
    ),
    "test": Notice(Topic.TEST, Severity.INFO, "1:2", {"by": "Nadia **Begum**"}),
    "long": Notice(
        Topic.SOURCE_DOWN, Severity.CRITICAL, "বিলিং " * 800, {"why": "x" * 5000, "job": "_" * 5000}
    ),
}


def _of(happening: Happening) -> Callable[[Words], Content]:
    return lambda words: content(words, alert_of(happening), ZONE)


def recovered(words: Words) -> Content:
    """The end of what somebody had in hand."""
    end = BatchRecovered(check(Verdict.RECOVERED, records=68_450))
    hand = Hand(5002, "Karim [Ops](https://evil.example)", START + timedelta(minutes=2))
    over = replace(
        alert_of(end),
        state=State.RESOLVED,
        acknowledged=hand,
        resolved_at=START + timedelta(minutes=30),
    )
    return content(words, over, ZONE)


KINDS: dict[str, Callable[[Words], Content]] = {
    **{name: _of(happening) for name, happening in HAPPENINGS.items()},
    "recovered": recovered,
    "rcdc-dashboard": lambda words: dashboard(words, commands()),
    "rcdc-breakdown": lambda words: breakdown(words, commands()),
}
