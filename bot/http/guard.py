"""What stands before every answer over HTTP: a token where one is needed, a rate, plain errors."""

import logging
import secrets
from collections.abc import Awaitable, Callable

from aiohttp import web

from bot.lookup.throttle import Throttle, TooFast
from domain.people.roles import Act, may
from queries.access.api_tokens import Caller, caller
from queries.errors import SourceError
from queries.postgres import Postgres

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

CALLER = web.RequestKey("caller", Caller)
_PUBLIC = ("/healthz", "/readyz", "/metrics", "/openapi.json")

log = logging.getLogger(__name__)


class Refusal(Exception):
    """A request is refused: the status, and the sentence that says why."""

    def __init__(self, status: int, why: str, **headers: str) -> None:
        super().__init__(why)
        self.status = status
        self.headers = headers


def guard(
    postgres: Postgres, throttle: Throttle
) -> list[Callable[..., Awaitable[web.StreamResponse]]]:
    """The middlewares, the outermost first."""

    @web.middleware
    async def in_words(request: web.Request, handler: Handler) -> web.StreamResponse:
        try:
            return await handler(request)
        except Refusal as refusal:
            return _refused(refusal)
        except web.HTTPException as error:
            allowed = {"Allow": error.headers["Allow"]} if "Allow" in error.headers else {}
            return _refused(Refusal(error.status, error.reason, **allowed))
        except SourceError as error:
            log.warning("%s was not answered: %s", request.path, error)
            return _refused(Refusal(503, "The data is not available right now; try again."))
        except Exception as error:  # the process boundary: a caller gets an id, the log the cause
            incident = secrets.token_hex(4)
            log.exception("incident %s", incident, exc_info=error)
            return _refused(Refusal(500, f"Something went wrong. Incident: {incident}"))

    @web.middleware
    async def with_token(request: web.Request, handler: Handler) -> web.StreamResponse:
        if request.path not in _PUBLIC:
            who = await _caller(postgres, request)
            throttle_or_refuse(throttle, who.token_id)
            request[CALLER] = who
        return await handler(request)

    return [in_words, with_token]


def allow(request: web.Request, act: Act) -> Caller:
    """Who asks, when their token may do this; raises Refusal."""
    who = request[CALLER]
    if not may(who.role, {act}):
        raise Refusal(403, "This token may not do that.")
    return who


def throttle_or_refuse(throttle: Throttle, token_id: int) -> None:
    """Count a request of a token; raises Refusal when it has none left."""
    try:
        throttle.admit(token_id)
    except TooFast as fast:
        wait = {"Retry-After": str(fast.wait)}
        raise Refusal(429, f"Too many requests; wait {fast.wait} seconds.", **wait) from None


async def _caller(postgres: Postgres, request: web.Request) -> Caller:
    kind, _, token = request.headers.get("Authorization", "").partition(" ")
    who = await caller(postgres, token.strip()) if kind.lower() == "bearer" else None
    if who is None:
        raise Refusal(401, "A valid bearer token is needed.", **{"WWW-Authenticate": "Bearer"})
    return who


def _refused(refusal: Refusal) -> web.Response:
    body = {"success": False, "message": str(refusal)}
    return web.json_response(body, status=refusal.status, headers=refusal.headers)
