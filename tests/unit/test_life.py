"""What works beside the answers to people stops when the end comes."""

import asyncio

from bot.signals import Life, until_the_end


class Work:
    """Stops once."""

    def __init__(self) -> None:
        self.stopped = asyncio.Event()
        self.stops = 0

    async def stop(self) -> None:
        self.stops += 1
        self.stopped.set()


async def opened() -> None:
    """The own database is there."""


async def test_work_stops_at_the_signal_while_people_are_still_answered() -> None:
    work, life = Work(), Life(asyncio.ensure_future(opened()), asyncio.Event())
    async with until_the_end(life, work.stop):
        assert not work.stopped.is_set()
        life.ending.set()
        await asyncio.wait_for(work.stopped.wait(), 5)
    assert work.stops == 1


async def test_work_that_is_left_without_a_signal_stops_as_well() -> None:
    work, life = Work(), Life(asyncio.ensure_future(opened()), asyncio.Event())
    async with until_the_end(life, work.stop):
        pass
    assert work.stops == 1
    await life.opening
