"""Rows become one file, or as many as are needed for none to be too large."""

import hashlib
import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol
from zipfile import ZIP_DEFLATED, ZipFile

from formatters.files.table_csv import head
from formatters.files.tables import Format, Row
from jobs.exporting.csv_lines import CsvLines
from jobs.exporting.order import Order, Written
from jobs.exporting.xlsx_book import XlsxBook

#: Rows that go together into one part.
_TOGETHER = 100


class Part(Protocol):
    """A file that takes rows until it is large enough."""

    rows: int

    def add(self, rows: Sequence[Row]) -> bool:
        """Write rows; none of them, and False, where the file would become too large."""
        ...

    def close(self, *, alone: bool) -> None:
        """Bring the file to its end; ``alone``: it is the only part."""
        ...


def write(order: Order, batches: Iterable[Sequence[Row]]) -> list[Written]:
    """All rows in files, each of whole rows and within the order's size."""
    counts = _write_parts(order, batches)
    if order.form is Format.CSV and len(counts) > 1:
        zipped = _zipped(order, len(counts))
        if zipped.stat().st_size <= order.most_bytes:
            return [_written(zipped, f"{order.table.name}.zip", sum(counts))]
    return [
        _written(order.path(i), _name(order, i, len(counts)), rows)
        for i, rows in enumerate(counts, 1)
    ]


def _write_parts(order: Order, batches: Iterable[Sequence[Row]]) -> list[int]:
    """The rows of each part."""
    counts: list[int] = []
    part = _begin(order, 1)
    for rows in _together(batches):
        if not part.add(rows):
            part.close(alone=False)
            counts.append(part.rows)
            part = _begin(order, len(counts) + 1)
            part.add(rows)
    part.close(alone=not counts)
    return [*counts, part.rows]


def _begin(order: Order, number: int) -> Part:
    return XlsxBook(order, number) if order.form is Format.XLSX else CsvLines(order, number)


def _together(batches: Iterable[Sequence[Row]]) -> Iterator[Sequence[Row]]:
    for batch in batches:
        for start in range(0, len(batch), _TOGETHER):
            yield batch[start : start + _TOGETHER]


def _zipped(order: Order, parts: int) -> Path:
    """The parts of a CSV file as one again, zipped."""
    path = order.folder / "whole.zip"
    again = len(head(order.table.columns))
    with ZipFile(path, "w", ZIP_DEFLATED) as folder:
        name = f"{order.table.name}.{order.form}"
        with folder.open(name, "w", force_zip64=True) as whole:
            for number in range(1, parts + 1):
                with order.path(number).open("rb") as part:
                    part.seek(again if number > 1 else 0)
                    shutil.copyfileobj(part, whole)
    return path


def _name(order: Order, part: int, parts: int) -> str:
    which = f"-part-{part}-of-{parts}" if parts > 1 else ""
    return f"{order.table.name}{which}.{order.form}"


def _written(path: Path, name: str, rows: int) -> Written:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256")
    return Written(path, name, path.stat().st_size, rows, digest.hexdigest())
