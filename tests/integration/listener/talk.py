"""What the listener's tests say to the driver, again and again."""

from __future__ import annotations

from typing import Any

import oracledb
import pytest

from sandbox.oracle import Column

CREDENTIALS = {"user": "cisread", "password": "secret"}

Args = dict[str, Any]


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
