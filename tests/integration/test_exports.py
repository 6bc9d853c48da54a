"""Exports in a process of their own: written, ended, forgotten."""

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

import pytest

from bot.export_folders import KEPT_SECONDS, forget_old
from bot.exports import ExportFile, Exports, Limits, NotExported, all_at_once, rows_of
from formatters.files.tables import Format, Row
from tests.unit.written_tables import FACTS, TABLE, book, column, customer, lines

T = TypeVar("T")

#: How a process that writes exports is called.
WRITER = b"jobs.exporting"
#: A service that writes one file.
ONCE = """
import asyncio, pathlib, sys
from bot.exports import Exports
from formatters.files.tables import Format
from tests.integration.test_exports import many
from tests.unit.written_tables import FACTS, TABLE

exports = Exports(pathlib.Path(sys.argv[1]))
files = asyncio.run(exports.write(TABLE, many(1000), FACTS, Format.CSV))
print([file.name for file in files if file.path.exists()])
"""
#: A service that writes without end.
PARENT = """
import asyncio, pathlib, sys
from bot.exports import Exports
from formatters.files.tables import Format
from tests.integration.test_exports import Endless
from tests.unit.written_tables import FACTS, TABLE

async def main():
    await Exports(pathlib.Path(sys.argv[1])).write(TABLE, Endless().rows(), FACTS, Format.CSV)

asyncio.run(main())
"""


@pytest.fixture
def exports(tmp_path: Path) -> Exports:
    """What writes, and keeps its files while the test lasts."""
    return Exports(tmp_path)


class Endless:
    """Rows without end, and whether they were let go of."""

    def __init__(self) -> None:
        self.taken = asyncio.Event()
        self.closed = False

    async def rows(self) -> AsyncGenerator[list[Row], None]:
        try:
            while True:
                yield [customer(number % 1000) for number in range(1000)]
                self.taken.set()
        finally:
            self.closed = True


def writers() -> Iterator[int]:
    """The processes that write for this one."""
    for found in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            parent = int((found / "stat").read_text().rpartition(")")[2].split()[1])
            if parent == os.getpid() and WRITER in (found / "cmdline").read_bytes():
                yield int(found.name)


def written_at(file: ExportFile) -> float:
    """When a file's folder was filled."""
    return file.path.parent.stat().st_mtime


def left(place: Path) -> list[str]:
    """What is in a folder."""
    return [one.name for one in place.iterdir()]


async def many(rows: int) -> AsyncGenerator[list[Row], None]:
    for start in range(0, rows, 1000):
        yield [customer(start + number) for number in range(1000)]


async def test_a_table_becomes_a_spreadsheet(exports: Exports) -> None:
    (file,) = await exports.write(TABLE, many(3000), FACTS, Format.XLSX)

    assert (file.name, file.rows) == ("customers-2026-11-21.xlsx", 3000)
    assert column(book(file).worksheets[0])[:-1] == [f"{number:08}" for number in range(3000)]


async def test_a_table_becomes_a_csv_file(exports: Exports) -> None:
    (file,) = await exports.write(TABLE, many(3000), FACTS, Format.CSV)

    found = lines(file.path.read_bytes())
    assert [line[0] for line in found[1:]] == [f"{number:08}" for number in range(3000)]


async def test_values_become_rows_as_they_come(exports: Exports) -> None:
    rows = rows_of(all_at_once([5, 6]), customer)

    (file,) = await exports.write(TABLE, rows, FACTS, Format.CSV)

    assert [line[2] for line in lines(file.path.read_bytes())[1:]] == ["5", "6"]


async def test_a_file_is_for_this_service_only(exports: Exports) -> None:
    (file,) = await exports.write(TABLE, many(1000), FACTS, Format.CSV)

    assert file.path.stat().st_mode & 0o077 == 0
    assert file.path.parent.stat().st_mode & 0o077 == 0


async def test_the_loop_goes_on_while_a_file_is_written(exports: Exports) -> None:
    writing = asyncio.create_task(exports.write(TABLE, many(60_000), FACTS, Format.XLSX))
    worked, held = [0.0], [0.0]
    while not writing.done():
        turn, began = time.thread_time(), time.perf_counter()
        await asyncio.sleep(0.001)
        worked.append(time.thread_time() - turn)
        held.append(time.perf_counter() - began)

    assert (await writing)[0].rows == 60_000
    assert max(worked) < 0.1, "what one turn of the loop works, however busy the machine is"
    assert max(held) < 1.0, "the whole file takes longer"


