"""The keyboards of a job's limits."""

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.keyboards import Keyboards
from bot.operating.job_buttons import LimitButton, LimitDo
from bot.operating.job_keyboards import back
from bot.operating.log_book import job_code
from domain.jobs.job_limits import LIMITS, JobLimits
from formatters.html import plain
from formatters.operating.parameters import label


def page(keyboards: Keyboards, limits: JobLimits, *, sets: bool) -> InlineKeyboardMarkup:
    """The way back; with ``sets`` a button a limit, and one to take back what was set."""
    rows = [
        [
            _button(
                keyboards, f"✏️ {plain(label(keyboards.words, one.name))}", LimitDo.ASK, limits, at
            )
        ]
        for at, one in enumerate(LIMITS if sets else ())
    ]
    if sets and limits.changed:
        caption = keyboards.words("limits-button-reset")
        rows.append([_button(keyboards, caption, LimitDo.RESET, limits)])
    return InlineKeyboardMarkup(inline_keyboard=[*rows, [back(keyboards, limits.job)]])


def asking(keyboards: Keyboards, limits: JobLimits) -> InlineKeyboardMarkup:
    """The way back to the limits."""
    caption = keyboards.words("limits-button-back")
    return InlineKeyboardMarkup(
        inline_keyboard=[[_button(keyboards, caption, LimitDo.SHOW, limits)]]
    )


def _button(
    keyboards: Keyboards, caption: str, act: LimitDo, limits: JobLimits, at: int = 0
) -> InlineKeyboardButton:
    return keyboards.button(caption, LimitButton(act=act, job=job_code(limits.job.name), at=at))
