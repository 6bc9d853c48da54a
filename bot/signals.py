"""How the process is told to end."""

import asyncio
import logging
import os
import signal
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import NamedTuple

log = logging.getLogger(__name__)


class Life(NamedTuple):
    """When the service may begin its work, and when it is to bring it to an end.

    Jobs and messages end beside the answers to people, so that all is over in time.
    """

    opening: asyncio.Task[None]
    ending: asyncio.Event

    async def end(self, stop: Callable[[], Awaitable[None]]) -> None:
        """Stop something once the end has come."""
        await self.ending.wait()
        await stop()


@asynccontextmanager
async def until_the_end(life: Life, stop: Callable[[], Awaitable[None]]) -> AsyncIterator[None]:
    """Stop something when the end comes, or when this is left; it is over afterwards."""
    stopping = asyncio.ensure_future(life.end(stop))
    try:
        yield
    finally:
        life.ending.set()
        await stopping


def end_on_signals(*stops: Callable[[], None]) -> asyncio.Event:
    """The first signal ends in good order, the second at once; set when the first has come."""
    ending = asyncio.Event()

    def end(number: int) -> None:
        if ending.is_set():
            os._exit(128 + number)
        ending.set()
        log.info("stopping: running requests are finished first")
        for stop in stops:
            stop()

    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, end, number)
    return ending
