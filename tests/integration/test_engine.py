"""The engine on a real database: each run once, seen to run, ended as it should."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from domain.jobs.dependencies import Dependency
from domain.jobs.jobs import Job
from domain.jobs.runs import State
from jobs.engine.context import Context, Handler, Refused
from jobs.engine.engine import Catalogue, Engine
from jobs.engine.queue import take_next
from jobs.engine.runner import Pulse
from queries.errors import SchemaDrift, SourceDown
from queries.jobs.runs import LOST_RUNS, Ending, Lost, Wanted, ask_cancel, ask_run, save_job
from queries.loader import parse_postgres
from queries.postgres import PostgresPool

PULSE = Pulse(every=0.05, silence=1.0, grace=0.3, again=0.05)
RUNS = parse_postgres(
    "runs",
    "SELECT execution_id, job_name, status, attempt, error_class, wait_reason"
    " FROM batch.batch_execution_rec ORDER BY execution_id",
)
LOGS = parse_postgres("logs", "SELECT message FROM batch.batch_log_rec ORDER BY log_id")
AGE = parse_postgres(
    "age",
    "UPDATE batch.batch_execution_rec SET heartbeat_at = heartbeat_at - interval '1 hour'"
    " WHERE status = 'RUNNING'",
)
JOB = Job("WORK", "TEST", retries=1, retry_delay=timedelta(0))
DONE = Ending(State.COMPLETED, {"rows": 3})


def now() -> datetime:
    return datetime.now(UTC)


def wanted(job: Job = JOB, **more: Any) -> Wanted:
    return Wanted(job, date(2026, 1, 15), now(), "test", **more)


async def done(_: Context) -> Ending:
    return DONE


async def forever(_: Context) -> Ending:
    await asyncio.Event().wait()
    return DONE


def failing(error: Exception) -> Handler:
    async def fail(_: Context) -> Ending:
        raise error

    return fail


Start = Callable[..., Awaitable[Engine]]


@pytest.fixture
async def start(store: PostgresPool) -> AsyncIterator[Start]:
    """Engines that are stopped at the end: ``await start(handler, job, …)``."""
    engines: list[Engine] = []

    async def begin(handler: Handler, *jobs: Job, name: str = "one") -> Engine:
        known = {job.name: job for job in jobs or (JOB,)}
        for job in known.values():
            await save_job(store, job)
        catalogue = Catalogue(known, dict.fromkeys(known, handler))
        engine = Engine(store, catalogue, name, now, PULSE)
        engine.start(workers=3)
        engines.append(engine)
        return engine

    yield begin
    for engine in engines:
        await engine.stop(0)


async def runs(store: PostgresPool) -> list[tuple[Any, ...]]:
    return await store.fetch_all(RUNS, lambda *row: row)


@asynccontextmanager
async def soon() -> AsyncIterator[None]:
    async with asyncio.timeout(10):
        yield


async def states(store: PostgresPool, *expected: State) -> list[tuple[Any, ...]]:
    """Wait until the runs, in their order, stand like this."""
    found = await runs(store)
    try:
        async with soon():
            while [row[2] for row in found] != list(expected):
                await asyncio.sleep(0.02)
                found = await runs(store)
    except TimeoutError:
        raise AssertionError(found) from None
    return found


async def test_what_is_asked_for_is_run_and_its_result_kept(
    store: PostgresPool, start: Start
) -> None:
    async def work(context: Context) -> Ending:
        context.progress("half", 50.0)
        context.log("INFO", "STEP", "half of it")
        return DONE

    engine = await start(work)
    await engine.ask(wanted())

    await states(store, State.COMPLETED)
    assert await store.fetch_all(LOGS, str) == ["half of it"]


async def test_a_tick_seen_by_many_is_one_run(store: PostgresPool, start: Start) -> None:
    engines = [await start(done, name=name) for name in ("one", "two", "three")]

    asked = await asyncio.gather(
        *(engine.ask(wanted(occurrence="tick-1")) for engine in engines for _ in range(5))
    )

    assert len([number for number in asked if number is not None]) == 1
    await states(store, State.COMPLETED)


async def test_a_run_is_executed_by_one_engine_only(store: PostgresPool, start: Start) -> None:
    executed: list[int] = []

    async def work(context: Context) -> Ending:
        executed.append(context.run.run_id)
        await asyncio.sleep(0)
        return DONE

    job = replace(JOB, concurrent=True)
    engines = [await start(work, job, name=name) for name in ("one", "two", "three")]
    for turn in range(30):
        await engines[turn % 3].ask(wanted(job))

    await states(store, *[State.COMPLETED] * 30)
    assert len(executed) == len(set(executed)) == 30


async def test_a_job_does_not_run_beside_itself(store: PostgresPool, start: Start) -> None:
    at_once: list[int] = []
    inside = 0

    async def work(_: Context) -> Ending:
        nonlocal inside
        inside += 1
        at_once.append(inside)
        await asyncio.sleep(0.02)
        inside -= 1
        return DONE

    engine = await start(work)
    for _ in range(4):
        await engine.ask(wanted())

    await states(store, *[State.COMPLETED] * 4)
    assert at_once == [1, 1, 1, 1]


async def test_a_run_waits_for_another_job_and_then_begins(
    store: PostgresPool, start: Start
) -> None:
    after = Job("AFTER", "TEST", waits_for=(Dependency("AFTER", "WORK"),))
    engine = await start(done, JOB, after)
    await engine.ask(wanted(after))
    found = await states(store, State.WAITING)
    assert found[0][5] == "dependency:WORK"

    await engine.ask(wanted())

    await states(store, State.COMPLETED, State.COMPLETED)


@pytest.mark.parametrize(
    ("error", "ends"),
    [
        (SourceDown(), [(State.FAILED, "PASSING"), (State.FAILED, "PASSING")]),
        (SchemaDrift("ORA-00942"), [(State.FAILED, "PERMANENT")]),
        (Refused("nothing to pay"), [(State.REFUSED, "REFUSED")]),
        (ZeroDivisionError(), [(State.FAILED, "BUG")]),
    ],
)
async def test_only_what_passes_is_tried_again(
    store: PostgresPool, start: Start, error: Exception, ends: list[tuple[State, str]]
) -> None:
    engine = await start(failing(error))
    await engine.ask(wanted())

    found = await states(store, *[state for state, _ in ends])

    assert [row[4] for row in found] == [kind for _, kind in ends]
    assert [row[3] for row in found] == list(range(1, len(ends) + 1))
    said = str(error) or type(error).__name__
    assert await store.fetch_all(LOGS, str) == [said] * len(ends)


async def test_a_run_beyond_its_time_is_ended(store: PostgresPool, start: Start) -> None:
    short = replace(JOB, max_runtime=timedelta(seconds=0.2))
    engine = await start(forever, short)
    await engine.ask(wanted(short))

    await states(store, State.TIMED_OUT)


async def test_a_running_run_is_cancelled_on_request(store: PostgresPool, start: Start) -> None:
    stopped = asyncio.Event()

    async def work(_: Context) -> Ending:
        try:
            await asyncio.Event().wait()
        finally:
            stopped.set()
        return DONE

    engine = await start(work)
    number = await engine.ask(wanted())
    await states(store, State.RUNNING)
    assert number is not None
    assert await ask_cancel(store, number, 1) is State.RUNNING

    await states(store, State.CANCELLED)
    assert stopped.is_set()
    assert await ask_cancel(store, number, 1) is None


async def test_a_run_that_has_not_begun_is_cancelled_at_once(
    store: PostgresPool, start: Start
) -> None:
    engine = await start(done)
    later = replace(wanted(), due_at=now() + timedelta(hours=1))
    number = await engine.ask(later)
    assert number is not None

    assert await ask_cancel(store, number, 1) is State.CANCELLED


async def test_a_run_whose_worker_died_is_found_and_repeated(
    store: PostgresPool, start: Start
) -> None:
    await save_job(store, JOB)
    await ask_run(store, wanted())
    begun = await take_next(store, {JOB.name: JOB}, "the dead one", now())
    assert begun is not None
    await store.execute(AGE)

    await start(done)
    found = await states(store, State.FAILED, State.COMPLETED)

    assert found[0][4] == "ENGINE_RESTART"


async def test_what_must_not_be_repeated_is_not(store: PostgresPool, start: Start) -> None:
    once = replace(JOB, idempotent=False)
    await save_job(store, once)
    await ask_run(store, wanted(once))
    await take_next(store, {once.name: once}, "the dead one", now())
    await store.execute(AGE)

    await start(done, once)

    await states(store, State.FAILED)


async def test_who_lost_the_lease_stops_and_its_end_is_not_counted(
    store: PostgresPool, start: Start
) -> None:
    stopped = asyncio.Event()

    async def work(context: Context) -> Ending:
        if context.run.attempt > 1:
            return DONE
        try:
            await asyncio.Event().wait()
        finally:
            stopped.set()
        return DONE

    engine = await start(work)
    await engine.ask(wanted())
    await states(store, State.RUNNING)
    async with soon():
        while not stopped.is_set():
            await store.execute(AGE)
            await store.fetch_all(LOST_RUNS, Lost, silence=timedelta(seconds=1))

    found = await runs(store)
    assert (found[0][2], found[0][4]) == (State.FAILED, "ENGINE_RESTART")


async def test_a_stopped_engine_hands_its_runs_back(store: PostgresPool, start: Start) -> None:
    engine = await start(forever)
    await engine.ask(wanted())
    await states(store, State.RUNNING)

    await engine.stop(0.05)
    found = await states(store, State.FAILED, State.RETRY_WAIT)
    assert found[0][4] == "ENGINE_STOPPED"

    await start(done, name="two")
    await states(store, State.FAILED, State.COMPLETED)
