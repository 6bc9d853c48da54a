"""Runs of jobs: queued, begun under a fence, kept alive, ended; the database decides each step."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from domain.jobs.jobs import Job, Reason, Run
from domain.jobs.parameters import Value
from domain.jobs.runs import State, before
from domain.logs.redaction import redacted, redacted_value
from queries.loader import postgres_sql
from queries.postgres import Postgres

ASK_RUN = postgres_sql("jobs/ask_run")
OPEN_RUNS = postgres_sql("jobs/open_runs")
RUNNING_JOBS = postgres_sql("jobs/running_jobs")
LATEST_STATES = postgres_sql("jobs/latest_states")
BEGIN_RUN = postgres_sql("jobs/begin_run")
HOLD_RUN = postgres_sql("jobs/hold_run")
END_RUN_UNBEGUN = postgres_sql("jobs/end_run_unbegun")
BEAT = postgres_sql("jobs/beat")
FINISH_RUN = postgres_sql("jobs/finish_run")
RETRY_RUN = postgres_sql("jobs/retry_run")
LOST_RUNS = postgres_sql("jobs/lost_runs")
ASK_CANCEL = postgres_sql("jobs/ask_cancel")
APPEND_LOG = postgres_sql("jobs/append_log")
CLAIM_LOCK = postgres_sql("jobs/claim_lock")
SAVE_JOB = postgres_sql("jobs/save_job")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A run that somebody, or the clock, wants.

    ``occurrence`` names a tick and ``request`` a press: a second run of the same name is none.
    """

    job: Job
    business_date: date
    due_at: datetime
    channel: str
    parameters: Mapping[str, Value] = field(default_factory=dict)
    schedule: str | None = None
    occurrence: str | None = None
    request: str | None = None
    person: int | None = None


@dataclass(frozen=True, slots=True)
class Ending:
    """How a run ended, and what it leaves behind."""

    state: State
    result: Mapping[str, Any] = field(default_factory=dict)
    error_class: str | None = None
    error_message: str | None = None


class Lost(NamedTuple):
    """A run whose worker died."""

    run_id: int
    job: str
    attempt: int


class Line(NamedTuple):
    """A line of a run's log."""

    level: str
    code: str
    message: str
    context: Mapping[str, Any]


async def ask_run(postgres: Postgres, wanted: Wanted) -> int | None:
    """Queue a run; its number, or None when the same tick or press was there before."""
    number: int | None = await postgres.fetch_value(
        ASK_RUN,
        job_name=wanted.job.name,
        schedule_id=wanted.schedule,
        occurrence_key=wanted.occurrence,
        request_key=wanted.request,
        business_date=wanted.business_date,
        priority=wanted.job.priority,
        parameters=stored(wanted.parameters),
        due_at=wanted.due_at,
        submitted_by=wanted.person,
        channel=wanted.channel,
        needs_approval=wanted.job.confirm == "FOUR_EYES",
    )
    return number


async def claim_lock(inside: Postgres) -> None:
    """Let no other process decide what begins, until the transaction ends."""
    await inside.fetch_value(CLAIM_LOCK)


async def open_runs(postgres: Postgres) -> list[Run]:
    """The runs that are due and have not begun."""
    return await postgres.fetch_all(OPEN_RUNS, _run)


async def running_jobs(postgres: Postgres) -> list[str]:
    """The names of the jobs that run now."""
    return await postgres.fetch_all(RUNNING_JOBS, str)


async def latest_states(
    postgres: Postgres, jobs: Iterable[str], business_date: date
) -> dict[str, State]:
    """How the latest run of each job for a business date stands; jobs that never ran are absent."""
    rows = await postgres.fetch_all(
        LATEST_STATES,
        lambda job, status: (str(job), State(status)),
        job_names=sorted(jobs),
        business_date=business_date,
    )
    return dict(rows)


async def begin_run(inside: Postgres, run_id: int, worker: str) -> int | None:
    """Give a run to a worker; its fencing number, None when it is not to be begun any more."""
    fence: int | None = await inside.fetch_value(
        BEGIN_RUN, execution_id=run_id, worker=worker, following_on=_before(State.RUNNING)
    )
    return fence


