"""What is found out about runs becomes notices; each finding is told once, by its key."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from domain.alerts.happenings import Notice, Plain
from domain.alerts.topics import Topic
from domain.jobs.dependencies import downstream
from domain.jobs.jobs import Job
from domain.jobs.runs import State
from domain.jobs.thresholds import Threshold, error_rate, lateness, slowness, usual_time
from domain.severity import Severity
from queries.jobs.run_watch import Failure, FailureCount, GoodRun, Start

#: Ends that are no surprise to the service itself.
_MILD = frozenset({State.REFUSED, State.SKIPPED})


class Found(NamedTuple):
    """Something to tell of; what has the same ``key`` was told."""

    key: str
    notice: Notice


def failed(failure: Failure, jobs: Mapping[str, Job]) -> Found:
    """A run that ended badly: critical when it is not tried again, with the jobs it holds up."""
    mild = not failure.last or failure.state in _MILD
    facts: dict[str, Plain] = {
        "job": failure.job,
        "run": failure.run_id,
        "state": failure.state.value,
        "attempt": failure.attempt,
        "last": failure.last,
        "business_date": failure.business_date.isoformat(),
        "finished_at": failure.finished_at.isoformat(),
        "error": failure.error_class,
        "message": failure.error_message,
        "reason": failure.wait_reason,
        "holds_up": ", ".join(_downstream(failure.job, jobs)),
    }
    severity = Severity.WARNING if mild else Severity.CRITICAL
    notice = Notice(Topic.JOB_FAILED, severity, failure.job, facts)
    return Found(f"{Topic.JOB_FAILED}:{failure.run_id}", notice)


def slow(run: GoodRun, limits: Threshold) -> Found | None:
    """A good run that took too long."""
    why = slowness(run.took, run.earlier, limits)
    if why is None:
        return None
    usual = usual_time(run.earlier)
    facts: dict[str, Plain] = {
        "job": run.job,
        "run": run.run_id,
        "why": why.value,
        "seconds": round(run.took.total_seconds()),
        "usual_seconds": None if usual is None else round(usual.total_seconds()),
        "limit_seconds": round(limits.max_runtime.total_seconds()),
        "finished_at": run.finished_at.isoformat(),
    }
    notice = Notice(Topic.JOB_SLOW, Severity.WARNING, run.job, facts)
    return Found(f"{Topic.JOB_SLOW}:{run.run_id}", notice)


def late(start: Start, limits: Threshold, now: datetime) -> Found | None:
    """A scheduled run that began too late, or has not begun; told again when it is still missing
    after three times the tolerance."""
    delay = (start.started_at or now) - start.could_at
    severity = lateness(delay, limits)
    if severity is None:
        return None
    facts: dict[str, Plain] = {
        "job": start.job,
        "run": start.run_id,
        "due_at": start.could_at.isoformat(),
        "started_at": start.started_at.isoformat() if start.started_at else None,
        "late_seconds": round(delay.total_seconds()),
    }
    notice = Notice(Topic.JOB_LATE, severity, start.job, facts)
    return Found(f"{Topic.JOB_LATE}:{start.run_id}:{severity}", notice)


def failing(count: FailureCount, limits: Threshold, now: datetime) -> Found | None:
    """A job that fails too often; told once a week."""
    severity = error_rate(count.failed, count.finished, limits)
    if severity is None:
        return None
    facts: dict[str, Plain] = {"job": count.job, "failed": count.failed, "finished": count.finished}
    notice = Notice(Topic.JOB_FAILING, severity, count.job, facts)
    return Found(f"{Topic.JOB_FAILING}:{count.job}:{severity}:{now:%G-W%V}", notice)


def _downstream(job: str, jobs: Mapping[str, Job]) -> tuple[str, ...]:
    return downstream(job, [one for other in jobs.values() for one in other.waits_for])
