"""/logs: what jobs wrote while they ran."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import Any

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command, CommandObject
from aiogram.filters.callback_data import CallbackQueryFilter
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message

from bot.access import acts
from bot.keyboards import Keyboards
from bot.lookup.sessions import Who
from bot.operating import log_keyboards
from bot.operating.log_book import ANALYSIS_DAYS, SUMMARY_DAYS, LogBook, LogTurn, job_code
from bot.operating.log_buttons import LogButton, LogDo
from bot.operating.log_exports import LogExports, Wanted
from bot.screen import File, Screen
from domain.auditing.audit import acting
from domain.auditing.audit_pages import Period
from domain.jobs.runs import State
from domain.logs.log_filters import Level
from domain.people.people import Person
from domain.people.roles import Act
from formatters.operating import log_analysis, logs
from formatters.operating.log_files import Form
from formatters.words import Words

Page = tuple[str, InlineKeyboardMarkup]


async def opened(
    _: Message, command: CommandObject, log_book: LogBook, screen: Screen, keyboards: Keyboards
) -> None:
    """The newest lines of a choice."""
    turn = await log_book.open(keyboards.who, command.args or "")
    await _show(log_book, screen, keyboards, turn)


async def in_group(_: Message, words: Words, screen: Screen) -> None:
    """Logs are for operators' eyes only."""
    await screen.show(words("logs-private"))


async def turned(
    _: CallbackQuery,
    callback_data: LogButton,
    log_book: LogBook,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """Another page, another choice, or the same up to now."""
    turn = await _turn(callback_data, log_book, keyboards.who)
    async with screen.acknowledged():
        await _show(log_book, screen, keyboards, turn)


async def drawn(
    _: CallbackQuery,
    callback_data: LogButton,
    log_book: LogBook,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """What there is to choose, or the logs as a whole."""
    async with screen.acknowledged():
        draw = _PAGES[callback_data.act]
        await screen.show(*await draw(keyboards, log_book, callback_data.view))


async def exported(
    _: CallbackQuery,
    callback_data: LogButton,
    log_exports: LogExports,
    person: Person,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """The whole choice as a file."""
    words = keyboards.words
    view = await log_exports.book.view(keyboards.who, callback_data.view)
    actor = acting(person.person_id, person.role, keyboards.who.chat)
    wanted = Wanted(view, Form(callback_data.value), actor, person.name, words)
    back = screen.retry = log_keyboards.back(keyboards, view.token)
    async with screen.acknowledged(), log_exports.folder() as folder:
        writing = log_exports.write(wanted, folder)
        file = await screen.while_showing(words("logs-exporting"), writing)
        if file is None:
            await screen.show(words("logs-no-file"), back)
            return
        caption = logs.exported(words, view.chosen, file.rows, cut=file.cut)
        document = File(file.path, file.name)
        await screen.show_document(document, caption, back, to_keep=True)


async def _show(log_book: LogBook, screen: Screen, keyboards: Keyboards, turn: LogTurn) -> None:
    text = logs.page(keyboards.words, turn.view.chosen, turn.lines, log_book.zone)
    await screen.show(text, log_keyboards.page(keyboards, turn))


async def _choosing(keyboards: Keyboards, log_book: LogBook, token: str) -> Page:
    """Of which job?"""
    return keyboards.words("logs-jobs"), log_keyboards.jobs(keyboards, token, log_book.jobs)


async def _more(keyboards: Keyboards, log_book: LogBook, token: str) -> Page:
    """What is chosen rarely."""
    view = await log_book.view(keyboards.who, token)
    modules = {*log_book.modules.values()}
    return logs.more(keyboards.words, view.chosen), log_keyboards.more(keyboards, view, modules)


async def _summed(keyboards: Keyboards, log_book: LogBook, token: str) -> Page:
    """How runs ended, and how long they took."""
    text = log_analysis.summary(keyboards.words, await log_book.summary(), SUMMARY_DAYS)
    return text, log_keyboards.back(keyboards, token)


async def _analysed(keyboards: Keyboards, log_book: LogBook, token: str) -> Page:
    """What the logs say as a whole."""
    text = log_analysis.analysis(keyboards.words, await log_book.analysis(), ANALYSIS_DAYS)
    return text, log_keyboards.back(keyboards, token)


_PAGES: Mapping[LogDo, Callable[[Keyboards, LogBook, str], Awaitable[Page]]] = {
    LogDo.JOBS: _choosing,
    LogDo.MORE: _more,
    LogDo.SUMMARY: _summed,
    LogDo.ANALYSIS: _analysed,
}


async def _turn(button: LogButton, log_book: LogBook, who: Who) -> LogTurn:
    """The lines that a button leads to."""
    match button.act:
        case LogDo.OPEN:
            return await log_book.open(who, button.value)
        case LogDo.TURN:
            return await log_book.turn(who, button.view, button.page)
    return await log_book.change(who, button.view, **_changes(button, log_book))


def _changes(button: LogButton, log_book: LogBook) -> dict[str, Any]:
    """What a press changes of the choice; nothing when it only asks for what came since."""
    value = button.value
    match button.act:
        case LogDo.LEVEL:
            level = Level(value)
            return {"level": None if level is Level.DEBUG else level, "exact": False}
        case LogDo.PERIOD:
            return {"period": Period(value), "since": None, "until": None}
        case LogDo.JOB:
            return {"job": _coded(value, log_book.jobs), "run": None}
        case LogDo.MODULE:
            return {"module": _coded(value, log_book.modules.values())}
    return _seldom_changed(button)


def _seldom_changed(button: LogButton) -> dict[str, Any]:
    value = button.value
    match button.act:
        case LogDo.STATUS:
            return {"status": State(value) if value else None}
        case LogDo.USER:
            return {"user": value or None}
        case LogDo.EXACT:
            return {"exact": bool(value)}
        case LogDo.REGEX:
            return {"regex": bool(value)}
    return {}


def _coded(code: str, names: Iterable[str]) -> str | None:
    return next((name for name in names if job_code(name) == code), None)


def _does(*wanted: LogDo) -> CallbackQueryFilter:
    return LogButton.filter(F.act.in_(wanted))


def setup(router: Router) -> None:
    """Register the command and its buttons."""
    operator = acts(Act.OPERATE)
    private = F.chat.type == ChatType.PRIVATE
    router.message.register(opened, Command("logs"), private, flags=operator)
    router.message.register(in_group, Command("logs"), flags=operator)
    others = set(LogDo) - {*_PAGES, LogDo.FILE}
    router.callback_query.register(turned, _does(*others), flags=operator)
    router.callback_query.register(drawn, _does(*_PAGES), flags=operator)
    router.callback_query.register(exported, _does(LogDo.FILE), flags=operator)
