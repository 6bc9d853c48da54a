"""Runs and their logs as people read them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from domain.jobs.runs import State


@dataclass(frozen=True, slots=True)
class RunRow:
    """One attempt at a job; ``wait_reason`` is ``reason:on`` as in domain.jobs.jobs."""

    run_id: int
    job: str
    state: State
    attempt: int
    root_id: int
    business_date: date
    due_at: datetime
    submitted_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
    percent: float | None
    text: str | None
    wait_reason: str | None
    error_class: str | None
    error_message: str | None
    result: Mapping[str, Any]
    parameters: Mapping[str, Any]
    submitted_by: int | None
    submitted_name: str | None
    channel: str
    cancel_asked: bool


@dataclass(frozen=True, slots=True)
class JobGlance:
    """How a job stands: its last ended run, the one that goes on, how many wait."""

    paused: bool
    queued: int
    running: RunRow | None
    last: RunRow | None


class LogLine(NamedTuple):
    """A line of a run's log."""

    log_id: int
    run_id: int
    job: str
    ts: datetime
    level: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class RunTimes:
    """How the attempts of a job (None: of all) ended, and how many seconds they took.

    ``attempts`` also counts what was cancelled, refused or skipped; seconds are None when nothing
    had begun.
    """

    job: str | None
    attempts: int
    succeeded: int
    failed: int
    average: float | None
    median: float | None
    p95: float | None
