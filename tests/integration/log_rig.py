"""Runs and log lines as a test wants them, written straight into the tables."""

from datetime import UTC, datetime, timedelta
from typing import Any

from domain.jobs.jobs import Job
from domain.jobs.runs import State
from queries.jobs.runs import save_job
from queries.loader import parse_postgres
from queries.postgres import PostgresPool

#: A Saturday at noon in Dhaka.
NOW = datetime(2026, 11, 21, 6, 0, tzinfo=UTC)

RUN = parse_postgres(
    "run",
    "INSERT INTO batch.batch_execution_rec"
    " (job_name, business_date, status, priority, parameters, channel, submitted_at, due_at,"
    "  started_at, finished_at, error_message)"
    " VALUES (:job_name, '2026-11-21', :status, 5, '{}', 'clock', :asked, :asked, :began, :ended,"
    "  :error_message) RETURNING execution_id",
)
LINES = parse_postgres(
    "lines",
    "INSERT INTO batch.batch_log_rec (execution_id, ts, level, code, message)"
    " SELECT :run_id, CAST(:at AS timestamptz) + line.ord * interval '1 second', :severity, :code,"
    "        line.message"
    "   FROM unnest(CAST(:messages AS text[])) WITH ORDINALITY AS line (message, ord)",
)


async def some_run(
    store: PostgresPool,
    job: str = "NOCS_BALANCE",
    state: State = State.COMPLETED,
    *,
    ended: datetime | None = NOW,
    seconds: float = 60,
    error: str | None = None,
) -> int:
    """A run that took so many seconds until it ended."""
    await save_job(store, Job(job, "CACHES"))
    began = (ended or NOW) - timedelta(seconds=seconds)
    return int(
        await store.fetch_value(
            RUN,
            job_name=job,
            status=state.value,
            asked=began,
            began=began,
            ended=ended,
            error_message=error,
        )
    )


async def some_lines(
    store: PostgresPool, run_id: int, *messages: str, level: str = "INFO", **more: Any
) -> None:
    """Lines of a run, one a second after ``at``."""
    at, code = more.get("at", NOW - timedelta(hours=1)), more.get("code", "STEP")
    await store.execute(
        LINES, run_id=run_id, at=at, severity=level, code=code, messages=list(messages)
    )
