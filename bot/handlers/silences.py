"""Silences and planned work: what nobody is told of."""

from aiogram import F, Router
from aiogram.filters.callback_data import CallbackQueryFilter
from aiogram.types import CallbackQuery, Message

from bot.access import acts
from bot.alerts import keyboards as alert_keyboards
from bot.alerts.book import AlertBook, hand
from bot.alerts.buttons import SilenceButton, SilenceDo
from bot.keyboards import Keyboards
from bot.prompts import Answers, ask_for, ask_no_more
from bot.screen import Screen
from domain.people.people import Person
from domain.people.roles import Act
from formatters.alerts import alert_pages as texts

#: What somebody is asked who plans work.
QUESTION = "window"


async def listed(
    _: CallbackQuery, alert_book: AlertBook, screen: Screen, keyboards: Keyboards
) -> None:
    """What nobody is told of, now and later."""
    await ask_no_more(alert_book.postgres, keyboards.who)
    async with screen.acknowledged():
        await _list(alert_book, screen, keyboards)


async def ended(
    _: CallbackQuery,
    callback_data: SilenceButton,
    alert_book: AlertBook,
    screen: Screen,
    keyboards: Keyboards,
    person: Person,
) -> None:
    """People are told again."""
    words = keyboards.words
    by = hand(person, keyboards.who)
    new = await alert_book.desk.end_silence(callback_data.silence, by.actor)
    screen.note = words("silences-ended" if new else "silences-ended-before")
    async with screen.acknowledged():
        await _list(alert_book, screen, keyboards)


async def planning(
    _: CallbackQuery, alert_book: AlertBook, screen: Screen, keyboards: Keyboards
) -> None:
    """What, and when? The next message tells."""
    await ask_for(alert_book.postgres, keyboards.who, QUESTION)
    async with screen.acknowledged():
        back = alert_keyboards.back_to_silences(keyboards)
        await screen.show(keyboards.words("window-ask"), back)


async def planned(
    message: Message,
    alert_book: AlertBook,
    screen: Screen,
    keyboards: Keyboards,
    person: Person,
) -> None:
    """Planned work as somebody wrote it; raises BadWindow, and then waits for a better answer."""
    silence = await alert_book.plan(message.text or "", hand(person, keyboards.who))
    await ask_no_more(alert_book.postgres, keyboards.who)
    screen.note = texts.planned(keyboards.words, silence, alert_book.zone)
    await _list(alert_book, screen, keyboards)


async def _list(alert_book: AlertBook, screen: Screen, keyboards: Keyboards) -> None:
    found = await alert_book.silences()
    text = texts.silences(keyboards.words, found, await alert_book.now())
    await screen.show(text, alert_keyboards.silences(keyboards, found))


def _does(wanted: SilenceDo) -> CallbackQueryFilter:
    return SilenceButton.filter(F.act == wanted)


def setup(router: Router) -> None:
    """Register the buttons and the answer."""
    operator = acts(Act.OPERATE)
    router.message.register(planned, Answers(QUESTION), flags=operator)
    presses = router.callback_query
    presses.register(listed, _does(SilenceDo.LIST), flags=operator)
    presses.register(ended, _does(SilenceDo.END), flags=operator)
    presses.register(planning, _does(SilenceDo.PLAN), flags=operator)
