"""The buttons of /logs."""

from enum import StrEnum

from bot.callbacks import OwnedButton


class LogDo(StrEnum):
    """What a button of the logs does."""

    OPEN = "o"
    TURN = "t"
    RENEW = "r"
    LEVEL = "l"
    PERIOD = "p"
    JOBS = "j"
    JOB = "b"
    MORE = "m"
    MODULE = "u"
    STATUS = "e"
    USER = "w"
    EXACT = "x"
    REGEX = "g"
    FILE = "f"
    SUMMARY = "s"
    ANALYSIS = "a"


class LogButton(OwnedButton, prefix="k"):
    """A button of the logs: ``view`` names the choice that the page shows.

    ``value`` is the level, period, state, kind of file, or code of a job or module that is chosen,
    and empty for any; to open the logs it is a job's name or a run's number, and there is no view.
    """

    act: LogDo
    view: str = ""
    value: str = ""
    page: int = 0
