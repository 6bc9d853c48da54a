"""The keyboards of /batches: what runs, one run, a day."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.batches.buttons import BatchButton, BatchDo, LimitButton, LimitDo, fits
from bot.keyboards import Keyboards
from domain.batches.baseline import BatchRun
from domain.batches.checks import Check
from domain.batches.pages import DayView, RunView, Standing
from formatters.batches.batch_day import pages
from formatters.batches.batches import SIGNS, in_order
from formatters.times import day as shown_day

#: Runs of a day that are on one page, and of a list that have a button.
ON_A_PAGE = 8
_IN_A_ROW = 2

Row = list[InlineKeyboardButton]


def listing(keyboards: Keyboards, standing: Standing, today: date) -> InlineKeyboardMarkup:
    """A button a run, and the ways on."""
    shown = [one for one in in_order(standing.checks) if fits(str(one.sample.run))][:ON_A_PAGE]
    rows = _rows([_checked(keyboards, one) for one in shown])
    last = [
        _does(keyboards, "batches-button-refresh", BatchButton()),
        _does(keyboards, "batches-button-day", BatchButton(act=BatchDo.DAY, day=_day(today))),
        _does(keyboards, "batches-button-figures", BatchButton(act=BatchDo.FIGURES)),
    ]
    return markup([*rows, last])


def run(keyboards: Keyboards, view: RunView, *, admin: bool) -> InlineKeyboardMarkup:
    """What can be looked at and done about a run; limits are for administrators."""
    named = BatchButton(act=BatchDo.RUN, run=str(view.run))
    looks, acts = [], []
    if view.checks:
        looks.append(_changed(keyboards, "batch-button-history", named, BatchDo.HISTORY))
    looks.append(_changed(keyboards, "batch-button-rule", named, BatchDo.RULE))
    if view.silence is not None:
        acts.append(_changed(keyboards, "batch-button-unmute", named, BatchDo.UNMUTE))
    elif view.runs is not False:
        acts.append(_changed(keyboards, "batch-button-mute", named, BatchDo.MUTE))
    if admin:
        made = LimitButton(act=LimitDo.BEGIN, run=str(view.run))
        acts.append(keyboards.button(keyboards.words("batch-button-limits"), made))
    again = _changed(keyboards, "batches-button-refresh", named, BatchDo.RUN)
    return markup([looks, acts, [again, _all(keyboards)]])


def back_to_run(keyboards: Keyboards, name: str) -> InlineKeyboardMarkup:
    """The way back from a picture or a rule."""
    named = BatchButton(act=BatchDo.RUN, run=name)
    return markup([[_does(keyboards, "batch-button-back", named)]])


def back_to_list(keyboards: Keyboards) -> InlineKeyboardMarkup:
    """The way back to what runs."""
    return markup([[_all(keyboards)]])


def day(keyboards: Keyboards, view: DayView, page: int) -> InlineKeyboardMarkup:
    """The runs of a page, turns, other days, the picture."""
    page = min(max(page, 0), pages(view, ON_A_PAGE) - 1)
    on_page = view.runs[page * ON_A_PAGE :][:ON_A_PAGE]
    rows = _rows([_ran(keyboards, one) for one in on_page if fits(str(one.run))])
    picture = BatchButton(act=BatchDo.GANTT, day=_day(view.day), page=page)
    drawn = [_does(keyboards, "batch-button-picture", picture)] if view.runs else []
    return markup(
        [*rows, _turns(keyboards, view, page), _days(keyboards, view), [*drawn, _all(keyboards)]]
    )


def back_to_day(keyboards: Keyboards, pressed: BatchButton) -> InlineKeyboardMarkup:
    """The way back from the day's picture."""
    return markup([[_changed(keyboards, "batch-button-back", pressed, BatchDo.DAY)]])


def open_batch(keyboards: Keyboards, name: str) -> Row:
    """The way from an alert to its run, which comes in a message of its own."""
    if not fits(name):
        return []
    made = BatchButton(act=BatchDo.OPEN, run=name)
    return [_does(keyboards, "batches-button-open", made)]


def markup(rows: Iterable[Row]) -> InlineKeyboardMarkup:
    """The rows that have buttons."""
    return InlineKeyboardMarkup(inline_keyboard=[row for row in rows if row])


def _turns(keyboards: Keyboards, view: DayView, page: int) -> Row:
    words, last = keyboards.words, pages(view, ON_A_PAGE)
    return [
        keyboards.button(
            words(key, page=words.digits(str(to + 1)), pages=words.digits(str(last))),
            BatchButton(act=BatchDo.DAY, day=_day(view.day), page=to),
        )
        for key, to in (("batch-button-page-before", page - 1), ("batch-button-page", page + 1))
        if 0 <= to < last
    ]


def _days(keyboards: Keyboards, view: DayView) -> Row:
    """The day before, and the one after unless it is yet to come."""
    others = (("batch-button-before", -1), ("batch-button-after", 1))
    found = [(key, view.day + timedelta(days=by)) for key, by in others]
    return [
        keyboards.button(
            keyboards.words(key, day=shown_day(keyboards.words, other)),
            BatchButton(act=BatchDo.DAY, day=_day(other)),
        )
        for key, other in found
        if other <= view.now.date()
    ]


def _checked(keyboards: Keyboards, check: Check) -> InlineKeyboardButton:
    name = str(check.sample.run)
    made = BatchButton(act=BatchDo.RUN, run=name)
    return keyboards.button(f"{SIGNS[check.verdict]} {name}", made)


def _ran(keyboards: Keyboards, one: BatchRun) -> InlineKeyboardButton:
    return keyboards.button(str(one.run), BatchButton(act=BatchDo.RUN, run=str(one.run)))


def _all(keyboards: Keyboards) -> InlineKeyboardButton:
    return _does(keyboards, "batches-button-back", BatchButton())


def _changed(
    keyboards: Keyboards, key: str, made: BatchButton, act: BatchDo
) -> InlineKeyboardButton:
    return _does(keyboards, key, made.model_copy(update={"act": act}))


def _does(keyboards: Keyboards, key: str, made: BatchButton) -> InlineKeyboardButton:
    return keyboards.button(keyboards.words(key), made)


def _day(value: date) -> str:
    return f"{value:%Y%m%d}"


def _rows(buttons: Sequence[InlineKeyboardButton]) -> list[Row]:
    return [list(buttons[at : at + _IN_A_ROW]) for at in range(0, len(buttons), _IN_A_ROW)]