async def test_who_gives_up_ends_the_process_and_leaves_nothing(
    exports: Exports, tmp_path: Path
) -> None:
    endless = Endless()
    writing = asyncio.create_task(exports.write(TABLE, endless.rows(), FACTS, Format.XLSX))
    await asyncio.wait_for(endless.taken.wait(), 10)
    assert len(list(writers())) == 1

    writing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await writing

    assert list(writers()) == []
    assert left(tmp_path) == []
    assert endless.closed


async def test_what_takes_too_long_is_given_up(tmp_path: Path) -> None:
    endless = Endless()
    exports = Exports(tmp_path, Limits(seconds=0.5))

    with pytest.raises(NotExported):
        await exports.write(TABLE, endless.rows(), FACTS, Format.CSV)

    assert (list(writers()), left(tmp_path), endless.closed) == ([], [], True)


async def test_rows_that_do_not_fit_the_table_are_no_file(exports: Exports, tmp_path: Path) -> None:
    with pytest.raises(NotExported):
        await exports.write(TABLE, all_at_once([("too", "few", Decimal(1))]), FACTS, Format.XLSX)

    assert left(tmp_path) == []


async def test_a_failure_of_the_source_is_told_as_it_is(exports: Exports, tmp_path: Path) -> None:
    async def failing() -> AsyncGenerator[list[Row], None]:
        yield [customer(1)]
        raise LookupError

    with pytest.raises(LookupError):
        await exports.write(TABLE, failing(), FACTS, Format.CSV)

    assert (list(writers()), left(tmp_path)) == ([], [])


async def test_only_so_many_are_written_at_once(tmp_path: Path) -> None:
    exports = Exports(tmp_path, Limits(at_once=1))
    first, second = Endless(), Endless()
    tasks = [
        asyncio.create_task(exports.write(TABLE, one.rows(), FACTS, Format.CSV))
        for one in (first, second)
    ]
    await asyncio.wait_for(first.taken.wait(), 10)

    assert (len(list(writers())), second.taken.is_set()) == (1, False)
    tasks[0].cancel()
    await asyncio.wait_for(second.taken.wait(), 10)
    tasks[1].cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def test_a_file_goes_after_an_hour_whoever_left_it(exports: Exports, tmp_path: Path) -> None:
    (file,) = await exports.write(TABLE, many(1000), FACTS, Format.CSV)
    (tmp_path / "other").mkdir()
    hour = written_at(file) + KEPT_SECONDS

    assert forget_old(tmp_path, hour - 1) == []
    assert forget_old(tmp_path, hour) == [file.path.parent]

    assert left(tmp_path) == ["other"]


async def test_old_files_go_while_the_service_runs(exports: Exports, tmp_path: Path) -> None:
    await exports.write(TABLE, many(1000), FACTS, Format.CSV)
    later = time.time() + KEPT_SECONDS
    tidying = asyncio.create_task(Exports(tmp_path).keep_tidy(lambda: later))

    await asyncio.sleep(0.5)

    assert left(tmp_path) == []
    tidying.cancel()


async def test_files_go_with_the_service(tmp_path: Path) -> None:
    exports = Exports(tmp_path)
    tidying = asyncio.create_task(exports.keep_tidy())
    await exports.write(TABLE, many(1000), FACTS, Format.CSV)

    tidying.cancel()
    await asyncio.wait([tidying])

    assert left(tmp_path) == []


def test_files_go_with_a_process_that_kept_nothing_tidy(tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", ONCE, str(tmp_path)], capture_output=True, check=True, text=True
    )

    assert told.stdout.strip() == "['customers-2026-11-21.csv']"
    assert left(tmp_path) == []


def test_the_writer_ends_with_its_parent(tmp_path: Path) -> None:
    asked = [sys.executable, "-c", PARENT, str(tmp_path)]
    with subprocess.Popen(asked) as parent:
        found = waited(lambda: children(parent.pid), 20)
        parent.kill()

    assert waited(lambda: not any(map(runs, found)), 5)


def waited(look: Callable[[], T], seconds: float) -> T:
    """What is seen as soon as it is there; else what is seen at the end."""
    end = time.monotonic() + seconds
    while not (seen := look()) and time.monotonic() < end:
        time.sleep(0.05)
    return seen


def runs(pid: int) -> bool:
    """Whether a process is there, and not only its number."""
    with suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    return False


def children(pid: int) -> list[int]:
    """The processes that a process has started."""
    with suppress(OSError):
        return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return []


def test_the_writer_knows_no_telegram_and_no_database() -> None:
    asked = (
        "import sys, jobs.exporting.__main__\n"
        "print([one for one in ('aiogram', 'asyncpg', 'oracledb', 'pyarrow', 'typst')"
        " if one in sys.modules])"
    )

    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, check=True, text=True)

    assert told.stdout.strip() == "[]"
