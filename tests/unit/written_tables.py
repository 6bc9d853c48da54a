"""A table for tests, and its files read back by another library."""

import csv
import io
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from formatters.files.tables import Cell, Column, Facts, Format, Kind, Row, Table
from jobs.exporting.order import MOST_BYTES, MOST_SHEET_ROWS, Order, Written
from jobs.exporting.parts import write

TABLE = Table(
    "customers-2026-11-21",
    "Customers",
    (
        Column("Customer no.", width=14),
        Column("Name", width=30),
        Column("Bills", Kind.INTEGER, 9, total=True),
        Column("Balance (৳)", Kind.MONEY, 18, total=True),
        Column("Last bill", Kind.DATE, 12),
    ),
    "Total",
)
FACTS = Facts("About", (("Asked for by", "নাদিয়া"), ("Filter", "=due")), "Rows", "Part")


def customer(number: int, name: str = "Rahim Uddin", balance: str | None = "1.10") -> Row:
    """A row of the table; its balance may be unknown."""
    return f"{number:08}", name, number, None if balance is None else Decimal(balance), None


def order(
    folder: Path,
    form: Format = Format.XLSX,
    most_bytes: int = MOST_BYTES,
    most_sheet_rows: int = MOST_SHEET_ROWS,
) -> Order:
    """An order for the table's files."""
    return Order(folder, TABLE, FACTS, form, most_bytes, most_sheet_rows)


def one_column(folder: Path, kind: Kind, cells: Sequence[Cell], form: Format) -> Written:
    """A file whose only column holds these."""
    table = replace(TABLE, columns=(Column("Head", kind),))
    (written,) = write(Order(folder, table, FACTS, form), [[(cell,) for cell in cells]])
    return written


def book(written: Written, *, figures: bool = False) -> Workbook:
    """A spreadsheet as another library reads it; ``figures`` in the place of formulas."""
    return load_workbook(written.path, data_only=figures)


def column(sheet: Worksheet, place: int = 0) -> list[Any]:
    """What a column holds under its head."""
    return [row[place].value for row in sheet.iter_rows(min_row=2)]


def lines(content: bytes) -> list[list[str]]:
    """The lines of a CSV file behind its mark."""
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
