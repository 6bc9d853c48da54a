"""What is asked of jobs: runs that are asked for already, jobs that are paused."""

from queries.jobs.runs import Wanted, stored
from queries.loader import postgres_sql
from queries.postgres import Postgres

OPEN_RUN_LIKE = postgres_sql("jobs/open_run_like")
PAUSE_JOB = postgres_sql("jobs/pause_job")
PAUSED_JOBS = postgres_sql("jobs/paused_jobs")


async def open_run_like(inside: Postgres, wanted: Wanted) -> int | None:
    """The run that is asked for already, by the same press or with the same parameters."""
    found: int | None = await inside.fetch_value(
        OPEN_RUN_LIKE,
        job_name=wanted.job.name,
        parameters=stored(wanted.parameters),
        request_key=wanted.request,
    )
    return found


async def paused_jobs(postgres: Postgres) -> set[str]:
    """The names of the jobs that are paused."""
    return set(await postgres.fetch_all(PAUSED_JOBS, str))


async def pause_job(
    inside: Postgres, job: str, person: int | None, *, paused: bool, seen: int | None = None
) -> bool:
    """Pause a job, or let it go on; whether that changed anything.

    Nothing is changed when the job was since its version ``seen``.
    """
    changed = await inside.execute(
        PAUSE_JOB,
        job_name=job,
        status="INACTIVE" if paused else "ACTIVE",
        person_id=person,
        seen=seen,
    )
    return bool(changed)
