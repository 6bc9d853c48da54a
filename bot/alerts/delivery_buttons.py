"""The buttons of /deliveries, and its keyboards."""

from collections.abc import Sequence
from enum import StrEnum

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.callbacks import OwnedButton
from bot.keyboards import Keyboards
from domain.text import shorten
from queries.alerts.delivery_book import GIVEN_UP, Delivery

_LONGEST = 56


class DeliveryDo(StrEnum):
    """What a button of /deliveries does."""

    LIST = "l"
    ALERT = "a"
    MESSAGE = "m"
    AGAIN = "s"
    GIVE_UP = "g"


class Which(StrEnum):
    """Which alerts are listed, by what became of their messages."""

    ALL = "a"
    DEAD = "d"
    UNKNOWN = "u"
    WAITING = "w"


class DeliveryButton(OwnedButton, prefix="q"):
    """A button of /deliveries; ``of`` is the alert or the message that it is about."""

    act: DeliveryDo = DeliveryDo.LIST
    which: Which = Which.ALL
    of: int = 0
    page: int = 0


def listed(
    keyboards: Keyboards, rows: Sequence[tuple[int, str]], which: Which, page: int, *, more: bool
) -> InlineKeyboardMarkup:
    """A button an alert, the turns, and the choice which are listed."""
    alerts = [
        [_to(keyboards, shorten(caption, _LONGEST), DeliveryDo.ALERT, which, alert_id)]
        for alert_id, caption in rows
    ]
    turns = _turns(keyboards, DeliveryButton(which=which, page=page), more=more)
    choice = [_to(keyboards, _chosen(keyboards, one, which), DeliveryDo.LIST, one) for one in Which]
    shown = [*alerts, *([turns] if turns else []), choice[:2], choice[2:]]
    return InlineKeyboardMarkup(inline_keyboard=shown)


def of_alert(
    keyboards: Keyboards, rows: Sequence[tuple[int, str]], alert_id: int, page: int, *, more: bool
) -> InlineKeyboardMarkup:
    """A button a message that somebody may decide about, and the turns."""
    messages = [
        [_to(keyboards, shorten(caption, _LONGEST), DeliveryDo.MESSAGE, Which.ALL, number)]
        for number, caption in rows
    ]
    here = DeliveryButton(act=DeliveryDo.ALERT, of=alert_id, page=page)
    turns = _turns(keyboards, here, more=more)
    back = [_to(keyboards, keyboards.words("deliveries-back"), DeliveryDo.LIST)]
    shown = [*messages, *([turns] if turns else []), back]
    return InlineKeyboardMarkup(inline_keyboard=shown)


def message(keyboards: Keyboards, row: Delivery) -> InlineKeyboardMarkup:
    """What can be decided about a message, and the way back."""
    words = keyboards.words
    acts = []
    if row.state in {"dead", "unknown"}:
        acts.append((words("delivery-again"), DeliveryDo.AGAIN))
    if row.state in {"waiting", "unknown", "dead"} and row.why != GIVEN_UP:
        acts.append((words("delivery-give-up"), DeliveryDo.GIVE_UP))
    rows = [[_to(keyboards, caption, act, of=row.delivery_id)] for caption, act in acts]
    back = _to(keyboards, words("delivery-back"), DeliveryDo.ALERT, of=row.alert_id)
    return InlineKeyboardMarkup(inline_keyboard=[*rows, [back]])


def _turns(keyboards: Keyboards, here: DeliveryButton, *, more: bool) -> list[InlineKeyboardButton]:
    words = keyboards.words
    turns = []
    if here.page:
        turns.append((words("deliveries-newer"), here.page - 1))
    if more:
        turns.append((words("deliveries-older"), here.page + 1))
    return [
        keyboards.button(caption, here.model_copy(update={"page": page})) for caption, page in turns
    ]


def _chosen(keyboards: Keyboards, one: Which, which: Which) -> str:
    word = keyboards.words(f"deliveries-{one.name.lower()}")
    return f"• {word} •" if one is which else word


def _to(
    keyboards: Keyboards, caption: str, act: DeliveryDo, which: Which = Which.ALL, of: int = 0
) -> InlineKeyboardButton:
    return keyboards.button(caption, DeliveryButton(act=act, which=which, of=of))
