"""The HTTP server: health, readiness and metrics for machines that watch the desk."""

import errno
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Protocol

from aiohttp import web
from prometheus_client import CollectorRegistry
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest

from bot.http.guard import guard
from bot.http.measured import measured
from bot.lookup.throttle import Throttle
from queries.postgres import Postgres

_LARGEST_BODY = 64 * 1024
_REQUESTS = (600, timedelta(minutes=1))


class AddressTaken(Exception):
    """The HTTP face cannot listen where the settings say."""


class Readiness(Protocol):
    """Whether people can be served now."""

    async def faults(self) -> Sequence[str]:
        """What is missing; nothing when the desk is ready."""
        ...


def face(
    postgres: Postgres,
    readiness: Readiness,
    registry: CollectorRegistry,
    clock: Callable[[], float],
) -> web.Application:
    """The application without the desk's own endpoints; those add their routes."""

    async def health(_: web.Request) -> web.Response:
        return web.json_response({"status": "alive"})

    async def ready(_: web.Request) -> web.Response:
        faults = list(await readiness.faults())
        status = {"status": "not ready", "faults": faults} if faults else {"status": "ready"}
        return web.json_response(status, status=503 if faults else 200)

    async def metrics(_: web.Request) -> web.Response:
        return web.Response(
            body=generate_latest(registry), headers={"Content-Type": CONTENT_TYPE_LATEST}
        )

    middlewares = [measured(registry), *guard(postgres, Throttle(*_REQUESTS, clock))]
    application = web.Application(middlewares=middlewares, client_max_size=_LARGEST_BODY)
    application.router.add_get("/healthz", health)
    application.router.add_get("/readyz", ready)
    application.router.add_get("/metrics", metrics)
    return application


def _why(host: str, port: int, error: OSError) -> str:
    """One sentence that names the setting to change."""
    if error.errno == errno.EADDRINUSE:
        return f"HTTP_PORT {port} is taken by another program on {host}; choose another port"
    return f"HTTP_HOST {host}, HTTP_PORT {port}: nothing can listen there ({error.strerror})"


@asynccontextmanager
async def listening(application: web.Application, host: str, port: int) -> AsyncIterator[int]:
    """Serve while this is open; the port, which the system chooses when 0 is asked for.

    Raises AddressTaken.
    """
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=2.0)
    await runner.setup()
    try:
        site = web.TCPSite(runner, host, port)
        try:
            await site.start()
        except OSError as error:
            raise AddressTaken(_why(host, port, error)) from None
        yield runner.addresses[0][1]
    finally:
        await runner.cleanup()
