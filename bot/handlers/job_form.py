"""Run with…: what a job is told, filled in by buttons and messages."""

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters.callback_data import CallbackQueryFilter
from aiogram.types import CallbackQuery, Message

from bot.access import acts
from bot.handlers import run
from bot.keyboards import Keyboards
from bot.operating import form_keyboards
from bot.operating.job_buttons import FormButton, FormDo, JobButton, JobDo
from bot.operating.job_forms import QUESTION, Filling, JobForms
from bot.operating.run_desk import Reader, RunDesk, asker
from bot.prompts import Answers, ask_no_more
from bot.screen import Screen
from domain.jobs.jobs import Confirm, Job
from domain.people.people import Person
from domain.people.roles import Act
from formatters.operating import jobs, parameters


async def opened(
    _: CallbackQuery,
    callback_data: JobButton,
    job_forms: JobForms,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """A new form."""
    async with screen.acknowledged():
        await begin(job_forms, screen, keyboards, job_forms.book.job(callback_data.job))


async def begin(job_forms: JobForms, screen: Screen, keyboards: Keyboards, job: Job) -> None:
    """Draw a form with the job's defaults."""
    await show_form(screen, keyboards, await job_forms.begin(keyboards.who, job))


async def shown(
    _: CallbackQuery,
    callback_data: FormButton,
    job_forms: JobForms,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """The form as it was left; no value is waited for any more."""
    await ask_no_more(job_forms.book.postgres, keyboards.who)
    filling = await job_forms.found(keyboards.who, callback_data.form)
    async with screen.acknowledged():
        await show_form(screen, keyboards, filling)


async def chosen(
    _: CallbackQuery,
    callback_data: FormButton,
    job_forms: JobForms,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """One of the choices, yes or no."""
    pressed, who = callback_data, keyboards.who
    filling = await job_forms.choose(who, pressed.form, pressed.at, pressed.value)
    async with screen.acknowledged():
        await show_form(screen, keyboards, filling)


async def reset(
    _: CallbackQuery,
    callback_data: FormButton,
    job_forms: JobForms,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """The defaults again."""
    filling = await job_forms.fill(keyboards.who, callback_data.form, {})
    async with screen.acknowledged():
        await show_form(screen, keyboards, filling)


async def asked(
    _: CallbackQuery,
    callback_data: FormButton,
    job_forms: JobForms,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """Ask for a value; the next message tells."""
    pressed = callback_data
    filling, parameter = await job_forms.ask(keyboards.who, pressed.form, pressed.at)
    async with screen.acknowledged():
        text = parameters.asking(keyboards.words, parameter, filling.given)
        await screen.show(text, form_keyboards.asking(keyboards, filling))


async def answered(
    message: Message, job_forms: JobForms, screen: Screen, keyboards: Keyboards
) -> None:
    """The value that was asked for."""
    await show_form(screen, keyboards, await job_forms.answer(keyboards.who, message.text or ""))


async def started(
    _: CallbackQuery,
    callback_data: FormButton,
    person: Person,
    run_desk: RunDesk,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """Run with what was filled in, or ask first whether that is meant."""
    filling = await run_desk.forms.found(keyboards.who, callback_data.form)
    if callback_data.act is FormDo.START and filling.job.confirm is not Confirm.NONE:
        async with screen.acknowledged():
            text = jobs.confirming(keyboards.words, filling.job)
            await screen.show(text, form_keyboards.confirming(keyboards, filling))
        return
    reader = Reader(person, keyboards)
    found = await run_desk.ask(filling.job, filling.given, filling.request, asker(reader))
    await run.show_asked(run_desk, screen, reader, found)


async def show_form(screen: Screen, keyboards: Keyboards, filling: Filling) -> None:
    """Draw a form."""
    text = parameters.form(keyboards.words, filling.job, filling.given)
    await screen.show(text, form_keyboards.form(keyboards, filling))


def _does(*wanted: FormDo) -> CallbackQueryFilter:
    return FormButton.filter(F.act.in_(wanted))


def setup(router: Router) -> None:
    """Register the form's buttons, and the answers to its questions."""
    operator = acts(Act.OPERATE)
    private = F.chat.type == ChatType.PRIVATE
    router.message.register(answered, private, Answers(QUESTION), flags=operator)
    presses = router.callback_query
    presses.register(opened, JobButton.filter(F.act == JobDo.WITH), flags=operator)
    presses.register(shown, _does(FormDo.SHOW), flags=operator)
    presses.register(chosen, _does(FormDo.SET), flags=operator)
    presses.register(reset, _does(FormDo.DEFAULTS), flags=operator)
    presses.register(asked, _does(FormDo.ASK), flags=operator)
    presses.register(started, _does(FormDo.START, FormDo.SURE), flags=operator)
