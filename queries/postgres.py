"""PostgreSQL, the desk's own database, as the rest of the house sees it."""

import asyncio
import json
from collections.abc import AsyncIterable, AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from importlib.resources import as_file, files
from typing import Any, NamedTuple, TypeVar

import asyncpg
from pogo_core.util import migrate
from pogo_core.util.sql import ensure_pogo_sync, get_applied_migrations

from queries.errors import StoreDown
from queries.loader import Statement, postgres_sql
from queries.postgres_port import Connection, Postgres, PostgresSession
from queries.postgres_words import in_our_words

__all__ = [
    "Connection",
    "PoolState",
    "Postgres",
    "PostgresPool",
    "PostgresSession",
    "server_version",
]

T = TypeVar("T")

SERVER_VERSION = postgres_sql("server_version")

_LIMITS = {
    "statement_timeout": "5000",
    "lock_timeout": "4000",
    "idle_in_transaction_session_timeout": "10000",
}
#: Any number of copies may start at once; one migrates, the others wait for it and find it done.
_MIGRATION_LOCK = "SELECT pg_advisory_xact_lock(7081504921)"
_MIGRATION_SECONDS = 60.0
#: For each thousand rows of a stream, and for a whole COPY.
_STREAM_SECONDS = 30.0
_COPY_SECONDS = 3600.0


class PoolState(NamedTuple):
    """Connections: how many there may be, how many there are, how many of these are free."""

    most: int
    open: int
    free: int


class PostgresPool:
    """Connections that are opened when PostgreSQL is there, and opened again when it was away.

    ``where`` as asyncpg takes it; ``wait`` are the seconds until a connection is free, or made.
    """

    def __init__(
        self,
        where: Mapping[str, Any],
        least: int,
        most: int,
        *,
        deadline: float = 3.0,
        wait: float = 2.0,
    ) -> None:
        self._where: Mapping[str, Any] = where
        self._size: Mapping[str, Any] = {"min_size": least, "max_size": most}
        self._deadline = deadline
        self._wait = wait
        self._pool: Any = None

    async def open(self) -> None:
        """Connect; raises SourceRefused or StoreDown."""
        if self._pool is not None:  # opened before, and then the start failed
            self._pool.terminate()
        with in_our_words():
            self._pool = await asyncpg.create_pool(
                **self._where,
                **self._size,
                timeout=self._wait,
                command_timeout=self._deadline,
                server_settings=_LIMITS,
                init=_speaks_json,
                reset=_nothing_to_reset,
            )

    @property
    def state(self) -> PoolState:
        """How the pool is now."""
        if self._pool is None:
            return PoolState(int(self._size["max_size"]), 0, 0)
        pool = self._pool
        return PoolState(pool.get_max_size(), pool.get_size(), pool.get_idle_size())

    async def migrate(self) -> Sequence[str]:
        """Bring the tables up to date, and say by which migrations; raises SourceError."""
        with in_our_words():
            async with asyncio.timeout(_MIGRATION_SECONDS):
                return await _migrate(self._where)

    async def close(self) -> None:
        """Let go of the connections; those in use are cut off."""
        if self._pool is not None:
            self._pool.terminate()

    async def fetch_value(self, statement: Statement, /, **binds: Any) -> Any:
        """As the port says."""
        async with self._session() as session:
            return await session.fetch_value(statement, **binds)

    async def fetch_all(
        self, statement: Statement, row: Callable[..., T], /, **binds: Any
    ) -> list[T]:
        """As the port says."""
        async with self._session() as session:
            return await session.fetch_all(statement, row, **binds)

    async def fetch_one(
        self, statement: Statement, row: Callable[..., T], /, **binds: Any
    ) -> T | None:
        """As the port says."""
        async with self._session() as session:
            return await session.fetch_one(statement, row, **binds)

    async def execute(self, statement: Statement, /, **binds: Any) -> int:
        """As the port says."""
        async with self._session() as session:
            return await session.execute(statement, **binds)

    async def stream(
        self, statement: Statement, row: Callable[..., T], /, **binds: Any
    ) -> AsyncIterator[list[T]]:
        """As the port says."""
        async with self.snapshot() as now, now.transaction(_STREAM_SECONDS) as inside:
            async for rows in inside.stream(statement, row, **binds):
                yield rows

    async def copy(
        self, table: str, columns: Sequence[str], chunks: AsyncIterable[bytes], /
    ) -> None:
        """As the port says."""
        async with self.transaction(_COPY_SECONDS) as inside:
            await inside.copy(table, columns, chunks)

    @asynccontextmanager
    async def snapshot(self) -> AsyncIterator[Postgres]:
        """As the port says."""
        async with self._session() as session, session.snapshot() as now:
            yield now

    @asynccontextmanager
    async def transaction(self, seconds: float | None = None) -> AsyncIterator[Postgres]:
        """As the port says."""
        async with self._session() as session, session.transaction(seconds) as inside:
            yield inside

    @asynccontextmanager
    async def _session(self) -> AsyncIterator[PostgresSession]:
        if self._pool is None:
            raise StoreDown("not open yet")
        with in_our_words():
            async with self._pool.acquire(timeout=self._wait) as connection:
                yield PostgresSession(connection, self._deadline)


async def server_version(postgres: Postgres) -> str:
    """Which PostgreSQL answers, such as 16.4."""
    return str(await postgres.fetch_value(SERVER_VERSION))


async def _migrate(where: Mapping[str, Any]) -> Sequence[str]:
    connection = await asyncpg.connect(timeout=5.0, **where)
    try:
        async with connection.transaction():
            await connection.execute(_MIGRATION_LOCK)
            await ensure_pogo_sync(connection)
            before = await get_applied_migrations(connection, schema_name="public")
            with as_file(files("queries") / "sql" / "migrations") as folder:
                await migrate.apply(connection, folder, schema_name="public")
            after = await get_applied_migrations(connection, schema_name="public")
            return sorted(after - before)
    finally:
        await connection.close(timeout=5.0)


async def _speaks_json(connection: Connection) -> None:
    await connection.set_type_codec(
        "jsonb", schema="pg_catalog", encoder=json.dumps, decoder=json.loads
    )


async def _nothing_to_reset(_: Connection) -> None:
    """No statement of ours leaves anything behind on a connection."""
