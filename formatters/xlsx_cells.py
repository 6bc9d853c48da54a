"""Cells of a spreadsheet as its XML says them: texts are texts, numbers numbers, days days."""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import cast

from formatters.tables import Cell, Column, Kind, Row

#: The styles of cells by their place in xlsx_parts.STYLES.
STYLES = {
    Kind.TEXT: 1,
    Kind.INTEGER: 2,
    Kind.MONEY: 3,
    Kind.DATE: 4,
    Kind.MOMENT: 5,
    Kind.PERCENT: 6,
}
HEAD = 7
HEAD_OF_FIGURES = 11
TOTALS = {Kind.TEXT: 8, Kind.INTEGER: 9, Kind.MONEY: 10}
NAME_OF_FACT = 12
FACTS = {Kind.TEXT: 13, Kind.INTEGER: 14, Kind.MONEY: 15}

#: A cell's longest text, in units of UTF-16.
LONGEST = 32_767

#: What XML, or a spreadsheet that reads it, does not take as it is.
_SPECIAL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]|[<>&]|_(?=x[0-9A-Fa-f]{4}_)"
)
_ESCAPED = {"<": "&lt;", ">": "&gt;", "&": "&amp;", "_": "_x005F_"}
#: Spreadsheets count days from here; before March 1900 they count wrong.
_START = date(1899, 12, 30).toordinal()
_FIRST_RIGHT = 61
_DAY_SECONDS = 86_400

#: A value, and the beginning of its cell as XML; the whole cell comes back.
CellMaker = Callable[[Cell, str], str]


def row_maker(columns: Sequence[Column]) -> Callable[[Row, int], str]:
    """What writes rows of these columns: values and the row's number in, XML out."""
    makers = [(_MAKERS[column.kind], f'<c r="{letters(i)}') for i, column in enumerate(columns)]

    def row(values: Row, number: int) -> str:
        cells = zip(makers, values, strict=True)
        made = [make(value, f"{at}{number}") for (make, at), value in cells if value is not None]
        return f'<row r="{number}">{"".join(made)}</row>'

    return row


def letters(column: int) -> str:
    """The name of a column that is counted from 0: A, Z, AA."""
    name, left = "", column + 1
    while left:
        left, rest = divmod(left - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def text(value: Cell, start: str, style: int = STYLES[Kind.TEXT]) -> str:
    """A text, never a formula or a link."""
    inside = f'<is><t xml:space="preserve">{plain(str(value))}</t></is>'
    return f'{start}" s="{style}" t="inlineStr">{inside}</c>'


def number(value: Cell, start: str, style: int) -> str:
    """A number; an empty cell for what is none, because nothing is known there."""
    if isinstance(value, Decimal) and not value.is_finite():
        return ""
    return f'{start}" s="{style}"><v>{value}</v></c>'


def plain(value: str) -> str:
    """A text as XML: no longer than a cell takes, without control characters."""
    if len(value) > LONGEST // 2:
        cut = value.encode("utf-16-le", "replace")[: 2 * LONGEST]
        value = cut.decode("utf-16-le", "ignore")
    return _SPECIAL.sub(lambda found: _ESCAPED.get(found[0], ""), value)


def _integer(value: Cell, start: str) -> str:
    return number(value, start, STYLES[Kind.INTEGER])


def _money(value: Cell, start: str) -> str:
    return number(value, start, STYLES[Kind.MONEY])


def _percent(value: Cell, start: str) -> str:
    return number(cast("Decimal", value) / 100, start, STYLES[Kind.PERCENT])


def _day(value: Cell, start: str) -> str:
    day = cast("date", value)
    days = day.toordinal() - _START
    if days < _FIRST_RIGHT:
        return text(day.isoformat(), start)
    return number(days, start, STYLES[Kind.DATE])


def _moment(value: Cell, start: str) -> str:
    at = cast("datetime", value)
    days = at.toordinal() - _START
    if days < _FIRST_RIGHT:
        return text(f"{at:%Y-%m-%d %H:%M:%S}", start)
    part = (at.hour * 3600 + at.minute * 60 + at.second) / _DAY_SECONDS
    return f'{start}" s="{STYLES[Kind.MOMENT]}"><v>{days + part:.10f}</v></c>'


_MAKERS: dict[Kind, CellMaker] = {
    Kind.TEXT: text,
    Kind.INTEGER: _integer,
    Kind.MONEY: _money,
    Kind.DATE: _day,
    Kind.MOMENT: _moment,
    Kind.PERCENT: _percent,
}
