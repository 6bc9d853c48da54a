"""A client that vanishes takes its session with it, whatever the session was at."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import oracledb
import pytest

from sandbox.oracle import Fault, ScriptedEngine, ServerThread

from .relay import Relay
from .talk import CREDENTIALS, many, until


@pytest.fixture
async def relay(sim: ServerThread) -> AsyncIterator[Relay]:
    async with Relay(sim.server).running() as relay:
        yield relay


async def one_query(dsn: str) -> None:
    async with oracledb.connect_async(**CREDENTIALS, dsn=dsn) as conn:
        await conn.fetchall("select * from many where :n > 0", [10])


@pytest.mark.parametrize("action", ["hang", "freeze"])
@pytest.mark.parametrize("point", ["connect", "login", "execute", "fetch"])
async def test_a_stuck_session_ends_with_its_client(
    sim: ServerThread, engine: ScriptedEngine, relay: Relay, point: str, action: str
) -> None:
    engine.on("many", many)
    fault = sim.faults.add(Fault(point, action, seconds=600))
    query = asyncio.create_task(one_query(relay.dsn))
    await until(lambda: fault.hits == 1)

    relay.cut()

    with pytest.raises(oracledb.Error):
        await query
    await until(lambda: sim.stats.disconnects == sim.stats.connects == 1)
    assert sim.stats.sessions == 0
    assert sim.stats.open_cursors == 0


async def test_a_query_deep_in_the_engine_ends_with_its_client(
    sim: ServerThread, engine: ScriptedEngine, relay: Relay
) -> None:
    started, ended = asyncio.Event(), asyncio.Event()
    loop = asyncio.get_running_loop()

    async def endless(_sql: str, _binds: object) -> None:
        loop.call_soon_threadsafe(started.set)
        try:
            await asyncio.sleep(600)
        finally:
            loop.call_soon_threadsafe(ended.set)

    engine.on("many", endless)
    query = asyncio.create_task(one_query(relay.dsn))
    async with asyncio.timeout(10):
        await started.wait()
        relay.cut()
        await ended.wait()
    with pytest.raises(oracledb.Error):
        await query
    await until(lambda: sim.stats.sessions == 0)


async def test_the_listener_lives_on_after_a_babbling_client(sim: ServerThread) -> None:
    _reader, writer = await asyncio.open_connection("127.0.0.1", sim.server.port)
    writer.write(b"GET / HTTP/1.1\r\n\r\n" * 10)
    await until(lambda: sim.stats.disconnects == 1 or sim.stats.connects == 1)
    writer.close()
    await until(lambda: sim.stats.disconnects == 1)
    await oracledb.connect_async(**CREDENTIALS, dsn=sim.dsn)


async def test_close_does_not_wait_for_a_stuck_session(engine: ScriptedEngine) -> None:
    with ServerThread(engine) as sim:
        fault = sim.faults.add(Fault("connect", "freeze", seconds=600))
        query = asyncio.create_task(one_query(sim.dsn))
        await until(lambda: fault.hits == 1)
    with pytest.raises(oracledb.Error):
        await query
    assert sim.stats.disconnects == 1
