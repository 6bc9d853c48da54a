"""Cells of a spreadsheet: texts are texts, numbers numbers, days days."""

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from formatters.files.tables import Cell, Kind, Row

#: A cell's longest text, in units of UTF-16.
LONGEST = 32_767
#: What XML, or a spreadsheet that reads it, does not take.
_NOT_TAKEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
#: Before March 1900 spreadsheets count days wrong.
_FIRST_RIGHT = date(1900, 3, 1)
_NUMBERS = {
    Kind.TEXT: "@",
    Kind.INTEGER: "#,##0",
    Kind.MONEY: "#,##0.00",
    Kind.DATE: "yyyy\\-mm\\-dd",
    Kind.MOMENT: "yyyy\\-mm\\-dd\\ hh:mm",
    Kind.PERCENT: "0.00%",
}
_FIGURES = frozenset({Kind.INTEGER, Kind.MONEY, Kind.PERCENT})
#: Bytes of a cell beside its text, compressed.
_A_CELL = 4
_A_NUMBER = 12


class Looks:
    """How cells look, by what they hold."""

    def __init__(self, book: Any) -> None:
        top = {"bold": True, "bg_color": "#DDE7F0", "bottom": 1, "text_wrap": True}
        top["valign"] = "vcenter"
        self._cells = {kind: book.add_format({"num_format": f}) for kind, f in _NUMBERS.items()}
        self._head = book.add_format({**top, "align": "left"})
        self._head_of_figures = book.add_format({**top, "align": "right"})
        self._totals = {
            kind: book.add_format({"num_format": form, "bold": True, "top": 1})
            for kind, form in _NUMBERS.items()
        }
        self.name_of_fact = book.add_format({"bold": True})
        self._facts = {
            kind: book.add_format({"num_format": form, "align": "left", "text_wrap": True})
            for kind, form in _NUMBERS.items()
        }

    def cell(self, kind: Kind) -> Any:
        """Of a cell of such a column."""
        return self._cells[kind]

    def head(self, kind: Kind) -> Any:
        """Of the name of such a column; over figures it stands right."""
        return self._head_of_figures if kind in _FIGURES else self._head

    def total(self, kind: Kind) -> Any:
        """Of what stands under such a column."""
        return self._totals[kind]

    def fact(self, value: Cell) -> Any:
        """Of what is said about the file; money is Decimal."""
        match value:
            case int():
                return self._facts[Kind.INTEGER]
            case Decimal():
                return self._facts[Kind.MONEY]
            case _:
                return self._facts[Kind.TEXT]


def write_cell(
    sheet: Any, at: tuple[int, int], value: Cell, look: Any, kind: Kind | None = None
) -> None:
    """Write a value at a row and column, counted from 0; nothing where nothing is known.

    A text is never a formula or a link.
    """
    if isinstance(value, str):
        sheet.write_string(*at, plain(value), look)
        return
    match value:
        case None:
            return
        case Decimal() if not value.is_finite():
            return
        case Decimal() | int():
            share = 100 if kind is Kind.PERCENT else 1
            sheet.write_number(*at, float(value / share), look)
        case datetime():
            _write_day(sheet, at, value.replace(tzinfo=None), look)
        case date():
            _write_day(sheet, at, value, look)


def plain(value: str) -> str:
    """A text no longer than a cell takes, without control characters."""
    if value.isprintable() and value.isascii() and len(value) <= LONGEST:
        return value
    if len(value) > LONGEST // 2:
        cut = value.encode("utf-16-le", "replace")[: 2 * LONGEST]
        value = cut.decode("utf-16-le", "ignore")
    return _NOT_TAKEN.sub("", value)


def written_size(row: Row) -> int:
    """At most so many bytes of the file are this row's."""
    return sum([_A_CELL + _text_size(value) for value in row])


def _text_size(value: Cell) -> int:
    if not isinstance(value, str):
        return _A_NUMBER
    return len(value) if value.isascii() else len(value.encode("utf-8", "replace"))


def _write_day(sheet: Any, at: tuple[int, int], value: date, look: Any) -> None:
    day = value.date() if isinstance(value, datetime) else value
    if day < _FIRST_RIGHT:
        sheet.write_string(*at, str(value), look)
    else:
        sheet.write_datetime(*at, value, look)
