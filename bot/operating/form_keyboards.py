"""The keyboards of a form of parameters."""

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.keyboards import Keyboards
from bot.operating.job_buttons import FormButton, FormDo
from bot.operating.job_forms import Filling
from bot.operating.job_keyboards import back
from domain.jobs.parameters import Kind, Parameter
from formatters.operating.parameters import caption, is_yes, label

_IN_A_ROW = 3

Row = list[InlineKeyboardButton]


def form(keyboards: Keyboards, filling: Filling) -> InlineKeyboardMarkup:
    """Each parameter as it can be said; start, the defaults, and the way back."""
    rows = [
        row
        for at, parameter in enumerate(filling.job.parameters)
        for row in _parameter(keyboards, filling, at, parameter)
    ]
    last = [_button(keyboards, "parameter-button-start", FormDo.START, filling)]
    if filling.given:
        last.append(_button(keyboards, "parameter-button-defaults", FormDo.DEFAULTS, filling))
    rows += [row for at in range(len(filling.presets)) for row in _preset(keyboards, filling, at)]
    if filling.given:
        rows.append([_button(keyboards, "preset-button-name", FormDo.NAME, filling)])
    rows += [last, [back(keyboards, filling.job)]]
    return InlineKeyboardMarkup(inline_keyboard=rows)


def asking(keyboards: Keyboards, filling: Filling) -> InlineKeyboardMarkup:
    """The way back to the form."""
    return InlineKeyboardMarkup(inline_keyboard=[[_back(keyboards, filling)]])


def confirming(keyboards: Keyboards, filling: Filling) -> InlineKeyboardMarkup:
    """Whether it is meant."""
    sure = _button(keyboards, "job-button-sure", FormDo.SURE, filling)
    return InlineKeyboardMarkup(inline_keyboard=[[sure, _back(keyboards, filling)]])


def _parameter(
    keyboards: Keyboards, filling: Filling, at: int, parameter: Parameter
) -> Sequence[Row]:
    if parameter.choices:
        return _choices(keyboards, filling, at, parameter)
    if parameter.kind is Kind.YN:
        return [[_toggle(keyboards, filling, at, parameter)]]
    made = FormButton(act=FormDo.ASK, form=filling.token, at=at)
    return [[keyboards.button(caption(keyboards.words, parameter, filling.given), made)]]


def _preset(keyboards: Keyboards, filling: Filling, at: int) -> Sequence[Row]:
    use = FormButton(act=FormDo.USE, form=filling.token, at=at)
    forget = FormButton(act=FormDo.FORGET, form=filling.token, at=at)
    return [[keyboards.button(f"📌 {filling.presets[at]}", use), keyboards.button("🗑", forget)]]


def _choices(
    keyboards: Keyboards, filling: Filling, at: int, parameter: Parameter
) -> Sequence[Row]:
    present = filling.given.get(parameter.name, parameter.default)
    buttons = [
        keyboards.button(
            f"• {choice} •" if choice == present else choice,
            FormButton(act=FormDo.SET, form=filling.token, at=at, value=number),
        )
        for number, choice in enumerate(parameter.choices)
    ]
    return [buttons[start : start + _IN_A_ROW] for start in range(0, len(buttons), _IN_A_ROW)]


def _toggle(
    keyboards: Keyboards, filling: Filling, at: int, parameter: Parameter
) -> InlineKeyboardButton:
    """Shows what is, and changes it to the other."""
    yes = is_yes(parameter, filling.given)
    made = FormButton(act=FormDo.SET, form=filling.token, at=at, value=int(not yes))
    named = label(keyboards.words, parameter.name)
    return keyboards.button(f"{'☑' if yes else '☐'} {named}", made)


def _back(keyboards: Keyboards, filling: Filling) -> InlineKeyboardButton:
    return _button(keyboards, "parameter-button-back", FormDo.SHOW, filling)


def _button(keyboards: Keyboards, key: str, act: FormDo, filling: Filling) -> InlineKeyboardButton:
    return keyboards.button(keyboards.words(key), FormButton(act=act, form=filling.token))
