"""The card of a request for access: an administrator decides."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.access import acts
from bot.callbacks import RequestButton, RequestDo
from bot.requests import Requests
from bot.screen import Screen
from domain.audit import Actor
from domain.roles import Act
from queries.access_cards import Card


async def decided(
    press: CallbackQuery,
    callback_data: RequestButton,
    actor: Actor,
    screen: Screen,
    requests: Requests,
) -> None:
    """Decide; whoever was faster has decided, and the card shows it."""
    assert press.bot is not None, "aiogram gives every update its bot"
    card = _card(press, callback_data)
    await requests.decide(press.bot, actor, callback_data, card)
    async with screen.acknowledged():
        await requests.redraw(press.bot, card)
        await requests.catch_up(press.bot)


def setup(router: Router) -> None:
    """Register the buttons of the card."""
    admin = acts(Act.ADMINISTER)
    router.callback_query.register(
        decided, RequestButton.filter(F.act != RequestDo.LIMIT), flags=admin
    )


def _card(press: CallbackQuery, button: RequestButton) -> Card:
    assert press.message is not None, "who presses without a message does not arrive"
    return Card(button.request, press.message.chat.id, press.message.message_id)
