"""The buttons of /status and /schedule, and their keyboards."""

from collections.abc import Sequence
from enum import StrEnum

from aiogram.types import InlineKeyboardMarkup

from bot.callbacks import OwnedButton
from bot.keyboards import Keyboards
from bot.operating.job_buttons import RunButton, RunDo
from bot.operating.log_keyboards import opened
from domain.jobs.run_records import RunRow
from domain.jobs.runs import FAILED, State

#: Runs that have a button of their own, and how many stand in a row.
_MOST = 6
_IN_A_ROW = 3


class StatusDo(StrEnum):
    """What a button of the status shows."""

    STATUS = "s"
    RUN = "r"
    DAY = "d"


class StatusButton(OwnedButton, prefix="y"):
    """A button of /status and /schedule."""

    act: StatusDo
    run: int = 0
    page: int = 0


def status(keyboards: Keyboards, recent: Sequence[RunRow]) -> InlineKeyboardMarkup:
    """The runs that go on or failed, the logs, the next 24 hours, and everything anew."""
    words = keyboards.words
    worth = [one for one in recent if one.state in FAILED or one.state is State.RUNNING][:_MOST]
    runs = [
        keyboards.button(
            words("status-button-run", run=str(one.run_id)),
            StatusButton(act=StatusDo.RUN, run=one.run_id),
        )
        for one in worth
    ]
    rows = [
        *(runs[start : start + _IN_A_ROW] for start in range(0, len(runs), _IN_A_ROW)),
        [
            opened(keyboards, words("status-button-logs"), ""),
            keyboards.button(words("status-button-schedule"), StatusButton(act=StatusDo.DAY)),
        ],
        [keyboards.button(words("status-button-refresh"), StatusButton(act=StatusDo.STATUS))],
    ]
    return InlineKeyboardMarkup(inline_keyboard=rows)


def run(keyboards: Keyboards, run_id: int) -> InlineKeyboardMarkup:
    """To follow and decide, the run's log, the run anew, and the way back."""
    words, again = keyboards.words, StatusButton(act=StatusDo.RUN, run=run_id)
    here = RunButton(act=RunDo.SHOW, run=run_id)
    rows = [
        [keyboards.button(words("run-button-open"), here)],
        [
            opened(keyboards, words("status-button-logs"), str(run_id)),
            keyboards.button(words("status-button-refresh"), again),
        ],
        [keyboards.button(words("status-button-back"), StatusButton(act=StatusDo.STATUS))],
    ]
    return InlineKeyboardMarkup(inline_keyboard=rows)


def day(keyboards: Keyboards, page: int, pages: int) -> InlineKeyboardMarkup:
    """Turns, and the way back."""
    words = keyboards.words
    last = words.digits(str(pages))
    turns = [
        keyboards.button(
            words(key, page=words.digits(str(to + 1)), pages=last),
            StatusButton(act=StatusDo.DAY, page=to),
        )
        for key, to in (("button-earlier-page", page - 1), ("button-later-page", page + 1))
        if 0 <= to < pages
    ]
    back = keyboards.button(words("status-button-back"), StatusButton(act=StatusDo.STATUS))
    return InlineKeyboardMarkup(inline_keyboard=[*([turns] if turns else []), [back]])
