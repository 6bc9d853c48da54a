"""Tables as files for people: written by another process, kept for an hour, then gone."""

from __future__ import annotations

import asyncio
import logging
import shutil
import tempfile
import time
import weakref
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from bot.export_folders import forget_old, make_folder
from formatters.files.tables import Facts, Format, Row, Table
from jobs.exporting.child import NotWritten, written_elsewhere
from jobs.exporting.order import MOST_BYTES, MOST_SHEET_ROWS, Order, Written

T = TypeVar("T")

#: A file as people get it: its path, name, bytes, rows and SHA-256.
ExportFile = Written

log = logging.getLogger(__name__)


class NotExported(Exception):
    """The files could not be written, or not in time."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Exports at once; seconds for each with the wait for its turn; the largest file and sheet."""

    at_once: int = 2
    seconds: float = 600.0
    most_bytes: int = MOST_BYTES
    most_sheet_rows: int = MOST_SHEET_ROWS


class Exports:
    """Writes files into folders at ``place``, the machine's place for such when it is None."""

    def __init__(self, place: Path | None = None, limits: Limits | None = None) -> None:
        self._place = place or Path(tempfile.gettempdir())
        self._limits = limits or Limits()
        self._room = asyncio.Semaphore(self._limits.at_once)
        self._made: set[Path] = set()
        weakref.finalize(self, _remove, self._made)  # also where no task keeps tidy

    async def write(
        self, table: Table, rows: AsyncIterator[Sequence[Row]], facts: Facts, form: Format
    ) -> list[ExportFile]:
        """The rows in one file, or in several where one would be too large; raises NotExported."""
        try:
            async with asyncio.timeout(self._limits.seconds), self._room:
                return await self._write(table, rows, facts, form)
        except (NotWritten, TimeoutError) as error:
            log.warning("%s was not exported: %s", table.name, type(error).__name__)
            raise NotExported from error
        finally:
            await _close(rows)

    async def keep_tidy(self, now: Callable[[], float] = time.time, each: float = 300.0) -> None:
        """Remove what is older than an hour, now and every five minutes; cancelled, everything.

        ``now`` is the time as files are dated.
        """
        try:
            while True:
                await self._forget_old(now())
                await asyncio.sleep(each)
        finally:
            self.close()

    def close(self) -> None:
        """Remove what this service wrote."""
        _remove(self._made)

    async def _forget_old(self, now: float) -> None:
        if gone := await asyncio.to_thread(forget_old, self._place, now):
            log.info("exports removed: %s", len(gone))
            self._made.difference_update(gone)

    async def _write(
        self, table: Table, rows: AsyncIterator[Sequence[Row]], facts: Facts, form: Format
    ) -> list[ExportFile]:
        limits = self._limits
        folder = await asyncio.to_thread(make_folder, self._place)
        self._made.add(folder)
        order = Order(folder, table, facts, form, limits.most_bytes, limits.most_sheet_rows)
        try:
            return await written_elsewhere(order, rows)
        except BaseException:
            await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True)
            raise


async def rows_of(
    batches: AsyncIterator[Sequence[T]], make: Callable[[T], Row]
) -> AsyncGenerator[list[Row], None]:
    """What a stream brings, as rows of a table."""
    try:
        async for batch in batches:
            yield [make(one) for one in batch]
    finally:
        await _close(batches)


async def all_at_once(values: Sequence[T]) -> AsyncGenerator[Sequence[T], None]:
    """A short list as a stream."""
    yield values


def _remove(folders: Iterable[Path]) -> None:
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


async def _close(stream: AsyncIterator[Sequence[T]]) -> None:
    """Let go of what a stream holds."""
    if isinstance(stream, AsyncGenerator):
        await stream.aclose()
