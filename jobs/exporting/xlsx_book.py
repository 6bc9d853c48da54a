"""A spreadsheet file that grows by rows while the memory for it does not."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from zipfile import ZIP_DEFLATED, ZipFile

from formatters.tables import Kind, Row
from formatters.xlsx_cells import letters, row_maker
from formatters.xlsx_parts import (
    ROOT_XML,
    STYLES_XML,
    Filtered,
    content_types,
    sheet_name,
    workbook,
    workbook_relations,
)
from formatters.xlsx_sheets import facts_sheet, sheet_head, sheet_tail, totals_row
from jobs.exporting.order import Order
from jobs.exporting.totals import Totals

#: 4 costs a fifth more time than 1 and saves a tenth of the bytes; 6 costs a third more again.
_LEVEL = 4
#: What the compressor may hold back, and what comes behind the rows.
_HELD_BACK = 160_000
#: A sheet's XML: with 2 GB its place in the file would need a form that not everything reads.
_MOST_XML = 1_500_000_000


class XlsxBook:
    """A part of an export; where a sheet is full, another follows."""

    def __init__(self, order: Order, part: int) -> None:
        self._order, self._table, self._part = order, order.table, part
        self._file = order.path(part).open("wb")
        self._zip = ZipFile(self._file, "w", ZIP_DEFLATED, compresslevel=_LEVEL)
        self._row = row_maker(order.table.columns)
        self._totals = Totals(order.table.columns)
        self._full: list[Filtered] = []
        self._begin_sheet()
        self.rows = 0

    def add(self, rows: Sequence[Row]) -> bool:
        """Write rows; none of them, and False, where the file would become too large."""
        if len(rows) > self._order.most_sheet_rows - self._sheet_rows or self._xml > _MOST_XML:
            self._end_sheet()
            self._begin_sheet()
        numbered = enumerate(rows, self._sheet_rows + 2)
        made = "".join([self._row(row, number) for number, row in numbered]).encode()
        if self.rows and self._file.tell() + _HELD_BACK + len(made) > self._order.most_bytes:
            return False
        self._xml += self._sheet.write(made)
        self._sheet_rows += len(rows)
        self._sheet_totals.add(rows)
        self._totals.add(rows)
        self.rows += len(rows)
        return True

    def close(self, *, alone: bool) -> None:
        """Bring the file to its end; ``alone``: it is the only part."""
        self._end_sheet()
        sheets = len(self._full) + 1
        facts = self._order.facts
        parts = {
            f"xl/worksheets/sheet{sheets}.xml": facts_sheet(self._facts(alone=alone)),
            "xl/workbook.xml": workbook(self._full, sheet_name(facts.title, 0)),
            "xl/_rels/workbook.xml.rels": workbook_relations(sheets),
            "xl/styles.xml": STYLES_XML,
            "_rels/.rels": ROOT_XML,
            "[Content_Types].xml": content_types(sheets),
        }
        for name, content in parts.items():
            self._zip.writestr(name, content)
        self._zip.close()
        self._file.close()

    def _begin_sheet(self) -> None:
        path = f"xl/worksheets/sheet{len(self._full) + 1}.xml"
        self._sheet = self._zip.open(path, "w")
        self._xml = self._sheet.write(sheet_head(self._table.columns).encode())
        self._sheet_rows, self._sheet_totals = 0, Totals(self._table.columns)

    def _end_sheet(self) -> None:
        columns, last = self._table.columns, self._sheet_rows + 1
        if self._sheet_rows and self._sheet_totals.sums:
            row = totals_row(columns, self._table.total, self._sheet_totals.sums, last)
            self._sheet.write(row.encode())
        self._sheet.write(sheet_tail(columns, last).encode())
        self._sheet.close()
        name = sheet_name(self._table.title, len(self._full))
        self._full.append(Filtered(name, letters(len(columns) - 1), last))

    def _facts(self, *, alone: bool) -> Iterator[tuple[str, str | int | Decimal]]:
        facts, columns = self._order.facts, self._table.columns
        yield from facts.lines
        if not alone:
            yield facts.part, self._part
        yield facts.rows, self.rows
        for place, value in self._totals.sums.items():
            money = columns[place].kind is Kind.MONEY
            name = f"{self._table.total}: {columns[place].title}"
            yield name, value if money else int(value)