async def hold_run(inside: Postgres, run_id: int, reason: Reason, on: str) -> bool:
    """Note what a run waits for; whether that is news."""
    held = await inside.execute(
        HOLD_RUN,
        execution_id=run_id,
        wait_reason=f"{reason}:{on}",
        following_on=[*_before(State.WAITING), State.WAITING.value],
    )
    return bool(held)


async def end_run_unbegun(
    inside: Postgres, run_id: int, state: State, reason: Reason, on: str
) -> bool:
    """End a run that never began; False when it had ended before."""
    ended = await inside.execute(
        END_RUN_UNBEGUN,
        execution_id=run_id,
        status=state.value,
        wait_reason=f"{reason}:{on}",
        following_on=_before(state),
    )
    return bool(ended)


async def beat(
    postgres: Postgres, run_id: int, fence: int, percent: float | None, text: str | None
) -> bool | None:
    """Sign of life and progress; whether somebody asked for the end, None: the lease is lost."""
    asked: bool | None = await postgres.fetch_value(
        BEAT, execution_id=run_id, fence=fence, progress_pct=percent, progress_text=text
    )
    return asked


async def finish_run(inside: Postgres, run_id: int, fence: int, ending: Ending) -> bool:
    """End a run; False when its lease is lost, and nothing was changed."""
    ended = await inside.execute(
        FINISH_RUN,
        execution_id=run_id,
        fence=fence,
        status=ending.state.value,
        error_class=ending.error_class,
        error_message=ending.error_message and redacted(ending.error_message),
        result=dict(ending.result),
    )
    return bool(ended)


async def retry_run(inside: Postgres, run_id: int, pause: timedelta) -> int | None:
    """Queue the next attempt of a run; its number, None when somebody asked for its end."""
    number: int | None = await inside.fetch_value(RETRY_RUN, execution_id=run_id, pause=pause)
    return number


async def lost_runs(inside: Postgres, silence: timedelta) -> list[Lost]:
    """End the runs without a sign of life for so long; those that this call has ended."""
    return await inside.fetch_all(LOST_RUNS, Lost, silence=silence)


async def ask_cancel(inside: Postgres, run_id: int, person: int | None) -> State | None:
    """Ask for the end of a run; how it stands then, None when it had ended before."""
    found = await inside.fetch_value(ASK_CANCEL, execution_id=run_id, person_id=person)
    return State(found) if found else None


async def append_log(postgres: Postgres, run_id: int, lines: Sequence[Line]) -> None:
    """Add lines to a run's log, in their order; what tells who somebody is, is masked."""
    await postgres.execute(
        APPEND_LOG,
        execution_id=run_id,
        levels=[line.level for line in lines],
        codes=[line.code for line in lines],
        messages=[redacted(line.message) for line in lines],
        contexts=[redacted_value(dict(line.context)) for line in lines],
    )


async def save_job(postgres: Postgres, job: Job) -> bool:
    """Write a definition down; False when an operator's changes were kept."""
    saved = await postgres.execute(
        SAVE_JOB,
        job_name=job.name,
        job_type=job.name,
        module=job.module,
        priority=job.priority,
        max_runtime_min=int(job.max_runtime.total_seconds() // 60),
        retry_count=job.retries,
        retry_delay_min=int(job.retry_delay.total_seconds() // 60),
    )
    return bool(saved)


def _before(state: State) -> list[str]:
    return sorted(one.value for one in before(state))


def stored(parameters: Mapping[str, Value]) -> dict[str, Any]:
    """Parameters as JSON keeps them: decimals as text."""
    return {
        name: value if isinstance(value, bool | int | str) else _text(value)
        for name, value in parameters.items()
    }


def _text(value: Value) -> Any:
    return list(value) if isinstance(value, tuple) else str(value)


def _run(*row: Any) -> Run:
    run_id, job, state, day, attempt, root, priority, due_at, parameters, approved = row
    return Run(
        run_id, job, State(state), day, attempt, root, priority, due_at, parameters, approved
    )
