"""What the monitor looks at: runs that ended, began or go on, and thresholds of jobs."""

from datetime import date, datetime, timedelta
from typing import NamedTuple

from domain.jobs.jobs import Job
from domain.jobs.runs import State
from domain.jobs.thresholds import COMPARED, Override, Threshold, threshold
from queries.loader import postgres_sql
from queries.postgres import Postgres

CLAIM_MONITOR = postgres_sql("jobs/claim_monitor")
THRESHOLD_OVERRIDES = postgres_sql("jobs/threshold_overrides")
UNTOLD_FAILURES = postgres_sql("jobs/untold_failures")
ENDED_RUNS = postgres_sql("jobs/ended_runs")
SCHEDULED_STARTS = postgres_sql("jobs/scheduled_starts")
RUNS_GOING_ON = postgres_sql("jobs/runs_going_on")
FAILURE_COUNTS = postgres_sql("jobs/failure_counts")
NOTE_ONCE = postgres_sql("jobs/note_once")


class Failure(NamedTuple):
    """A run that ended badly; ``last``: it is not tried again."""

    run_id: int
    job: str
    state: State
    attempt: int
    business_date: date
    error_class: str | None
    error_message: str | None
    wait_reason: str | None
    finished_at: datetime
    last: bool


class GoodRun(NamedTuple):
    """A run that ended well; ``earlier``: how long those before took, the latest first."""

    run_id: int
    job: str
    finished_at: datetime
    took: timedelta
    earlier: list[timedelta]


class Start(NamedTuple):
    """A scheduled run; ``could_at``: when it was due and nothing it depends on was left to do."""

    run_id: int
    job: str
    could_at: datetime
    started_at: datetime | None


class GoingOn(NamedTuple):
    """A run that goes on."""

    run_id: int
    job: str
    started_at: datetime


class FailureCount(NamedTuple):
    """How many of a job's finished runs failed."""

    job: str
    failed: int
    finished: int


async def claim_monitor(inside: Postgres) -> bool:
    """Whether no other process looks at the runs now; none does until the transaction ends."""
    return bool(await inside.fetch_value(CLAIM_MONITOR))


async def overrides(postgres: Postgres) -> dict[str, Override]:
    """What was set for jobs, by their names."""
    rows = await postgres.fetch_all(
        THRESHOLD_OVERRIDES, lambda job, *limits: (str(job), Override(*limits))
    )
    return dict(rows)


async def threshold_of(postgres: Postgres, job: Job) -> Threshold:
    """What holds for a job."""
    return threshold(job, (await overrides(postgres)).get(job.name))


async def untold_failures(postgres: Postgres, since: datetime) -> list[Failure]:
    """Bad ends since then that no alert tells of."""
    return await postgres.fetch_all(
        UNTOLD_FAILURES,
        lambda run_id, job, state, *others: Failure(run_id, job, State(state), *others),
        since=since,
    )


async def good_runs(postgres: Postgres, since: datetime) -> list[GoodRun]:
    """Good ends since then."""
    return await postgres.fetch_all(ENDED_RUNS, GoodRun, since=since, many=COMPARED)


async def scheduled_starts(postgres: Postgres, since: datetime) -> list[Start]:
    """Scheduled runs that began since then, or that could begin and have not."""
    return await postgres.fetch_all(SCHEDULED_STARTS, Start, since=since)


async def runs_going_on(postgres: Postgres) -> list[GoingOn]:
    """The runs that go on."""
    return await postgres.fetch_all(RUNS_GOING_ON, GoingOn)


async def failure_counts(postgres: Postgres, since: datetime) -> list[FailureCount]:
    """Failures of each job since then."""
    return await postgres.fetch_all(FAILURE_COUNTS, FailureCount, since=since)


async def note_once(inside: Postgres, run_id: int, code: str, message: str) -> bool:
    """Add a warning to a run's log; False when it has one of this code."""
    added = await inside.execute(NOTE_ONCE, execution_id=run_id, code=code, message=message)
    return added == 1
