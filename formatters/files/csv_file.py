"""CSV files that spreadsheets open as text, and never as a formula."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

Cell = str | int | float | Decimal | date | None

#: Tells spreadsheets that the file is UTF-8.
HEAD = b"\xef\xbb\xbf"

#: What makes a spreadsheet take a text for a formula, also in full-width letters.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def csv_lines(rows: Iterable[Sequence[Cell]]) -> bytes:
    """Lines of a CSV file; texts that would be formulas get an apostrophe, numbers stay."""
    lines = io.StringIO()
    csv.writer(lines).writerows([_safe(cell) for cell in row] for row in rows)
    return lines.getvalue().encode("utf-8", "replace")


def _safe(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
