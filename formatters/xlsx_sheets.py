"""Sheets of a spreadsheet around their rows: the head, totals, the filter; and a sheet of facts."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from formatters.tables import Column, Kind
from formatters.xlsx_cells import (
    FACTS,
    HEAD,
    HEAD_OF_FIGURES,
    NAME_OF_FACT,
    TOTALS,
    letters,
    number,
    text,
)
from formatters.xlsx_parts import MAIN, XML

#: Points: two lines of a column's name.
_HEAD_HEIGHT = 33


def sheet_head(columns: Sequence[Column]) -> str:
    """A sheet up to its first row: widths, and a head that stays in sight."""
    pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    cells = [text(one.title, f'<c r="{letters(i)}1', _head(one)) for i, one in enumerate(columns)]
    return (
        f'{XML}<worksheet xmlns="{MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<sheetViews><sheetView workbookViewId="0">{pane}</sheetView></sheetViews>'
        '<sheetFormatPr defaultRowHeight="15"/>'
        f"{_widths([column.width for column in columns])}"
        f'<sheetData><row r="1" ht="{_HEAD_HEIGHT}" customHeight="1">{"".join(cells)}</row>'
    )


def sheet_tail(columns: Sequence[Column], last: int) -> str:
    """A sheet behind its rows, ``last`` the number of the last one: the filter, the page."""
    end = letters(len(columns) - 1)
    return (
        f'</sheetData><autoFilter ref="A1:{end}{last}"/>'
        '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
        "<headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter>"
        f"{_digits_as_text(columns, last)}</worksheet>"
    )


def totals_row(
    columns: Sequence[Column], word: str, totals: Mapping[int, Decimal], last: int
) -> str:
    """Under the rows 2 to ``last``: formulas that follow the filter, with what they give now."""
    cells = [_total(i, column, totals.get(i), last) for i, column in enumerate(columns)]
    if 0 not in totals:
        cells[0] = text(word, f'<c r="A{last + 1}', TOTALS[Kind.TEXT])
    return f'<row r="{last + 1}">{"".join(cells)}</row>'


def facts_sheet(lines: Iterable[tuple[str, str | int | Decimal]]) -> str:
    """A sheet of names and what is to be said of them; money is Decimal."""
    rows = "".join(_fact(i, *line) for i, line in enumerate(lines, 1))
    return (
        f'{XML}<worksheet xmlns="{MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f"{_widths([32, 70])}<sheetData>{rows}</sheetData>"
        '<pageSetup paperSize="9" fitToHeight="0"/></worksheet>'
    )


def _head(column: Column) -> int:
    figures = column.kind in {Kind.INTEGER, Kind.MONEY, Kind.PERCENT}
    return HEAD_OF_FIGURES if figures else HEAD


def _total(place: int, column: Column, value: Decimal | None, last: int) -> str:
    letter = letters(place)
    start = f'<c r="{letter}{last + 1}'
    if value is None:
        return f'{start}" s="{TOTALS[Kind.TEXT]}"/>'
    formula = f"SUBTOTAL(9,{letter}2:{letter}{last})"
    return f'{start}" s="{TOTALS[column.kind]}"><f>{formula}</f><v>{value:f}</v></c>'


def _widths(widths: Iterable[int]) -> str:
    lines = (
        f'<col min="{i}" max="{i}" width="{width}" customWidth="1"/>'
        for i, width in enumerate(widths, 1)
    )
    return f"<cols>{''.join(lines)}</cols>"


def _digits_as_text(columns: Sequence[Column], last: int) -> str:
    """Spreadsheets shall not warn that a customer number is no number."""
    named = [letters(i) for i, column in enumerate(columns) if column.kind is Kind.TEXT]
    if not named:
        return ""
    where = " ".join(f"{letter}2:{letter}{max(last, 2)}" for letter in named)
    error = f'<ignoredError sqref="{where}" numberStoredAsText="1"/>'
    return f"<ignoredErrors>{error}</ignoredErrors>"


def _fact(at: int, name: str, value: str | int | Decimal) -> str:
    said_of, start = text(name, f'<c r="A{at}', NAME_OF_FACT), f'<c r="B{at}'
    match value:
        case str():
            said = text(value, start, FACTS[Kind.TEXT])
        case int():
            said = number(value, start, FACTS[Kind.INTEGER])
        case Decimal():
            said = number(value, start, FACTS[Kind.MONEY])
    return f'<row r="{at}">{said_of}{said}</row>'
