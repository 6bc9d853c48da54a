"""The event loop's lag: measured, and blamed on what held it up."""

import asyncio
import time

import pytest

from bot.lag import LoopLag


def hold_up(seconds: float) -> None:
    """What a handler must never do."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        pass


async def test_what_held_the_loop_up_is_named(caplog: pytest.LogCaptureFixture) -> None:
    told: list[float] = []
    lag = LoopLag(told.append)
    watching = asyncio.ensure_future(lag.run(each=0.01))
    await asyncio.sleep(0.05)

    hold_up(0.3)
    await asyncio.sleep(0.05)

    watching.cancel()
    await asyncio.wait([watching])
    (line,) = [one.message for one in caplog.records if "held up" in one.message]
    assert "hold_up" in line
    assert "test_lag.py" in line
    assert 0.2 < max(told) < 2.0


async def test_most_moments_count_and_not_the_worst_one() -> None:
    lag = LoopLag()
    watching = asyncio.ensure_future(lag.run(each=0.001))
    await asyncio.sleep(0.4)
    hold_up(0.15)
    await asyncio.sleep(0.01)
    watching.cancel()
    await asyncio.wait([watching])

    assert lag.p99() < 0.1


def test_without_any_figures_there_is_no_lag() -> None:
    assert LoopLag().p99() == 0.0
