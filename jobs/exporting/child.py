"""Gives rows to a process that writes them to files, as fast as it takes them."""

import asyncio
import json
import logging
import pickle
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from formatters.files.tables import Row
from jobs.exporting.order import Order, Written

log = logging.getLogger(__name__)


class NotWritten(Exception):
    """The process ended without its files."""


async def written_elsewhere(order: Order, batches: AsyncIterator[Sequence[Row]]) -> list[Written]:
    """The files of an order; the process ends with the task. Raises NotWritten."""
    child = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "jobs.exporting"),
        stdin=PIPE,
        stdout=PIPE,
        stderr=PIPE,
        start_new_session=True,  # whoever stops the service in a terminal lets it end in good order
    )
    try:
        # What the child says is small, and read only when it is at its end.
        with suppress(BrokenPipeError, ConnectionResetError):
            await _give(child, order, batches)
        said, complaints = await child.communicate()
    finally:
        if child.returncode is None:
            child.kill()
            await child.wait()
    if child.returncode:
        log.error("an export failed: %s", complaints.decode(errors="replace"))
        raise NotWritten
    return [Written(Path(path), *rest) for path, *rest in json.loads(said)]


async def _give(child: Process, order: Order, batches: AsyncIterator[Sequence[Row]]) -> None:
    await _put(child, order)
    async for batch in batches:
        await _put(child, batch)
    await _put(child, None)


async def _put(child: Process, what: Any) -> None:
    assert child.stdin is not None
    child.stdin.write(pickle.dumps(what, pickle.HIGHEST_PROTOCOL))
    await child.stdin.drain()
