"""Asking for access."""

from aiogram import Bot, Router
from aiogram.types import CallbackQuery

from bot.access import acts
from bot.callbacks import JoinButton
from bot.keyboards import Keyboards
from bot.people.requests import Requests
from bot.screen import Screen
from domain.auditing.audit import Actor
from domain.people.roles import Act
from formatters.people.requests import asked


async def ask(
    _: CallbackQuery,
    actor: Actor,
    screen: Screen,
    keyboards: Keyboards,
    requests: Requests,
    bot: Bot,
) -> None:
    """Ask; the administrators get their cards."""
    asking = await requests.ask(actor)
    async with screen.acknowledged():
        await screen.show(asked(keyboards.words, asking, requests.zone))
        await requests.catch_up(bot)


def setup(router: Router) -> None:
    """Register the button."""
    router.callback_query.register(ask, JoinButton.filter(), flags=acts(Act.JOIN))
