"""/status and /schedule: how everything stands, and what is next."""

import re

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command, CommandObject
from aiogram.filters.callback_data import CallbackQueryFilter
from aiogram.types import CallbackQuery, Message

from bot.access import acts
from bot.keyboards import Keyboards
from bot.operating import status_buttons
from bot.operating.status_book import StatusBook
from bot.operating.status_buttons import StatusButton, StatusDo
from bot.screen import Screen
from domain.people.roles import Act
from domain.text import shorten
from formatters.html import shown
from formatters.operating import run_card
from formatters.operating import status as texts
from formatters.paging import pages
from formatters.words import Words

_ROOM = 3500
_LONGEST_WORD = 40


async def opened(
    _: Message,
    command: CommandObject,
    status_book: StatusBook,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """Everything at a glance, or the run of a number."""
    word = (command.args or "").strip().removeprefix("#")
    if not word:
        await _status(status_book, screen, keyboards)
    elif re.fullmatch(r"\d{1,18}", word):
        await _run(status_book, screen, keyboards, int(word))
    else:
        typed = shown(shorten(word, _LONGEST_WORD))
        await screen.show(keyboards.words("status-run-malformed", word=typed))


async def planned(
    _: Message, status_book: StatusBook, screen: Screen, keyboards: Keyboards
) -> None:
    """The next 24 hours."""
    await _day(status_book, screen, keyboards, 0)


async def in_group(_: Message, words: Words, screen: Screen) -> None:
    """The machinery is for operators' eyes only."""
    await screen.show(words("status-private"))


async def pressed(
    _: CallbackQuery,
    callback_data: StatusButton,
    status_book: StatusBook,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """Everything at a glance, as it is now."""
    async with screen.acknowledged():
        await _status(status_book, screen, keyboards)


async def run(
    _: CallbackQuery,
    callback_data: StatusButton,
    status_book: StatusBook,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """One run, as it is now."""
    async with screen.acknowledged():
        await _run(status_book, screen, keyboards, callback_data.run)


async def day(
    _: CallbackQuery,
    callback_data: StatusButton,
    status_book: StatusBook,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """A page of the next 24 hours."""
    async with screen.acknowledged():
        await _day(status_book, screen, keyboards, callback_data.page)


async def _status(status_book: StatusBook, screen: Screen, keyboards: Keyboards) -> None:
    now = await status_book.status()
    text = texts.status(keyboards.words, now, status_book.local_now)
    await screen.show(text, status_buttons.status(keyboards, now.recent))


async def _run(status_book: StatusBook, screen: Screen, keyboards: Keyboards, run_id: int) -> None:
    words, row = keyboards.words, await status_book.run(run_id)
    if row is None:
        await screen.show(words("status-run-gone", run=str(run_id)))
        return
    text = run_card.run(words, row, status_book.local_now, status_book.secrets(row.job))
    await screen.show(text, status_buttons.run(keyboards, run_id))


async def _day(status_book: StatusBook, screen: Screen, keyboards: Keyboards, page: int) -> None:
    words = keyboards.words
    ahead, broken = await status_book.day_ahead()
    title, *lines = texts.day_ahead(words, ahead, status_book.local_now)
    lines += [
        words(
            "schedule-broken",
            schedule=shown(one.schedule_id),
            job=shown(one.job),
            field=shown(one.field),
        )
        for one in broken
    ]
    found = pages(lines, _ROOM)
    page = min(max(page, 0), len(found) - 1)
    text = "\n\n".join([title, found[page].replace("\n\n", "\n")])
    await screen.show(text, status_buttons.day(keyboards, page, len(found)))


def _shows(act: StatusDo) -> CallbackQueryFilter:
    return StatusButton.filter(F.act == act)


def setup(router: Router) -> None:
    """Register the commands and their buttons."""
    operator = acts(Act.OPERATE)
    private = F.chat.type == ChatType.PRIVATE
    router.message.register(opened, Command("status"), private, flags=operator)
    router.message.register(planned, Command("schedule"), private, flags=operator)
    router.message.register(in_group, Command("status", "schedule"), flags=operator)
    router.callback_query.register(pressed, _shows(StatusDo.STATUS), flags=operator)
    router.callback_query.register(run, _shows(StatusDo.RUN), flags=operator)
    router.callback_query.register(day, _shows(StatusDo.DAY), flags=operator)
