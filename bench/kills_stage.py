"""The process that bench.kills kills: an engine that loads the bill stop once."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from zoneinfo import ZoneInfo

from bench.processes import SPAWN, process, told
from domain.auditing.audit import SERVICE
from domain.billing.billing import BillingMonthBy
from domain.jobs.runs import TERMINAL, State
from domain.money import LedgerSign
from domain.people.roles import Role
from domain.site import Site
from jobs.caching.bill_stop import bill_stop
from jobs.caching.refresh import Sources
from jobs.catalogue import UTILITY_JOBS
from jobs.desk import Asker, JobDesk
from jobs.engine.engine import Catalogue, Engine
from jobs.engine.runner import Pulse
from queries.jobs.run_book import RunSearch, run_rows
from queries.jobs.runs import save_job
from queries.loader import parse_postgres
from queries.oracle import Lane, LaneLimits, OracleDatabase, OracleLogin
from queries.postgres import PostgresPool

SITE = Site(ZoneInfo("Asia/Dhaka"), LedgerSign.CHARGE_POSITIVE, BillingMonthBy.END_DT)
JOB = replace(UTILITY_JOBS["BILL_STOP"], retries=1000)
_PULSE = Pulse(every=0.2, silence=1.5, grace=0.2, again=0.05)
#: What people see: the generation, its CPCs, and the CPCs that its CRPs count.
SEEN = parse_postgres(
    "seen",
    "SELECT p.generation, (SELECT count(*) FROM bill_stop_row r WHERE r.generation = p.generation),"
    " (SELECT coalesce(sum(c.cpcs), 0) FROM bill_stop_crp_row c WHERE c.generation = p.generation)"
    " FROM cache_pointer p WHERE p.cache = 'bill_stop'",
)


@dataclass(frozen=True)
class Place:
    """Where the databases are."""

    oracle: str
    user: str
    password: str
    postgres: str


@dataclass(frozen=True)
class Seen:
    """What people see of the cache."""

    generation: int
    cpcs: int
    counted: int


async def load_until(place: Place, seconds: float | None) -> float | None:
    """Begin a load in a process of its own; kill it so long after it has begun, None: never.

    The seconds that the load took, None when the kill was faster.
    """
    ours, theirs = SPAWN.Pipe()
    async with process(_load, place, theirs) as running:
        assert await told(ours) == "begun"
        began = time.perf_counter()
        ended = asyncio.create_task(told(ours))
        await asyncio.wait([ended], timeout=seconds)
        if not ended.done():
            running.kill()
            theirs.send("killed")
        return time.perf_counter() - began if await ended == "ended" else None


async def seen(postgres: PostgresPool) -> Seen | None:
    """What people see now."""
    async with postgres.snapshot() as now:
        return await now.fetch_one(SEEN, lambda g, rows, sums: Seen(g, int(rows), int(sums)))


def _load(place: Place, pipe: Connection) -> None:
    asyncio.run(_run(place, pipe.send))


async def _run(place: Place, tell: Callable[[str], None]) -> None:
    """Take over what was lost, or ask for a load, and see it to its end."""
    postgres = PostgresPool({"dsn": place.postgres}, 1, 8)
    await postgres.open()
    await save_job(postgres, JOB)
    login = OracleLogin(place.oracle, place.user, place.password, "CISADM")
    jobs = {JOB.name: JOB}
    async with OracleDatabase(login, {Lane.BATCH: LaneLimits(2, deadline=60.0)}) as oracle:
        handler = bill_stop(Sources(oracle, postgres, SITE))
        engine = Engine(postgres, Catalogue(jobs, {JOB.name: handler}), "bench", _now, _PULSE)
        desk = JobDesk(postgres, jobs, _now, SITE.zone)
        await desk.run(JOB.name, {}, Asker(SERVICE, "bench", role=Role.ADMIN))
        engine.start(workers=1)
        await _until(postgres, lambda state: state is State.RUNNING)
        tell("begun")
        await _until(postgres, lambda state: state in TERMINAL)
        tell("ended")
        await engine.stop(1.0)
    await postgres.close()


async def _until(postgres: PostgresPool, is_so: Callable[[State], bool]) -> None:
    """Until the newest run stands so."""
    while True:
        newest = await run_rows(postgres, RunSearch(many=1))
        if is_so(newest[0].state):
            return
        await asyncio.sleep(0.005)


def _now() -> datetime:
    return datetime.now(UTC)
