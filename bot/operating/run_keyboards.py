"""The keyboard of a run."""

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.keyboards import Keyboards
from bot.operating.job_buttons import RunButton, RunDo
from bot.operating.job_keyboards import back
from bot.operating.log_keyboards import opened
from domain.jobs.job_pages import RunPage
from domain.jobs.jobs import Job
from formatters.operating.run_card import mark

#: Attempts that have buttons.
_MOST_ATTEMPTS = 6
_IN_A_ROW = 3

Row = list[InlineKeyboardButton]


def run(keyboards: Keyboards, page: RunPage, job: Job | None) -> InlineKeyboardMarkup:
    """What can be done about a run as it was seen; ``job`` None: it is no job any more."""
    rows = [
        _approval(keyboards, page),
        _refused(keyboards, page),
        _going_on(keyboards, page),
        *_attempts(keyboards, page),
        [opened(keyboards, keyboards.words("job-button-logs"), str(page.row.run_id))],
        [back(keyboards, job)] if job else [],
    ]
    return InlineKeyboardMarkup(inline_keyboard=[row for row in rows if row])


def _going_on(keyboards: Keyboards, page: RunPage) -> Row:
    if not page.goes_on:
        return []
    cancel = _button(keyboards, "run-button-cancel", RunDo.CANCEL, page)
    return [cancel, _button(keyboards, "run-button-refresh", RunDo.SHOW, page)]


def _approval(keyboards: Keyboards, page: RunPage) -> Row:
    if not page.goes_on or not page.decides or page.approval is None:
        return []
    seen = page.approval.params_hash
    return [
        _button(keyboards, "run-button-approve", RunDo.APPROVE, page, seen),
        _button(keyboards, "run-button-refuse", RunDo.REFUSE, page, seen),
    ]


def _refused(keyboards: Keyboards, page: RunPage) -> Row:
    if page.refused is None:
        return []
    seen = str(page.refused)
    keep = _button(keyboards, "run-button-keep", RunDo.KEEP, page, seen)
    if not page.publishes:
        return [keep]
    return [_button(keyboards, "run-button-publish", RunDo.PUBLISH, page, seen), keep]


def _attempts(keyboards: Keyboards, page: RunPage) -> list[Row]:
    others = [one for one in page.attempts if one.run_id != page.row.run_id][-_MOST_ATTEMPTS:]
    buttons = [
        keyboards.button(
            keyboards.words("run-button-attempt", mark=mark(one.state), run=str(one.run_id)),
            RunButton(act=RunDo.SHOW, run=one.run_id),
        )
        for one in others
    ]
    return [buttons[at : at + _IN_A_ROW] for at in range(0, len(buttons), _IN_A_ROW)]


def _button(
    keyboards: Keyboards, key: str, act: RunDo, page: RunPage, seen: str = ""
) -> InlineKeyboardButton:
    made = RunButton(act=act, run=page.row.run_id, seen=seen)
    return keyboards.button(keyboards.words(key), made)
