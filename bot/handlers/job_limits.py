"""The limits of a job: beyond them somebody is told."""

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.types import CallbackQuery, Message

from bot.access import acts
from bot.keyboards import Keyboards
from bot.operating import limit_keyboards
from bot.operating.job_buttons import LimitButton, LimitDo
from bot.operating.limits_desk import QUESTION, LimitsDesk
from bot.operating.run_desk import Reader
from bot.prompts import Answers, ask_no_more
from bot.screen import Screen
from domain.jobs.job_limits import JobLimits
from domain.people.people import Person
from domain.people.roles import Act, may
from formatters.operating import job_limits, parameters


async def shown(
    _: CallbackQuery,
    callback_data: LimitButton,
    limits_desk: LimitsDesk,
    person: Person,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """What holds for a job; no limit is waited for any more."""
    await ask_no_more(limits_desk.book.postgres, keyboards.who)
    limits = await limits_desk.limits(callback_data.job)
    async with screen.acknowledged():
        await _show(screen, Reader(person, keyboards), limits)


async def asked(
    _: CallbackQuery,
    callback_data: LimitButton,
    limits_desk: LimitsDesk,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """Ask for a limit; the next message tells."""
    pressed = callback_data
    limits, limit = await limits_desk.ask(keyboards.who, pressed.job, pressed.at)
    async with screen.acknowledged():
        present = {limit.name: str(limits.figures[limit.name])}
        text = parameters.asking(keyboards.words, limit, present)
        await screen.show(text, limit_keyboards.asking(keyboards, limits))


async def answered(
    message: Message, limits_desk: LimitsDesk, person: Person, screen: Screen, keyboards: Keyboards
) -> None:
    """The limit that was asked for."""
    reader = Reader(person, keyboards)
    limits = await limits_desk.answer(keyboards.who, message.text or "", reader.actor)
    await _show(screen, reader, limits)


async def reset(
    _: CallbackQuery,
    callback_data: LimitButton,
    limits_desk: LimitsDesk,
    person: Person,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """Everything as usual again."""
    reader = Reader(person, keyboards)
    await limits_desk.reset(callback_data.job, reader.actor)
    limits = await limits_desk.limits(callback_data.job)
    async with screen.acknowledged():
        await _show(screen, reader, limits)


async def _show(screen: Screen, reader: Reader, limits: JobLimits) -> None:
    sets = may(reader.person.role, {Act.ADMINISTER})
    text = job_limits.page(reader.keyboards.words, limits, sets=sets)
    await screen.show(text, limit_keyboards.page(reader.keyboards, limits, sets=sets))


def setup(router: Router) -> None:
    """Register the buttons, and the answer to their question."""
    administrator, private = acts(Act.ADMINISTER), F.chat.type == ChatType.PRIVATE
    router.message.register(answered, private, Answers(QUESTION), flags=administrator)
    presses = router.callback_query
    presses.register(shown, LimitButton.filter(F.act == LimitDo.SHOW), flags=acts(Act.OPERATE))
    presses.register(asked, LimitButton.filter(F.act == LimitDo.ASK), flags=administrator)
    presses.register(reset, LimitButton.filter(F.act == LimitDo.RESET), flags=administrator)
