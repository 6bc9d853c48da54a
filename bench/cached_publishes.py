"""Editions of the NOCS balances, published by the product's own job from a billing system of 17."""

import asyncio
import itertools
from datetime import UTC, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from domain.billing.billing import BillingMonthBy
from domain.jobs.jobs import Job
from domain.money import LedgerSign
from domain.site import Site
from jobs.caching.nocs_balance import nocs_balance
from jobs.caching.refresh import Sources
from jobs.engine.context import Context
from jobs.engine.queue import take_next
from queries.caches.nocs_summary import NOCS_BALANCE_SUMMARY
from queries.fake import FakeOracle
from queries.jobs.runs import Wanted, ask_run, finish_run, save_job
from queries.postgres import PostgresPool
from queries.site_clock import SITE_CLOCK

#: A job of its own, so that no engine takes its runs.
_JOB = Job("BENCH_NOCS", "BENCH", concurrent=True)
_SITE = Site(ZoneInfo("Asia/Dhaka"), LedgerSign.CHARGE_POSITIVE, BillingMonthBy.END_DT)
AREAS = 17
_edition = itertools.count()


async def fill(store: PostgresPool) -> None:
    """Publish the first edition."""
    await save_job(store, _JOB)
    await _publish_once(store)


async def publish(store: PostgresPool, times: int, seconds: float) -> None:
    """Publish so often, evenly within so many seconds."""
    for _ in range(times):
        pause = asyncio.create_task(asyncio.sleep(seconds / times))
        await _publish_once(store)
        await pause


async def _publish_once(store: PostgresPool) -> None:
    now, number = datetime.now(UTC), next(_edition)
    due = Decimal(1_000_000 + number)  # the same in every area: it names the edition
    areas = [
        (f"{area:03}", f"Area {area}", 20_000, 9_000, due, 11_000, Decimal("-2500000.50"))
        for area in range(AREAS)
    ]
    local = now.astimezone(_SITE.zone).replace(tzinfo=None)
    oracle = FakeOracle({SITE_CLOCK: [(local,)], NOCS_BALANCE_SUMMARY: areas})
    await ask_run(store, Wanted(_JOB, now.date(), now, "bench"))
    begun = await take_next(store, {_JOB.name: _JOB}, "bench", datetime.now(UTC))
    assert begun is not None
    ending = await nocs_balance(Sources(oracle, store, _SITE))(Context(begun.run, begun.fence))
    assert ending.result["state"] == "published", ending
    await finish_run(store, begun.run.run_id, begun.fence, ending)
