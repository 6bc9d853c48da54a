"""/alerts, and the buttons below every copy of an alert, in whatever chat it is."""

from collections.abc import Awaitable, Callable

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command, CommandObject, CommandStart
from aiogram.filters.callback_data import CallbackQueryFilter
from aiogram.types import CallbackQuery, Message

from bot.access import acts
from bot.alerts import keyboards as alert_keyboards
from bot.alerts.book import AlertBook, hand
from bot.alerts.buttons import AlertButton, AlertDo, Place
from bot.handlers import silences
from bot.keyboards import Keyboards
from bot.screen import Screen
from domain.people.people import Person
from domain.people.roles import Act
from formatters.alerts import alert_pages as texts
from formatters.alerts.alerts import Occasion
from formatters.words import WORDS, Words
from jobs.alerts.telegram_text import copy_text


async def opened(_: Message, alert_book: AlertBook, screen: Screen, keyboards: Keyboards) -> None:
    """What is the matter now."""
    await _list(alert_book, screen, keyboards, 0)


async def led_to(
    _: Message, command: CommandObject, alert_book: AlertBook, screen: Screen, keyboards: Keyboards
) -> None:
    """One alert, from a link elsewhere; raises UnknownAlert."""
    number = (command.args or "").rpartition("_")[2]
    made = _button(keyboards, int(number))
    await _draw(alert_book, screen, keyboards, made)


async def in_group(_: Message, words: Words, screen: Screen) -> None:
    """The list is for operators' eyes only; alerts themselves come where they are subscribed."""
    await screen.show(words("alerts-private"))


async def listed(
    _: CallbackQuery,
    callback_data: AlertButton,
    alert_book: AlertBook,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """The list as it is now."""
    async with screen.acknowledged():
        await _list(alert_book, screen, keyboards, callback_data.page)


async def shown(
    _: CallbackQuery,
    callback_data: AlertButton,
    alert_book: AlertBook,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """An alert, or all of a copy, as they are now."""
    async with screen.acknowledged():
        await _draw(alert_book, screen, keyboards, callback_data)


async def taken(
    _: CallbackQuery,
    callback_data: AlertButton,
    alert_book: AlertBook,
    screen: Screen,
    keyboards: Keyboards,
    person: Person,
) -> None:
    """Take it in hand; who has it already is told."""
    by = hand(person, keyboards.who)
    found = await alert_book.desk.acknowledge(callback_data.alert, *by)
    if not found.new:
        told = texts.taken_before(keyboards.words, found.alert, alert_book.zone)
        await screen.refuse(told)
    async with screen.acknowledged():
        await _draw(alert_book, screen, keyboards, callback_data)


async def asked_length(
    _: CallbackQuery,
    callback_data: AlertButton,
    alert_book: AlertBook,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """For how long shall nobody be told?"""
    alert, keys = await alert_book.alert(callback_data.alert), _of(keyboards, callback_data)
    async with screen.acknowledged():
        text = texts.silencing(keys.words, alert, alert_book.zone)
        await screen.show(text, alert_keyboards.lengths(keys, callback_data, alert))


async def asked_reason(
    _: CallbackQuery,
    callback_data: AlertButton,
    alert_book: AlertBook,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """Why?"""
    alert, keys = await alert_book.alert(callback_data.alert), _of(keyboards, callback_data)
    async with screen.acknowledged():
        text = texts.reasons(keys.words, alert, callback_data.length, alert_book.zone)
        await screen.show(text, alert_keyboards.reasons(keys, callback_data))


async def silenced(
    _: CallbackQuery,
    callback_data: AlertButton,
    alert_book: AlertBook,
    screen: Screen,
    keyboards: Keyboards,
    person: Person,
) -> None:
    """Nobody is told for a while."""
    alert, keys = await alert_book.alert(callback_data.alert), _of(keyboards, callback_data)
    reason = texts.reason(keys.words, callback_data.reason)
    by = hand(person, keyboards.who)
    silence = await alert_book.hush(alert, callback_data.length, reason, by)
    screen.note = texts.silenced(keys.words, silence, alert_book.zone)
    async with screen.acknowledged():
        await _draw(alert_book, screen, keyboards, callback_data)


async def detailed(
    _: CallbackQuery,
    callback_data: AlertButton,
    alert_book: AlertBook,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """What happened to an alert."""
    alert, keys = await alert_book.alert(callback_data.alert), _of(keyboards, callback_data)
    async with screen.acknowledged():
        entries = await alert_book.history(alert.alert_id)
        text = texts.history(keys.words, alert, entries, alert_book.zone)
        await screen.show(text, alert_keyboards.details(keys, callback_data))


async def _list(alert_book: AlertBook, screen: Screen, keyboards: Keyboards, page: int) -> None:
    found = await alert_book.listing(page)
    text = texts.listing(keyboards.words, found.alerts, found.total, alert_book.zone)
    await screen.show(text, alert_keyboards.listing(keyboards, found, alert_book.zone))


async def _draw(
    alert_book: AlertBook, screen: Screen, keyboards: Keyboards, made: AlertButton
) -> None:
    """What the message shows, in its own language."""
    if made.place is Place.COPY:
        await _draw_copy(alert_book, screen, keyboards, made)
        return
    keys, zone = _of(keyboards, made), alert_book.zone
    alert = await alert_book.alert(made.alert)
    buttons = alert_keyboards.one(keys, alert, made.place, made.page)
    await screen.show(copy_text(keys.words, [alert], Occasion(), zone), buttons)


async def _draw_copy(
    alert_book: AlertBook, screen: Screen, keyboards: Keyboards, made: AlertButton
) -> None:
    keys, zone, message = _of(keyboards, made), alert_book.zone, screen.message_id
    copy = await alert_book.copy(screen.chat, message, made.alert)
    text = copy_text(keys.words, copy.alerts, Occasion(repeated=copy.repeated), zone)
    await screen.show(text, alert_keyboards.copy(keys, copy.alerts, zone))
    if screen.message_id == message:
        await alert_book.note_shown(copy, message)


def _of(keyboards: Keyboards, made: AlertButton) -> Keyboards:
    """Buttons in the language of the message, not of whoever presses."""
    return Keyboards(keyboards.seal, keyboards.who, WORDS[made.language])


def _button(keyboards: Keyboards, alert_id: int) -> AlertButton:
    language = keyboards.words.language
    return AlertButton(act=AlertDo.SHOW, alert=alert_id, language=language, place=Place.DESK)


def _does(wanted: AlertDo) -> CallbackQueryFilter:
    return AlertButton.filter(F.act == wanted)


def setup(router: Router) -> None:
    """Register the command, the links, and the buttons; before /start, which takes any link."""
    operator = acts(Act.OPERATE)
    private = F.chat.type == ChatType.PRIVATE
    link = CommandStart(deep_link=True, magic=F.args.regexp(r"alert_\d{1,18}$"))
    router.message.register(led_to, link, private, flags=operator)
    router.message.register(opened, Command("alerts"), private, flags=operator)
    router.message.register(in_group, Command("alerts"), flags=operator)
    presses: dict[AlertDo, Callable[..., Awaitable[None]]] = {
        AlertDo.LIST: listed,
        AlertDo.SHOW: shown,
        AlertDo.TAKE: taken,
        AlertDo.SILENCE: asked_length,
        AlertDo.REASON: asked_reason,
        AlertDo.HUSH: silenced,
        AlertDo.DETAILS: detailed,
    }
    for act, handler in presses.items():
        router.callback_query.register(handler, _does(act), flags=operator)
    silences.setup(router)
