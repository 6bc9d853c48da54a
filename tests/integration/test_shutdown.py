"""The real process is told to stop at work: the short form of ``python -m bench.shutdown``."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bench.crowd import QUERY_LIFETIME, Kind, Public
from bench.shutdown import Stage, stopped_and_started, stopped_in_a_flood, stopped_twice
from sandbox.parts import Sandbox
from sandbox.telegram import BotApi


@pytest.fixture
async def stage(utility: Sandbox) -> AsyncIterator[Stage]:
    assert utility.oracle is not None
    async with BotApi(query_lifetime=QUERY_LIFETIME) as api:
        yield Stage(api, replace(utility, telegram=api))
    utility.oracle.faults.clear()


async def test_each_update_is_answered_once_or_left_for_the_next_start(stage: Stage) -> None:
    public = Public(stage.api, 160 // len(Kind), stage.numbers())

    result = await stopped_and_started(stage, public, "", after=1.0)

    assert result.faults == []
    assert result.found is not None
    assert 0 < result.found.confirmed < result.updates, "it came in the middle of the work"


async def test_a_flood_in_one_chat_does_not_hold_up_the_end(stage: Stage) -> None:
    result = await stopped_in_a_flood(stage, 200, hangs=False)

    assert result.faults == []


async def test_a_second_signal_ends_at_once(stage: Stage) -> None:
    result = await stopped_twice(stage)

    assert result.faults == []
