"""The buttons of /nocs."""

from enum import StrEnum

from bot.callbacks import OwnedButton
from domain.caches.nocs import Side
from domain.caches.nocs_pages import Order


class NocsDo(StrEnum):
    """What a button of all areas does."""

    SHOW = "s"
    PICTURE = "p"
    REFRESH = "r"
    XLSX = "x"
    CSV = "c"


class NocsButton(OwnedButton, prefix="v"):
    """A button of the page of all areas."""

    act: NocsDo = NocsDo.SHOW
    order: Order = Order.NAME
    page: int = 0


class PayoffDo(StrEnum):
    """What a button of an area does."""

    SHOW = "s"
    ASK = "k"
    REFRESH = "r"
    XLSX = "x"
    CSV = "c"


class PayoffButton(OwnedButton, prefix="w"):
    """A button of an area, which ``area`` is the key of; ``sought`` names the text looked for."""

    act: PayoffDo = PayoffDo.SHOW
    area: str
    side: Side = Side.ALL
    sought: str = ""
    page: int = 0
