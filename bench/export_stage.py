"""What bench.export measures, each in a process of its own."""

import asyncio
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NamedTuple

import asyncpg
import xlsxwriter

from bench.processes import SPAWN, process, told
from bot.exports import Exports
from formatters.files.tables import Column, Facts, Format, Kind, Row, Table
from queries.loader import parse_postgres
from queries.postgres import PostgresPool

_PROBE_SECONDS = 0.002
_TEXTS = ["customer_no", "name", "address", "phone", "meter_no", "nocs_code", "nocs_name", "status"]
COLUMNS = [*_TEXTS, "bills", "read_on", "balance"]
SELECT = f"SELECT {', '.join(COLUMNS)} FROM bench_export"
ROWS = parse_postgres("bench_export", SELECT)
TABLE = Table(
    "bench",
    "Bench",
    (
        *(Column(name, width=18) for name in _TEXTS),
        Column("bills", Kind.INTEGER, total=True),
        Column("read_on", Kind.DATE),
        Column("balance", Kind.MONEY, 18, total=True),
    ),
    "Total",
)
FACTS = Facts("About", (("Filter", "none"),), "Rows", "Part")
_AT_ONCE = 1000


class Taken(NamedTuple):
    """Seconds, MiB at the most here and in the writing process, the loop's longest wait, MB."""

    seconds: float
    here: float
    writer: float
    waited: float
    size: float


@dataclass
class _Watch:
    """What is seen while something is measured."""

    writer: float = 0.0
    waited: float = 0.0

    async def look(self) -> None:
        """Look again and again."""
        while True:
            before = time.perf_counter()
            await asyncio.sleep(_PROBE_SECONDS)
            self.waited = max(self.waited, time.perf_counter() - before - _PROBE_SECONDS)
            self.writer = max([self.writer, *map(_peak, _children())])


async def in_process(work: Callable[..., Any], dsn: str) -> Taken:
    """What a measurement takes, made in a process of its own."""
    ours, theirs = SPAWN.Pipe()
    async with process(_run, work, dsn, theirs):
        taken: Taken = await told(ours)
        return taken


def _run(work: Callable[..., Any], dsn: str, pipe: Connection) -> None:
    pipe.send(asyncio.run(_taken(work, dsn)))


async def _taken(work: Callable[..., Any], dsn: str) -> Taken:
    watch = _Watch()
    with tempfile.TemporaryDirectory() as folder:
        watching = asyncio.create_task(watch.look())
        await asyncio.sleep(2 * _PROBE_SECONDS)
        began = time.perf_counter()
        size = await work(dsn, Path(folder))
        took = time.perf_counter() - began
        watching.cancel()
    return Taken(took, _peak(os.getpid()), watch.writer, watch.waited * 1000, size / 1e6)


async def xlsx(dsn: str, folder: Path) -> int:
    """The desk's export as a spreadsheet."""
    return await _exported(dsn, folder, Format.XLSX)


async def csv(dsn: str, folder: Path) -> int:
    """The desk's export as CSV."""
    return await _exported(dsn, folder, Format.CSV)


async def _exported(dsn: str, folder: Path, form: Format) -> int:
    postgres = PostgresPool({"dsn": dsn}, 1, 2)
    await postgres.open()
    rows = postgres.stream(ROWS, _row)
    files = await Exports(folder).write(TABLE, rows, FACTS, form)
    await postgres.close()
    return sum(file.bytes for file in files)


async def bare_copy(dsn: str, folder: Path) -> int:
    """PostgreSQL's own CSV: no types, nothing kept from being a formula."""
    connection = await asyncpg.connect(dsn)
    path = folder / "copy.csv"
    await connection.copy_from_query(SELECT, output=path, format="csv", header=True)
    await connection.close()
    return path.stat().st_size


async def bare_xlsxwriter(dsn: str, folder: Path) -> int:
    """The usual library in constant memory, on the loop, without totals, facts and sizes."""
    path = folder / "bare.xlsx"
    made = xlsxwriter.Workbook(path, {"constant_memory": True, "tmpdir": str(folder)})
    sheet = made.add_worksheet()
    day = made.add_format({"num_format": "yyyy-mm-dd"})
    connection = await asyncpg.connect(dsn)
    number = 0
    async with connection.transaction():
        async for row in connection.cursor(SELECT, prefetch=_AT_ONCE):
            for place in range(len(_TEXTS)):
                sheet.write_string(number, place, row[place])
            sheet.write_number(number, 8, row[8])
            sheet.write_datetime(number, 9, row[9], day)
            sheet.write_number(number, 10, row[10])
            number += 1
    made.close()
    await connection.close()
    return path.stat().st_size


def _row(*columns: Any) -> Row:
    return columns


def _children() -> Iterator[int]:
    with suppress(OSError):
        yield from map(int, Path(f"/proc/self/task/{os.getpid()}/children").read_text().split())


def _peak(pid: int) -> float:
    """MiB that a process had at the most."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmHWM"):
                return int(line.split()[1]) / 1024
    return 0.0
