"""``griddesk run`` and its HTTP face: when it is ready, what it counts, where it cannot listen."""

import asyncio
import json
import re
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import aiohttp
from prometheus_client.parser import text_string_to_metric_families

from domain.people.roles import Role
from queries.access.api_tokens import new_token
from queries.postgres import PostgresPool
from sandbox.parts import Sandbox
from sandbox.person import Person
from sandbox.service import run_service
from sandbox.telegram import BotApi
from sandbox.telegram.people import NADIA

NUMBER = "17813970"
_SECONDS = 60.0


@dataclass
class Face:
    """The HTTP face of a running service, and the Bot API server that it polls."""

    api: BotApi
    url: str
    session: aiohttp.ClientSession

    async def bear(self, utility: Sandbox, role: Role) -> None:
        """Ask with a token of this role from now on."""
        assert utility.postgres is not None
        store = PostgresPool({"dsn": utility.postgres.dsn_of("griddesk")}, 0, 1)
        await store.open()
        token = await new_token(store, "test", role)
        await store.close()
        self.session.headers["Authorization"] = f"Bearer {token}"

    async def get(self, path: str) -> tuple[int, str]:
        async with self.session.get(self.url + path) as answer:
            return answer.status, await answer.text()

    async def is_ready(self) -> bool:
        return (await self.get("/readyz"))[0] == 200

    async def post(self, path: str) -> tuple[int, str]:
        async with self.session.post(self.url + path) as answer:
            return answer.status, await answer.text()

    async def figures(self) -> dict[str, float]:
        """Every sample of /metrics by its name and labels."""
        _, text = await self.get("/metrics")
        families = text_string_to_metric_families(text)
        return {
            " ".join([one.name, *one.labels.values()]): one.value
            for family in families
            for one in family.samples
        }


async def until(condition: Callable[[], Awaitable[object]]) -> None:
    async with asyncio.timeout(_SECONDS):
        while not await condition():  # noqa: ASYNC110 - another process tells nobody
            await asyncio.sleep(0.05)


def settings(utility: Sandbox, api: BotApi, **more: str) -> dict[str, str]:
    telegram = {
        "TELEGRAM_API_URL": api.url,
        "TELEGRAM_BOT_TOKEN": api.token,
        "ADMIN_IDS": str(NADIA.id),
    }
    return {**replace(utility, telegram=None).environment(), **telegram, **more}


@asynccontextmanager
async def facing(utility: Sandbox, log: Path, **more: str) -> AsyncIterator[Face]:
    """A service, as soon as it says where it listens."""
    async with BotApi() as api, aiohttp.ClientSession() as session:
        with log.open("wb") as file:
            async with run_service(settings(utility, api, **more), file):
                async with asyncio.timeout(_SECONDS):
                    while not (url := _address(log)):  # noqa: ASYNC110 - the same
                        await asyncio.sleep(0.05)
                yield Face(api, url, session)


def _address(log: Path) -> str | None:
    found = re.search(r"listening on (http://127\.0\.0\.1:\d+)", log.read_text())
    return found[1] if found else None


async def test_it_is_ready_when_people_are_served_and_counts_what_they_do(
    utility: Sandbox, tmp_path: Path
) -> None:
    async with facing(utility, tmp_path / "log") as face:
        nadia = Person(face.api, NADIA, deadline=_SECONDS)
        await nadia.say(NUMBER)
        await nadia.say("00000000")

        assert await face.get("/readyz") == (200, '{"status": "ready"}')
        figures = await face.figures()
        assert figures["griddesk_lookup_seconds_count found"] == 1
        assert figures["griddesk_lookup_seconds_count not_found"] == 1
        assert figures["griddesk_update_seconds_count message handled"] == 1
        assert figures["griddesk_update_seconds_count message interrupted"] == 1
        assert figures["griddesk_oracle_up lookup"] == 1
        assert figures["griddesk_oracle_lane lookup slots"] > 0
        assert 1 <= figures["griddesk_postgres_pool open"] <= figures["griddesk_postgres_pool most"]
        assert figures["griddesk_event_loop_lag_seconds_count"] >= 1

        async def knows_the_store() -> bool:
            return (await face.figures())["griddesk_store_up"] == 1

        await until(knows_the_store)
        _, text = await face.get("/metrics")
        labels = "\n".join(line.rpartition(" ")[0] for line in text.splitlines())
        assert NUMBER not in text
        assert str(NADIA.id) not in labels, "a figure may hold any digits"


async def test_a_batch_that_a_program_asks_for_is_run_and_read(
    utility: Sandbox, tmp_path: Path
) -> None:
    async with facing(utility, tmp_path / "log") as face:
        await until(face.is_ready)
        await face.bear(utility, Role.OPERATOR)

        status, text = await face.post("/api/crp-cpc/bill-stop-batch/trigger")
        assert status in {202, 409}, text  # the service may have begun one by itself
        run = f"/api/runs/{json.loads(text)['runId']}"

        async def completed() -> bool:
            _, text = await face.get(run)
            return bool(json.loads(text)["data"]["state"] == "COMPLETED")

        await until(completed)
        _, text = await face.get("/api/crp-cpc/bill-stop-analysis")

    body = json.loads(text)
    assert body["total"] == len(body["data"]["details"]) > 0
    assert body["batchInfo"]["status"] == "completed"


async def test_without_the_billing_system_it_is_ready_for_what_is_cached(
    utility: Sandbox, tmp_path: Path
) -> None:
    nobody = "127.0.0.1:9/CCB"
    async with facing(utility, tmp_path / "log", ORACLE_DSN=nobody) as face:
        await until(face.is_ready)


async def test_without_its_own_database_it_lives_and_is_not_ready(
    utility: Sandbox, tmp_path: Path
) -> None:
    nobody = "postgresql://nobody@127.0.0.1:9/x"
    async with facing(utility, tmp_path / "log", PG_DSN=nobody) as face:
        status, text = await face.get("/readyz")

        assert status == 503
        assert '"database"' in text
        assert (await face.get("/healthz"))[0] == 200
        assert (await face.get("/metrics"))[0] == 200
        assert (await face.get("/api/jobs"))[0] == 401


async def test_a_taken_port_ends_the_start_with_one_sentence(
    utility: Sandbox, api: BotApi, tmp_path: Path
) -> None:
    with socket.socket() as other, (tmp_path / "log").open("wb") as log:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        async with run_service(settings(utility, api, HTTP_PORT=port), log) as process:
            assert await asyncio.wait_for(process.wait(), _SECONDS) == 2

    said = (tmp_path / "log").read_text().strip().splitlines()
    assert said == [
        f"HTTP_PORT {port} is taken by another program on 127.0.0.1; choose another port"
    ]
