"""The buttons of /batches."""

import re
from enum import StrEnum
from typing import ClassVar

from bot.callbacks import OwnedButton
from domain.batches.checks import RunKey
from domain.batches.what_if import Bound

#: A run's name that leaves room for the rest of a button.
_FITS = re.compile(r"[A-Za-z0-9_.-]{1,12}/\d{1,12}/\d{1,3}")
_LONGEST = 24


class BatchDo(StrEnum):
    """What a button of the batches does."""

    LIST = "l"
    DAY = "d"
    GANTT = "g"
    FIGURES = "f"
    RUN = "r"
    OPEN = "o"
    HISTORY = "h"
    RULE = "w"
    MUTE = "m"
    UNMUTE = "u"


class BatchButton(OwnedButton, prefix="B"):
    """A button of the batches; ``run`` is the run's name, ``day`` a date as YYYYMMDD.

    Those below alerts are made for whoever may press them.
    """

    shared: ClassVar[bool] = True

    act: BatchDo = BatchDo.LIST
    run: str = ""
    day: str = ""
    page: int = 0


class LimitDo(StrEnum):
    """What a button of a batch's limits does."""

    BEGIN = "b"
    STEP = "s"
    TYPE = "t"
    RESET = "r"
    TRY = "y"
    SHOW = "h"
    SAVE = "v"


class LimitButton(OwnedButton, prefix="M"):
    """A button of a batch's limits: ``bound`` the place of one in Bound, ``steps`` how far."""

    act: LimitDo
    run: str
    bound: int = 0
    steps: int = 0

    @property
    def meant(self) -> Bound:
        """The limit that it changes."""
        return list(Bound)[self.bound % len(Bound)]


def fits(run: str) -> bool:
    """Whether a run can be named on a button."""
    return len(run) <= _LONGEST and _FITS.fullmatch(run) is not None


def run_key(run: str) -> RunKey | None:
    """The run of that name; None when it is none."""
    if not fits(run):
        return None
    code, number, rerun = run.split("/")
    return RunKey(code, int(number), int(rerun))
