"""Kills while alerts are in flight, as bench.crash does by the hundred: nothing is lost.

Each rule that is broken on purpose is seen by the comparison.
"""

import pytest

from bench.crash import faults_of, run


async def test_no_alert_is_lost_and_no_copy_is_unmarked() -> None:
    campaign, found = await run(kills=6, chats=3, seed=3)
    assert faults_of(campaign, found) == 0, found.lines()
    assert found.messages > 0


# where no lease expires, waiting for one more changes nothing
@pytest.mark.parametrize(
    ("plant", "leases"), [("no-lease-expiry", 1), ("dropped-follow-up", 6), ("unmarked-repeat", 6)]
)
async def test_a_broken_rule_is_seen(plant: str, leases: int) -> None:
    campaign, found = await run(kills=4, chats=2, seed=3, plant=plant, leases=leases)
    assert faults_of(campaign, found) > 0
