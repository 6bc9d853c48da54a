"""A process with an engine and its timetable; each run publishes the result of its tick, once."""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta
from functools import partial
from typing import Any

from bench.fast_time import FastClock, FastTime
from domain.jobs.jobs import Job
from domain.jobs.runs import State
from jobs.engine.context import Context, Handler, Refused
from jobs.engine.engine import Catalogue, Engine
from jobs.engine.runner import Pulse
from jobs.engine.timetable import Timetable, Watch
from queries.caches.generations import hold_lease
from queries.jobs.runs import Ending
from queries.loader import parse_postgres
from queries.postgres import Postgres, PostgresPool

#: Killed workers are common here: a run is tried again as often as it takes.
JOB = Job("TICK", "BENCH", retries=1000, retry_delay=timedelta(0))
#: Seconds of a run, half of them after its result is published.
_WORK = 0.2
_PULSE = Pulse(every=0.3, silence=1.5, grace=0.3, again=0.1)
_WATCH = Watch(every=1.0, soon=0.1, late=1.0)

_PUBLISH = parse_postgres(
    "publish",
    """
    INSERT INTO tick_result (tick, run_id)
    SELECT root.occurrence_key, :run_id FROM batch.batch_execution_rec root
     WHERE root.execution_id = :root_id
       AND NOT EXISTS (SELECT FROM tick_result known WHERE known.tick = root.occurrence_key)
    """,
)
_PUBLISH_BLINDLY = parse_postgres(
    "publish_blindly",
    """
    INSERT INTO tick_result (tick, run_id)
    SELECT root.occurrence_key, :run_id FROM batch.batch_execution_rec root
     WHERE root.execution_id = :root_id
    """,
)


def run_engine(dsn: str, name: str, time: FastTime, *, plant: bool) -> None:
    """Work until the process is killed; ``plant``: publish without a look at what is there."""
    logging.disable(logging.WARNING)  # whose worker was lost
    asyncio.run(_serve(dsn, name, time, _blindly if plant else _under_the_fence))


async def _serve(dsn: str, name: str, time: FastTime, publish: Any) -> None:
    postgres = PostgresPool({"dsn": dsn}, 1, 5)
    await postgres.open()
    jobs = {JOB.name: JOB}
    catalogue = Catalogue(jobs, {JOB.name: _handler(postgres, publish)})
    engine = Engine(postgres, catalogue, name, time.now, _PULSE)
    timetable = Timetable(postgres, jobs, time.now, partial(FastClock, time=time), _WATCH)
    engine.start(workers=2)
    timetable.start()
    await asyncio.Event().wait()


def _handler(postgres: Postgres, publish: Any) -> Handler:
    async def work(context: Context) -> Ending:
        await asyncio.sleep(_WORK / 2)
        await publish(postgres, context)
        await asyncio.sleep(_WORK / 2)
        return Ending(State.COMPLETED)

    return work


async def _under_the_fence(postgres: Postgres, context: Context) -> None:
    run = context.run
    async with postgres.transaction() as inside:
        if not await hold_lease(inside, run.run_id, context.fence):
            raise Refused("another engine has taken this run over")
        await inside.execute(_PUBLISH, run_id=run.run_id, root_id=run.root_id)


async def _blindly(postgres: Postgres, context: Context) -> None:
    run = context.run
    await postgres.execute(_PUBLISH_BLINDLY, run_id=run.run_id, root_id=run.root_id)
