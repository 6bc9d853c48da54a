"""What the campaign with engines stands on: a database, processes to kill, what became of ticks."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from multiprocessing.process import BaseProcess
from typing import Any
from zoneinfo import ZoneInfo

import asyncpg

from bench.engine_process import JOB, run_engine
from bench.fast_time import FastTime
from bench.processes import SPAWN
from domain.schedules.occurrences import occurrence_key
from domain.schedules.schedules import Interval, Schedule
from queries.jobs.runs import save_job
from queries.jobs.schedules import save_schedule
from queries.postgres import PostgresPool

SCHEDULE = "TICK"
_PATIENCE = 60.0
_RESULTS = "CREATE TABLE tick_result (tick text NOT NULL, run_id bigint NOT NULL)"
_TICKS = """
    SELECT root.occurrence_key AS tick, root.status, split_part(root.wait_reason, ':', 1) AS reason,
           (SELECT count(*) FROM tick_result r WHERE r.tick = root.occurrence_key) AS published,
           (SELECT count(*) FROM batch.batch_execution_rec a WHERE a.root_id = root.execution_id)
             AS again
      FROM batch.batch_execution_rec root
     WHERE root.occurrence_key IS NOT NULL
"""
_OPEN = """
    SELECT count(*) FROM batch.batch_execution_rec
     WHERE status IN ('QUEUED', 'WAITING', 'RETRY_WAIT', 'RUNNING')
"""
#: Whose run has published its result and has not ended.
_HALF_DONE = """
    SELECT worker FROM batch.batch_execution_rec run
      JOIN tick_result result ON result.run_id = run.execution_id
     WHERE run.status = 'RUNNING'
"""
_SINCE = "SELECT since FROM batch.batch_schedule_rec"
_LATE = "SELECT count(*) FROM alert_events WHERE topic = 'job.late'"


@dataclass(frozen=True)
class Outcome:
    """What became of a tick: how often it was published, why it was skipped, its further runs."""

    published: int = 0
    skipped: str | None = None
    again: int = 0


@dataclass
class Stage:
    """A database, and the engines that work on it: slots in which processes follow each other."""

    dsn: str
    database: asyncpg.Connection[Any]
    plant: bool = False
    running: dict[str, BaseProcess] = field(default_factory=dict)
    started: int = 0

    def start(self, time: FastTime) -> None:
        """One more engine, under a name of its own."""
        self.started += 1
        name = f"engine-{self.started}"
        process = SPAWN.Process(
            target=run_engine, args=(self.dsn, name, time), kwargs={"plant": self.plant}
        )
        process.start()
        self.running[name] = process

    async def kill(self, name: str) -> None:
        """SIGKILL, and wait until it is gone."""
        process = self.running.pop(name)
        process.kill()
        await asyncio.to_thread(process.join)

    async def kill_all(self) -> None:
        """Nobody works any more."""
        for name in list(self.running):
            await self.kill(name)

    async def half_done(self) -> str | None:
        """An engine whose run has published and not ended, if there is one."""
        found = await self.database.fetch(_HALF_DONE)
        return next((row["worker"] for row in found if row["worker"] in self.running), None)

    async def outcomes(self) -> dict[str, Outcome]:
        """What became of each tick that is known."""
        return {
            row["tick"]: Outcome(
                row["published"],
                row["reason"] if row["status"] == "SKIPPED" else None,
                row["again"],
            )
            for row in await self.database.fetch(_TICKS)
        }

    async def dealt_with(self) -> datetime:
        """The last tick that somebody has dealt with."""
        found: datetime = await self.database.fetchval(_SINCE)
        return found

    async def at_rest(self) -> bool:
        """Whether no run is open."""
        return not await self.database.fetchval(_OPEN)

    async def late_events(self) -> int:
        """How many events say that something was too late."""
        return int(await self.database.fetchval(_LATE))


def ticks(after: datetime, until: datetime) -> list[str]:
    """The names of the ticks later than an instant up to another."""
    return [
        occurrence_key(SCHEDULE, after + timedelta(minutes=n))
        for n in range(1, (until - after) // timedelta(minutes=1) + 1)
    ]


@asynccontextmanager
async def stage_in(dsn: str, begin: datetime, *, plant: bool = False) -> AsyncIterator[Stage]:
    """A schedule of one tick a minute from ``begin`` on; nothing runs afterwards."""
    pool = PostgresPool({"dsn": dsn}, 0, 1)
    await pool.migrate()
    await pool.open()
    await save_job(pool, JOB)
    schedule = Schedule(rule=Interval(1), zone=ZoneInfo("Asia/Dhaka"))
    await save_schedule(pool, SCHEDULE, JOB.name, schedule, begin)
    await pool.close()
    database = await asyncpg.connect(dsn)
    await database.execute(_RESULTS)
    stage = Stage(dsn, database, plant)
    try:
        yield stage
    finally:
        await stage.kill_all()
        await database.close()


async def until(holds: Callable[[], Awaitable[Any]], what: str) -> Any:
    """Wait for a true answer and give it; TimeoutError says what never came."""
    try:
        async with asyncio.timeout(_PATIENCE):
            while not (found := await holds()):  # noqa: ASYNC110 - other processes tell nobody
                await asyncio.sleep(0.005)
            return found
    except TimeoutError:
        raise TimeoutError(what) from None
