"""The keyboards of /billstop."""

from collections.abc import Iterable, Sequence
from itertools import chain

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.caches.bill_stop_buttons import BillStopButton, BillStopDo, FileButton, Rows
from bot.caches.nocs_keyboards import with_refresh
from bot.callbacks import DeskButton, View
from bot.keyboards import Keyboards
from domain.billing.numbers import parse_number
from domain.caches.bill_stop_pages import CpcPage, CrpPage, NoCpc, Overview, pages_of
from domain.caches.bill_stops import CrpSummary, crp_key
from domain.text import shorten, tidy
from formatters.caches.bill_stop import CPCS, CRPS, count
from formatters.files.tables import Format

_LONGEST_NUMBER = 16

Row = list[InlineKeyboardButton]


def overview(keyboards: Keyboards, page: Overview, *, opens: bool) -> InlineKeyboardMarkup:
    """The CRPs of the page and the search for those who may open them; turns, batch dates."""
    history = button(keyboards, "bill-stop-button-history", BillStopButton(act=BillStopDo.HISTORY))
    if page.totals is None:
        return markup([[history]])
    turned = BillStopButton(page=page.page)
    turns = _turns(keyboards, turned, pages_of(page.totals.value.crps, CRPS))
    search = button(keyboards, "bill-stop-button-search", BillStopButton(act=BillStopDo.ASK))
    crps = rows([_crp(keyboards, one) for one in page.crps])
    files = button(keyboards, "bill-stop-button-files", BillStopButton(act=BillStopDo.FILES))
    if not opens:
        return markup([turns, [history, files]])
    return markup([*crps, turns, [search], [history, files]])


def customers(keyboards: Keyboards, page: CrpPage | CpcPage | NoCpc) -> InlineKeyboardMarkup:
    """From a CRP, a CPC or nobody to the look-up, on, and back."""
    search = button(keyboards, "bill-stop-button-search", BillStopButton(act=BillStopDo.ASK))
    last = [search, all_crps(keyboards)]
    match page:
        case CrpPage():
            return markup([*_cpcs(keyboards, page), last])
        case CpcPage():
            return markup([look_up(keyboards, page.cpc.customer_no), _ways(keyboards, page), last])
        case NoCpc():
            return markup([look_up(keyboards, page.number), last])


def files(keyboards: Keyboards, *, opens: bool) -> InlineKeyboardMarkup:
    """Each table in each form, as far as the reader may have it."""
    tables = [
        [_file(keyboards, FileButton(rows=which, form=form)) for form in Format]
        for which in (Rows if opens else [Rows.CRPS])
    ]
    return markup([*tables, [all_crps(keyboards)]])


def back(keyboards: Keyboards) -> InlineKeyboardMarkup:
    """The way back to all CRPs."""
    return markup([[all_crps(keyboards)]])


def refreshable(
    keyboards: Keyboards, below: InlineKeyboardMarkup, page: Overview
) -> InlineKeyboardMarkup:
    """The same for operators."""
    again = BillStopButton(act=BillStopDo.REFRESH)
    return with_refresh(keyboards, below, again, page.refreshing)


def look_up(keyboards: Keyboards, number: str | None) -> Row:
    """The look-up, as if the number had been typed; nothing where it could not be typed."""
    if number is None or parse_number(number) != number:
        return []
    caption = keyboards.words("bill-stop-button-customer", number=number)
    return [keyboards.button(caption, DeskButton(view=View.SEARCH, number=number))]


def all_crps(keyboards: Keyboards) -> InlineKeyboardButton:
    """To the first page."""
    return button(keyboards, "bill-stop-button-all", BillStopButton())


def button(keyboards: Keyboards, key: str, made: BillStopButton) -> InlineKeyboardButton:
    """A button with its words."""
    return keyboards.button(keyboards.words(key), made)


def markup(lines: Iterable[Row]) -> InlineKeyboardMarkup:
    """A keyboard without its empty rows."""
    return InlineKeyboardMarkup(inline_keyboard=[row for row in lines if row])


def _crp(keyboards: Keyboards, one: CrpSummary) -> InlineKeyboardButton:
    words = keyboards.words
    stopped = count(words, one.stopped)
    caption = words("bill-stop-button-crp", number=_named(one.crp_no), stopped=stopped)
    return keyboards.button(caption, _opening(one.crp_no))


def _cpcs(keyboards: Keyboards, page: CrpPage) -> list[Row]:
    opening = _opening(page.crp.crp_no).model_copy(update={"page": page.page})
    found = chain.from_iterable(look_up(keyboards, one.customer_no) for one in page.cpcs)
    return [*rows(list(found)), _turns(keyboards, opening, pages_of(page.crp.cpcs, CPCS))]


def _file(keyboards: Keyboards, made: FileButton) -> InlineKeyboardButton:
    caption = keyboards.words("bill-stop-button-file", what=made.rows.name, form=made.form.name)
    return keyboards.button(caption, made)


def _ways(keyboards: Keyboards, page: CpcPage) -> Row:
    caption = keyboards.words("bill-stop-button-its-crp", number=_named(page.cpc.crp_no))
    ways = [keyboards.button(caption, _opening(page.cpc.crp_no))]
    if page.crp is not None:
        ways.append(button(keyboards, "bill-stop-button-its-cpcs", _opening(page.crp.crp_no)))
    return ways


def _opening(crp_no: str) -> BillStopButton:
    return BillStopButton(act=BillStopDo.CRP, crp=crp_key(crp_no))


def _turns(keyboards: Keyboards, at: BillStopButton, pages: int) -> Row:
    words, keys = keyboards.words, ("bill-stop-button-earlier", "bill-stop-button-later")
    return [
        keyboards.button(
            words(key, page=words.digits(str(to + 1)), pages=words.digits(str(pages))),
            at.model_copy(update={"page": to}),
        )
        for key, to in zip(keys, (at.page - 1, at.page + 1), strict=True)
        if 0 <= to < pages
    ]


def _named(number: str) -> str:
    return shorten(tidy(number) or "–", _LONGEST_NUMBER)


def rows(buttons: Sequence[InlineKeyboardButton], in_a_row: int = 2) -> list[Row]:
    """Buttons side by side, as many as stand in a row."""
    starts = range(0, len(buttons), in_a_row)
    return [list(buttons[start : start + in_a_row]) for start in starts]
