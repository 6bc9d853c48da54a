"""What is found out about runs becomes alert events, each of which is told once."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from domain.dependencies import downstream
from domain.jobs import Job
from domain.runs import State
from domain.severity import Severity
from domain.thresholds import Threshold, error_rate, lateness, slowness, usual_time
from queries.alert_events import AlertEvent
from queries.jobs.run_watch import Failure, FailureCount, GoodRun, Start

#: Ends that are no surprise to the service itself.
_MILD = frozenset({State.REFUSED, State.SKIPPED})


def failed(failure: Failure, jobs: Mapping[str, Job]) -> AlertEvent:
    """A run that ended badly: critical when it is not tried again, with the jobs it holds up."""
    mild = not failure.last or failure.state in _MILD
    facts = {
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
        "holds_up": list(_downstream(failure.job, jobs)),
    }
    severity = Severity.WARNING if mild else Severity.CRITICAL
    return AlertEvent("job.failed", severity.value, f"job.failed:{failure.run_id}", facts)


def slow(run: GoodRun, limits: Threshold) -> AlertEvent | None:
    """A good run that took too long."""
    why = slowness(run.took, run.earlier, limits)
    if why is None:
        return None
    usual = usual_time(run.earlier)
    facts = {
        "job": run.job,
        "run": run.run_id,
        "why": why.value,
        "seconds": round(run.took.total_seconds()),
        "usual_seconds": None if usual is None else round(usual.total_seconds()),
        "limit_seconds": round(limits.max_runtime.total_seconds()),
        "finished_at": run.finished_at.isoformat(),
    }
    return AlertEvent("job.slow", Severity.WARNING.value, f"job.slow:{run.run_id}", facts)


def late(start: Start, limits: Threshold, now: datetime) -> AlertEvent | None:
    """A scheduled run that began too late, or has not begun; told again when it is still missing
    after three times the tolerance."""
    delay = (start.started_at or now) - start.could_at
    severity = lateness(delay, limits)
    if severity is None:
        return None
    facts = {
        "job": start.job,
        "run": start.run_id,
        "due_at": start.could_at.isoformat(),
        "started_at": start.started_at.isoformat() if start.started_at else None,
        "seconds": round(delay.total_seconds()),
    }
    return AlertEvent("job.late", severity.value, f"job.late:{start.run_id}:{severity}", facts)


def failing(count: FailureCount, limits: Threshold, now: datetime) -> AlertEvent | None:
    """A job that fails too often; told once a week."""
    severity = error_rate(count.failed, count.finished, limits)
    if severity is None:
        return None
    facts: dict[str, Any] = {"job": count.job, "failed": count.failed, "finished": count.finished}
    fingerprint = f"job.failing:{count.job}:{severity}:{now:%G-W%V}"
    return AlertEvent("job.failing", severity.value, fingerprint, facts)


def _downstream(job: str, jobs: Mapping[str, Job]) -> tuple[str, ...]:
    return downstream(job, [one for other in jobs.values() for one in other.waits_for])
