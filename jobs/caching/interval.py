"""How often the figures of a cache are read anew, as the schedules have it."""

from datetime import datetime, timedelta

from domain.schedules.occurrences import pause_after
from queries.jobs.schedules import job_schedules
from queries.postgres import Postgres


async def interval_of(postgres: Postgres, job: str, after: datetime) -> timedelta | None:
    """Between two runs of a job that read everything; None where no schedule says so."""
    found = [
        pause_after(one.schedule, after)
        for one in await job_schedules(postgres)
        if one.job == job and one.enabled and not one.parameters
    ]
    return min((pause for pause in found if pause), default=None)
