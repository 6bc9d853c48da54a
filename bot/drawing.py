"""Pictures and documents are drawn in threads, never on the event loop."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from formatters.words import Words

T = TypeVar("T")

_LONGEST = 10.0


class NotDrawn(Exception):
    """The picture was not ready in time."""


class Drawing:
    """A few threads for drawing; one picture each at a time."""

    def __init__(self, threads: int = 2) -> None:
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="drawing")

    async def draw(self, picture: Callable[[Words, T], bytes], words: Words, of: T) -> bytes:
        """The picture of a look-up, or of whatever it draws; raises NotDrawn after ten seconds."""
        loop = asyncio.get_running_loop()
        drawn = loop.run_in_executor(self._threads, picture, words, of)
        try:
            return await asyncio.wait_for(drawn, _LONGEST)
        except TimeoutError:
            raise NotDrawn from None

    def close(self) -> None:
        """Let go of the threads; what has not begun is dropped."""
        self._threads.shutdown(wait=False, cancel_futures=True)
