"""A run: followed, cancelled, approved; its refused rows published or left."""

from typing import NamedTuple

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.access import acts
from bot.keyboards import Keyboards
from bot.operating.job_buttons import RunButton, RunDo
from bot.operating.run_desk import Reader, RunDesk, asker
from bot.screen import Screen
from domain.jobs.approvals import Verdict
from domain.people.people import Person
from domain.people.roles import Act
from formatters.operating import runs as texts
from jobs.desk import Asked


class Outcome(NamedTuple):
    """What came of a press: why nothing did, or what is said below the run."""

    refusal: str = ""
    note: str = ""


async def pressed(
    _: CallbackQuery,
    callback_data: RunButton,
    person: Person,
    run_desk: RunDesk,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """A run as it is after the press; it is followed from here on."""
    reader = Reader(person, keyboards)
    outcome = await _act(callback_data, run_desk, reader)
    screen.note = outcome.note
    if outcome.refusal:
        await screen.refuse(outcome.refusal)
    async with screen.acknowledged():
        await run_desk.show(screen, reader, callback_data.run)


async def _act(button: RunButton, run_desk: RunDesk, reader: Reader) -> Outcome:
    match button.act:
        case RunDo.CANCEL:
            return await _cancel(button, run_desk, reader)
        case RunDo.APPROVE | RunDo.REFUSE:
            return await _decide(button, run_desk, reader)
        case RunDo.PUBLISH | RunDo.KEEP:
            return await _settle(button, run_desk, reader)
    return Outcome()


async def _cancel(button: RunButton, run_desk: RunDesk, reader: Reader) -> Outcome:
    """Ask for the end of a run."""
    stands = await run_desk.book.desk.cancel(button.run, asker(reader))
    return Outcome(reader.keyboards.words("run-had-ended") if stands is None else "")


async def _decide(button: RunButton, run_desk: RunDesk, reader: Reader) -> Outcome:
    """Approve or refuse a run as it was seen."""
    desk = run_desk.book.desk
    decide = desk.approve if button.act is RunDo.APPROVE else desk.refuse
    verdict = await decide(button.run, asker(reader), button.seen)
    stands = verdict is Verdict.STANDS
    return Outcome("" if stands else texts.verdict(reader.keyboards.words, verdict))


async def _settle(button: RunButton, run_desk: RunDesk, reader: Reader) -> Outcome:
    """Publish refused rows all the same, or keep what people see."""
    publishes, words = button.act is RunDo.PUBLISH, reader.keyboards.words
    settle = run_desk.book.publish if publishes else run_desk.book.keep
    if not await settle(int(button.seen), reader.actor):
        return Outcome(words("run-not-decided"))
    return Outcome(note=words("run-published-now" if publishes else "run-kept-now"))


async def show_asked(run_desk: RunDesk, screen: Screen, reader: Reader, found: Asked) -> None:
    """The run that somebody has asked for, or that was asked for before."""
    if not found.new:
        screen.note = reader.keyboards.words("run-asked-before")
    async with screen.acknowledged():
        await run_desk.show(screen, reader, found.run_id)


def setup(router: Router) -> None:
    """Register the buttons of runs."""
    router.callback_query.register(pressed, RunButton.filter(), flags=acts(Act.OPERATE))
