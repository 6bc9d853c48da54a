"""The HTTP face of the running service: when it is ready, what it shows, where it listens."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

from bot.alerts.gauges import Told
from bot.gauges import Connections, Stored
from bot.http.endpoints import add_endpoints
from bot.http.face import face, listening
from bot.http.rest import Rest
from bot.machinery import now
from bot.metrics import Metrics
from bot.polling import Polling
from bot.settings import Settings
from bot.tasks import Tasks
from jobs.desk import JobDesk
from queries.errors import SourceError
from queries.oracle import Oracle
from queries.postgres import Postgres, PostgresPool, server_version

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Health:
    """Ready is who has its own database, brought up to date, and fetches updates.

    The billing system is no part of it: what is cached can be read without it.
    """

    postgres: Postgres
    opening: asyncio.Task[None]
    polling: Polling

    async def faults(self) -> Sequence[str]:
        """``database`` or ``polling``, or both."""
        found = [] if await self._has_database() else ["database"]
        return found if self.polling.is_running else [*found, "polling"]

    async def _has_database(self) -> bool:
        if not self.opening.done():
            return False
        try:
            await server_version(self.postgres)
        except SourceError:
            return False
        return True


@dataclass(frozen=True, slots=True)
class Watched:
    """What programs are told about, and ask things of."""

    oracle: Oracle
    store: PostgresPool
    metrics: Metrics
    desk: JobDesk


@asynccontextmanager
async def http_served(settings: Settings, watched: Watched, health: Health) -> AsyncIterator[int]:
    """Answer programs while this is open; the port. Raises AddressTaken."""
    registry, stored = watched.metrics.registry, Stored(watched.store, now)
    told = Told(watched.store, now)
    registry.register(stored)
    registry.register(told)
    registry.register(Connections(watched.oracle, watched.store))
    application = face(watched.store, health, registry, time.monotonic)
    add_endpoints(application, Rest(watched.store, watched.desk, now))
    tasks = Tasks()
    async with listening(application, settings.http_host, settings.http_port) as port:
        log.info("listening on http://%s:%s", settings.http_host, port)
        for work in (stored.run(), told.run(), watched.metrics.lag.run()):
            tasks.start(work)
        try:
            yield port
        finally:
            await tasks.finish(seconds=0)
