"""The desk's own database as the rest of the house sees it, and what asks one connection."""

from collections.abc import AsyncIterable, AsyncIterator, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any, Protocol, TypeVar

from queries.loader import Statement, postgres_sql
from queries.postgres_words import in_our_words

T = TypeVar("T")
Connection = Any  # asyncpg's connection, from a pool or alone

ALLOW_SECONDS = postgres_sql("allow_seconds")

#: Rows of a stream that are in memory at once.
_AT_ONCE = 1000


class Writes(Protocol):
    """Runs statements, for those who need no more of the database; as ``Postgres`` says."""

    async def execute(self, statement: Statement, /, **binds: Any) -> int:
        """Run a statement; how many rows it touched."""
        ...


class Postgres(Protocol):
    """Answers statements; every failure is a SourceError."""

    async def fetch_value(self, statement: Statement, /, **binds: Any) -> Any:
        """The first column of the first row; None without rows."""
        ...

    async def fetch_all(
        self, statement: Statement, row: Callable[..., T], /, **binds: Any
    ) -> list[T]:
        """All rows, each made by ``row`` out of its columns."""
        ...

    async def fetch_one(
        self, statement: Statement, row: Callable[..., T], /, **binds: Any
    ) -> T | None:
        """The first row, if there is one."""
        ...

    async def execute(self, statement: Statement, /, **binds: Any) -> int:
        """Run a statement; how many rows it touched."""
        ...

    def stream(
        self, statement: Statement, row: Callable[..., T], /, **binds: Any
    ) -> AsyncIterator[list[T]]:
        """All rows, as many as there are, some at a time and all of one moment."""
        ...

    async def copy(
        self, table: str, columns: Sequence[str], chunks: AsyncIterable[bytes], /
    ) -> None:
        """Fill a table with rows in PostgreSQL's binary form, within a long transaction."""
        ...

    def snapshot(self) -> AbstractAsyncContextManager["Postgres"]:
        """Reads only, all of one moment.

        A statement alone is planned before its moment: a partition that is attached in between
        would be missed.
        """
        ...

    def transaction(self, seconds: float | None = None) -> AbstractAsyncContextManager["Postgres"]:
        """All or nothing of what is run on the Postgres it gives.

        ``seconds``: each statement may take so long, where that is longer than for people.
        """
        ...


class PostgresSession:
    """Statements on one connection, each within ``deadline`` seconds."""

    def __init__(self, connection: Connection, deadline: float) -> None:
        self._connection = connection
        self._deadline = deadline

    async def fetch_value(self, statement: Statement, /, **binds: Any) -> Any:
        """As the port says."""
        values = _values(statement, binds)
        return await self._connection.fetchval(statement.text, *values, timeout=self._deadline)

    async def fetch_all(
        self, statement: Statement, row: Callable[..., T], /, **binds: Any
    ) -> list[T]:
        """As the port says."""
        values = _values(statement, binds)
        found = await self._connection.fetch(statement.text, *values, timeout=self._deadline)
        return [row(*columns) for columns in found]

    async def fetch_one(
        self, statement: Statement, row: Callable[..., T], /, **binds: Any
    ) -> T | None:
        """As the port says."""
        values = _values(statement, binds)
        found = await self._connection.fetchrow(statement.text, *values, timeout=self._deadline)
        return None if found is None else row(*found)

    async def execute(self, statement: Statement, /, **binds: Any) -> int:
        """As the port says."""
        values = _values(statement, binds)
        tag = await self._connection.execute(statement.text, *values, timeout=self._deadline)
        return int(tag.rpartition(" ")[2])

    async def stream(
        self, statement: Statement, row: Callable[..., T], /, **binds: Any
    ) -> AsyncIterator[list[T]]:
        """As the port says; only within a transaction."""
        values = _values(statement, binds)
        cursor = await self._connection.cursor(statement.text, *values, timeout=self._deadline)
        while found := await cursor.fetch(_AT_ONCE, timeout=self._deadline):
            yield [row(*columns) for columns in found]

    async def copy(
        self, table: str, columns: Sequence[str], chunks: AsyncIterable[bytes], /
    ) -> None:
        """As the port says."""
        await self._connection.copy_to_table(
            table, source=chunks, columns=columns, format="binary", timeout=self._deadline
        )

    @asynccontextmanager
    async def snapshot(self) -> AsyncIterator[Postgres]:
        """As the port says."""
        async with self._connection.transaction(isolation="repeatable_read", readonly=True):
            yield self

    @asynccontextmanager
    async def transaction(self, seconds: float | None = None) -> AsyncIterator[Postgres]:
        """As the port says; within a transaction a part of it that can fail alone."""
        with in_our_words():
            async with self._connection.transaction():
                yield self if seconds is None else await self._with(seconds)

    async def _with(self, seconds: float) -> "PostgresSession":
        await self.fetch_value(ALLOW_SECONDS, milliseconds=str(int(seconds * 1000)))
        return PostgresSession(self._connection, seconds)


def _values(statement: Statement, binds: Mapping[str, Any]) -> list[Any]:
    statement.check(binds)
    return [binds[name] for name in statement.binds]
