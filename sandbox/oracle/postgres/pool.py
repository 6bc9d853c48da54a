"""PostgreSQL connections for open result sets, each with the listener's settings."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from importlib.resources import files

import psycopg

from sandbox.oracle.errors import OraError

from .connection import PgConnection
from .errors import PgError

CONNECT = 10.0  # seconds
_NOT_AVAILABLE = 1034


class PgPool:
    """At most ``limit`` connections; who takes one gives it back or throws it away."""

    def __init__(self, dsn: str, settings: str, limit: int) -> None:
        self._dsn = dsn
        self._settings = settings
        self._idle: list[PgConnection] = []
        self._slots = asyncio.Semaphore(limit)
        self._installing = asyncio.Lock()
        self._installed = False

    async def take(self) -> PgConnection:
        """Waits for a free one; raises ORA-01034 if the database is not there."""
        await self._slots.acquire()
        try:
            while self._idle:
                connection = self._idle.pop()
                if not connection.closed:
                    return connection
            return await self._connected()
        except psycopg.OperationalError as error:
            self._slots.release()
            raise OraError(_NOT_AVAILABLE, close=True) from error
        except BaseException:
            self._slots.release()
            raise

    async def _connected(self) -> PgConnection:
        connection = await PgConnection.connect(self._dsn, CONNECT)
        try:
            async with self._installing:
                if not self._installed:
                    await connection.run(files(__package__).joinpath("compat.sql").read_text())
                    self._installed = True
            await connection.run(self._settings)
        except BaseException:
            await connection.close()
            raise
        return connection

    async def give_back(self, connection: PgConnection) -> None:
        """Whatever its transaction has come to."""
        try:
            await connection.run("ROLLBACK")
        except PgError:
            await self.throw_away(connection)
        except BaseException:
            await self.throw_away(connection)
            raise
        else:
            self._idle.append(connection)
            self._slots.release()

    async def throw_away(self, connection: PgConnection) -> None:
        self._slots.release()
        await connection.close()

    async def close(self) -> None:
        idle, self._idle = self._idle, []
        for connection in idle:
            await connection.close()


def search_path(schemas: Sequence[str]) -> str:
    """With Oracle's functions first and PostgreSQL's own last."""
    known = dict.fromkeys(["oracle_compat", *schemas, "public", "pg_catalog"])
    return ", ".join('"' + schema.replace('"', "") + '"' for schema in known)


def session_settings(schemas: Sequence[str], timezone: str) -> str:
    zone = timezone.replace("'", "")
    return (
        "SET client_encoding = 'UTF8'; SET DateStyle = 'ISO, DMY'; SET bytea_output = 'hex';"
        "SET jit = off; SET extra_float_digits = 1; SET client_min_messages = error;"
        "SET cursor_tuple_fraction = 1.0;"
        f"SET TimeZone = '{zone}'; SET search_path = {search_path(schemas)}"
    )
