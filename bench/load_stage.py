"""What bench.load measures, each in a process of its own."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import asyncpg
import oracledb
import pyarrow as pa

from bench.processes import SPAWN, process, told
from domain.billing.billing import BillingMonthBy
from domain.caches.caches import Cache
from domain.caches.gates import Figures
from domain.jobs.jobs import Job
from domain.money import LedgerSign
from domain.site import Site
from jobs.caching.bulk import Bulk
from jobs.caching.refresh import Filled, Sources, refresh
from jobs.engine.context import Context
from jobs.engine.queue import take_next
from queries.caches.frames import Intake, LoadPlan, encoded
from queries.jobs.runs import Wanted, ask_run, finish_run, save_job
from queries.loader import parse_oracle, parse_postgres
from queries.oracle import Lane, LaneLimits, OracleDatabase, OracleLogin
from queries.postgres import Postgres, PostgresPool
from queries.site_clock import site_clock

_TEXTS = ["customer_no", "name", "address", "phone", "meter_no", "nocs_code", "nocs_name"]
_TEXTS += ["status", "tariff"]
COLUMNS = ", ".join([*_TEXTS, "read_on", "ledger"])
ROWS = parse_oracle("bench_load", f"SELECT {COLUMNS} FROM bench_load")
COUNT = parse_postgres(
    "bench_count", "SELECT count(*) FROM bench_row WHERE generation = :generation"
)
#: A cache of eleven columns, in the manner of the product's.
TABLE = """
CREATE TABLE IF NOT EXISTS bench_row (
  generation bigint NOT NULL, customer_no text NOT NULL, name text, address text, phone text,
  meter_no text, nocs_code text NOT NULL, nocs_name text NOT NULL, status text, tariff text,
  read_on date, ledger numeric(15,2)
) PARTITION BY LIST (generation);
CREATE UNIQUE INDEX IF NOT EXISTS bench_key ON bench_row (customer_no, generation);
CREATE INDEX IF NOT EXISTS bench_by_area ON bench_row (nocs_code);
"""
JOB = Job("BENCH", "BENCH", concurrent=True)
SITE = Site(ZoneInfo("Asia/Dhaka"), LedgerSign.CHARGE_POSITIVE, BillingMonthBy.END_DT)
_FRAME = 20_000
PLAN = LoadPlan(
    Cache.NOCS_PAYOFF,
    ROWS,
    "bench_row",
    {
        **dict.fromkeys(_TEXTS, pa.large_string()),
        "read_on": pa.date32(),
        "ledger": pa.decimal128(15, 2),
    },
    "customer_no",
    lambda frame: frame,
)


@dataclass(frozen=True)
class Place:
    """Where the parts are, and how many rows there are to load."""

    oracle: str
    user: str
    password: str
    postgres: str
    rows: int


class BenchFilling(Bulk):
    """The rows of the measurement, with the product's own machinery."""

    cache = Cache.NOCS_PAYOFF

    def plan(self, as_of: datetime) -> LoadPlan:
        """Always the same."""
        return PLAN

    async def before(self) -> Figures | None:
        """Nothing is compared."""
        return None

    async def count(self, inside: Postgres, generation: int) -> Filled:
        """How many rows there are."""
        rows = await inside.fetch_value(COUNT, generation=generation)
        return Filled(Figures(int(rows)), None, {"": int(rows)})


async def in_process(work: Any, place: Place) -> Any:
    """What a measurement says, made in a process of its own."""
    ours, theirs = SPAWN.Pipe()
    async with process(_run, work, place, theirs):
        return await told(ours)


def _run(work: Any, place: Place, pipe: Connection) -> None:
    pipe.send(asyncio.run(work(place)))


async def bare_fetch(place: Place) -> float:
    """Rows a second that the driver alone reads by columns."""
    connection = await oracledb.connect_async(
        dsn=place.oracle, user=place.user, password=place.password
    )
    connection.current_schema = "CISADM"
    began, rows = time.perf_counter(), 0
    frames: Any = connection.fetch_df_batches(ROWS.text, size=_FRAME, fetch_decimals=True)
    async for frame in frames:
        rows += frame.num_rows()
    assert rows == place.rows
    return rows / (time.perf_counter() - began)


async def raw_copy(place: Place) -> float:
    """Rows a second of a bare binary COPY into a table without indexes."""
    texts = {name: pa.array([f"{name} {n}" * 2 for n in range(_FRAME)]) for name in _TEXTS}
    days = pa.array([date(2026, 1, 15)] * _FRAME)
    amounts = pa.array([Decimal(n) for n in range(_FRAME)], pa.decimal128(15, 2))
    frame = pa.table({**texts, "read_on": days, "ledger": amounts})
    frame = frame.rename_columns([name.upper() for name in frame.column_names])

    async def frames() -> AsyncIterator[Any]:
        yield frame

    head, body, tail = [chunk async for chunk in encoded(frames(), Intake(PLAN), lambda _: None)]

    async def chunks() -> AsyncIterator[bytes]:
        yield head
        for _ in range(max(1, place.rows // _FRAME)):
            yield body
        yield tail

    connection = await asyncpg.connect(place.postgres)
    await connection.execute("DROP TABLE IF EXISTS bench_raw")
    await connection.execute("CREATE TABLE bench_raw (LIKE bench_row)")
    await connection.execute("ALTER TABLE bench_raw ALTER generation DROP NOT NULL")
    began = time.perf_counter()
    await connection.copy_to_table(
        "bench_raw", source=chunks(), columns=list(PLAN.columns), format="binary"
    )
    took = time.perf_counter() - began
    await connection.close()
    return max(1, place.rows // _FRAME) * _FRAME / took


async def load(place: Place) -> tuple[float, float]:
    """Rows a second from the listener to the published generation, and the peak memory in MiB."""
    async with opened(place) as (oracle, postgres):
        await site_clock(oracle, SITE.zone)  # the others are connected before they begin, too
        began = time.perf_counter()
        await refresh_once(oracle, postgres)
        return place.rows / (time.perf_counter() - began), _peak()


async def refresh_once(oracle: OracleDatabase, postgres: PostgresPool) -> None:
    """One run of the job, as the engine would make it."""
    now = datetime.now(UTC)
    await ask_run(postgres, Wanted(JOB, now.date(), now, "bench"))
    begun = await take_next(postgres, {JOB.name: JOB}, "bench", now)
    assert begun is not None
    filling = BenchFilling(oracle, postgres)
    ending = await refresh(
        Context(begun.run, begun.fence), Sources(oracle, postgres, SITE), filling
    )
    assert ending.result["state"] == "published", ending
    await finish_run(postgres, begun.run.run_id, begun.fence, ending)


@asynccontextmanager
async def opened(place: Place) -> AsyncIterator[tuple[OracleDatabase, PostgresPool]]:
    """Both databases, as the service opens them."""
    login = OracleLogin(place.oracle, place.user, place.password, "CISADM")
    postgres = PostgresPool({"dsn": place.postgres}, 1, 5)
    await postgres.open()
    await save_job(postgres, JOB)
    async with OracleDatabase(
        login, {Lane.BATCH: LaneLimits(2, keep=1, deadline=60.0, rows=20_000)}
    ) as oracle:
        yield oracle, postgres
    await postgres.close()


def _peak() -> float:
    status = Path("/proc/self/status").read_text()
    (line,) = [line for line in status.splitlines() if line.startswith("VmHWM")]
    return int(line.split()[1]) / 1024
