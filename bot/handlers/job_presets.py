"""Presets: what somebody tells a job again and again, kept under a name."""

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.types import CallbackQuery, Message

from bot.access import acts
from bot.handlers.job_form import show_form
from bot.keyboards import Keyboards
from bot.operating import form_keyboards
from bot.operating.job_buttons import FormButton, FormDo
from bot.operating.job_presets import QUESTION, JobPresets
from bot.prompts import Answers
from bot.screen import Screen
from domain.people.roles import Act


async def used(
    _: CallbackQuery,
    callback_data: FormButton,
    job_presets: JobPresets,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """The form with what was kept."""
    filling = await job_presets.use(keyboards.who, callback_data.form, callback_data.at)
    async with screen.acknowledged():
        await show_form(screen, keyboards, filling)


async def forgotten(
    _: CallbackQuery,
    callback_data: FormButton,
    job_presets: JobPresets,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """One preset less."""
    filling = await job_presets.forget(keyboards.who, callback_data.form, callback_data.at)
    async with screen.acknowledged():
        await show_form(screen, keyboards, filling)


async def naming(
    _: CallbackQuery,
    callback_data: FormButton,
    job_presets: JobPresets,
    screen: Screen,
    keyboards: Keyboards,
) -> None:
    """Ask for a name; the next message tells."""
    filling = await job_presets.ask_name(keyboards.who, callback_data.form)
    async with screen.acknowledged():
        text = keyboards.words("preset-ask")
        await screen.show(text, form_keyboards.asking(keyboards, filling))


async def named(
    message: Message, job_presets: JobPresets, screen: Screen, keyboards: Keyboards
) -> None:
    """The name that was asked for."""
    await show_form(screen, keyboards, await job_presets.keep(keyboards.who, message.text or ""))


def setup(router: Router) -> None:
    """Register the buttons of presets, and the answer to what one is called."""
    operator = acts(Act.OPERATE)
    private = F.chat.type == ChatType.PRIVATE
    router.message.register(named, private, Answers(QUESTION), flags=operator)
    presses = router.callback_query
    for handler, act in ((used, FormDo.USE), (forgotten, FormDo.FORGET), (naming, FormDo.NAME)):
        presses.register(handler, FormButton.filter(F.act == act), flags=operator)
