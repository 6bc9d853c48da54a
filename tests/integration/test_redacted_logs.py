"""What jobs log and how they fail is masked in the tables themselves."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from domain.jobs.runs import State
from queries.jobs.runs import (
    Ending,
    Line,
    Wanted,
    append_log,
    ask_run,
    begin_run,
    finish_run,
    save_job,
)
from queries.loader import parse_postgres
from queries.postgres import PostgresPool
from tests.integration.log_rig import NOW
from tests.integration.test_engine import JOB

LINES = parse_postgres("lines", "SELECT message, context FROM batch.batch_log_rec ORDER BY log_id")
ERROR = parse_postgres("error", "SELECT error_message FROM batch.batch_execution_rec")


async def begun(store: PostgresPool) -> tuple[int, int]:
    """A run that goes on, and its fence."""
    await save_job(store, JOB)
    run = await ask_run(store, Wanted(JOB, date(2026, 11, 21), NOW, "test"))
    assert run is not None
    fence = await begin_run(store, run, "worker")
    assert fence is not None
    return run, fence


async def lines(store: PostgresPool) -> Sequence[tuple[Any, ...]]:
    return await store.fetch_all(LINES, lambda *row: row)


async def test_lines_are_masked_before_they_are_kept(store: PostgresPool) -> None:
    run, _ = await begun(store)
    said = Line("INFO", "ASK", "customer 17813970, password=hush", {"phone": "01712345678"})
    await append_log(store, run, [said])

    assert await lines(store) == [
        ("customer ****3970, password=•••", {"phone": "••••••678"}),
    ]


async def test_errors_are_masked_before_they_are_kept(store: PostgresPool) -> None:
    run, fence = await begun(store)
    ending = Ending(State.FAILED, error_class="BUG", error_message="mail to a.b@example.org failed")
    await finish_run(store, run, fence, ending)

    assert await store.fetch_value(ERROR) == "mail to a***@example.org failed"


async def test_what_no_database_keeps_does_not_end_a_log(store: PostgresPool) -> None:
    run, _ = await begun(store)
    await append_log(store, run, [Line("INFO", "ODD", "a\0b", {"x": "c\0d"})])

    assert await lines(store) == [("a�b", {"x": "c�d"})]
