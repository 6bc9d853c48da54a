"""Rows of a table as lines of a CSV file: figures plain, days as 2026-11-21."""

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from decimal import Decimal
from typing import cast

from formatters.files import csv_file
from formatters.files.tables import Cell, Column, Kind, Row

#: What no program reads as a text.
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def head(columns: Sequence[Column]) -> bytes:
    """The first line, behind the mark of UTF-8."""
    return csv_file.HEAD + csv_file.csv_lines([[column.title for column in columns]])


def line_maker(columns: Sequence[Column]) -> Callable[[Sequence[Row]], bytes]:
    """What writes rows of these columns; what is unknown is empty."""
    makers = [_MAKERS.get(column.kind, _as_it_is) for column in columns]

    def line(row: Row) -> list[csv_file.Cell]:
        cells = zip(makers, row, strict=True)
        return [None if cell is None else make(cell) for make, cell in cells]

    return lambda rows: csv_file.csv_lines(map(line, rows))


def _as_it_is(cell: Cell) -> csv_file.Cell:
    return cell


def _text(cell: Cell) -> csv_file.Cell:
    return _UNREADABLE.sub("", cast("str", cell))


def _figure(cell: Cell) -> csv_file.Cell:
    return cell if cast("Decimal", cell).is_finite() else None


def _moment(cell: Cell) -> csv_file.Cell:
    return cast("datetime", cell).replace(tzinfo=None, microsecond=0)


_MAKERS = {
    Kind.TEXT: _text,
    Kind.MONEY: _figure,
    Kind.PERCENT: _figure,
    Kind.MOMENT: _moment,
}
