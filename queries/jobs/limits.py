"""The limits of jobs, as people set them."""

from domain.jobs.job_limits import LIMITS, JobLimits
from domain.jobs.jobs import Job
from domain.jobs.thresholds import Override
from queries.jobs.run_watch import overrides
from queries.loader import postgres_sql
from queries.postgres import Postgres

SAVE_THRESHOLD = postgres_sql("jobs/save_threshold")
FORGET_THRESHOLD = postgres_sql("jobs/forget_threshold")


async def limits_of(postgres: Postgres, job: Job) -> JobLimits:
    """What holds for a job."""
    return JobLimits(job, (await overrides(postgres)).get(job.name, Override()))


async def save_threshold(postgres: Postgres, job: Job, name: str, value: int) -> None:
    """Set one limit of a job; the others stay."""
    binds = {one.name: value if one.name == name else None for one in LIMITS}
    await postgres.execute(SAVE_THRESHOLD, job_name=job.name, **binds)


async def forget_threshold(postgres: Postgres, job: Job) -> bool:
    """Let a job's limits be as usual again; False when they were."""
    return await postgres.execute(FORGET_THRESHOLD, job_name=job.name) == 1
