"""A CSV file that grows by rows."""

from collections.abc import Sequence

from formatters.files.table_csv import head, line_maker
from formatters.files.tables import Row
from jobs.exporting.order import Order


class CsvLines:
    """A part of an export; each part has the columns' names."""

    def __init__(self, order: Order, part: int) -> None:
        self._most = order.most_bytes
        self._lines = line_maker(order.table.columns)
        self._file = order.path(part).open("wb")
        self._size = self._file.write(head(order.table.columns))
        self.rows = 0

    def add(self, rows: Sequence[Row]) -> bool:
        """Write rows; none of them, and False, where the file would become too large."""
        made = self._lines(rows)
        if self.rows and self._size + len(made) > self._most:
            return False
        self._size += self._file.write(made)
        self.rows += len(rows)
        return True

    def close(self, *, alone: bool) -> None:
        """Bring the file to its end; it is the same whether ``alone`` or not."""
        self._file.close()
