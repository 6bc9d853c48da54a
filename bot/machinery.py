"""The jobs at work beside the desk: begun when the own database is there, ended in good order."""

import asyncio
import logging
import os
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from bot.settings import Settings
from domain.site import Site
from jobs.caching.refresh import Sources
from jobs.catalogue import UTILITY_JOBS, handlers
from jobs.engine.engine import Catalogue, Engine
from queries.errors import SourceError
from queries.oracle import Oracle
from queries.postgres import Postgres
from queries.runs import save_job

#: Jobs that run at the end may go on so long; then they are handed back to the queue.
_END_SECONDS = 10.0

log = logging.getLogger(__name__)


def now() -> datetime:
    """The time, aware."""
    return datetime.now(UTC)


@asynccontextmanager
async def jobs_at_work(
    settings: Settings, oracle: Oracle, store: Postgres, opening: asyncio.Task[None]
) -> AsyncIterator[None]:
    """Execute jobs while this is open, as soon as ``opening`` has ended."""
    site = Site(settings.zone, settings.ccb_ledger_sign, settings.billing_month_by)
    sources = Sources(oracle, store, site)
    name = f"{socket.gethostname()}:{os.getpid()}"
    engine = Engine(store, Catalogue(UTILITY_JOBS, handlers(sources)), name, now)
    starting = asyncio.ensure_future(_start(engine, store, opening))
    try:
        yield
    finally:
        starting.cancel()
        await engine.stop(_END_SECONDS)


async def _start(engine: Engine, store: Postgres, opening: asyncio.Task[None]) -> None:
    await asyncio.wait([opening])
    try:
        for job in UTILITY_JOBS.values():
            await save_job(store, job)
    except SourceError as error:
        log.warning("the jobs are not written down: %s", error)
    engine.start()
