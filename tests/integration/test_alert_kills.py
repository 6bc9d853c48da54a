"""Kills while alerts are in flight, as bench.crash does by the hundred: nothing is lost.

Each rule that is broken on purpose is seen by the comparison.
"""

import pytest

from bench.crash import faults_of, run


async def test_no_alert_is_lost_and_no_copy_is_unmarked() -> None:
    campaign, found = await run(kills=6, chats=3, seed=3)
    assert faults_of(campaign, found) == 0, found.lines()
    assert found.messages > 0


@pytest.mark.parametrize("plant", ["no-lease-expiry", "dropped-follow-up", "unmarked-repeat"])
async def test_a_broken_rule_is_seen(plant: str) -> None:
    campaign, found = await run(kills=4, chats=2, seed=3, plant=plant)
    assert faults_of(campaign, found) > 0
