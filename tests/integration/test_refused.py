"""Refused figures that an operator publishes all the same, and loads that come meanwhile."""

import asyncio
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest

from domain.auditing.audit import SERVICE
from domain.caches.caches import Cache
from domain.caches.gates import Figures
from domain.jobs.runs import State
from jobs.caching.nocs_balance import nocs_balance
from queries.caches.editions import edition
from queries.caches.generations import (
    Begun,
    Settled,
    begin_generation,
    publish_generation,
    settle_generation,
)
from queries.caches.nocs_summary import NOCS_BALANCE_SUMMARY
from queries.caches.refused import publish_refused
from queries.fake import FakeOracle
from queries.jobs.runs import Ending
from queries.jobs.status import cache_ages
from queries.postgres import PostgresPool
from queries.site_clock import SITE_CLOCK
from tests.caching import SITE, begin, run_job, sources
from tests.conversations.job_rig import JOBS

NOON = datetime(2026, 1, 15, 12)  # noqa: DTZ001 - as Oracle sends it


async def load(store: PostgresPool, customers: int) -> Ending:
    """The balances of two areas of so many customers each."""
    area: tuple[Any, ...] = (Decimal(customers), Decimal(1), Decimal(10), Decimal(1), Decimal(-10))
    answers = {
        SITE_CLOCK: [(NOON,)],
        NOCS_BALANCE_SUMMARY: [("001", "Adabor", *area), ("002", "Banani", *area)],
    }
    return await run_job(store, "NOCS_BALANCE", nocs_balance(sources(FakeOracle(answers), store)))


@pytest.fixture
async def refused(store: PostgresPool) -> int:
    """The number of a generation that came short."""
    await load(store, 100)
    ending = await load(store, 60)
    assert ending.state is State.REFUSED
    return int(ending.result["generation"])


async def seen(store: PostgresPool) -> int:
    found = await edition(store, Cache.NOCS_BALANCE)
    assert found is not None
    return found.generation


async def test_published_all_the_same_they_are_counted_as_ever(
    store: PostgresPool, refused: int
) -> None:
    assert [age.rows for age in await cache_ages(store)] == [2]

    assert await publish_refused(store, refused, SERVICE)

    assert await seen(store) == refused
    assert [age.rows for age in await cache_ages(store)] == [2]


async def test_they_do_not_replace_what_is_being_published_just_now(
    store: PostgresPool, refused: int
) -> None:
    context = await begin(store, JOBS["NOCS_BALANCE"])
    as_of = NOON.replace(tzinfo=SITE.zone)
    later = await begin_generation(
        store, Begun(Cache.NOCS_BALANCE, "", as_of.date(), context.run.run_id, as_of)
    )
    await settle_generation(store, Settled(later, Figures(100), (), 0, {}))
    async with store.transaction() as inside:
        await publish_generation(inside, Cache.NOCS_BALANCE, later, {"": 2}, only=True)
        pressed = asyncio.ensure_future(publish_refused(store, refused, SERVICE))
        await asyncio.wait([pressed], timeout=0.3)

    assert await pressed is False
    assert await seen(store) == later
