"""Oracle, away: people are told in time, and the lane gets well by itself."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from queries.errors import (
    SourceDown,
    SourceError,
    SourceRefused,
)
from queries.oracle import Lane
from sandbox.oracle import Fault
from tests.integration.oracle_rig import (
    HANG,
    LANES,
    LIMITS,
    PACE,
    SOON,
    eventually,
    live_again,
    lookup,
    rig,
)


async def test_refused_connections_are_told_at_once_and_recovery_needs_no_restart() -> None:
    async with rig(listening=False) as house:
        await eventually(lambda: not lookup(house).up)
        async with asyncio.timeout(2):
            with pytest.raises(SourceDown) as caught:
                await house.look()

        assert caught.value.retry_in >= 0
        assert lookup(house).last_error is not None
        house.sim.start_listening()
        await live_again(house)
        assert lookup(house).up
        assert lookup(house).down_for is None


async def test_the_listener_goes_and_comes_back() -> None:
    async with rig() as house:
        await house.look()
        house.sim.stop_listening()
        house.sim.kill_sessions()
        async with asyncio.timeout(2):
            with pytest.raises(SourceDown):
                await house.look()
        await eventually(lambda: not lookup(house).up)
        house.sim.start_listening()

        await live_again(house)


async def test_without_a_listener_living_connections_go_on() -> None:
    async with rig() as house:
        await house.look()
        house.sim.stop_listening()
        for _ in range(5):
            assert await house.look() == [7]
            await asyncio.sleep(0.1)

        assert lookup(house).up


@pytest.mark.parametrize(
    ("at", "action"),
    [("connect", "hang"), ("connect", "freeze"), ("login", "hang"), ("login", "freeze")],
)
async def test_a_host_that_accepts_and_stays_silent(at: str, action: str) -> None:
    lanes = LANES | {Lane.LOOKUP: replace(LIMITS, keep=0, deadline=3.0)}
    async with rig(lanes) as house:
        house.sim.faults.add(Fault(at, action, seconds=HANG))
        async with asyncio.timeout(SOON):
            found = await asyncio.gather(*(house.look(n) for n in range(6)), return_exceptions=True)

        assert all(isinstance(error, SourceError) for error in found)
        assert SourceDown in {type(error) for error in found}
        house.sim.faults.clear()
        await live_again(house)
        await eventually(lambda: lookup(house).free == lookup(house).slots)


async def test_a_dead_host_opens_the_breaker_and_nobody_waits_for_the_probe() -> None:
    async with rig() as house:
        await house.look()
        house.sim.faults.freeze(HANG, times=None)
        house.sim.faults.add(Fault("login", "freeze", seconds=HANG))
        async with asyncio.timeout(SOON):
            found = await asyncio.gather(*(house.look(n) for n in range(8)), return_exceptions=True)
        assert all(isinstance(error, SourceError) for error in found)
        await eventually(lambda: not lookup(house).up)

        asked = house.sim.stats.executes
        for _ in range(20):
            with pytest.raises(SourceDown):
                await house.look()
        assert house.asked("from look") <= 3
        assert house.sim.stats.executes <= asked + 1
        house.sim.faults.clear()
        await live_again(house)
        await eventually(lambda: lookup(house).free == lookup(house).slots)


async def test_a_wrong_password_is_tried_once_in_ten_minutes() -> None:
    async with rig(password="wrong") as house:
        everyone = [house.look(n, lane) for n in range(5) for lane in Lane]
        found = await asyncio.gather(*everyone, return_exceptions=True)
        assert {type(error) for error in found} == {SourceRefused}
        assert house.sim.stats.failed_logins == 1

        house.clock.ahead += 590
        await asyncio.sleep(5 * PACE.probe)
        with pytest.raises(SourceRefused) as caught:
            await house.look()
        assert caught.value.permanent
        assert caught.value.code == "ORA-01017"
        assert house.sim.stats.failed_logins == 1

        house.clock.ahead += 11
        await eventually(lambda: house.sim.stats.failed_logins == 2)


@pytest.mark.parametrize("code", [28000, 28001])
async def test_a_locked_account_is_left_alone_and_found_well_again(code: int) -> None:
    lanes = {lane: replace(limits, keep=0) for lane, limits in LANES.items()}
    async with rig(lanes) as house:
        house.sim.faults.fail_login(code)
        with pytest.raises(SourceRefused, match=f"ORA-{code}"):
            await house.look()
        house.clock.ahead += 601

        await live_again(house)


async def test_a_listener_without_room_does_not_stop_those_inside() -> None:
    lanes = LANES | {Lane.LOOKUP: replace(LIMITS, keep=0)}
    async with rig(lanes, pace=replace(PACE, trust=60.0)) as house:
        await house.look()
        house.sim.faults.refuse(12516)
        house.sim.faults.hang(0.5, match="from look")
        inside = asyncio.create_task(house.look(1))
        await eventually(lambda: house.asked("from look") == 2)
        with pytest.raises(SourceDown):
            await house.look(2)

        assert await inside == [1]
        assert lookup(house).up


async def test_closing_with_a_frozen_query_waits_for_nothing() -> None:
    lanes = LANES | {Lane.LOOKUP: replace(LIMITS, deadline=HANG)}
    async with rig(lanes) as house:
        house.sim.faults.freeze(HANG, match="from look")
        caller = asyncio.create_task(house.look())
        await eventually(lambda: house.asked("from look") == 1)
        async with asyncio.timeout(SOON):
            await house.oracle.close()
            with pytest.raises(SourceDown):
                await caller
        await eventually(lambda: house.sim.stats.sessions == 0)


async def test_closing_while_connecting_leaves_no_session() -> None:
    async with rig() as house:
        house.sim.faults.add(Fault("login", "delay", seconds=0.2))
        callers = [asyncio.create_task(house.look(n)) for n in range(3)]
        await eventually(lambda: house.sim.stats.connects >= 1)
        await house.oracle.close()
        found = await asyncio.gather(*callers, return_exceptions=True)

        assert {type(error) for error in found} == {SourceDown}
        await asyncio.sleep(0.5)
        assert house.sim.stats.sessions == 0
