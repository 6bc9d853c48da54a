"""Tables that become files: what their columns hold, in a person's words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

#: A sheet's name: so long at most, without these.
_LONGEST_NAME = 31
_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))

#: Money and percent are Decimal (12.5 is 12.5 %), moments are in the zone in which they are shown.
Cell = str | int | Decimal | date | datetime | None
Row = tuple[Cell, ...]


class Format(StrEnum):
    """Forms of a file; the value is the ending of its name."""

    XLSX = "xlsx"
    CSV = "csv"


class Kind(StrEnum):
    """What the cells of a column are; numbers that people copy, such as a meter's, are texts."""

    TEXT = "text"
    INTEGER = "integer"
    MONEY = "money"
    DATE = "date"
    MOMENT = "moment"
    PERCENT = "percent"


@dataclass(frozen=True, slots=True)
class Column:
    """A column; ``width`` in characters, ``total``: its numbers are summed up."""

    title: str
    kind: Kind = Kind.TEXT
    width: int = 14
    total: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table without its rows; ``name`` is the file's without its ending."""

    name: str
    title: str
    columns: Sequence[Column]
    total: str


@dataclass(frozen=True, slots=True)
class Facts:
    """The sheet that says what a file is: its title, lines, and what its own counts are called."""

    title: str
    lines: Sequence[tuple[str, str]]
    rows: str
    part: str


def sheet_name(title: str, taken: int) -> str:
    """The name of a title's sheet; the second and later ones are counted."""
    more = f" ({taken + 1})" if taken else ""
    return title.translate(_NOT_IN_NAMES)[: _LONGEST_NAME - len(more)].strip() + more
