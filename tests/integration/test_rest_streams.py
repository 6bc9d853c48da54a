"""The whole bill stop over HTTP: one generation, whatever happens while it is read."""

import asyncio
import json
from collections.abc import AsyncIterator

import aiohttp
import pytest
from aiohttp import web

from bot.http.face import listening
from bot.http.streaming import CutShort, listed, streamed
from domain.people.roles import Role
from queries.loader import parse_postgres
from queries.postgres import PostgresPool
from tests.integration.rest_rig import Programs, fill_bill_stop, programs

ANALYSIS = "/api/crp-cpc/bill-stop-analysis"
#: So many that they do not fit into the buffers between the server and a reader who waits.
MANY = 60_000
OLD = [(f"1{number:07}", None, f"9{number % 500:03}") for number in range(MANY)]
NEW = [("20000001", None, "8001"), *OLD[1:]]
KILL = parse_postgres(
    "kill",
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND state = 'idle in transaction'",
)


@pytest.fixture
async def api(store: PostgresPool) -> AsyncIterator[Programs]:
    async with programs(store) as rig:
        await fill_bill_stop(store, *OLD)
        yield rig


async def opened(api: Programs) -> aiohttp.ClientResponse:
    """An answer that has begun."""
    token = {"Authorization": f"Bearer {api.tokens[Role.STAFF]}"}
    answer = await api.session.get(api.url + ANALYSIS, headers=token)
    assert answer.status == 200
    return answer


async def test_a_publish_in_the_middle_changes_nothing(api: Programs) -> None:
    async with await opened(api) as answer:
        first = await answer.content.read(1000)

        await fill_bill_stop(api.store, *NEW)

        body = json.loads(first + await answer.read())
    details = body["data"]["details"]
    assert len(details) == body["total"] == MANY
    assert sorted(row["cpc_customer_no"] for row in details) == [number for number, _, _ in OLD]
    assert sum(row["total_cpc_count"] for row in body["data"]["summary"]) == MANY
    _, after = await api.ask(f"{ANALYSIS}?limit=1")
    assert after["data"]["details"][0]["cpc_customer_no"] == "20000001"


async def test_what_breaks_on_the_way_does_not_look_complete(api: Programs) -> None:
    async with await opened(api) as answer:
        await answer.content.read(1000)
        async with asyncio.timeout(20):
            while not await api.store.fetch_all(KILL, bool):  # noqa: ASYNC110 - as there
                await asyncio.sleep(0.01)

        with pytest.raises(aiohttp.ClientError):
            await answer.read()
    assert (await api.ask(f"{ANALYSIS}?limit=1"))[0] == 200


async def test_a_reader_who_leaves_gives_the_place_to_others(api: Programs) -> None:
    readers = [await opened(api) for _ in range(2)]
    assert (await api.ask(ANALYSIS))[0] == 429

    for reader in readers:
        reader.close()

    async with asyncio.timeout(20):
        while (await api.ask(ANALYSIS))[0] != 200:  # noqa: ASYNC110 - the server tells nobody
            await asyncio.sleep(0.1)


async def test_who_reads_no_more_and_stays_is_left_to_themselves() -> None:
    ended = asyncio.Event()

    async def endless() -> AsyncIterator[str]:
        while True:
            yield "x" * 100_000

    async def handler(request: web.Request) -> web.StreamResponse:
        try:
            return await streamed(request, endless(), patience=0.3)
        finally:
            ended.set()

    application = web.Application()
    application.router.add_get("/", handler)
    async with listening(application, "127.0.0.1", 0) as port:
        _, writer = await asyncio.open_connection("127.0.0.1", port, limit=1000)
        writer.write(b"GET / HTTP/1.1\r\nHost: here\r\n\r\n")
        async with asyncio.timeout(20):
            await ended.wait()
        writer.close()


async def test_fewer_rows_than_expected_are_no_list() -> None:
    async def pages() -> AsyncIterator[list[int]]:
        yield [1, 2]

    async def written(expected: int) -> str:
        return "".join([piece async for piece in listed(pages(), lambda row: {"n": row}, expected)])

    assert await written(2) == '[{"n":1},{"n":2}]'
    with pytest.raises(CutShort):
        await written(3)
