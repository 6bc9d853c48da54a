"""The HTTP face over a socket: health, readiness, tokens, rates, plain errors."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from prometheus_client import CollectorRegistry, Counter

from bot.http.face import AddressTaken, face, listening
from bot.http.guard import CALLER, allow
from domain.people.roles import Act, Role
from queries.access.api_tokens import api_tokens, new_token, revoke_token
from queries.errors import StoreDown
from queries.postgres import PostgresPool
from tests.conftest import Clock


@dataclass
class Ready:
    """Readiness as the test says."""

    missing: list[str] = field(default_factory=list)

    async def faults(self) -> Sequence[str]:
        return self.missing


@dataclass
class Client:
    """Asks the server; ``ready`` and ``clock`` are what it stands on."""

    url: str
    session: aiohttp.ClientSession
    ready: Ready
    clock: Clock

    async def get(self, path: str, token: str | None = None) -> tuple[int, Any]:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        async with self.session.get(self.url + path, headers=headers) as answer:
            return answer.status, await answer.json()


@pytest.fixture
async def client(store: PostgresPool) -> AsyncIterator[Client]:
    """A face with a metric and three endpoints."""
    ready, clock, registry = Ready(), Clock(), CollectorRegistry()
    Counter("lookups", "Look-ups", registry=registry).inc(3)
    application = face(store, ready, registry, clock)

    async def name(request: web.Request) -> web.Response:
        return web.json_response(request[CALLER].name)

    async def operate(request: web.Request) -> web.Response:
        return web.json_response(allow(request, Act.OPERATE).name)

    async def broken(_: web.Request) -> web.Response:
        raise ZeroDivisionError

    async def away(_: web.Request) -> web.Response:
        raise StoreDown("08006")

    for path, handler in {"name": name, "operate": operate, "broken": broken, "away": away}.items():
        application.router.add_get(f"/api/{path}", handler)
    async with (
        listening(application, "127.0.0.1", 0) as port,
        aiohttp.ClientSession() as session,
    ):
        yield Client(f"http://127.0.0.1:{port}", session, ready, clock)


async def test_health_is_being_alive_and_readiness_being_able_to_serve(client: Client) -> None:
    assert await client.get("/healthz") == (200, {"status": "alive"})
    assert await client.get("/readyz") == (200, {"status": "ready"})

    client.ready.missing.append("database")

    assert await client.get("/readyz") == (503, {"status": "not ready", "faults": ["database"]})
    assert (await client.get("/healthz"))[0] == 200


async def test_metrics_are_in_the_text_format_of_prometheus(client: Client) -> None:
    async with client.session.get(client.url + "/metrics") as answer:
        assert answer.headers["Content-Type"].startswith("text/plain; version=")
        assert "lookups_total 3.0" in await answer.text()


async def test_requests_are_counted_by_endpoint_and_never_by_what_was_typed(
    client: Client,
) -> None:
    await client.get("/api/name")
    await client.get("/api/runs/17813970")

    async with client.session.get(client.url + "/metrics") as answer:
        text = await answer.text()
    assert 'griddesk_http_seconds_count{endpoint="/api/name",status="401"} 1.0' in text
    assert 'griddesk_http_seconds_count{endpoint="none",status="401"} 1.0' in text
    assert "17813970" not in text


async def test_a_method_that_is_not_there_names_those_that_are(
    client: Client, store: PostgresPool
) -> None:
    bearer = {"Authorization": f"Bearer {await new_token(store, 'portal', Role.STAFF)}"}

    async with client.session.delete(f"{client.url}/api/name", headers=bearer) as answer:
        assert answer.status == 405
        assert answer.headers["Allow"] == "GET,HEAD"
        assert (await answer.json())["success"] is False


async def test_a_token_opens_and_its_secret_is_kept_nowhere(
    client: Client, store: PostgresPool
) -> None:
    token = await new_token(store, "portal", Role.STAFF)

    assert await client.get("/api/name", token) == (200, "portal")
    listed = await api_tokens(store)
    assert [(row.name, row.role) for row in listed] == [("portal", "staff")]
    assert token.partition(".")[2] not in str(listed)


async def test_without_a_good_token_nothing_is_answered(
    client: Client, store: PostgresPool
) -> None:
    token = await new_token(store, "portal", Role.STAFF)
    wrong = [
        None,
        "",
        "x",
        "1.",
        f"{token}x",
        token[:-1],
        f"99{token}",
        f"0{token}",
        f"{token.partition('.')[0].zfill(18)}7.{token.partition('.')[2]}",
        f"{token}é",
        "٣.x",
        "9" * 200,
        "1.\u00e9",
    ]

    answers = [await client.get("/api/name", one) for one in wrong]

    assert {status for status, _ in answers} == {401}
    assert answers[0][1] == {"success": False, "message": "A valid bearer token is needed."}


async def test_a_revoked_token_opens_no_more(client: Client, store: PostgresPool) -> None:
    token = await new_token(store, "portal", Role.STAFF)

    assert await revoke_token(store, int(token.partition(".")[0]))
    assert not await revoke_token(store, int(token.partition(".")[0]))
    assert (await client.get("/api/name", token))[0] == 401


async def test_a_token_may_what_its_role_may(client: Client, store: PostgresPool) -> None:
    staff = await new_token(store, "portal", Role.STAFF)
    operator = await new_token(store, "scheduler", Role.OPERATOR)

    assert (await client.get("/api/operate", staff))[0] == 403
    assert await client.get("/api/operate", operator) == (200, "scheduler")


async def test_a_token_has_its_rate(client: Client, store: PostgresPool) -> None:
    token = await new_token(store, "portal", Role.STAFF)
    other = await new_token(store, "another", Role.STAFF)
    for _ in range(600):
        assert (await client.get("/api/name", token))[0] == 200

    assert (await client.get("/api/name", token))[0] == 429
    bearer = {"Authorization": f"Bearer {token}"}
    async with client.session.get(f"{client.url}/api/name", headers=bearer) as refused:
        assert refused.headers["Retry-After"] == "60"
    assert (await client.get("/api/name", other))[0] == 200
    client.clock.now += 61
    assert (await client.get("/api/name", token))[0] == 200


async def test_errors_are_plain_and_tell_nothing_inside(
    client: Client, store: PostgresPool
) -> None:
    token = await new_token(store, "portal", Role.STAFF)

    status, body = await client.get("/api/broken", token)
    assert status == 500
    assert body["message"].startswith("Something went wrong. Incident: ")
    assert (await client.get("/api/away", token))[0] == 503
    assert await client.get("/api/nothing", token) == (
        404,
        {"success": False, "message": "Not Found"},
    )


async def test_two_cannot_listen_in_one_place(client: Client, store: PostgresPool) -> None:
    port = int(client.url.rpartition(":")[2])
    application = face(store, Ready(), CollectorRegistry(), Clock())

    with pytest.raises(AddressTaken, match=f"HTTP_PORT {port}"):
        async with listening(application, "127.0.0.1", port):
            pass
