"""How many entries a second the audit's chain takes, beside a bare INSERT."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable

from domain.auditing.audit import Deed, acting
from domain.people.roles import Role
from queries.auditing.audit import append_audit
from queries.loader import Statement, parse_postgres
from queries.postgres import Postgres, PostgresPool

AT_ONCE = (1, 8, 32)
_DEED = Deed(
    acting(5004, Role.ADMIN, 5004), "customer.viewed", "customer:" + "0" * 32, {"page": "menu"}
)
_TABLE = Statement("bare", "CREATE TABLE bare (LIKE audit INCLUDING INDEXES)")
_NUMBERS = Statement("numbers", "CREATE SEQUENCE bare_numbers")
_INSERT = parse_postgres(
    "insert",
    "INSERT INTO bare (seq, at, actor, role, act, subject, chat_id, details, previous, hash)"
    " VALUES (nextval('bare_numbers'), now(), 5004, 'admin', 'customer.viewed', :subject, 5004,"
    " CAST(:details AS jsonb), '', '')",
)


async def print_pace(dsn: str, seconds: float) -> None:
    """A table of both ways, one line for each number of appends at once."""
    pool = PostgresPool({"dsn": dsn}, max(AT_ONCE), max(AT_ONCE), wait=30.0, deadline=30.0)
    await pool.migrate()
    await pool.open()
    for statement in (_TABLE, _NUMBERS):
        await pool.fetch_all(statement, str)
    print(f"{'at once':>8} {'appends/s':>10} {'ms each':>8} {'inserts/s':>10} {'ms each':>8}")
    for at_once in AT_ONCE:
        appends, inserts = [await _pace(pool, way, at_once, seconds) for way in (_append, _insert)]
        print(f"{at_once:8} {_figures(appends, at_once)} {_figures(inserts, at_once)}", flush=True)
    await pool.close()


def _figures(pace: float, at_once: int) -> str:
    return f"{pace:10,.0f} {1000 * at_once / pace:8.2f}"


async def _pace(
    pool: PostgresPool, way: Callable[[Postgres], Awaitable[object]], at_once: int, seconds: float
) -> float:
    """How often a second."""
    end = time.monotonic() + seconds

    async def again_and_again() -> int:
        done = 0
        while time.monotonic() < end:
            await way(pool)
            done += 1
        return done

    done = await asyncio.gather(*(again_and_again() for _ in range(at_once)))
    return sum(done) / seconds


async def _append(postgres: Postgres) -> int:
    return await append_audit(postgres, _DEED)


async def _insert(postgres: Postgres) -> int:
    return await postgres.execute(_INSERT, subject=_DEED.subject, details=dict(_DEED.details))
