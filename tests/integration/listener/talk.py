"""What the listener's tests say to the driver, again and again."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Callable
from typing import Any

import oracledb
import pytest

from sandbox.oracle import Column

CREDENTIALS = {"user": "cisread", "password": "secret"}

Args = dict[str, Any]

# after a reset the driver leaves its socket to the garbage collector
LEAVES_ITS_SOCKET = pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning")


def at(  # noqa: PLR0917 - the parts of a date have one order
    year: int, month: int, day: int, hour: int = 0, minute: int = 0, second: int = 0, micro: int = 0
) -> dt.datetime:
    """As Oracle's DATE has it."""
    clock = (hour, minute, second, micro)
    return dt.datetime(year, month, day, *clock)  # noqa: DTZ001 - Oracle's DATE has no zone


def description(cursor: oracledb.Cursor) -> list[oracledb.FetchInfo]:
    """The columns of what the cursor has executed."""
    assert cursor.description is not None
    return cursor.description


def fetch(conn: oracledb.Connection, sql: str, binds: Any = None) -> list[Any]:
    """All rows of one statement."""
    cursor = conn.cursor()
    cursor.execute(sql, binds)
    return list(cursor.fetchall())


def code(info: pytest.ExceptionInfo[oracledb.Error]) -> str:
    """``ORA-…`` or ``DPY-…`` of the error that was raised."""
    return str(info.value.args[0].full_code)


def many(sql: str, binds: dict[str, Any]) -> Any:
    """A scripted answer of as many rows as the bind N says, made lazily."""
    columns = [Column.number("ID", 10), Column.varchar2("NAME", 60)]
    return columns, ((i, f"name {i}") for i in range(int(binds["N"])))


def count_until_error(cursor: oracledb.Cursor) -> tuple[int, str]:
    """Rows that arrive before the fetch fails, and the code of the failure."""
    seen = 0
    try:
        for _row in cursor:
            seen += 1
    except oracledb.Error as error:
        return seen, str(error.args[0].full_code)
    return seen, ""


async def until(true: Callable[[], bool]) -> None:
    """Wait for something that happens elsewhere; raises TimeoutError after 10 s."""
    async with asyncio.timeout(10):
        while not true():  # noqa: ASYNC110 - counters of another thread
            await asyncio.sleep(0.01)
