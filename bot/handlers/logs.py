"""/logs: what jobs wrote while they ran."""

from collections.abc import Callable, Mapping
from typing import Any

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command, CommandObject
from aiogram.filters.callback_data import CallbackQueryFilter
from aiogram.types import CallbackQuery, Message

from bot.access import acts
from bot.keyboards import Keyboards
from bot.operating import log_keyboards
from bot.operating.log_book import ANALYSIS_DAYS, SUMMARY_DAYS, LogBook, LogTurn, job_code
from bot.operating.log_buttons import LogButton, LogDo
from bot.operating.log_exports import LogExports, Wanted
from bot.screen import File, Screen
from domain.audit import acting
from domain.audit_pages import Period
from domain.log_filters import Level
from domain.people import Person
from domain.roles import Act
from formatters import log_analysis, logs
from formatters.log_files import Form
from formatters.words import Words


async def opened(
    _: Message, command: CommandObject, log_book: LogBook, screen: Screen, keyboards: Keyboards
) -> None:
    """The newest lines of a choice."""
    turn = await log_book.open(keyboards.who, command.args or "")
    await _show(log_book, screen, keyboards, turn)


async def in_group(_: Message, words: Words, screen: Screen) -> None:
    """Logs are for operators' eyes only."""
    await screen.show(words("logs-private"))


async def led_to(
    _: CallbackQuery,
    callback_data: LogButton,
    log_book: LogBook,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """The lines of a job or run, from its page."""
    async with screen.acknowledged():
        turn = await log_book.open(keyboards.who, callback_data.value)
        await _show(log_book, screen, keyboards, turn)


async def turned(
    _: CallbackQuery,
    callback_data: LogButton,
    log_book: LogBook,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """Another page of the same choice."""
    turn = await log_book.turn(keyboards.who, callback_data.view, callback_data.page)
    async with screen.acknowledged():
        await _show(log_book, screen, keyboards, turn)


async def chosen(
    _: CallbackQuery,
    callback_data: LogButton,
    log_book: LogBook,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """Another choice, or the same up to now."""
    changes = _changes(callback_data, log_book)
    turn = await log_book.change(keyboards.who, callback_data.view, **changes)
    async with screen.acknowledged():
        await _show(log_book, screen, keyboards, turn)


async def choosing(
    _: CallbackQuery,
    callback_data: LogButton,
    log_book: LogBook,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """Of which job?"""
    async with screen.acknowledged():
        keyboard = log_keyboards.jobs(keyboards, callback_data.view, log_book.jobs)
        await screen.show(keyboards.words("logs-jobs"), keyboard)


async def summed(
    _: CallbackQuery,
    callback_data: LogButton,
    log_book: LogBook,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """How runs ended, and how long they took."""
    async with screen.acknowledged():
        text = log_analysis.summary(keyboards.words, await log_book.summary(), SUMMARY_DAYS)
        await screen.show(text, log_keyboards.back(keyboards, callback_data.view))


async def analysed(
    _: CallbackQuery,
    callback_data: LogButton,
    log_book: LogBook,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """What the logs say as a whole."""
    async with screen.acknowledged():
        text = log_analysis.analysis(keyboards.words, await log_book.analysis(), ANALYSIS_DAYS)
        await screen.show(text, log_keyboards.back(keyboards, callback_data.view))


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
        caption = logs.exported(words, file.rows, cut=file.cut)
        document = File(file.path, file.name)
        await screen.show_document(document, caption, back, to_keep=True)


async def _show(log_book: LogBook, screen: Screen, keyboards: Keyboards, turn: LogTurn) -> None:
    text = logs.page(keyboards.words, turn.view.chosen, turn.lines, log_book.zone)
    await screen.show(text, log_keyboards.page(keyboards, turn))


def _changes(button: LogButton, log_book: LogBook) -> dict[str, Any]:
    """What a press changes of the choice; nothing when it only asks for what came since."""
    match button.act:
        case LogDo.LEVEL:
            level = Level(button.value)
            return {"level": None if level is Level.DEBUG else level}
        case LogDo.PERIOD:
            return {"period": Period(button.value), "since": None, "until": None}
        case LogDo.JOB:
            found = [name for name in log_book.jobs if job_code(name) == button.value]
            return {"job": found[0] if found else None, "run": None}
    return {}


def _does(*wanted: LogDo) -> CallbackQueryFilter:
    return LogButton.filter(F.act.in_(wanted))


def setup(router: Router) -> None:
    """Register the command and its buttons."""
    operator = acts(Act.OPERATE)
    private = F.chat.type == ChatType.PRIVATE
    router.message.register(opened, Command("logs"), private, flags=operator)
    router.message.register(in_group, Command("logs"), flags=operator)
    presses: Mapping[Callable[..., Any], tuple[LogDo, ...]] = {
        led_to: (LogDo.OPEN,),
        turned: (LogDo.TURN,),
        chosen: (LogDo.LEVEL, LogDo.PERIOD, LogDo.JOB, LogDo.RENEW),
        choosing: (LogDo.JOBS,),
        summed: (LogDo.SUMMARY,),
        analysed: (LogDo.ANALYSIS,),
        exported: (LogDo.FILE,),
    }
    for handler, wanted in presses.items():
        router.callback_query.register(handler, _does(*wanted), flags=operator)
