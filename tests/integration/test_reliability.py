"""The reliability of a job, counted from its runs."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from domain.jobs.jobs import Job
from domain.jobs.reliability import Record, Score
from domain.jobs.thresholds import Threshold
from queries.jobs.reliability import job_record, reliability
from queries.loader import Statement
from queries.postgres import PostgresPool
from tests.integration.run_rig import NOON, ago, leave_log, leave_run

JOB = Job("WORK", "TEST")
USUAL = Threshold(timedelta(hours=1))


async def scheduled(
    store: PostgresPool, day: int, status: str = "COMPLETED", late: float = 0, **more: Any
) -> int:
    """A scheduled run of some day, begun so many minutes late, that took ten minutes."""
    began = ago(days=day)
    return await leave_run(
        store,
        status=status,
        schedule_id="nightly",
        due_at=began - timedelta(minutes=late),
        started_at=began,
        finished_at=began + timedelta(minutes=10),
        **more,
    )


async def record(store: PostgresPool, since: datetime | None = None) -> Record:
    return await job_record(store, JOB, since or ago(days=30), USUAL)


async def test_the_worked_example(store: PostgresPool) -> None:
    """20 finished, 18 completed, 18 of 20 on time, all in their time, 6 lines about errors."""
    for day in range(1, 21):
        run = await scheduled(
            store, day, "FAILED" if day in {3, 9} else "COMPLETED", 90 if day in {5, 11} else 0
        )
        if day in {3, 9}:
            for level in ("ERROR", "ERROR", "CRITICAL", "WARNING"):
                await leave_log(store, run, level, ago(days=day))

    assert await record(store) == Record(20, 18, 20, 18, 20, 6)
    assert await reliability(store, JOB, NOON) == Score(Decimal("92.1"), "B")


async def test_with_fewer_than_five_runs_there_is_no_score(store: PostgresPool) -> None:
    for day in range(1, 5):
        await scheduled(store, day)
    assert await reliability(store, JOB, NOON) is None

    await scheduled(store, 5)
    assert await reliability(store, JOB, NOON) == Score(Decimal("100.0"), "A")


async def test_a_run_that_a_retry_saved_counts_as_completed_once(store: PostgresPool) -> None:
    first = await scheduled(store, 1, "FAILED")
    await scheduled(store, 1, parent_id=first, attempt=2, late=300)

    assert await record(store) == Record(1, 1, 1, 1, 1, 0)


@pytest.mark.parametrize("status", ["CANCELLED", "SKIPPED", "REFUSED", "RUNNING", "QUEUED"])
async def test_only_what_finished_counts(store: PostgresPool, status: str) -> None:
    await scheduled(store, 1, status)

    assert (await record(store)).finished == 0


async def test_a_run_that_timed_out_was_not_within_its_limit(store: PostgresPool) -> None:
    await scheduled(store, 1, "TIMED_OUT")

    assert await record(store) == Record(1, 0, 1, 1, 0, 0)


async def test_other_jobs_and_earlier_runs_do_not_count(store: PostgresPool) -> None:
    await scheduled(store, 31)
    await leave_run(store, "OTHER")

    assert await record(store) == Record(0, 0, 0, 0, 0, 0)
    assert (await record(store, ago(days=32))).finished == 1


async def test_lateness_counts_from_when_the_other_job_was_done(store: PostgresPool) -> None:
    await scheduled(store, 1, late=300, ready_at=ago(days=1, minutes=59))
    await scheduled(store, 2, late=300, ready_at=ago(days=2, minutes=61))

    found = await record(store)
    assert (found.scheduled, found.on_time) == (2, 1)


async def test_what_was_set_for_the_job_holds(store: PostgresPool) -> None:
    for day in range(1, 6):
        await scheduled(store, day, late=30)
    override = """
        INSERT INTO batch.batch_threshold_rec (job_name, max_runtime_min, schedule_tolerance_min)
        VALUES ('WORK', 9, 29)
    """
    await store.execute(Statement("override", override))

    assert await reliability(store, JOB, NOON) == Score(Decimal("70.0"), "D")
