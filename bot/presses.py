"""What stands between a press and its handler: the seal, the owner, and the customer."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import TelegramObject

from bot.callbacks import OwnedButton, Seal, View
from bot.lookup.desk import NotFound, Visit
from bot.lookup.sessions import Who
from bot.screen import Screen
from domain.billing.customers import LookUp
from formatters.html import shown
from formatters.lookup import customer
from formatters.words import Words

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


class InvalidButton(Exception):
    """Nobody was given this button: it is forged, or from another chat."""


class ForeignButton(Exception):
    """The button was made for another person."""


class Guard(BaseMiddleware):
    """Lets a press through when the button is genuine and is for who presses it."""

    def __init__(self, seal: Seal) -> None:
        self._seal = seal

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Raises InvalidButton or ForeignButton."""
        button: OwnedButton = data["callback_data"]
        who: Who = data["who"]
        if not self._seal.fits(button, who.chat):
            raise InvalidButton
        if not button.shared and button.owner != who.person:
            raise ForeignButton
        return await handler(event, data)


class Recall(BaseMiddleware):
    """Adds ``look``: a button's customer from the session, read again when that has ended."""

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Raises TooFast, NotFound, Stopped or SourceError."""
        visit: Visit = data["visit"]
        screen: Screen = data["screen"]
        number: str = data["callback_data"].number
        view: View = data["callback_data"].view
        page = view.name.lower()
        look = await visit.recall(number, page)
        if look and _lacks(look, view):
            look = None  # it could not be read then; perhaps now
        if look is None:
            visit.admit()
        async with screen.acknowledged():
            words: Words = data["words"]
            data["look"] = look or await _read_again(words, visit, screen, (number, page))
            return await handler(event, data)


def _lacks(look: LookUp, view: View) -> bool:
    """Whether the part that a page shows is missing from a look-up."""
    bills = look.months is None and view in {View.BILLING, View.CHART, View.STATEMENT}
    return bills or (look.recharges is None and view in {View.RECHARGES, View.STATEMENT})


async def _read_again(words: Words, visit: Visit, screen: Screen, asked: tuple[str, str]) -> LookUp:
    number, page = asked
    reading = words("reading-again", number=shown(number))
    found = await screen.while_showing(reading, visit.search(number, page))
    if not isinstance(found, LookUp):
        raise NotFound(number)
    screen.note = customer.refreshed(words, found.customer.read_at)
    return found
