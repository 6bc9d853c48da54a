"""The real service is killed at an act: the short form of ``python -m bench.audit``."""

import random

from bench.audit import Campaign, Round
from bench.audit_stage import stage_in


async def kills(dsn: str, number: int, *, plant: bool = False) -> list[Round]:
    async with stage_in(dsn) as stage:
        campaign = Campaign(stage, random.Random(2), plant)
        return [one async for one in campaign.rounds(number)]


async def test_an_act_and_its_entry_are_there_together_or_not_at_all(dsn: str) -> None:
    done = await kills(dsn, 3)

    assert [one.faults for one in done] == [[], [], []]
    assert [one.killed for one in done if one.held] == [None, None]


async def test_the_campaign_sees_an_act_without_its_entry(dsn: str) -> None:
    (planted,) = await kills(dsn, 1, plant=True)

    assert any("but audited []" in fault for fault in planted.faults)
