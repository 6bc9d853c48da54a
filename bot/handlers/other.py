"""Whatever else people send."""

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.types import CallbackQuery, Message

from bot.access import acts
from bot.presses import InvalidButton
from bot.screen import Screen
from domain.billing.numbers import has_digit
from domain.people.roles import Act
from formatters.words import Words


async def malformed(_: Message, screen: Screen, words: Words) -> None:
    """A number was meant, but it is none."""
    await screen.show(words("malformed-number"))


async def greeting(_: Message, screen: Screen, words: Words) -> None:
    """Anything else gets a friendly word."""
    await screen.show(words("greeting"))


async def unknown_button(_: CallbackQuery) -> None:
    """A button that this bot never made."""
    raise InvalidButton


def setup(router: Router) -> None:
    """Register what is left over; in groups the bot does not join the talk."""
    private = F.chat.type == ChatType.PRIVATE
    router.message.register(malformed, private, F.text.func(has_digit), flags=acts(Act.HELP))
    router.message.register(greeting, private, flags=acts(Act.HELP))
    router.callback_query.register(unknown_button, flags=acts(Act.HELP))
