"""What runs cost: one row each, written with the end of the run."""

import asyncio
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from domain.jobs.dependencies import Dependency
from domain.jobs.jobs import Confirm, Job
from domain.jobs.runs import State
from jobs.engine.context import Context, Refused
from jobs.engine.engine import Catalogue, Engine
from jobs.engine.meter import Meter
from jobs.engine.queue import take_next
from jobs.engine.runner import Pulse, Runner
from queries.jobs.runs import Ending, Wanted, ask_run, save_job
from queries.loader import Statement
from queries.postgres import PostgresPool

PULSE = Pulse(every=0.05, silence=1.0, grace=0.3, again=0.05)
JOB = Job("WORK", "TEST", retries=0)
METRICS = Statement(
    "metrics",
    "SELECT job_name, duration_s, queue_s, wait_s, schedule_delay_s, cpu_s, rss_max_mb, rows_read,"
    " rows_written FROM batch.batch_metrics_rec ORDER BY execution_id",
)


def now() -> datetime:
    return datetime.now(UTC)


async def execute(store: PostgresPool, context: Context, ending: Ending | Exception) -> None:
    async def work(_: Context) -> Ending:
        await asyncio.sleep(0.1)
        if isinstance(ending, Exception):
            raise ending
        return ending

    await Runner(store, PULSE).execute(JOB, work, context)


async def begun(store: PostgresPool, *jobs: Job) -> Context:
    found = await take_next(store, {job.name: job for job in jobs or (JOB,)}, "one", now())
    assert found is not None
    return Context(found.run, found.fence)


async def asked(store: PostgresPool, late: float = 0, schedule: str | None = None) -> None:
    await save_job(store, JOB)
    due = now() - timedelta(seconds=late)
    await ask_run(store, Wanted(JOB, date(2026, 1, 15), due, "test", schedule=schedule))


async def metrics(store: PostgresPool) -> list[tuple[Any, ...]]:
    return await store.fetch_all(METRICS, lambda *row: row)


async def test_a_run_leaves_one_row(store: PostgresPool) -> None:
    await asked(store, late=60)
    done = Ending(State.COMPLETED, {"rows": 30, "quarantined": 2})

    await execute(store, await begun(store), done)

    ((job, took, queued, waited, delay, cpu, memory, read, written),) = await metrics(store)
    assert job == "WORK"
    assert 0.09 < took < 5
    assert 59 < queued < 70
    assert (waited, delay) == (0, None)
    assert 0 <= cpu < 5
    assert memory > 10
    assert (read, written) == (32, 30)


@pytest.mark.parametrize("ending", [Refused("not today"), ZeroDivisionError()])
async def test_a_run_that_failed_costs_too(store: PostgresPool, ending: Exception) -> None:
    await asked(store)

    await execute(store, await begun(store), ending)

    ((*_, read, written),) = await metrics(store)
    assert (read, written) == (None, None)


async def test_a_scheduled_run_says_how_late_it_began(store: PostgresPool) -> None:
    await asked(store, late=300, schedule="nightly")

    await execute(store, await begun(store), Ending(State.COMPLETED))

    assert 299 < (await metrics(store))[0][4] < 310


async def test_waiting_for_another_job_is_no_delay(store: PostgresPool) -> None:
    first = Job("FIRST", "TEST")
    after = Job("WORK", "TEST", waits_for=(Dependency("WORK", "FIRST"),))
    await save_job(store, first)
    await asked(store, late=300, schedule="nightly")
    assert await take_next(store, {"WORK": after, "FIRST": first}, "one", now()) is None
    finished = """
        INSERT INTO batch.batch_execution_rec
               (job_name, business_date, status, priority, parameters, channel)
        VALUES ('FIRST', '2026-01-15', 'COMPLETED', 5, '{}', 'test')
    """
    await store.execute(Statement("finished", finished))

    await execute(store, await begun(store, after, first), Ending(State.COMPLETED))

    ((_, _, queued, waited, delay, *_),) = await metrics(store)
    assert 299 < waited < 310
    assert queued < 5
    assert delay < 5


async def test_whoever_lost_the_lease_leaves_no_row(store: PostgresPool) -> None:
    await asked(store)
    context = await begun(store)
    context.fence -= 1

    await execute(store, context, Ending(State.COMPLETED))

    assert await metrics(store) == []


async def test_a_run_that_was_lost_leaves_what_is_known(store: PostgresPool) -> None:
    await asked(store)
    await begun(store)
    silent = "UPDATE batch.batch_execution_rec SET heartbeat_at = now() - INTERVAL '1 hour'"
    await store.execute(Statement("silent", silent))

    engine = Engine(store, Catalogue({}, {}), "two", now, PULSE)
    engine.start(workers=0)
    async with asyncio.timeout(10):
        while not await metrics(store):  # noqa: ASYNC110 - a row of the database
            await asyncio.sleep(0.02)
    await engine.stop(1)

    ((_, took, *_, cpu, memory, _, _),) = await metrics(store)
    assert took >= 0
    assert (cpu, memory) == (None, None)


async def test_a_run_that_waits_for_approval_is_ready_once_it_begins(store: PostgresPool) -> None:
    asking = Job("WORK", "TEST", confirm=Confirm.FOUR_EYES)
    await save_job(store, asking)
    due = now() - timedelta(seconds=100)
    await ask_run(store, Wanted(asking, date(2026, 1, 15), due, "test", schedule="nightly"))
    assert await take_next(store, {"WORK": asking}, "one", now()) is None
    await store.execute(Statement("yes", "UPDATE batch.approval SET decision = 'approved'"))

    await execute(store, await begun(store, asking), Ending(State.COMPLETED))

    assert (await metrics(store))[0][4] < 5


def test_the_meter_keeps_the_most_it_saw() -> None:
    meter = Meter()
    held = bytearray(60_000_000)
    meter.look()
    del held

    assert (meter.cost().rss_max_mb or 0) > (Meter().cost().rss_max_mb or 0) + 30
