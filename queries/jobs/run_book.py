"""Runs, as people read them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from domain.jobs.run_records import JobGlance, RunRow
from domain.jobs.runs import State
from queries.loader import postgres_sql
from queries.postgres import Postgres

RUN_ROWS = postgres_sql("jobs/run_rows")
JOB_GLANCES = postgres_sql("jobs/job_glances")
LATEST_ATTEMPT = postgres_sql("jobs/latest_attempt")


@dataclass(frozen=True, slots=True)
class RunSearch:
    """Which runs: None does not narrow; times are aware, of when they were asked for."""

    job: str | None = None
    states: Collection[State] | None = None
    since: datetime | None = None
    until: datetime | None = None
    skip: int = 0
    many: int = 8


async def run_row(postgres: Postgres, run_id: int) -> RunRow | None:
    """One run; None when there is none of this number."""
    found = await _run_rows(postgres, RunSearch(many=1), run_id)
    return found[0] if found else None


async def latest_attempt(postgres: Postgres, run_id: int) -> RunRow | None:
    """The newest attempt at what a run is an attempt at; None when there is no such run."""
    newest: int | None = await postgres.fetch_value(LATEST_ATTEMPT, execution_id=run_id)
    return None if newest is None else await run_row(postgres, newest)


async def run_rows(postgres: Postgres, search: RunSearch) -> list[RunRow]:
    """Runs, newest first."""
    return await _run_rows(postgres, search, None)


async def job_glances(postgres: Postgres) -> dict[str, JobGlance]:
    """Every job that is not retired, by its name."""
    found = await postgres.fetch_all(JOB_GLANCES, lambda *row: row)
    return {
        name: JobGlance(
            paused,
            queued,
            await run_row(postgres, running) if running else None,
            await run_row(postgres, last) if last else None,
        )
        for name, paused, queued, running, last in found
    }


async def _run_rows(postgres: Postgres, search: RunSearch, run_id: int | None) -> list[RunRow]:
    states = None if search.states is None else sorted(state.value for state in search.states)
    return await postgres.fetch_all(
        RUN_ROWS,
        _run_row,
        execution_id=run_id,
        job_name=search.job,
        states=states,
        since=search.since,
        until=search.until,
        skip=search.skip,
        many=search.many,
    )


def _run_row(run_id: int, job: str, state: str, *others: Any) -> RunRow:
    return RunRow(run_id, job, State(state), *others)
