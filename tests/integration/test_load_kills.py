"""The campaign of kills in a short form; ``python -m bench.kills`` is the long one."""

import random

import pytest

from bench.kills import Campaign, take_away
from bench.kills_stage import Place
from queries.postgres import PostgresPool
from sandbox.parts import PASSWORD, USER, Sandbox


@pytest.fixture
async def campaign(utility: Sandbox, store: PostgresPool, dsn: str) -> Campaign:
    assert utility.oracle is not None
    place = Place(utility.oracle.dsn, USER, PASSWORD, dsn)
    campaign = Campaign(place, store, random.Random(7))
    await campaign.begin()
    return campaign


async def test_a_killed_load_leaves_the_old_generation_or_the_new_one_whole(
    campaign: Campaign,
) -> None:
    for number in (1, 2):
        await campaign.kill(number)
    assert campaign.faults == []


async def test_the_campaign_sees_a_missing_row(campaign: Campaign, dsn: str) -> None:
    await take_away(dsn)
    await campaign.kill(1)
    assert campaign.faults
