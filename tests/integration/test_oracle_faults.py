"""Oracle, ill: each fault of a query or a connection becomes an answer or an error in time."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from queries.errors import (
    SchemaDrift,
    SourceDown,
    SourceError,
    SourceFault,
    SourceSlow,
)
from queries.oracle import Lane
from sandbox.oracle import Fault
from tests.integration.oracle_rig import (
    HANG,
    LANES,
    LIMITS,
    LOOK,
    MANY,
    PACE,
    SOON,
    eventually,
    live_again,
    lookup,
    rig,
)


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
            async for batch in house.oracle.frames(MANY, n=5000):
                seen += [int(n) for n in batch.column(0).to_pylist()]

        assert seen == list(range(1, len(seen) + 1))
        assert house.oracle.state[Lane.BATCH].free == 2


async def test_a_stream_lost_before_its_first_batch_is_asked_again() -> None:
    async with rig() as house:
        house.sim.faults.drop(match="from many")
        seen = [batch.num_rows async for batch in house.oracle.frames(MANY, n=2000)]

        assert sum(seen) == 2000


async def test_a_stream_that_hangs_is_slow() -> None:
    lanes = LANES | {Lane.BATCH: replace(LIMITS, slots=2, deadline=1.0)}
    async with rig(lanes) as house:
        fault = Fault("fetch", "freeze", seconds=HANG, after_rows=1000, match="from many")
        house.sim.faults.add(fault)
        with pytest.raises(SourceSlow):
            async for _ in house.oracle.frames(MANY, n=5000):
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
