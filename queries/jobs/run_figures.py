"""Runs counted by job and state."""

from datetime import datetime
from typing import NamedTuple

from queries.loader import postgres_sql
from queries.postgres import Postgres

RUN_FIGURES = postgres_sql("jobs/run_figures")


class RunFigures(NamedTuple):
    """Runs of one job in one state: how many, their seconds together, when the last one ended."""

    job: str
    state: str
    runs: int
    seconds: float
    last_end: datetime | None


async def run_figures(postgres: Postgres, since: datetime) -> list[RunFigures]:
    """Of the runs that are open, or ended since an instant."""
    return await postgres.fetch_all(RUN_FIGURES, RunFigures, since=since)
