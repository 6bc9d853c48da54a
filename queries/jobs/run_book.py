"""Runs and their logs, as people read them."""

from collections.abc import AsyncIterator, Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from domain.log_filters import Level
from domain.run_records import JobGlance, LogLine, RunRow
from domain.runs import State
from queries.loader import postgres_sql
from queries.postgres import Postgres

RUN_ROWS = postgres_sql("run_rows")
JOB_GLANCES = postgres_sql("job_glances")
LOG_LINES = postgres_sql("log_lines")
LATEST_ATTEMPT = postgres_sql("latest_attempt")

_LEVELS = tuple(Level)


@dataclass(frozen=True, slots=True)
class RunSearch:
    """Which runs: None does not narrow; times are aware, of when they were asked for."""

    job: str | None = None
    states: Collection[State] | None = None
    since: datetime | None = None
    until: datetime | None = None
    skip: int = 0
    many: int = 8


@dataclass(frozen=True, slots=True)
class LogSearch:
    """Which lines: from ``level`` on, with ``sought`` in code or message."""

    run_id: int | None = None
    job: str | None = None
    level: str = "DEBUG"
    since: datetime | None = None
    until: datetime | None = None
    sought: str = ""
    skip: int = 0
    many: int = 20


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


async def log_lines(postgres: Postgres, search: LogSearch) -> list[LogLine]:
    """A page of lines, newest first."""
    return await postgres.fetch_all(LOG_LINES, LogLine, **_log_binds(search))


def log_stream(postgres: Postgres, search: LogSearch) -> AsyncIterator[list[LogLine]]:
    """The same some at a time and of one moment, for files."""
    return postgres.stream(LOG_LINES, LogLine, **_log_binds(search))


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


def _log_binds(search: LogSearch) -> dict[str, Any]:
    return {
        "execution_id": search.run_id,
        "job_name": search.job,
        "levels": [level.value for level in _LEVELS[_LEVELS.index(Level(search.level)) :]],
        "since": search.since,
        "until": search.until,
        "sought": search.sought,
        "skip": search.skip,
        "many": search.many,
    }
