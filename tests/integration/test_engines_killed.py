"""Engines are killed and all down: the short form of ``python -m bench.engines``."""

from datetime import UTC, datetime, timedelta

import pytest

from bench.engines import Plan, all_down, came_to, expected, hunted
from bench.engines_stage import stage_in

PLAN = Plan(ticks=8, tick=0.5, kills=2.0)


@pytest.fixture
def begin() -> datetime:
    return datetime.now(UTC).replace(second=0, microsecond=0) - timedelta(days=2)


async def test_each_tick_s_result_is_there_once_and_an_outage_is_caught_up_with(
    dsn: str, begin: datetime
) -> None:
    async with stage_in(dsn, begin) as stage:
        hunt = await hunted(stage, PLAN, begin)
        outage = await all_down(stage, 3)

    assert hunt.killed["after publishing"] >= 1
    assert sum(one.again for one in hunt.outcomes.values()) >= 1
    # on a busy machine a tick may come so late that the next one stands for it
    assert set(came_to(hunt)) <= {(1, None), (0, "coalesced")}
    assert hunt.count(1) >= PLAN.ticks / 2
    assert came_to(outage) == expected(3)


async def test_the_campaign_sees_a_result_that_is_there_twice(dsn: str, begin: datetime) -> None:
    async with stage_in(dsn, begin, plant=True) as stage:
        hunt = await hunted(stage, Plan(ticks=3, tick=0.5, kills=1.0), begin)

    assert hunt.count(2) >= 1
