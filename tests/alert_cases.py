"""An alert of every kind, for tests of how they are told."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from domain.alerts.happenings import (
    BatchEnded,
    BatchFailed,
    BatchFigures,
    BatchRecovered,
    BatchStuck,
    BatchWarning,
    Happening,
    MonitoringReport,
    NocsReport,
    Notice,
    Plain,
    WatchBlind,
    about,
)
from domain.alerts.model import Alert, State
from domain.alerts.topics import Topic
from domain.batches.baseline import Outcome
from domain.batches.checks import Check, Rule, RunKey, Sample, Trend, Verdict
from domain.caches.nocs import NocsBalance
from domain.severity import Severity

HOSTILE = "<b>&amp;<script>alert(1)</script>"
#: 11:30 in Dhaka.
AT = datetime(2025, 1, 15, 5, 30, tzinfo=UTC)
RUN = RunKey("BMHHS", 12, 0)


def check(
    rule: Rule = Rule.SLOW_TWICE, verdict: Verdict = Verdict.STUCK, code: str = "BMHHS"
) -> Check:
    """The worked example at 11:30: +125 records in half an hour, after +890."""
    sample = Sample(RunKey(code, 12, 0), AT - timedelta(minutes=90), AT, 46_245)
    return Check(
        sample,
        verdict,
        rule,
        average_rps=8.564,
        growth=125,
        since=timedelta(minutes=30),
        interval_rps=0.0694,
        previous_records=46_120,
        previous_average_rps=12.811,
        trend=Trend.DECLINING,
        slow_checks=2,
        limit_rps=1.0,
        limit_duration=timedelta(minutes=10),
    )


def first_check() -> Check:
    """Nothing to compare with."""
    sample = Sample(RUN, AT - timedelta(minutes=30), AT, 45_230)
    return Check(sample, Verdict.NORMAL, Rule.FINE, average_rps=25.128)


def area(number: int, name: str = "") -> NocsBalance:
    """An area that owes more, the higher its number."""
    credit, due = Decimal("18523441.50"), Decimal(-1_000_000 * number)
    return NocsBalance(f"N{number}", name or f"Area {number}", 1000, 700, credit, 300, due)


def notice(topic: Topic, name: str = "", **facts: Plain) -> Notice:
    """A notice with facts of every sort."""
    every: Mapping[str, Plain] = {
        "run": 12_345,
        "seconds": 5400,
        "last": True,
        "since": AT.isoformat(),
        "business_date": "2025-01-15",
        "holds_up": name or "NOCS_PAYOFF",
        "strange_fact": name or "anything",
        "percent": 91.5,
        "free_bytes": 5_400_000_000,
        "nothing": None,
    }
    return Notice(topic, Severity.CRITICAL, name or "NOCS_BALANCE", {**every, **facts})


def happenings(name: str = "") -> dict[str, Happening]:
    """One of every kind and topic; ``name``: what somebody else may have called things."""
    code = name or "BMHHS"
    run = RunKey(code, 12, 0)
    figures = (BatchFigures(code, 48, 61.2, 180.4, 912_332),)
    found: dict[str, Happening] = {
        **{f"stuck, {rule}": BatchStuck(check(rule, code=code)) for rule in Rule},
        "warning": BatchWarning(check(Rule.SLOW_ONCE, Verdict.WARNING, code)),
        "recovered": BatchRecovered(check(Rule.MOVES_AGAIN, Verdict.RECOVERED, code)),
        "first check": BatchStuck(first_check()),
        "failed": BatchFailed(run, AT - timedelta(hours=2), AT, 46_245, 3),
        "failed, no end": BatchFailed(run, AT - timedelta(hours=2), None, 46_245, 3),
        **{f"ended, {one}": BatchEnded(run, AT, 46_245, one) for one in Outcome},
        "ended, not known how": BatchEnded(run, None, None),
        "blind": WatchBlind(AT, 2, name or "SourceDown"),
        "monitoring": MonitoringReport(AT, 15_234, (check(code=code), first_check()), figures),
        "monitoring, blind": MonitoringReport(AT, None, None),
        "monitoring, idle": MonitoringReport(AT, 0, ()),
        "nocs": NocsReport(AT, tuple(area(one, name) for one in range(36))),
        "nocs, whole": NocsReport(AT, tuple(area(one, name) for one in range(36)), whole=True),
    }
    return found | {topic.value: notice(topic, name) for topic in Topic}


def alert(happening: Happening, state: State = State.FIRING, alert_id: int = 17) -> Alert:
    """An alert of this half an hour after it was raised."""
    what = about(happening)
    return Alert(
        alert_id,
        what.fingerprint,
        what.topic,
        what.severity,
        what.subject,
        what.run,
        what.area,
        State.RESOLVED if what.topic.is_report else state,
        happening,
        count=1,
        flaps=0,
        revision=1,
        raised_at=AT,
        last_at=AT + timedelta(minutes=30),
        told_at=AT,
        held=None,
        escalated=0,
        acknowledged=None,
        resolved_at=AT + timedelta(minutes=90) if state is State.RESOLVED else None,
    )
