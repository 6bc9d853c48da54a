"""The buttons of /billstop."""

from datetime import date
from enum import StrEnum

from bot.callbacks import OwnedButton
from formatters.files.tables import Format


class BillStopDo(StrEnum):
    """What a button of the bill stop does."""

    SHOW = "s"
    CRP = "p"
    ASK = "k"
    REFRESH = "r"
    HISTORY = "h"
    FILES = "f"


class BillStopButton(OwnedButton, prefix="s"):
    """A button of the bill stop; ``crp`` is the key of a CRP."""

    act: BillStopDo = BillStopDo.SHOW
    crp: str = ""
    page: int = 0


class Rows(StrEnum):
    """What a file has a row for each of."""

    CRPS = "p"
    CPCS = "c"


class FileButton(OwnedButton, prefix="x"):
    """All rows as a file."""

    rows: Rows
    form: Format


class DatesButton(OwnedButton, prefix="t"):
    """Compares two batch dates, as ordinals; 0 is still to be chosen."""

    first: int = 0
    second: int = 0
    page: int = 0

    @property
    def chosen(self) -> list[date]:
        """The dates that are chosen, in order."""
        found = {self.first, self.second}
        return sorted(date.fromordinal(one) for one in found if 0 < one <= date.max.toordinal())
