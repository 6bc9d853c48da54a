"""The desk's own database through the real driver: statements, transactions, and being away."""

import asyncio
import os
import signal
import time
from collections.abc import AsyncIterator, Coroutine
from typing import Any

import pytest

from queries.errors import SourceRefused, StoreDown, StoreFault
from queries.loader import parse_postgres
from queries.postgres import PostgresPool, server_version
from sandbox.parts import Sandbox

ONE = parse_postgres("one", "SELECT 1")
SLEEP = parse_postgres("sleep", "SELECT pg_sleep(:seconds)")
BACKEND = parse_postgres("backend", "SELECT pg_backend_pid()")
ADD = parse_postgres(
    "add", "INSERT INTO chats (chat_id, title) VALUES (:chat_id, :title) ON CONFLICT DO NOTHING"
)
COUNT = parse_postgres("count", "SELECT count(*) FROM chats")
CHATS = parse_postgres("chats", "SELECT chat_id, title FROM chats ORDER BY chat_id")
CUT_OTHERS_OFF = parse_postgres(
    "cut_others_off",
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()",
)
#: What a call may take beyond its deadline: the driver tries to cancel on the server.
SECONDS = 1.0


@pytest.fixture
async def pool(utility: Sandbox, store: PostgresPool, dsn: str) -> AsyncIterator[PostgresPool]:
    """Two connections and short deadlines."""
    short = PostgresPool({"dsn": dsn}, 1, 2, deadline=SECONDS, wait=SECONDS)
    await short.open()
    yield short
    await short.close()


async def seconds_until_down(call: Coroutine[Any, Any, Any]) -> float:
    began = time.monotonic()
    with pytest.raises(StoreDown):
        await call
    return time.monotonic() - began


async def test_statements_answer(pool: PostgresPool) -> None:
    assert (await server_version(pool)).split(".")[0].isdigit()
    assert await pool.execute(ADD, chat_id=-1, title="one") == 1
    assert await pool.execute(ADD, chat_id=-1, title="again") == 0
    assert await pool.fetch_all(CHATS, lambda chat, title: (chat, title)) == [(-1, "one")]
    assert await pool.fetch_one(CHATS, lambda chat, title: title) == "one"


async def test_a_transaction_is_all_or_nothing(pool: PostgresPool) -> None:
    async def add_and_fail() -> None:
        async with pool.transaction() as inside:
            await inside.execute(ADD, chat_id=-1, title="one")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await add_and_fail()

    assert await pool.fetch_value(COUNT) == 0


async def test_a_transaction_that_is_cancelled_leaves_nothing_and_its_connection_is_good(
    pool: PostgresPool,
) -> None:
    async def add_and_wait() -> None:
        async with pool.transaction() as inside:
            await inside.execute(ADD, chat_id=-1, title="one")
            await inside.fetch_value(SLEEP, seconds=30.0)

    for _ in range(5):
        working = asyncio.ensure_future(add_and_wait())
        await asyncio.sleep(0.05)
        working.cancel()
        await asyncio.wait([working])

    assert await pool.fetch_value(COUNT) == 0


async def test_a_slow_statement_is_given_up(pool: PostgresPool) -> None:
    assert await seconds_until_down(pool.fetch_value(SLEEP, seconds=30.0)) < 3 * SECONDS
    assert await pool.fetch_value(ONE) == 1


async def test_who_finds_no_connection_is_told_soon(pool: PostgresPool) -> None:
    async with pool.transaction(), pool.transaction():
        assert await seconds_until_down(pool.fetch_value(ONE)) < 2 * SECONDS


async def test_a_frozen_connection_is_given_up_and_replaced(pool: PostgresPool) -> None:
    backend = await pool.fetch_value(BACKEND)
    os.kill(backend, signal.SIGSTOP)
    try:
        assert await seconds_until_down(pool.fetch_value(ONE)) < 4 * SECONDS
        assert await pool.fetch_value(ONE) == 1
    finally:
        os.kill(backend, signal.SIGCONT)


async def test_connections_that_were_cut_off_are_replaced(
    pool: PostgresPool, store: PostgresPool
) -> None:
    assert await pool.fetch_value(ONE) == 1
    await store.fetch_all(CUT_OTHERS_OFF, bool)
    await asyncio.sleep(0.1)

    assert await pool.fetch_value(ONE) == 1


async def test_a_database_that_is_away_is_down_and_a_wrong_one_refuses(utility: Sandbox) -> None:
    assert utility.postgres is not None
    nowhere = PostgresPool({"host": "127.0.0.1", "port": 1, "user": "u"}, 0, 1, wait=SECONDS)
    unknown = PostgresPool({"dsn": utility.postgres.dsn_of("nobody_made_it")}, 1, 1)

    with pytest.raises(StoreDown):
        await nowhere.migrate()
    with pytest.raises(SourceRefused):
        await unknown.open()
    with pytest.raises(StoreDown):
        await nowhere.fetch_value(ONE)


async def test_an_error_of_the_statement_is_a_fault(pool: PostgresPool) -> None:
    with pytest.raises(StoreFault):
        await pool.fetch_value(parse_postgres("wrong", "SELECT nothing FROM nowhere"))


async def test_opened_twice_it_holds_the_connections_of_one(dsn: str) -> None:
    """As when the start fails after the opening, and is tried again."""
    held = parse_postgres(
        "held",
        "SELECT count(*) FROM pg_stat_activity"
        " WHERE datname = current_database() AND backend_type = 'client backend'",
    )
    pool = PostgresPool({"dsn": dsn}, 3, 3)
    await pool.open()
    await pool.open()

    async with asyncio.timeout(10):
        while await pool.fetch_value(held) > 3:  # noqa: ASYNC110 - the server tells nobody
            await asyncio.sleep(0.05)
    await pool.close()
