"""PostgreSQL as the rest of the house sees it."""

import asyncio
from collections.abc import Mapping
from typing import Any, Protocol

import asyncpg

from queries.errors import SourceDown, SourceFault, SourceRefused, SourceSlow
from queries.loader import Statement, postgres_sql

SERVER_VERSION = postgres_sql("server_version")

_REFUSED = (
    asyncpg.InvalidPasswordError,
    asyncpg.InvalidAuthorizationSpecificationError,
    asyncpg.InvalidCatalogNameError,
)


class Postgres(Protocol):
    """Answers statements; every failure is a SourceError."""

    async def fetch_value(self, statement: Statement, /, **binds: Any) -> Any:
        """The first column of the first row."""
        ...


class PostgresOnce:
    """Each statement on a connection of its own, all within ``seconds``; for tests of the way."""

    def __init__(self, where: Mapping[str, Any], seconds: float = 5.0) -> None:
        self._seconds = seconds
        self._where = where

    async def fetch_value(self, statement: Statement, /, **binds: Any) -> Any:
        """As the port says."""
        statement.check(binds)
        values = [binds[name] for name in statement.binds]
        try:
            async with asyncio.timeout(self._seconds):
                return await self._fetch_value(statement.text, values)
        except TimeoutError:
            raise SourceSlow from None
        except _REFUSED as error:
            raise SourceRefused(error.sqlstate) from None
        except (OSError, asyncpg.PostgresConnectionError):
            raise SourceDown from None
        except asyncpg.PostgresError as error:
            raise SourceFault(error.sqlstate) from error

    async def _fetch_value(self, text: str, values: list[Any]) -> Any:
        connection = await asyncpg.connect(timeout=self._seconds, **self._where)
        try:
            return await connection.fetchval(text, *values, timeout=self._seconds)
        finally:
            await connection.close(timeout=self._seconds)


async def server_version(postgres: Postgres) -> str:
    """Which PostgreSQL answers, such as 16.4."""
    return str(await postgres.fetch_value(SERVER_VERSION))
