"""A spreadsheet file that grows by rows while the memory for it does not."""

from collections.abc import Iterator, Sequence

from xlsxwriter import Workbook

from formatters.files.tables import Cell, Kind, Row, sheet_name
from jobs.exporting.order import Order
from jobs.exporting.totals import Totals
from jobs.exporting.xlsx_cells import Looks, write_cell, written_size

#: What the file holds beside its cells.
_AROUND = 20_000
_HEAD_HEIGHT = 33
_MARGINS = {"left": 0.4, "right": 0.4, "top": 0.5, "bottom": 0.5}
_A4 = 9


class XlsxBook:
    """A part of an export; where a sheet is full, another follows."""

    def __init__(self, order: Order, part: int) -> None:
        self._order, self._table, self._part = order, order.table, part
        self._book = Workbook(
            order.path(part), {"constant_memory": True, "tmpdir": str(order.folder)}
        )
        self._book.use_zip64()
        self._looks = Looks(self._book)
        self._kinds = [(one.kind, self._looks.cell(one.kind)) for one in order.table.columns]
        self._totals = Totals(order.table.columns)
        self._size = _AROUND
        self._sheets = 0
        self._begin_sheet()
        self.rows = 0

    def add(self, rows: Sequence[Row]) -> bool:
        """Write rows; none of them, and False, where the file would become too large.

        How large it is can be told only at its end; until then the cells' own texts stand for it.
        """
        size = sum(map(written_size, rows))
        if self.rows and self._size + size > self._order.most_bytes:
            return False
        if len(rows) > self._order.most_sheet_rows - self._sheet_rows:
            self._end_sheet()
            self._begin_sheet()
        for row in rows:
            self._sheet_rows += 1
            self._write(self._sheet_rows, row)
        self._size += size
        self._sheet_totals.add(rows)
        self._totals.add(rows)
        self.rows += len(rows)
        return True

    def close(self, *, alone: bool) -> None:
        """Bring the file to its end; ``alone``: it is the only part."""
        self._end_sheet()
        sheet = self._book.add_worksheet(sheet_name(self._order.facts.title, 0))
        sheet.set_column(0, 0, 32)
        sheet.set_column(1, 1, 70)
        sheet.set_paper(_A4)
        for at, (name, value) in enumerate(self._facts(alone=alone)):
            write_cell(sheet, (at, 0), name, self._looks.name_of_fact)
            write_cell(sheet, (at, 1), value, self._looks.fact(value))
        self._book.close()

    def _begin_sheet(self) -> None:
        columns = self._table.columns
        sheet = self._book.add_worksheet(sheet_name(self._table.title, self._sheets))
        self._sheet, self._sheets, self._sheet_rows = sheet, self._sheets + 1, 0
        self._sheet_totals = Totals(columns)
        sheet.freeze_panes(1, 0)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(**_MARGINS)
        sheet.repeat_rows(0)
        sheet.set_footer("&C&P / &N")
        sheet.set_row(0, _HEAD_HEIGHT)
        for place, column in enumerate(columns):
            # XlsxWriter adds the grid's width, as spreadsheets do when they read it.
            sheet.set_column(place, place, column.width)
            write_cell(sheet, (0, place), column.title, self._looks.head(column.kind))

    def _write(self, at: int, row: Row) -> None:
        for place, ((kind, look), value) in enumerate(zip(self._kinds, row, strict=True)):
            write_cell(self._sheet, (at, place), value, look, kind)

    def _end_sheet(self) -> None:
        columns, last = self._table.columns, self._sheet_rows
        self._sheet.autofilter(0, 0, last, len(columns) - 1)
        texts = [i for i, column in enumerate(columns) if column.kind is Kind.TEXT]
        if texts:
            cells = " ".join(f"{_letter(i)}2:{_letter(i)}{max(last + 1, 2)}" for i in texts)
            self._sheet.ignore_errors({"number_stored_as_text": cells})
        if last and self._sheet_totals.sums:
            self._write_totals(last)

    def _write_totals(self, last: int) -> None:
        sums = self._sheet_totals.sums
        for place, column in enumerate(self._table.columns):
            look, at = self._looks.total(column.kind), last + 1
            if place in sums:
                cells = f"{_letter(place)}2:{_letter(place)}{last + 1}"
                formula, value = f"=SUBTOTAL(9,{cells})", float(sums[place])
                self._sheet.write_formula(at, place, formula, look, value)
            elif place == 0:
                write_cell(self._sheet, (at, 0), self._table.total, look)
            else:
                self._sheet.write_blank(at, place, None, look)

    def _facts(self, *, alone: bool) -> Iterator[tuple[str, Cell]]:
        facts, columns = self._order.facts, self._table.columns
        yield from facts.lines
        if not alone:
            yield facts.part, self._part
        yield facts.rows, self.rows
        for place, value in self._totals.sums.items():
            money = columns[place].kind is Kind.MONEY
            name = f"{self._table.total}: {columns[place].title}"
            yield name, value if money else int(value)


def _letter(column: int) -> str:
    """The name of a column that is counted from 0."""
    return chr(ord("A") + column) if column < 26 else f"A{chr(ord('A') + column - 26)}"
