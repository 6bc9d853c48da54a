"""The billing system hangs: what is cached is read as before, says its age, and nothing says 0."""

import asyncio
import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from jobs.caching.nocs_balance import nocs_balance
from jobs.caching.nocs_payoff import nocs_payoff
from jobs.catalogue import UTILITY_JOBS, handlers
from jobs.engine.engine import Catalogue, Engine
from jobs.engine.runner import Pulse
from queries.jobs.runs import save_job
from queries.loader import parse_postgres
from queries.oracle import OracleDatabase
from queries.postgres import PostgresPool
from sandbox.oracle import OracleServer
from sandbox.parts import Sandbox
from sandbox.person import Person
from sandbox.telegram import BotApi
from tests.caching import run_job, sources
from tests.conversations.audit_rig import Desk, served

AGE = parse_postgres(
    "age", "UPDATE cache_generation SET as_of = now() - CAST(:old AS interval) WHERE has_rows"
)


@pytest.fixture
async def desk(api: BotApi, oracle: OracleDatabase, store: PostgresPool) -> AsyncIterator[Desk]:
    """A desk with filled caches, three quarters of an hour old, and an engine at work."""
    for job in UTILITY_JOBS.values():
        await save_job(store, job)
    await run_job(store, "NOCS_BALANCE", nocs_balance(sources(oracle, store)))
    await run_job(store, "NOCS_PAYOFF", nocs_payoff(sources(oracle, store)))
    await store.execute(AGE, old=timedelta(minutes=45))
    catalogue = Catalogue(UTILITY_JOBS, handlers(sources(oracle, store)))
    engine = Engine(
        store, catalogue, "tests", lambda: datetime.now(UTC), Pulse(every=0.1, again=0.1)
    )
    async with served(api, oracle, store) as running:
        engine.start(workers=2)
        yield running
        await engine.stop(0.1)


@pytest.fixture
def listener(utility: Sandbox) -> OracleServer:
    assert utility.oracle is not None
    return utility.oracle


async def test_cached_pages_keep_their_speed_and_show_their_age(
    desk: Desk, listener: OracleServer
) -> None:
    nadia = desk.nadia
    await nadia.say("/nocs")
    before = figures(nadia)
    assert len(before) == 3
    listener.faults.hang(30, times=100)
    await nadia.press("🔄 Refresh")
    await asyncio.sleep(0.3)  # the refresh waits for the billing system by now
    began = time.perf_counter()
    await nadia.say("/nocs")
    assert time.perf_counter() - began < 1.0
    assert "45m ago" in nadia.sees
    assert "being refreshed" in nadia.sees
    assert figures(nadia) == before
    began = time.perf_counter()
    await nadia.press("🔴 Adabor")
    assert time.perf_counter() - began < 1.0
    assert "45m ago" in nadia.sees
    assert figures(nadia)[0] != "🟢 Credit: ৳0.00"


def figures(person: Person) -> list[str]:
    """The lines with credit, due and net."""
    return [line for line in person.sees.splitlines() if line.startswith(("🟢 C", "🔴 D", "⚖️"))]
