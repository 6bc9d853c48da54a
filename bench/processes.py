"""Parts of a measurement in processes of their own, and what they cost the processor."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

SPAWN = multiprocessing.get_context("spawn")
_END_SECONDS = 30.0


def prepared(module: str) -> BaseContext:
    """Processes that begin at once, because one that has this module loaded is copied."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([module])
    return context


@asynccontextmanager
async def process(
    work: Callable[..., None], *given: object, context: BaseContext = SPAWN
) -> AsyncIterator[BaseProcess]:
    """A process that works until the block ends; then it is told to stop."""
    running: BaseProcess = context.Process(target=work, args=given)  # type: ignore[attr-defined] # as each context has
    running.start()
    try:
        yield running
    finally:
        running.terminate()
        await asyncio.to_thread(running.join, _END_SECONDS)
        running.kill()


async def told(pipe: Connection) -> Any:
    """What comes out of a pipe next."""
    return await asyncio.to_thread(pipe.recv)


def worked(running: BaseProcess) -> float:
    """Seconds of the processor that a process has used."""
    fields = Path(f"/proc/{running.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def resident() -> float:
    """MiB of memory that this process has now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20
