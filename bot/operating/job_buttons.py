"""The buttons of jobs and runs."""

from enum import StrEnum

from bot.callbacks import OwnedButton


class JobDo(StrEnum):
    """What a button of a job does."""

    LIST = "l"
    SHOW = "o"
    RUN = "r"
    SURE = "s"
    WITH = "w"
    PAUSE = "p"
    RESUME = "u"
    HISTORY = "h"


class JobButton(OwnedButton, prefix="b"):
    """A button of a job, which ``job`` is the code of; in a list it is a module's.

    ``version`` is the state of the job that was seen, ``token`` names the request for a run.
    """

    act: JobDo
    job: str = ""
    version: int = 0
    token: str = ""
    page: int = 0


class RunDo(StrEnum):
    """What a button of a run does."""

    SHOW = "o"
    CANCEL = "c"
    APPROVE = "a"
    REFUSE = "r"
    PUBLISH = "p"
    KEEP = "k"


class RunButton(OwnedButton, prefix="e"):
    """A button of a run; ``seen`` stands for what somebody decides about."""

    act: RunDo
    run: int
    seen: str = ""


class LimitDo(StrEnum):
    """What a button of a job's limits does."""

    SHOW = "o"
    ASK = "a"
    RESET = "r"


class LimitButton(OwnedButton, prefix="h"):
    """A button of the limits of a job, which ``job`` is the code of; ``at`` is a limit's place."""

    act: LimitDo
    job: str
    at: int = 0


class FormDo(StrEnum):
    """What a button of a form of parameters does."""

    SHOW = "o"
    SET = "s"
    ASK = "a"
    DEFAULTS = "d"
    START = "r"
    SURE = "y"
    NAME = "n"
    USE = "u"
    FORGET = "x"


class FormButton(OwnedButton, prefix="f"):
    """A button of a form, which ``form`` names.

    ``at`` is the place of the parameter among those of the job, or of the preset among those of the
    person; ``value`` is the choice's among its own.
    """

    act: FormDo
    form: str
    at: int = 0
    value: int = 0
