"""The card of a request for access: an administrator decides."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.access import acts
from bot.callbacks import AreaButton, AreaDo, RequestButton, RequestDo
from bot.keyboards import Keyboards
from bot.people.area_keyboards import checklist
from bot.people.requests import Requests
from bot.screen import Screen
from domain.auditing.audit import Actor
from domain.people.roles import Act
from formatters.people.requests import limiting as limiting_text
from queries.access.cards import Card


async def decided(
    press: CallbackQuery,
    callback_data: RequestButton,
    actor: Actor,
    screen: Screen,
    requests: Requests,
) -> None:
    """Decide; whoever was faster has decided, and the card shows it."""
    assert press.bot is not None, "aiogram gives every update its bot"
    card = _card(press, callback_data.request)
    await requests.decide(press.bot, actor, callback_data, card)
    async with screen.acknowledged():
        await requests.redraw(press.bot, card)
        await requests.catch_up(press.bot)


async def limited(
    press: CallbackQuery,
    callback_data: RequestButton | AreaButton,
    screen: Screen,
    keyboards: Keyboards,
    requests: Requests,
) -> None:
    """Choose the areas that a role will be limited to."""
    assert press.bot is not None, "aiogram gives every update its bot"
    card = _card(press, _request(callback_data))
    limiting = await requests.pick(press.bot, card, callback_data)
    async with screen.acknowledged():
        text = limiting_text(keyboards.words, limiting.request)
        await screen.show(text, checklist(keyboards, limiting.choice))


async def back(
    press: CallbackQuery, callback_data: AreaButton, screen: Screen, requests: Requests
) -> None:
    """The card again, with the areas that were chosen."""
    assert press.bot is not None, "aiogram gives every update its bot"
    async with screen.acknowledged():
        await requests.redraw(press.bot, _card(press, _request(callback_data)))


def setup(router: Router) -> None:
    """Register the buttons of the card."""
    admin = acts(Act.ADMINISTER)
    presses = router.callback_query
    presses.register(decided, RequestButton.filter(F.act != RequestDo.LIMIT), flags=admin)
    presses.register(limited, RequestButton.filter(F.act == RequestDo.LIMIT), flags=admin)
    of_request = F.about.startswith("r")
    presses.register(back, AreaButton.filter(of_request & (F.act == AreaDo.DONE)), flags=admin)
    presses.register(limited, AreaButton.filter(of_request), flags=admin)


def _request(button: RequestButton | AreaButton) -> int:
    return button.request if isinstance(button, RequestButton) else int(button.about[1:])


def _card(press: CallbackQuery, request_id: int) -> Card:
    assert press.message is not None, "who presses without a message does not arrive"
    return Card(request_id, press.message.chat.id, press.message.message_id)
