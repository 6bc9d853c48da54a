"""The checklist of areas."""

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.callbacks import AreaButton, AreaDo
from bot.keyboards import Keyboards
from bot.people.area_picker import Choice, area_key


def checklist(keyboards: Keyboards, choice: Choice) -> InlineKeyboardMarkup:
    """One page of areas to tick; "all areas" takes every tick away."""
    words, about = keyboards.words, choice.about
    ticks = [[_tick(keyboards, choice, name)] for name in choice.shown]
    everywhere = keyboards.button(
        _marked(words("areas-everywhere"), ticked=not choice.ticked),
        AreaButton(act=AreaDo.ALL, about=about, page=choice.page),
    )
    done = keyboards.button(words("areas-done"), AreaButton(act=AreaDo.DONE, about=about))
    turns = _turns(keyboards, choice)
    rows = [*ticks, *([turns] if turns else []), [everywhere, done]]
    return InlineKeyboardMarkup(inline_keyboard=rows)


def _tick(keyboards: Keyboards, choice: Choice, name: str) -> InlineKeyboardButton:
    made = AreaButton(act=AreaDo.TICK, about=choice.about, key=area_key(name), page=choice.page)
    return keyboards.button(_marked(name, ticked=name in choice.ticked), made)


def _turns(keyboards: Keyboards, choice: Choice) -> list[InlineKeyboardButton]:
    words = keyboards.words
    turns = (("areas-earlier", choice.page - 1), ("areas-later", choice.page + 1))
    figures = [words.digits(str(number)) for number in range(choice.pages + 1)]
    return [
        keyboards.button(
            words(key, page=figures[to + 1], pages=figures[-1]),
            AreaButton(act=AreaDo.TURN, about=choice.about, page=to),
        )
        for key, to in turns
        if 0 <= to < choice.pages
    ]


def _marked(caption: str, *, ticked: bool) -> str:
    return f"{'✅' if ticked else '☐'} {caption}"
