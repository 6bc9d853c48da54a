"""Statements that are no queries: a few harmless ones are let through."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from typing import Any

from .cursor import Cursor
from .engine import Engine, SessionInfo, first_word
from .errors import OraError

_PLSQL = frozenset({"BEGIN", "DECLARE", "CALL"})
_CHANGES = frozenset(
    {"INSERT", "UPDATE", "DELETE", "MERGE", "CREATE", "ALTER", "DROP", "GRANT", "REVOKE"}
    | {"TRUNCATE", "COMMENT", "ANALYZE", "AUDIT", "LOCK", "EXPLAIN", "RENAME", "PURGE"}
    | {"FLASHBACK"}
)
_SETTING = re.compile(r"\s*(alter\s+session|set\s+transaction|set\s+role)\b", re.IGNORECASE)
_SCHEMA = re.compile(r"current_schema\s*=\s*\"?(\w+)", re.IGNORECASE)
_SLEEP = re.compile(r"dbms_(?:session|lock)\s*\.\s*sleep\s*\(\s*(:\w+|[\d.]+)\s*\)", re.IGNORECASE)
_HARMLESS = re.compile(
    r"\bdbms_(application_info|session|output|lock)\s*\.|\bnull\s*;", re.IGNORECASE
)
_INVALID, _NOT_ALLOWED = 900, 1031


async def run_other(
    engine: Engine, cursor: Cursor, values: Sequence[Any], info: SessionInfo
) -> int:
    """Number of rows changed.  Raises ORA-01031 for a change in a read-only session."""
    word = first_word(cursor.sql)
    if word in _PLSQL:
        await _plsql(cursor.sql, values)
    elif _SETTING.match(cursor.sql):
        found = _SCHEMA.search(cursor.sql)
        info.schema = found.group(1).upper() if found else info.schema
    elif word in _CHANGES:
        return await _change(engine, cursor, values, info)
    elif word not in {"COMMIT", "ROLLBACK"}:
        raise OraError(_INVALID)
    return 0


async def _change(engine: Engine, cursor: Cursor, values: Sequence[Any], info: SessionInfo) -> int:
    if info.read_only:
        raise OraError(_NOT_ALLOWED)
    _columns, batches = await engine.execute(cursor.sql, cursor.binds(values), info)
    return sum([len(batch) async for batch in batches])


async def _plsql(sql: str, values: Sequence[Any]) -> None:
    found = _SLEEP.search(sql)
    if found:
        argument = found.group(1)
        await asyncio.sleep(float(values[0] if argument.startswith(":") else argument))
    elif not _HARMLESS.search(sql):
        raise OraError(_NOT_ALLOWED)
