"""/deliveries: what became of each message, and what to do about those that were lost."""

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.access import acts
from bot.alerts import delivery_buttons
from bot.alerts.delivery_buttons import DeliveryButton, DeliveryDo, Which
from bot.alerts.delivery_pages import Deliveries
from bot.keyboards import Keyboards
from bot.screen import Screen
from domain.auditing.audit import Actor
from domain.people.roles import Act
from formatters.alerts import deliveries as texts
from formatters.alerts.alerts import title
from formatters.alerts.subscriptions import caption
from queries.alerts.delivery_book import give_up_delivery, send_again


async def opened(_: Message, deliveries: Deliveries, screen: Screen, keyboards: Keyboards) -> None:
    """The newest alerts."""
    await _list(screen, keyboards, deliveries, DeliveryButton())


async def listed(
    _: CallbackQuery,
    callback_data: DeliveryButton,
    deliveries: Deliveries,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """Others."""
    async with screen.acknowledged():
        await _list(screen, keyboards, deliveries, callback_data)


async def alert_shown(
    _: CallbackQuery,
    callback_data: DeliveryButton,
    deliveries: Deliveries,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """What each target got of an alert."""
    found = await deliveries.of_alert(callback_data.of, callback_data.page)
    words = keyboards.words
    async with screen.acknowledged():
        heading = title(words, found.alert, deliveries.zone)
        sent = [one for _number, one in found.messages]
        text = texts.of_alert(words, heading, sent, deliveries.zone)
        rows = [
            (number, caption(one.target))
            for number, one in found.messages
            if one.target and one.state != "dropped"
        ]
        await screen.show(
            text,
            delivery_buttons.of_alert(
                keyboards, rows, callback_data.of, callback_data.page, more=found.more
            ),
        )


async def message_shown(
    _: CallbackQuery,
    callback_data: DeliveryButton,
    deliveries: Deliveries,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """One message with its attempts."""
    async with screen.acknowledged():
        await _message(screen, keyboards, deliveries, callback_data.of)


async def decided(
    _: CallbackQuery,
    callback_data: DeliveryButton,
    deliveries: Deliveries,
    actor: Actor,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """Send it once more, or give it up; the page shows what it is now."""
    again = callback_data.act is DeliveryDo.AGAIN
    decide = send_again if again else give_up_delivery
    done = await decide(deliveries.postgres, callback_data.of, actor)
    words = keyboards.words
    key = ("delivery-sent-again" if again else "delivery-given-up") if done else "delivery-moved-on"
    async with screen.acknowledged():
        screen.note = words(key)
        await _message(screen, keyboards, deliveries, callback_data.of)


async def _list(
    screen: Screen, keyboards: Keyboards, deliveries: Deliveries, button: DeliveryButton
) -> None:
    found, more = await deliveries.alerts(button.which, button.page)
    words = keyboards.words
    rows = [
        (one.alert.alert_id, texts.alert_line(words, one.alert, one.states, deliveries.zone))
        for one in found
    ]
    text = words("deliveries-title") if rows else words(_none(button.which))
    buttons = delivery_buttons.listed(keyboards, rows, button.which, button.page, more=more)
    await screen.show(text, buttons)


def _none(which: Which) -> str:
    return "deliveries-none" if which is Which.ALL else "deliveries-none-such"


async def _message(
    screen: Screen, keyboards: Keyboards, deliveries: Deliveries, delivery_id: int
) -> None:
    row, sent, tried = await deliveries.message(delivery_id)
    text = texts.page(keyboards.words, sent, tried, deliveries.zone)
    buttons = delivery_buttons.message(keyboards, row)
    await screen.show(text, buttons)


async def in_group(_: Message, screen: Screen, keyboards: Keyboards) -> None:
    """Who is told of what is for administrators' eyes only."""
    await screen.show(keyboards.words("people-private"))


def setup(router: Router) -> None:
    """Register the command and its buttons."""
    admin = acts(Act.ADMINISTER)
    private = F.chat.type == ChatType.PRIVATE
    router.message.register(opened, Command("deliveries"), private, flags=admin)
    router.message.register(in_group, Command("deliveries"), flags=admin)
    for handler, do in (
        (listed, (DeliveryDo.LIST,)),
        (alert_shown, (DeliveryDo.ALERT,)),
        (message_shown, (DeliveryDo.MESSAGE,)),
        (decided, (DeliveryDo.AGAIN, DeliveryDo.GIVE_UP)),
    ):
        router.callback_query.register(handler, DeliveryButton.filter(F.act.in_(do)), flags=admin)
