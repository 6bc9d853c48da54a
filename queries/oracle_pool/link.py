"""One connection to Oracle: the only module that knows the driver and its error codes.

The driver's compiled part ends the whole process when a call is disturbed at the wrong
moment, so there are three things that nobody may do to a connection with a call under way:
set ``call_timeout``, cancel the task that runs the call, or close the connection anywhere
but in the turn of the event loop that ``terminate`` picks.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import oracledb
import pyarrow as pa

from queries.errors import SchemaDrift, SourceDown, SourceError, SourceFault, SourceRefused

Row = tuple[Any, ...]

CHECK = "select 1 from dual"
_NO_MORE = pa.table({})
LOST = frozenset(
    {
        "DPY-1001",  # not connected
        "DPY-4011",  # the database or network closed the connection
        "ORA-00028",  # session killed
        "ORA-01012",  # not logged on
        "ORA-03113",  # end of file on the communication channel
        "ORA-03114",  # not connected to Oracle
        "ORA-03135",  # connection lost contact
    }
)
REFUSED = frozenset({"ORA-01017", "ORA-28000", "ORA-28001"})
DRIFT = frozenset({"ORA-00904", "ORA-00942"})


@dataclass(frozen=True)
class OracleLogin:
    """Where to log in and as whom; tables are looked for in ``schema``."""

    dsn: str
    user: str
    password: str = field(repr=False)
    schema: str | None = None


class LinkLost(SourceDown):
    """The connection to the database was lost."""


class Link:
    """A connection in use by one caller at a time."""

    def __init__(self, connection: oracledb.AsyncConnection) -> None:
        self._connection = connection
        self._cursor: oracledb.AsyncCursor | None = None
        self._frames: AsyncIterator[Any] | None = None

    @classmethod
    async def open(cls, login: OracleLogin) -> Link:
        """Logs in; raises SourceRefused or SourceDown.  Has no deadline of its own."""
        try:
            connection = oracledb.connect_async(
                dsn=login.dsn, user=login.user, password=login.password
            )
        except oracledb.Error as error:  # a dsn that cannot be read
            raise _not_opened(error) from error
        try:
            await connection
            if login.schema:
                connection.current_schema = login.schema
        except (oracledb.Error, OSError) as error:
            connection.terminate()
            raise _not_opened(error) from error
        except BaseException:  # cancelled: what was opened must not stay open
            connection.terminate()
            raise
        return cls(connection)

    async def rows(self, text: str, binds: Mapping[str, Any], size: int) -> list[Row]:
        """All rows of a query, ``size`` of them a round trip."""
        try:
            await self._execute(text, binds, size)
            assert self._cursor is not None
            rows: list[Row] = await self._cursor.fetchall()
        except (oracledb.Error, OSError) as error:
            raise _fault(error) from error
        finally:
            self._forget()
        return rows

    async def begin_frames(self, text: str, binds: Mapping[str, Any], size: int) -> pa.Table:
        """Starts a query and gives its first ``size`` rows by columns; ``more_frames`` the next."""
        frames: Any = self._connection.fetch_df_batches(
            text, dict(binds), size, fetch_decimals=True
        )
        self._frames = aiter(frames)
        return await self.more_frames()

    async def more_frames(self) -> pa.Table:
        """The next rows of the query begun, a table without columns at its end."""
        assert self._frames is not None
        try:
            return pa.table(await anext(self._frames))
        except StopAsyncIteration:
            return _NO_MORE
        except (oracledb.Error, OSError) as error:
            raise _fault(error) from error

    async def check(self) -> None:
        """Raises unless the database answers a query."""
        await self.rows(CHECK, {}, 1)

    def interrupt(self) -> None:
        """Asks the database to stop the running call; does not wait."""
        if self._connection.is_healthy():  # on a lost one the driver would crash
            self._connection.cancel()

    def terminate(self) -> None:
        """Closes the socket very soon, without a word to the database; a running call fails.

        Between the arrival of data and the step of the task that reads it the driver does
        not survive being closed.  A timer runs after all that arrived in its turn of the
        loop, and what it schedules runs after the tasks that this woke.
        """
        loop = asyncio.get_running_loop()
        loop.call_later(0, loop.call_soon, self._connection.terminate)

    async def _execute(self, text: str, binds: Mapping[str, Any], size: int) -> None:
        self._forget()
        cursor = self._cursor = self._connection.cursor()
        cursor.arraysize = cursor.prefetchrows = size
        await cursor.execute(text, dict(binds), fetch_lobs=False, fetch_decimals=True)

    def _forget(self) -> None:
        cursor, self._cursor = self._cursor, None
        if cursor is not None:
            cursor.close()


def _code(error: Exception) -> str | None:
    """The code of a driver's error ("ORA-00942", "DPY-4011"), None for a socket's."""
    details = error.args[0] if isinstance(error, oracledb.Error) and error.args else None
    return getattr(details, "full_code", None)


def _not_opened(error: Exception) -> SourceError:
    code = _code(error)
    return SourceRefused(code) if code in REFUSED else SourceDown(code)


def _fault(error: Exception) -> SourceError:
    code = _code(error)
    if code is None or code in LOST:
        return LinkLost(code)
    if code in DRIFT:
        return SchemaDrift(code)
    return SourceRefused(code) if code in REFUSED else SourceFault(code)
