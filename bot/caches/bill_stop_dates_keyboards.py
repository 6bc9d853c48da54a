"""The keyboards of the bill stop's batch dates."""

from collections.abc import Sequence
from datetime import date

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.caches.bill_stop_buttons import BillStopButton, BillStopDo, DatesButton
from bot.caches.bill_stop_keyboards import all_crps, button, look_up, markup, rows
from bot.keyboards import Keyboards
from domain.caches.bill_stop_pages import Comparison, History
from formatters.times import day

_IN_A_ROW = 3
#: Dates that are offered: a keyboard has 100 buttons at most.
_MOST = 60


def history(keyboards: Keyboards, page: History) -> InlineKeyboardMarkup:
    """To a comparison, where two dates are kept, and back."""
    compare = _to(keyboards, "bill-stop-button-compare", DatesButton())
    return markup([[compare] if len(page.dates) > 1 else [], [all_crps(keyboards)]])


def choose(
    keyboards: Keyboards, pressed: DatesButton, dates: Sequence[date]
) -> InlineKeyboardMarkup:
    """A button a date, but not one that is chosen already; and back."""
    offered = [one for one in dates if one not in pressed.chosen][:_MOST]
    buttons = [_date(keyboards, pressed, one) for one in offered]
    return markup([*rows(buttons, _IN_A_ROW), [_history(keyboards)]])


def comparison(
    keyboards: Keyboards, pressed: DatesButton, page: Comparison
) -> InlineKeyboardMarkup:
    """To the customers whose billing changed, on, to other dates, and back."""
    customers = [
        shown for one in page.difference.rows for shown in look_up(keyboards, one.customer_no)
    ]
    other = _to(keyboards, "bill-stop-button-other-dates", DatesButton())
    turns = _turns(keyboards, pressed, page)
    return markup([*rows(customers), turns, [other, _history(keyboards)]])


def _turns(
    keyboards: Keyboards, pressed: DatesButton, page: Comparison
) -> list[InlineKeyboardButton]:
    before = _to(keyboards, "bill-stop-button-back", _at(pressed, page.page - 1))
    after = _to(keyboards, "bill-stop-button-more", _at(pressed, page.page + 1))
    return [*([before] if page.page else []), *([after] if page.more else [])]


def _at(pressed: DatesButton, page: int) -> DatesButton:
    return pressed.model_copy(update={"page": page})


def _date(keyboards: Keyboards, pressed: DatesButton, one: date) -> InlineKeyboardButton:
    chosen = [*(first.toordinal() for first in pressed.chosen), one.toordinal(), 0]
    made = DatesButton(first=chosen[0], second=chosen[1])
    return keyboards.button(day(keyboards.words, one), made)


def _history(keyboards: Keyboards) -> InlineKeyboardButton:
    back = BillStopButton(act=BillStopDo.HISTORY)
    return button(keyboards, "bill-stop-button-history", back)


def _to(keyboards: Keyboards, key: str, made: DatesButton) -> InlineKeyboardButton:
    return keyboards.button(keyboards.words(key), made)
