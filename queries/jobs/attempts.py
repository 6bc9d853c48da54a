"""The attempts at one request, and how often a job was changed."""

from domain.jobs.job_pages import Attempt
from domain.jobs.runs import State
from queries.loader import postgres_sql
from queries.postgres import Postgres

ATTEMPTS = postgres_sql("jobs/attempts")
JOB_VERSION = postgres_sql("jobs/job_version")


async def attempts(postgres: Postgres, root_id: int) -> list[Attempt]:
    """All runs of one request in their order; ``root_id`` is the first one's number."""
    return await postgres.fetch_all(
        ATTEMPTS, lambda run_id, state: Attempt(run_id, State(state)), root_id=root_id
    )


async def job_version(postgres: Postgres, job: str) -> int:
    """Grows whenever an operator changes the job; 0 while it is not written down."""
    found = await postgres.fetch_value(JOB_VERSION, job_name=job)
    return int(found or 0)
