"""What can be told: one kind for each thing that has facts of its own."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import assert_never

from domain.alerts.topics import Topic
from domain.batches.baseline import Outcome
from domain.batches.checks import Check, RunKey
from domain.caches.nocs import NocsBalance
from domain.severity import Severity

#: A fact of a notice: an identifier, a count, an instant in ISO form, or nothing.
Plain = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class BatchStuck:
    """A running batch does not get on."""

    check: Check


@dataclass(frozen=True, slots=True)
class BatchWarning:
    """A running batch gets on badly."""

    check: Check


@dataclass(frozen=True, slots=True)
class BatchRecovered:
    """A batch that did not get on does again."""

    check: Check


@dataclass(frozen=True, slots=True)
class BatchFailed:
    """A batch ended in error."""

    run: RunKey
    started_at: datetime
    ended_at: datetime | None
    records: int
    errors: int


@dataclass(frozen=True, slots=True)
class BatchEnded:
    """A batch that was told of runs no more; only ever resolves. None: not known."""

    run: RunKey
    ended_at: datetime | None
    records: int | None
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True)
class WatchBlind:
    """The batches could not be seen: that is not the same as none running."""

    since: datetime
    checks: int
    why: str


@dataclass(frozen=True, slots=True)
class BatchFigures:
    """One batch code over the last 24 hours."""

    code: str
    checks: int
    average_rps: float
    peak_rps: float
    peak_records: int


@dataclass(frozen=True, slots=True)
class MonitoringReport:
    """All running batches at one moment; None: not known."""

    at: datetime
    pending_imd: int | None
    running: tuple[Check, ...] | None
    figures: tuple[BatchFigures, ...] = ()


@dataclass(frozen=True, slots=True)
class NocsReport:
    """The balances of all areas, as the cache has them; ``stale``: older than they should be."""

    as_of: datetime
    areas: tuple[NocsBalance, ...]
    whole: bool = False
    stale: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """Anything else: ``about`` tells apart what is told separately (a job, a source, a cache)."""

    topic: Topic
    severity: Severity
    about: str
    facts: Mapping[str, Plain] = field(default_factory=dict)


Happening = (
    BatchStuck
    | BatchWarning
    | BatchRecovered
    | BatchFailed
    | BatchEnded
    | WatchBlind
    | MonitoringReport
    | NocsReport
    | Notice
)


@dataclass(frozen=True, slots=True)
class About:
    """What stands for a happening when alerts are matched, silenced and told.

    Happenings with an equal ``fingerprint`` are one alert. ``subject``: the batch code, job, cache
    or source; ``run``: which run of it.
    """

    topic: Topic
    severity: Severity
    fingerprint: str
    subject: str = ""
    run: str = ""
    area: str = ""


def batch_fingerprint(run: RunKey) -> str:
    """Warning, stuck and recovered are states of one alert: that this run gets on badly."""
    return f"batch:{run}"


def about(happening: Happening) -> About:
    """What a happening is about."""
    match happening:
        case BatchStuck() | BatchWarning() | BatchRecovered():
            return _of_check(happening)
        case BatchFailed() | BatchEnded():
            return _of_end(happening)
        case MonitoringReport() | NocsReport():
            return _of_report(happening)
        case WatchBlind():
            return About(Topic.BATCH_BLIND, Severity.CRITICAL, "batch.blind", "oracle")
        case Notice():
            return _of_notice(happening)
        case _ as never:
            assert_never(never)


_VERDICTS: Mapping[type, tuple[Topic, Severity]] = {
    BatchStuck: (Topic.BATCH_STUCK, Severity.CRITICAL),
    BatchWarning: (Topic.BATCH_WARNING, Severity.WARNING),
    BatchRecovered: (Topic.BATCH_RECOVERED, Severity.INFO),
}


def _of_check(happening: BatchStuck | BatchWarning | BatchRecovered) -> About:
    run = happening.check.sample.run
    return About(*_VERDICTS[type(happening)], batch_fingerprint(run), run.code, str(run))


def _of_end(happening: BatchFailed | BatchEnded) -> About:
    run = happening.run
    if isinstance(happening, BatchFailed):
        fingerprint = f"{Topic.BATCH_FAILED}:{run}"
        return About(Topic.BATCH_FAILED, Severity.CRITICAL, fingerprint, run.code, str(run))
    fingerprint = batch_fingerprint(run)
    return About(Topic.BATCH_RECOVERED, Severity.INFO, fingerprint, run.code, str(run))


def _of_report(report: MonitoringReport | NocsReport) -> About:
    if isinstance(report, MonitoringReport):
        topic, at = Topic.REPORT_BATCH_MONITORING, report.at
    else:
        topic, at = Topic.REPORT_NOCS_BALANCE, report.as_of
    return About(topic, Severity.INFO, f"{topic}:{at.isoformat()}")


def _of_notice(notice: Notice) -> About:
    fingerprint = f"{notice.topic}:{notice.about}"
    area = str(notice.facts.get("area") or "")
    return About(notice.topic, notice.severity, fingerprint, notice.about, area=area)
