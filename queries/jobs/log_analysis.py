"""What the logs and the runs of some days say as a whole."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from domain.jobs.run_records import RunTimes
from domain.logs.log_analysis import Together
from domain.logs.log_filters import Level
from queries.loader import postgres_sql
from queries.postgres import Postgres

LOG_LEVELS = postgres_sql("jobs/log_levels")
LOG_HOURS = postgres_sql("jobs/log_hours")
ERROR_MESSAGES = postgres_sql("jobs/error_messages")
FAILED_TOGETHER = postgres_sql("jobs/failed_together")
RUN_TIMES = postgres_sql("jobs/run_times")

#: Different messages that are looked at, the most frequent ones.
MOST_MESSAGES = 5_000
_APART = timedelta(minutes=10)
_MOST_PAIRS = 5


async def log_levels(postgres: Postgres, since: datetime) -> Mapping[Level, int]:
    """How many lines of each level there are; levels without one are absent."""
    rows = await postgres.fetch_all(LOG_LEVELS, _count, since=since)
    return {Level(level): number for level, number in rows}


async def log_hours(postgres: Postgres, since: datetime, zone: ZoneInfo) -> Sequence[int]:
    """How many lines there are in each of the 24 hours of the day."""
    rows = await postgres.fetch_all(LOG_HOURS, _count, since=since, zone=zone.key)
    counts: Mapping[int, int] = dict(rows)
    return [counts.get(hour, 0) for hour in range(24)]


async def error_messages(postgres: Postgres, since: datetime) -> list[tuple[str, int]]:
    """Messages of errors with their numbers, the most frequent first."""
    return await postgres.fetch_all(ERROR_MESSAGES, _count, since=since, many=MOST_MESSAGES)


async def failed_together(postgres: Postgres, since: datetime) -> list[Together]:
    """Jobs that failed within ten minutes of each other, the most frequent pairs first."""
    return await postgres.fetch_all(
        FAILED_TOGETHER, Together, since=since, apart=_APART, many=_MOST_PAIRS
    )


async def run_times(postgres: Postgres, since: datetime, until: datetime) -> list[RunTimes]:
    """Of all attempts that ended in a time, then of each job's; the most frequent job first."""
    return await postgres.fetch_all(RUN_TIMES, RunTimes, since=since, until=until)


def _count(of: Any, number: int) -> tuple[Any, int]:
    return of, number
