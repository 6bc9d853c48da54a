"""Answers just around the deadline, and connections closed while answers stream in."""

from __future__ import annotations

import asyncio
import contextlib
import random
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from bench.deadlines import Figures, campaign
from queries.errors import SourceDown, SourceSlow
from queries.loader import parse_oracle
from queries.oracle import Lane
from queries.oracle_pool.link import Link, LinkLost
from sandbox.oracle import Column, Fault, ScriptedEngine
from tests.integration.oracle_rig import LIMITS, PACE, Rig, eventually, rig

WIDE = parse_oracle("wide", "select t from wide where 0 <> :n")


async def test_three_hundred_answers_around_the_deadline() -> None:
    lanes = {Lane.LOOKUP: replace(LIMITS, slots=10, wait=60.0)}
    async with rig(lanes, pace=replace(PACE, trust=60.0)) as house:
        late = Fault("execute", "delay", seconds=0.05, match="from look")
        late.times, late.spread = None, 0.1
        house.sim.faults.add(late)
        figures = await campaign(house.oracle, queries=300, people=10, deadline=0.1)
        house.sim.faults.clear()

        told_apart(figures)
        await settled(house)
        assert house.sim.stats.sessions <= 10
        assert await house.look() == [7]
    await eventually(lambda: house.sim.stats.sessions == 0)


def told_apart(figures: Figures) -> None:
    """Each an answer or a SourceSlow, and none another's answer."""
    assert sum(figures.outcomes.values()) == 300
    assert set(figures.outcomes) == {"answered", SourceSlow.__name__}
    assert figures.wrong == 0


async def settled(house: Rig) -> None:
    def calm() -> bool:
        lane = house.oracle.state[Lane.LOOKUP]
        return lane.free == lane.slots and house.sim.stats.sessions == lane.links

    await eventually(calm, within=60.0)


def wide_rows(_sql: str, _binds: dict[str, Any]) -> tuple[list[Column], Iterator[tuple[str]]]:
    return ([Column.varchar2("T", 4000)], (("x" * 3000,) for _ in range(3000)))


async def test_closing_while_answers_stream_in_is_survived() -> None:
    """Each round closes the pool at another moment of nine megabytes' arrival."""
    answers = ScriptedEngine({"from wide": wide_rows})
    moments = random.Random(7)
    for _ in range(15):
        async with rig({Lane.LOOKUP: LIMITS}, answers=answers) as house:
            asking = [
                asyncio.create_task(house.oracle.fetch_all(WIDE, str, n=n)) for n in range(1, 4)
            ]
            await eventually(lambda house=house: house.sim.stats.rows_sent > 0)  # type: ignore[misc]
            for _turn in range(moments.randrange(8)):
                await asyncio.sleep(0)
            await house.oracle.close()
            found = await asyncio.gather(*asking, return_exceptions=True)

        assert all(isinstance(rows, SourceDown | list) for rows in found)


async def test_deadlines_and_kills_while_answers_stream_in_are_survived() -> None:
    answers = ScriptedEngine({"from wide": wide_rows})
    moments = random.Random(11)
    async with rig({Lane.LOOKUP: LIMITS}, answers=answers) as house:
        for n in range(1, 41):
            seconds = moments.uniform(0.001, 0.06)
            asking = house.oracle.fetch_all(WIDE, str, deadline=seconds, n=n)
            victim = asyncio.get_running_loop().call_later(seconds / 2, kill_one, house, n)
            with contextlib.suppress(SourceDown, SourceSlow):
                assert len(await asking) == 3000
            victim.cancel()

        await settled(house)


async def test_interrupting_a_lost_connection_is_survived() -> None:
    async with rig() as house:
        link = await Link.open(house.login)
        house.sim.kill_sessions()
        with pytest.raises(LinkLost):
            await link.check()

        link.interrupt()
        link.terminate()


def kill_one(house: Rig, n: int) -> None:
    if n % 3 == 0:
        house.sim.kill_sessions(1)
