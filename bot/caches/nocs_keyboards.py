"""The keyboards of /nocs: of all areas, and of one."""

from collections.abc import Iterable, Sequence
from typing import Any

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.caches.nocs_buttons import NocsButton, NocsDo, PayoffButton, PayoffDo
from bot.callbacks import DeskButton, OwnedButton, View
from bot.keyboards import Keyboards
from bot.operating.job_buttons import RunButton, RunDo
from bot.people.area_picker import area_key
from domain.caches.nocs import NocsBalance, Side
from domain.caches.nocs_pages import AreaPage, Listed, Order
from domain.caches.refreshing import Refreshing
from domain.text import shorten, tidy
from formatters.caches.nocs import CUSTOMERS

_IN_A_ROW = 2
_LONGEST_NAME = 24
_SIDES = (
    (Side.ALL, "nocs-button-all"),
    (Side.CREDIT, "nocs-button-credit"),
    (Side.DUE, "nocs-button-due"),
)

Row = list[InlineKeyboardButton]


def balances(
    keyboards: Keyboards, pressed: NocsButton, listed: Listed, opened: Iterable[NocsBalance]
) -> InlineKeyboardMarkup:
    """The areas that may be ``opened``, turns, the other order, the picture and files."""
    words = keyboards.words
    other = Order.NET if pressed.order is Order.NAME else Order.NAME
    order = "nocs-button-by-net" if other is Order.NET else "nocs-button-by-name"
    rows = [
        *_rows([_area(keyboards, area) for area in opened]),
        _turns(keyboards, pressed, (listed.page, listed.pages)),
        [
            keyboards.button(words(order), NocsButton(order=other)),
            _changed(keyboards, "nocs-button-picture", pressed, act=NocsDo.PICTURE),
        ],
        [_file(keyboards, pressed, act) for act in (NocsDo.XLSX, NocsDo.CSV)],
    ]
    return _markup(rows)


def with_refresh(
    keyboards: Keyboards, below: InlineKeyboardMarkup, made: OwnedButton, refreshing: Refreshing
) -> InlineKeyboardMarkup:
    """The same for operators, above the last row: the run that goes on, and to read all anew."""
    words = keyboards.words
    row = [keyboards.button(words("cache-button-refresh"), made)]
    if refreshing.going_on:
        run_id = refreshing.going_on.run_id
        caption = words("cache-button-run", run=str(run_id))
        row.insert(0, keyboards.button(caption, RunButton(act=RunDo.SHOW, run=run_id)))
    *others, last = below.inline_keyboard or [[]]
    return _markup([*others, row, last])


def back_to_balances(keyboards: Keyboards, pressed: NocsButton) -> InlineKeyboardMarkup:
    """The way back from a picture or file."""
    return _markup([[_changed(keyboards, "nocs-button-back", pressed, act=NocsDo.SHOW)]])


def nothing() -> InlineKeyboardMarkup:
    """No buttons, for others to be added."""
    return _markup([])


def area(keyboards: Keyboards, pressed: PayoffButton, page: AreaPage) -> InlineKeyboardMarkup:
    """A button a customer; sides, the search, turns, files, and the way back."""
    rows = [[_all_areas(keyboards)]]
    if page.summed is not None:
        pages = max(-(-page.found // CUSTOMERS), 1)
        search = _changed(keyboards, "nocs-button-search", pressed, act=PayoffDo.ASK)
        everybody = _changed(keyboards, "nocs-button-everybody", pressed, sought="", page=0)
        rows = [
            *_rows([_customer(keyboards, one.customer_no) for one in page.customers]),
            _turns(keyboards, pressed, (page.chosen.page, pages)),
            [_side(keyboards, pressed, side, key) for side, key in _SIDES],
            [search, *([everybody] if pressed.sought else [])],
            [_file(keyboards, pressed, act) for act in (PayoffDo.XLSX, PayoffDo.CSV)],
            *rows,
        ]
    return _markup(rows)


def back_to_area(keyboards: Keyboards, pressed: PayoffButton) -> InlineKeyboardMarkup:
    """The way back from a question or file."""
    return _markup([[_changed(keyboards, "nocs-button-back", pressed, act=PayoffDo.SHOW)]])


def _area(keyboards: Keyboards, one: NocsBalance) -> InlineKeyboardButton:
    mark = "🔴" if one.net < 0 else "🟢" if one.net > 0 else "⚪"
    name = shorten(tidy(one.name) or one.code, _LONGEST_NAME)
    caption = keyboards.words("nocs-button-area", mark=mark, name=name)
    return keyboards.button(caption, PayoffButton(area=area_key(one.code)))


def _customer(keyboards: Keyboards, number: str) -> InlineKeyboardButton:
    """The look-up, as if the number had been typed."""
    caption = keyboards.words("nocs-button-customer", number=number)
    return keyboards.button(caption, DeskButton(view=View.SEARCH, number=number))


def _side(
    keyboards: Keyboards, pressed: PayoffButton, side: Side, key: str
) -> InlineKeyboardButton:
    caption = keyboards.words(key)
    made = pressed.model_copy(update={"act": PayoffDo.SHOW, "side": side, "page": 0})
    return keyboards.button(f"• {caption} •" if side is pressed.side else caption, made)


def _turns(keyboards: Keyboards, pressed: NocsButton | PayoffButton, at: tuple[int, int]) -> Row:
    """To the pages before and after the one ``at`` which we are, of so many."""
    (page, pages), words = at, keyboards.words
    shows = type(pressed.act)("s")
    return [
        keyboards.button(
            words(key, page=words.digits(str(to + 1)), pages=words.digits(str(pages))),
            pressed.model_copy(update={"act": shows, "page": to}),
        )
        for key, to in (("nocs-button-earlier", page - 1), ("nocs-button-later", page + 1))
        if 0 <= to < pages
    ]


def _file(
    keyboards: Keyboards, pressed: NocsButton | PayoffButton, act: NocsDo | PayoffDo
) -> InlineKeyboardButton:
    caption = keyboards.words("nocs-button-file", form=act.name)
    return keyboards.button(caption, pressed.model_copy(update={"act": act}))


def _all_areas(keyboards: Keyboards) -> InlineKeyboardButton:
    return keyboards.button(keyboards.words("nocs-button-areas"), NocsButton())


def _changed(
    keyboards: Keyboards, key: str, pressed: OwnedButton, **changes: Any
) -> InlineKeyboardButton:
    return keyboards.button(keyboards.words(key), pressed.model_copy(update=changes))


def _rows(buttons: Sequence[InlineKeyboardButton]) -> list[Row]:
    starts = range(0, len(buttons), _IN_A_ROW)
    return [list(buttons[start : start + _IN_A_ROW]) for start in starts]


def _markup(rows: Iterable[Row]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(inline_keyboard=[row for row in rows if row])
