"""The buttons of alerts: below each copy, whoever has the right may press them, and of /alerts."""

from enum import StrEnum
from typing import ClassVar

from bot.callbacks import OwnedButton
from domain.alerts.silences import Length
from domain.languages import Language


class AlertDo(StrEnum):
    """What a button of an alert does."""

    LIST = "l"
    SHOW = "s"
    TAKE = "a"
    DETAILS = "d"
    SILENCE = "h"
    REASON = "r"
    HUSH = "n"


class Place(StrEnum):
    """Where an alert is shown: on a copy, as one of several on a copy, or in /alerts."""

    COPY = "c"
    ONE = "o"
    DESK = "d"


class AlertButton(OwnedButton, prefix="z"):
    """A button of an alert; ``language`` is what the message is written in, whoever presses.

    ``reason`` is the place of a silence's reason among those that are offered.
    """

    shared: ClassVar[bool] = True

    act: AlertDo
    alert: int = 0
    language: Language
    place: Place = Place.COPY
    length: Length = Length.HOUR
    reason: int = 0
    page: int = 0


class SilenceDo(StrEnum):
    """What a button of the silences does."""

    LIST = "l"
    END = "e"
    PLAN = "p"


class SilenceButton(OwnedButton, prefix="i"):
    """A button of the silences."""

    act: SilenceDo
    silence: int = 0
    page: int = 0
