"""What is to be written, and what was."""

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from formatters.files.tables import Facts, Format, Table

#: Telegram takes 50 MB from a bot, the rest of the message included.
MOST_BYTES = 49_000_000
#: Rows of a sheet at most, without its head and totals.
MOST_SHEET_ROWS = 1_048_574


@dataclass(frozen=True, slots=True)
class Order:
    """A table's files: in which folder and form, and how large a file and a sheet may become."""

    folder: Path
    table: Table
    facts: Facts
    form: Format
    most_bytes: int = MOST_BYTES
    most_sheet_rows: int = MOST_SHEET_ROWS

    def path(self, part: int) -> Path:
        """Where a part is written; its name is not the one that people see."""
        return self.folder / f"{part}.{self.form}"


class Written(NamedTuple):
    """A file: where it is, the name that people save it by, its bytes, and its rows."""

    path: Path
    name: str
    bytes: int
    rows: int
    sha256: str
