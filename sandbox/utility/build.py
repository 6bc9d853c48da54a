"""Filling the synthetic utility: usual customers by SQL, planted ones row by row."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from importlib.resources import files
from zoneinfo import ZoneInfo

import asyncpg

from sandbox.utility.manifest import Case, Manifest
from sandbox.utility.planted import planted
from sandbox.utility.planted.household import Row
from sandbox.utility.planted.rows import by_table
from sandbox.utility.usual import usual_case

FIRST_CUSTOMER = 17813970
DENSE = 1000  # this many customers have a segment a day, the others one a month for three months
SITE = ZoneInfo("Asia/Dhaka")
STATEMENT_SECONDS = 1800.0

# Each stage uses what the one before made. A stage's lanes run at once, a connection each.
STAGES = (
    (("customers",),),
    (("days",), ("people", "meters", "names", "payments", "operations")),
    (("bills",), ("usage", "money")),
)

PLANNING = """
DROP SCHEMA IF EXISTS planning CASCADE;
CREATE SCHEMA planning;
CREATE TABLE planning.setting AS
SELECT {customers}::int AS customers, {dense}::int AS dense, timestamp '{at}' AS at;
CREATE FUNCTION planning.pick(key bigint, salt int) RETURNS bigint LANGUAGE sql IMMUTABLE
RETURN hashint8extended(key, {seed}::bigint * 1000 + salt) & 9223372036854775807;
"""


@dataclass(frozen=True, slots=True)
class Utility:
    """What to build: how many usual customers, from which seed, as of which moment."""

    customers: int
    seed: int
    now: datetime

    def planning(self) -> str:
        """The statements that give the plan its settings and its only source of variety."""
        at = self.now.astimezone(SITE).replace(tzinfo=None, microsecond=0)
        return PLANNING.format(customers=self.customers, dense=DENSE, at=at, seed=self.seed)


async def build(dsn: str, *, customers: int = 600, seed: int = 1, now: datetime) -> Manifest:
    """Make schema CISADM in this database anew and say what was planted in it.

    The same customers, seed and now (an aware time) give the same rows.
    """
    utility = Utility(customers, seed, now)
    await _run(dsn, [_sql("schema"), utility.planning()])
    for lanes in STAGES:
        await _together(dsn, [[_sql(f"sql/{name}") for name in lane] for lane in lanes])
    cases, rows = planted(now.astimezone(SITE).date())
    await _copy(dsn, rows)
    await _together(dsn, _shares(_sql("indexes")))
    usual = await _first_customer(dsn)
    await _run(
        dsn, ["DROP SCHEMA planning CASCADE", "SET default_statistics_target = 20", "ANALYZE"]
    )
    last = str(FIRST_CUSTOMER + customers - 1)
    return Manifest(now, seed, (str(FIRST_CUSTOMER), last), (usual, *cases))


def _sql(name: str) -> str:
    return (files("sandbox.utility") / f"{name}.sql").read_text(encoding="utf-8")


def _shares(indexes: str) -> list[list[str]]:
    lines = [line for line in indexes.splitlines() if line.startswith("CREATE")]
    return [lines[0::2], lines[1::2]]


async def _together(dsn: str, lanes: Iterable[list[str]]) -> None:
    async with asyncio.TaskGroup() as group:
        for lane in lanes:
            group.create_task(_run(dsn, lane))


async def _run(dsn: str, scripts: list[str]) -> None:
    async with _connected(dsn) as connection:
        await connection.execute("SET maintenance_work_mem = '256MB'; SET work_mem = '64MB'")
        for script in scripts:
            await connection.execute(script)


async def _copy(dsn: str, rows: list[Row]) -> None:
    async with _connected(dsn) as connection:
        for (table, columns), records in by_table(rows).items():
            await connection.copy_records_to_table(
                table, schema_name="cisadm", columns=columns, records=records
            )


async def _first_customer(dsn: str) -> Case:
    async with _connected(dsn) as connection:
        return await usual_case(connection)


@asynccontextmanager
async def _connected(dsn: str) -> "AsyncIterator[asyncpg.Connection[asyncpg.Record]]":
    connection = await asyncpg.connect(dsn, command_timeout=STATEMENT_SECONDS)
    try:
        yield connection
    finally:
        await connection.close()
