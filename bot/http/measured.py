"""Requests counted and timed by endpoint and status."""

import time
from collections.abc import Awaitable, Callable

from aiohttp import web
from prometheus_client import CollectorRegistry, Histogram

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

_BUCKETS = (0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0)


def measured(
    registry: CollectorRegistry, clock: Callable[[], float] = time.perf_counter
) -> Callable[..., Awaitable[web.StreamResponse]]:
    """A middleware; addresses that are no endpoint count together."""
    seconds = Histogram(
        "griddesk_http_seconds",
        "Requests over HTTP.",
        ("endpoint", "status"),
        registry=registry,
        buckets=_BUCKETS,
    )

    @web.middleware
    async def counted(request: web.Request, handler: Handler) -> web.StreamResponse:
        began = clock()
        answer = await handler(request)
        seconds.labels(_endpoint(request), str(answer.status)).observe(clock() - began)
        return answer

    return counted


def _endpoint(request: web.Request) -> str:
    resource = request.match_info.route.resource
    return "none" if resource is None else resource.canonical
