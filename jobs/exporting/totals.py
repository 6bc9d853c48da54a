"""Sums of the columns that have one."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from formatters.files.tables import Column, Row


class Totals:
    """Adds up; what is unknown is left out. ``sums`` by the column's place."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self.sums = {i: Decimal(0) for i, column in enumerate(columns) if column.total}

    def add(self, rows: Sequence[Row]) -> None:
        """Count these rows in."""
        for place in self.sums:
            self.sums[place] += sum(_known(rows, place), Decimal(0))


def _known(rows: Iterable[Row], place: int) -> Iterable[Decimal]:
    for row in rows:
        match row[place]:
            case Decimal() as value if value.is_finite():
                yield value
            case int() as count:
                yield Decimal(count)
