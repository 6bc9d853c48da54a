"""One connection to PostgreSQL, below the level of psycopg's cursors."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from typing import Any

import psycopg
from psycopg import generators, pq

from .errors import PgError

_FINE = frozenset({pq.ExecStatus.TUPLES_OK, pq.ExecStatus.COMMAND_OK})


class PgConnection:
    """Raises PgError.  Cancelling a call also cancels the query in the server."""

    def __init__(self, connection: psycopg.AsyncConnection[Any]) -> None:
        self._connection = connection
        self._pgconn = connection.pgconn

    @classmethod
    async def connect(cls, dsn: str, seconds: float) -> PgConnection:
        """Raises psycopg.OperationalError."""
        timeout = max(1, round(seconds))
        return cls(
            await psycopg.AsyncConnection.connect(dsn, autocommit=True, connect_timeout=timeout)
        )

    @property
    def closed(self) -> bool:
        return self._connection.closed

    async def run(self, sql: str) -> None:
        """Statements without parameters and results."""
        self._pgconn.send_query(sql.encode())
        await self._results()

    async def query(self, sql: str, values: Sequence[bytes | None] = ()) -> pq.abc.PGresult:
        """One statement; parameters and result in text format."""
        self._pgconn.send_query_params(sql.encode(), list(values))
        return (await self._results())[-1]

    async def _results(self) -> list[pq.abc.PGresult]:
        try:
            results: list[pq.abc.PGresult] = await self._connection.wait(
                generators.execute(self._pgconn)
            )
        except psycopg.OperationalError as error:
            raise PgError.lost() from error
        for result in results:
            if result.status not in _FINE:
                raise _failure(result)
        return results

    async def close(self) -> None:
        with contextlib.suppress(psycopg.Error):
            await self._connection.close()


def _failure(result: pq.abc.PGresult) -> PgError:
    state = result.error_field(pq.DiagnosticField.SQLSTATE) or b"XX000"
    message = result.error_field(pq.DiagnosticField.MESSAGE_PRIMARY) or b""
    return PgError(state.decode(), message.decode())
