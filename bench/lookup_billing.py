"""A billing system that answers as the synthetic utility does, after the time it is told."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from typing import Any

from bench.processes import SPAWN, process, told
from sandbox.oracle import Bind, Column, Config, Engine, Fault, OracleServer, SessionInfo, User
from sandbox.oracle.engine import Batch, Result
from sandbox.oracle.pg_engine import PostgresEngine
from sandbox.parts import PASSWORD, USER
from sandbox.postgres import PostgresServer, run_postgres
from sandbox.utility import build

_CUSTOMERS = 120


@dataclass(frozen=True)
class Billing:
    """Where the listener is, the usual customers behind it, and the pipe that delays it."""

    dsn: str
    desk: str
    numbers: list[str]
    pipe: Connection

    def settings(self) -> dict[str, Any]:
        """Settings that point a service at it."""
        login = {"oracle_dsn": self.dsn, "oracle_user": USER, "oracle_password": PASSWORD}
        return {**login, "pg_dsn": self.desk}

    async def delay(self, seconds: float) -> None:
        """From now on each query of a look-up takes so long."""
        self.pipe.send(seconds)
        await told(self.pipe)


@asynccontextmanager
async def billing() -> AsyncIterator[Billing]:
    """The utility and its listener, in a process of their own."""
    ours, theirs = SPAWN.Pipe()
    async with process(_run, theirs):
        dsn, desk, first, last = await told(ours)
        yield Billing(dsn, desk, [str(number) for number in range(first, last + 1)], ours)


class Remembering:
    """Answers as another engine does; the second time from memory.

    Otherwise PostgreSQL's work, on the same machine, would be most of what is measured.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._known: dict[object, tuple[Sequence[Column], list[Batch]]] = {}

    async def execute(self, sql: str, binds: Sequence[Bind], session: SessionInfo) -> Result:
        """Columns and rows of a statement; raises OraError."""
        key = (sql, tuple(bind.value for bind in binds))
        if key not in self._known:
            columns, rows = await self._engine.execute(sql, binds, session)
            async with aclosing(rows):
                self._known[key] = (columns, [batch async for batch in rows])
        columns, batches = self._known[key]
        return columns, _each(batches)

    async def close(self) -> None:
        """Close the other engine."""
        await self._engine.close()


async def _each(batches: Sequence[Batch]) -> AsyncGenerator[Batch, None]:
    for batch in batches:
        yield batch


def _run(pipe: Connection) -> None:
    asyncio.run(_serve(pipe))


async def _serve(pipe: Connection) -> None:
    loop, stop = asyncio.get_running_loop(), asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, stop.set)
    async with run_postgres("ccb", "griddesk") as postgres, _listener(postgres, pipe) as server:

        def delay() -> None:
            server.faults.clear()
            seconds = pipe.recv()
            server.faults.add(Fault("execute", "delay", seconds=seconds, times=None, match="ci_"))
            pipe.send(None)

        loop.add_reader(pipe.fileno(), delay)
        await stop.wait()
        loop.remove_reader(pipe.fileno())


@asynccontextmanager
async def _listener(postgres: PostgresServer, pipe: Connection) -> AsyncIterator[OracleServer]:
    ccb = postgres.dsn_of("ccb")
    manifest = await build(ccb, customers=_CUSTOMERS, seed=1, now=datetime.now(UTC))
    engine = Remembering(PostgresEngine(ccb, search_path=["cisadm"]))
    server = OracleServer(engine, Config(users={USER: User(PASSWORD)}))
    await server.start()
    try:
        pipe.send((server.dsn, postgres.dsn_of("griddesk"), *map(int, manifest.usual)))
        yield server
    finally:
        await server.close()
