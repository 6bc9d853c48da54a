"""The buttons of /subscribe."""

from enum import StrEnum

from bot.callbacks import OwnedButton


class SubscribeDo(StrEnum):
    """What a button of /subscribe does."""

    LIST = "l"
    NEW = "n"
    KIND = "k"
    LEAST = "s"
    SUMMARY = "m"
    SAVE = "v"
    TOPICS = "t"
    TICK = "x"
    LEASTS = "g"
    QUIETS = "q"
    HOURS = "h"
    DIGEST = "d"
    ON_CALL = "o"
    LANGUAGE = "e"
    CHANGE = "c"
    END = "z"


class SubscribeButton(OwnedButton, prefix="u"):
    """A button of /subscribe: ``at`` is what was chosen,
    ``subscription`` and ``version`` which one it changes or ends."""

    act: SubscribeDo
    at: str = ""
    subscription: int = 0
    version: int = 0
