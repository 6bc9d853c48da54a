"""Oracle, well: values, shared answers, lanes, streams."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pytest

from queries.errors import SourceBusy, SourceDown, SourceSlow
from queries.fake import FakeOracle
from queries.loader import BindMismatch, parse_oracle
from queries.oracle import Lane, LaneLimits, Oracle, carve
from sandbox.oracle import Bind, Column, ScriptedEngine, SessionInfo
from tests.integration.oracle_rig import LANES, LIMITS, LOOK, MANY, OTHER, eventually, rig


class Noting(ScriptedEngine):
    """Notes the schema that each statement ran in."""

    def __init__(self) -> None:
        super().__init__({"from look": (["N"], [(1,)])})
        self.schemas: list[str] = []

    async def execute(self, sql: str, binds: Sequence[Bind], session: SessionInfo) -> Any:
        self.schemas.append(session.schema)
        return await super().execute(sql, binds, session)


async def test_money_comes_as_decimal_and_dates_as_they_are() -> None:
    bill = parse_oracle("bill", "select amount, day, name from bill")
    day = datetime(2025, 9, 1, 13, 5)  # noqa: DTZ001 - an Oracle DATE knows no zone
    row = (Decimal("1234567890123.45"), day, "রহিম <b>" + "x" * 250)
    columns = [Column.number("AMOUNT", 15, 2), Column.date("DAY"), Column.varchar2("NAME", 1000)]
    async with rig(answers=ScriptedEngine({"from bill": (columns, [row])})) as house:
        found = await house.oracle.fetch_all(bill, lambda *values: values)

    assert found == [row]
    assert isinstance(found[0][0], Decimal)


async def test_tables_are_looked_for_in_the_schema_of_the_login() -> None:
    notes = Noting()
    async with rig(answers=notes) as house:
        await house.look()

    assert set(notes.schemas) == {"CISADM"}


async def test_binds_must_be_the_named_ones() -> None:
    async with rig() as house:
        with pytest.raises(BindMismatch, match=r"missing \['n'\], unknown \['m'\]"):
            await house.oracle.fetch_all(LOOK, int, m=1)

        assert house.asked("from look") == 0


async def test_identical_queries_in_flight_share_one_execution() -> None:
    async with rig() as house:
        house.sim.faults.hang(0.3, match="from look")
        found = await asyncio.gather(*(house.look(5) for _ in range(20)))

        assert found == [[5]] * 20
        assert house.asked("from look") == 1


async def test_a_bulk_query_ends_with_whoever_asked_and_is_answered_anew() -> None:
    async with rig() as house:
        house.sim.faults.hang(5.0, times=1, match="from look")
        first = asyncio.create_task(house.look(5, Lane.BATCH))
        await eventually(lambda: house.asked("from look") == 1)
        first.cancel()
        with pytest.raises(asyncio.CancelledError):
            await first

        assert await house.look(5, Lane.BATCH) == [5]
        assert house.asked("from look") == 2


async def test_an_answer_is_shared_only_while_it_is_fetched() -> None:
    async with rig() as house:
        await house.look(5)
        await house.look(5)

        assert house.asked("from look") == 2


async def test_other_binds_are_another_query() -> None:
    async with rig() as house:
        found = await asyncio.gather(*(house.look(n) for n in range(3)))

        assert found == [[0], [1], [2]]


async def test_one_and_decimal_one_are_different_questions() -> None:
    async with rig() as house:
        same = [house.oracle.fetch_all(LOOK, int, n=n) for n in (1, Decimal(1))]
        await asyncio.gather(*same)

        assert house.asked("from look") == 2


async def test_a_waiter_that_leaves_harms_no_one() -> None:
    async with rig() as house:
        house.sim.faults.hang(0.4, match="from look")
        waiters = [asyncio.create_task(house.look(5)) for _ in range(3)]
        await eventually(lambda: house.asked("from look") == 1)
        waiters[0].cancel()
        impatient = house.oracle.fetch_all(LOOK, int, deadline=0.01, n=5)

        with pytest.raises(SourceSlow):
            await impatient
        assert await asyncio.gather(*waiters[1:]) == [[5], [5]]
        assert house.asked("from look") == 1


async def test_a_load_does_not_starve_a_look_up() -> None:
    async with rig() as house:
        house.sim.faults.hang(60, times=None, match="from other")
        loads = [
            asyncio.create_task(house.oracle.fetch_all(OTHER, int, lane=Lane.BATCH, n=n))
            for n in range(2)
        ]
        await eventually(lambda: house.oracle.state[Lane.BATCH].free == 0)

        assert await house.look() == [7]
        with pytest.raises(SourceBusy):
            await house.look(lane=Lane.BATCH)
        for load in loads:
            load.cancel()


async def test_a_full_queue_is_told_at_once() -> None:
    narrow = LANES | {Lane.LOOKUP: LaneLimits(slots=1, deadline=1.0, wait=60.0, queue=2)}
    async with rig(narrow) as house:
        house.sim.faults.hang(60, match="from look")
        first = [asyncio.create_task(house.look(n)) for n in range(3)]
        await eventually(lambda: house.oracle.state[Lane.LOOKUP].waiting == 2)

        with pytest.raises(SourceBusy):
            await house.look(99)
        await asyncio.gather(*first, return_exceptions=True)


async def test_a_long_stream_uses_one_connection_and_small_batches() -> None:
    lanes = LANES | {Lane.BATCH: replace(LIMITS, slots=2, deadline=30.0, rows=5000)}
    async with rig(lanes) as house:
        sizes, total, links = [], 0, set()
        async for batch in house.oracle.frames(MANY, n=100_000):
            sizes.append(batch.num_rows)
            total += int(sum(batch.column(0).to_pylist()))
            links.add(house.oracle.state[Lane.BATCH].links)

        assert sum(sizes) == 100_000
        assert total == 100_000 * 100_001 // 2
        assert max(sizes) <= 5000
        assert links == {1}
        assert house.oracle.state[Lane.BATCH].free == 2


async def test_a_stream_left_early_gives_its_slot_back() -> None:
    async with rig() as house:
        stream = house.oracle.frames(MANY, n=50_000)
        assert (await anext(stream)).num_rows == 1000
        await stream.aclose()

        assert house.oracle.state[Lane.BATCH].free == 2
        assert await house.look(lane=Lane.BATCH) == [7]


async def test_an_empty_stream_ends() -> None:
    async with rig() as house:
        assert [batch.num_rows async for batch in house.oracle.frames(MANY, n=0)] == [0]
        assert house.oracle.state[Lane.BATCH].free == 2


async def test_a_readers_own_time_is_not_counted() -> None:
    lanes = LANES | {Lane.BATCH: replace(LIMITS, deadline=0.5)}
    async with rig(lanes) as house:
        seen = 0
        async for batch in house.oracle.frames(MANY, n=3000):
            seen += batch.num_rows
            await asyncio.sleep(0.6)

        assert seen == 3000


async def test_an_old_connection_is_replaced() -> None:
    async with rig() as house:
        await house.look()
        before = house.sim.stats.logins
        house.clock.ahead += 3601
        await house.look()

        assert house.sim.stats.logins == before + 1
        await eventually(lambda: house.sim.stats.sessions == 1)


async def test_spare_connections_are_closed_when_long_unused() -> None:
    async with rig() as house:
        house.sim.faults.hang(0.3, times=3, match="from look")
        await asyncio.gather(*(house.look(n) for n in range(3)))
        assert house.oracle.state[Lane.LOOKUP].links == 3
        house.clock.ahead += 601

        await eventually(lambda: house.oracle.state[Lane.LOOKUP].links == 1)
        await eventually(lambda: house.sim.stats.sessions == 1)
        await eventually(lambda: house.oracle.state[Lane.LOOKUP].idle == 1)


async def test_closing_ends_every_session() -> None:
    async with rig() as house:
        await asyncio.gather(*(house.look(lane=lane) for lane in Lane))
        await house.oracle.close()

        await eventually(lambda: house.sim.stats.sessions == 0)
        with pytest.raises(SourceDown):
            await house.look()


async def test_the_fake_answers_as_the_real_one_does() -> None:
    parts = [(pa.table({"N": list(range(size))}),) for size in (1000, 1000, 500)]
    fake = FakeOracle({MANY: parts, LOOK: lambda n: [(n,)], OTHER: SourceSlow()})
    async with rig() as house:
        ports: list[Oracle] = [house.oracle, fake]
        house.sim.faults.hang(60, times=None, match="from other")
        for port in ports:
            assert await port.fetch_all(LOOK, int, n=7) == [7]
            assert [one.num_rows async for one in port.frames(MANY, n=2500)] == [1000, 1000, 500]
            with pytest.raises(BindMismatch):
                await port.fetch_all(LOOK, int)
            with pytest.raises(SourceSlow):
                await port.fetch_all(OTHER, int, n=1)
    assert (LOOK, {"n": 7}) in fake.calls


def test_the_pool_is_divided_and_nothing_is_left_over() -> None:
    for most in (3, 5, 30, 31):
        lanes = carve(5, most)
        assert sum(limits.slots for limits in lanes.values()) == most
        assert min(limits.slots for limits in lanes.values()) >= 1
        assert lanes[Lane.LOOKUP].keep <= lanes[Lane.LOOKUP].slots


def test_a_look_up_has_fifteen_seconds_and_a_load_the_setting() -> None:
    lanes = carve(5, 30, call_timeout=120)

    assert lanes[Lane.LOOKUP].deadline == 15
    assert lanes[Lane.BATCH].deadline == 120


async def test_ping_asks_the_database() -> None:
    async with rig() as house:
        before = house.asked("dual")
        await house.oracle.ping()

        assert house.asked("dual") == before + 1
        assert house.oracle.state[Lane.LOOKUP].up
