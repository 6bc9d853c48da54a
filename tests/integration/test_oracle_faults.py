"""Oracle, ill: each fault becomes an error in time, and the lane gets well by itself."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from queries.errors import (
    SchemaDrift,
    SourceDown,
    SourceError,
    SourceFault,
    SourceRefused,
    SourceSlow,
)
from queries.oracle import Lane, LaneState
from sandbox.oracle import Fault
from tests.integration.oracle_rig import LANES, LIMITS, LOOK, MANY, PACE, Rig, eventually, rig

SOON = 8.0  # seconds; "at once" on a busy machine, far from any hang below
HANG = 120.0


def lookup(house: Rig) -> LaneState:
    return house.oracle.state[Lane.LOOKUP]


async def live_again(house: Rig) -> None:
    """As a person would see it: asking now and then until there is an answer."""
    async with asyncio.timeout(SOON):
        while not await answers(house):  # noqa: ASYNC110 - people ask again, nothing calls them
            await asyncio.sleep(0.05)


async def answers(house: Rig) -> bool:
    try:
        return await house.look() == [7]
    except SourceError:
        return False


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


@pytest.mark.parametrize("action", ["hang", "freeze"])
async def test_a_query_that_hangs_is_slow_and_harms_no_other(action: str) -> None:
    async with rig() as house:
        house.sim.faults.add(Fault("execute", action, seconds=HANG, times=1, match="from look"))
        async with asyncio.timeout(SOON):
            with pytest.raises(SourceSlow):
                await house.look(1)

        assert await house.look(2) == [2]
        assert lookup(house).up
        await eventually(lambda: lookup(house).free == lookup(house).slots)
        await eventually(lambda: house.sim.stats.sessions == lookup(house).links)


async def test_the_database_is_told_to_stop_working_for_nobody() -> None:
    async with rig() as house:
        house.sim.faults.hang(HANG, match="from look")
        with pytest.raises(SourceSlow):
            await house.look()

        await eventually(lambda: house.sim.stats.breaks == 1)


async def test_an_answer_that_comes_a_little_late_saves_its_connection() -> None:
    async with rig(pace=replace(PACE, grace=5.0)) as house:
        await house.look()
        logins = house.sim.stats.logins
        house.sim.faults.hang(1.3, match="from look")
        with pytest.raises(SourceSlow):
            await house.oracle.fetch_all(LOOK, int, deadline=1.0, n=1)
        await eventually(lambda: lookup(house).free == lookup(house).slots)

        assert await house.look() == [7]
        assert house.sim.stats.breaks == 0
        assert house.sim.stats.logins <= logins + 1  # one more looked whether Oracle lives


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


async def test_a_connection_killed_while_idle_costs_nobody_an_answer() -> None:
    async with rig() as house:
        await house.look()
        house.sim.kill_sessions()

        assert await house.look() == [7]


async def test_connections_killed_under_many_people() -> None:
    async with rig() as house:
        for _ in range(5):
            people = [asyncio.create_task(house.look(n)) for n in range(3)]
            await asyncio.sleep(0)
            house.sim.kill_sessions()
            assert await asyncio.gather(*people) == [[0], [1], [2]]

        assert lookup(house).free == lookup(house).slots
        assert house.sim.stats.peak_sessions <= sum(limits.slots for limits in LANES.values())


async def test_a_connection_lost_mid_fetch_is_asked_again() -> None:
    async with rig() as house:
        house.sim.faults.drop_after_rows(2500, match="from many")
        rows = await house.oracle.fetch_all(MANY, int, deadline=SOON, n=5000)

        assert rows == list(range(1, 5001))
        assert house.asked("from many") == 2


async def test_a_connection_lost_twice_is_down() -> None:
    async with rig() as house:
        house.sim.faults.drop(times=2, match="from look")
        with pytest.raises(SourceDown):
            await house.look()

        assert house.asked("from look") == 2
        await live_again(house)


async def test_a_stream_lost_under_way_never_repeats_a_row() -> None:
    async with rig() as house:
        house.sim.faults.drop_after_rows(2500, match="from many")
        seen: list[int] = []
        with pytest.raises(SourceDown):  # noqa: PT012 - reading is what fails
            async for batch in house.oracle.stream(MANY, n=5000):
                seen += [int(n) for (n,) in batch]

        assert seen == list(range(1, len(seen) + 1))
        assert house.oracle.state[Lane.BATCH].free == 2


async def test_a_stream_lost_before_its_first_batch_is_asked_again() -> None:
    async with rig() as house:
        house.sim.faults.drop(match="from many")
        seen = [len(batch) async for batch in house.oracle.stream(MANY, n=2000)]

        assert sum(seen) == 2000


async def test_a_stream_that_hangs_is_slow() -> None:
    lanes = LANES | {Lane.BATCH: replace(LIMITS, slots=2, deadline=1.0)}
    async with rig(lanes) as house:
        fault = Fault("fetch", "freeze", seconds=HANG, after_rows=1000, match="from many")
        house.sim.faults.add(fault)
        with pytest.raises(SourceSlow):
            async for _ in house.oracle.stream(MANY, n=5000):
                pass

        await eventually(lambda: house.oracle.state[Lane.BATCH].free == 2)


@pytest.mark.parametrize(
    ("code", "meaning", "permanent"),
    [
        (942, SchemaDrift, True),
        (904, SchemaDrift, True),
        (1555, SourceFault, False),
        (1652, SourceFault, False),
    ],
)
async def test_an_error_of_the_database_is_told_by_its_code(
    code: int, meaning: type[SourceError], permanent: bool
) -> None:
    async with rig() as house:
        await house.look()
        logins = house.sim.stats.logins
        house.sim.faults.error(code, match="from look")
        with pytest.raises(SourceError) as caught:
            await house.look()

        assert type(caught.value) is meaning
        assert caught.value.code == f"ORA-{code:05d}"
        assert caught.value.permanent is permanent
        assert await house.look() == [7]
        assert house.sim.stats.logins == logins


@pytest.mark.parametrize("code", [28, 1012, 3113, 3135])
async def test_a_session_that_ends_is_replaced(code: int) -> None:
    async with rig() as house:
        house.sim.faults.error(code, match="from look")

        assert await house.look() == [7]
        assert house.asked("from look") == 2


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
