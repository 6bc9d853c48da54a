"""When the utility's jobs are due, unless an operator has said otherwise."""

from collections.abc import Collection, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.schedules.cron import parse_cron
from domain.schedules.schedules import Schedule
from queries.jobs.schedules import Saved, save_schedule
from queries.postgres import Postgres

_NIGHTLY: Mapping[str, str] = {"NOCS_PAYOFF": "30 1 * * *", "RETENTION": "0 3 * * *"}


def default_schedules(zone: ZoneInfo, told: Mapping[str, str]) -> dict[str, Schedule]:
    """Each job's schedule, by the job's name; cron expressions are told in the site's time.

    ``told``: the jobs whose times are settings. Raises WrongCron.
    """
    expressions = {**told, **_NIGHTLY}
    return {
        job: Schedule(rule=parse_cron(expression), zone=zone)
        for job, expression in expressions.items()
    }


async def save_default_schedules(
    postgres: Postgres, jobs: Collection[str], schedules: Mapping[str, Schedule], now: datetime
) -> dict[str, Saved]:
    """Write the schedules of these jobs down, each under its job's name; what became of each.

    A changed default counts from ``now``; what an operator changed is kept.
    """
    return {
        job: await save_schedule(postgres, job, job, schedule, now)
        for job, schedule in schedules.items()
        if job in jobs
    }
