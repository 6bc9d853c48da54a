"""How reliable a job has been, by its runs."""

from datetime import datetime, timedelta

from domain.jobs.jobs import Job
from domain.jobs.reliability import Record, Score, score
from domain.jobs.thresholds import Threshold
from queries.jobs.run_watch import threshold_of
from queries.loader import postgres_sql
from queries.postgres import Postgres

JOB_RECORD = postgres_sql("jobs/job_record")

#: The window that a score is about, in days.
DAYS = 30


async def reliability(
    postgres: Postgres, job: Job, now: datetime, days: int = DAYS
) -> Score | None:
    """The score of a job's last days; None with fewer than five finished runs."""
    limits = await threshold_of(postgres, job)
    return score(await job_record(postgres, job, now - timedelta(days=days), limits))


async def job_record(postgres: Postgres, job: Job, since: datetime, limits: Threshold) -> Record:
    """What the score is made of."""
    found = await postgres.fetch_one(
        JOB_RECORD,
        Record,
        job_name=job.name,
        since=since,
        tolerance=limits.tolerance,
        max_runtime=limits.max_runtime,
    )
    assert found is not None, "the query always has one row"
    return found
