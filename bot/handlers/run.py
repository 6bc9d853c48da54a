"""A run: followed, cancelled, approved; its refused rows published or left."""

from aiogram import F, Router
from aiogram.filters.callback_data import CallbackQueryFilter
from aiogram.types import CallbackQuery

from bot.access import acts
from bot.keyboards import Keyboards
from bot.operating.job_buttons import RunButton, RunDo
from bot.operating.run_desk import Reader, RunDesk, asker
from bot.screen import Screen
from domain.approvals import Verdict
from domain.people import Person
from domain.roles import Act
from formatters import runs as texts
from jobs.desk import Asked


async def shown(
    _: CallbackQuery,
    callback_data: RunButton,
    person: Person,
    run_desk: RunDesk,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """A run as it is now; it is followed from here on."""
    async with screen.acknowledged():
        await run_desk.show(screen, Reader(person, keyboards), callback_data.run)


async def cancelled(
    _: CallbackQuery,
    callback_data: RunButton,
    person: Person,
    run_desk: RunDesk,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """Ask for the end of a run."""
    run_id, reader = callback_data.run, Reader(person, keyboards)
    if await run_desk.book.desk.cancel(run_id, asker(reader)) is None:
        await screen.refuse(keyboards.words("run-had-ended"))
    async with screen.acknowledged():
        await run_desk.show(screen, reader, run_id)


async def decided(
    _: CallbackQuery,
    callback_data: RunButton,
    person: Person,
    run_desk: RunDesk,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """Approve or refuse a run as it was seen."""
    run_id, desk, reader = callback_data.run, run_desk.book.desk, Reader(person, keyboards)
    decide = desk.approve if callback_data.act is RunDo.APPROVE else desk.refuse
    verdict = await decide(run_id, asker(reader), callback_data.seen)
    if verdict is not Verdict.STANDS:
        await screen.refuse(texts.verdict(keyboards.words, verdict))
    async with screen.acknowledged():
        await run_desk.show(screen, reader, run_id)


async def settled(
    _: CallbackQuery,
    callback_data: RunButton,
    person: Person,
    run_desk: RunDesk,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """Publish refused rows all the same, or keep what people see."""
    publishes, words = callback_data.act is RunDo.PUBLISH, keyboards.words
    reader = Reader(person, keyboards)
    settle = run_desk.book.publish if publishes else run_desk.book.keep
    if await settle(int(callback_data.seen), reader.actor):
        screen.note = words("run-published-now" if publishes else "run-kept-now")
    else:
        await screen.refuse(words("run-not-decided"))
    async with screen.acknowledged():
        await run_desk.show(screen, reader, callback_data.run)


async def show_asked(run_desk: RunDesk, screen: Screen, reader: Reader, found: Asked) -> None:
    """The run that somebody has asked for, or that was asked for before."""
    if not found.new:
        screen.note = reader.keyboards.words("run-asked-before")
    async with screen.acknowledged():
        await run_desk.show(screen, reader, found.run_id)


def _does(*wanted: RunDo) -> CallbackQueryFilter:
    return RunButton.filter(F.act.in_(wanted))


def setup(router: Router) -> None:
    """Register the buttons of runs."""
    operator = acts(Act.OPERATE)
    presses = router.callback_query
    presses.register(shown, _does(RunDo.SHOW), flags=operator)
    presses.register(cancelled, _does(RunDo.CANCEL), flags=operator)
    presses.register(decided, _does(RunDo.APPROVE, RunDo.REFUSE), flags=operator)
    presses.register(settled, _does(RunDo.PUBLISH, RunDo.KEEP), flags=operator)
