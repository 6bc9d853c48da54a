"""Runs as they would have been left behind, written straight into the database."""

from datetime import UTC, datetime, timedelta
from typing import Any

from domain.jobs.jobs import Job
from queries.jobs.runs import save_job
from queries.loader import Statement
from queries.postgres import PostgresPool

#: A quiet noon; the clock of the tests.
NOON = datetime(2026, 1, 15, 12, tzinfo=UTC)


def ago(**spans: float) -> datetime:
    """So long before noon."""
    return NOON - timedelta(**spans)


async def leave_run(store: PostgresPool, job: str = "WORK", **columns: Any) -> int:
    """A run that ended well at 11:59 within a minute, unless columns say otherwise."""
    await save_job(store, Job(job, "TEST"))
    filled = {
        "job_name": job,
        "business_date": NOON.date(),
        "status": "COMPLETED",
        "priority": 5,
        "parameters": {},
        "channel": "test",
        "due_at": ago(minutes=2),
        "submitted_at": ago(minutes=2),
        "started_at": ago(minutes=2),
        "finished_at": ago(minutes=1),
        **columns,
    }
    names, marks = ", ".join(filled), ", ".join(f"${turn + 1}" for turn in range(len(filled)))
    statement = Statement(
        "leave",
        f"INSERT INTO batch.batch_execution_rec ({names}) VALUES ({marks}) RETURNING execution_id",
        tuple(filled),
    )
    return int(await store.fetch_value(statement, **filled))


async def leave_log(store: PostgresPool, run_id: int, level: str, ts: datetime) -> None:
    """A line of a run's log."""
    text = """
        INSERT INTO batch.batch_log_rec (execution_id, ts, level, code, message)
        VALUES ($1, $2, $3, 'TEST', 'said')
    """
    statement = Statement("line", text, ("run_id", "ts", "level"))
    await store.execute(statement, run_id=run_id, ts=ts, level=level)
