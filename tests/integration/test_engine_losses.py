"""What becomes of a run when the database is away for long, or its worker, or who asked for it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.auditing.audit import SERVICE
from domain.jobs.runs import State
from jobs.desk import Asker, JobDesk
from jobs.engine.context import Context
from jobs.engine.engine import Catalogue, Engine
from jobs.engine.queue import take_next
from queries.errors import StoreDown
from queries.jobs.runs import (
    Ending,
    ask_cancel,
    ask_run,
    beat,
    finish_run,
    retry_run,
    save_job,
)
from queries.postgres import PostgresPool
from queries.postgres_port import PostgresSession
from tests.integration.test_engine import (
    AGE,
    DONE,
    JOB,
    PULSE,
    Start,
    done,
    now,
    runs,
    soon,
    start,
    states,
    wanted,
)

__all__ = ["start"]


class Sometimes(PostgresPool):
    """A database that is there unless it is ``away``."""

    away = False

    @asynccontextmanager
    async def _session(self) -> AsyncIterator[PostgresSession]:
        if self.away:
            raise StoreDown("away")
        async with super()._session() as session:
            yield session


@pytest.fixture
async def sometimes(dsn: str) -> AsyncIterator[Sometimes]:
    """The test's database, which can be away."""
    pool = Sometimes({"dsn": dsn}, 1, 4)
    await pool.open()
    yield pool
    await pool.close()


async def test_a_run_that_an_outage_ended_is_repeated_afterwards(sometimes: Sometimes) -> None:
    stopped = asyncio.Event()

    async def work(context: Context) -> Ending:
        if context.run.attempt > 1:
            return DONE
        try:
            await asyncio.Event().wait()
        finally:
            stopped.set()
        return DONE

    await save_job(sometimes, JOB)
    engine = Engine(sometimes, Catalogue({JOB.name: JOB}, {JOB.name: work}), "one", now, PULSE)
    engine.start(workers=1)
    await engine.ask(wanted())
    await states(sometimes, State.RUNNING)
    sometimes.away = True
    async with soon():
        await stopped.wait()
    sometimes.away = False

    found = await states(sometimes, State.FAILED, State.COMPLETED)

    assert found[0][4] == "ENGINE_RESTART"
    await engine.stop(0)


async def begun(store: PostgresPool) -> tuple[int, int]:
    """A run of a worker that gives no more signs of life, and its fence."""
    await save_job(store, JOB)
    await ask_run(store, wanted())
    taken = await take_next(store, {JOB.name: JOB}, "the dead one", now())
    assert taken is not None
    return taken.run.run_id, taken.fence


async def test_a_lost_run_whose_end_was_asked_for_is_cancelled_and_not_repeated(
    store: PostgresPool, start: Start
) -> None:
    run, _ = await begun(store)
    assert await ask_cancel(store, run, 1) is State.RUNNING
    await store.execute(AGE)

    await start(done)
    found = await states(store, State.CANCELLED)
    await asyncio.sleep(4 * PULSE.every)

    assert await runs(store) == found
    assert found[0][4] is None


async def test_a_run_whose_end_was_asked_for_is_not_tried_again(store: PostgresPool) -> None:
    run, fence = await begun(store)
    await ask_cancel(store, run, 1)
    assert await beat(store, run, fence, None, None) is True
    await finish_run(store, run, fence, Ending(State.FAILED, error_class="PASSING"))

    assert await retry_run(store, run, timedelta(0)) is None
    assert len(await runs(store)) == 1


async def test_who_asks_for_a_job_is_not_led_to_a_run_that_is_to_end(store: PostgresPool) -> None:
    run, _ = await begun(store)
    desk = JobDesk(store, {JOB.name: JOB}, now, ZoneInfo("Asia/Dhaka"))
    by = Asker(SERVICE, "telegram")
    assert await desk.run(JOB.name, {}, by) == (run, False)

    await ask_cancel(store, run, 1)
    other, new = await desk.run(JOB.name, {}, by)

    assert new
    assert other != run
