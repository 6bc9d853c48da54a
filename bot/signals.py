"""How the process is told to end."""

import asyncio
import logging
import os
import signal
from collections.abc import Callable

log = logging.getLogger(__name__)


def end_on_signals(*stops: Callable[[], None]) -> None:
    """The first signal ends in good order, the second at once."""
    received: list[int] = []

    def end(number: int) -> None:
        if received:
            os._exit(128 + number)
        received.append(number)
        log.info("stopping: running requests are finished first")
        for stop in stops:
            stop()

    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, end, number)
