"""The keyboards of a batch's limits."""

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.batches.buttons import BatchButton, BatchDo, LimitButton, LimitDo
from bot.batches.keyboards import Row, markup
from bot.batches.limits_book import Draft
from bot.keyboards import Keyboards
from domain.batches.what_if import Bound


def limits(keyboards: Keyboards, draft: Draft) -> InlineKeyboardMarkup:
    """Steps for each limit, and what can be done with the draft."""
    rows = [_steps(keyboards, draft, place) for place in range(len(Bound))]
    tries = [_does(keyboards, draft, LimitDo.TRY), _does(keyboards, draft, LimitDo.RESET)]
    saves = [_does(keyboards, draft, LimitDo.SAVE)] if draft.changed else []
    return markup([*rows, tries, [*saves, _back(keyboards, draft)]])


def back_to_limits(keyboards: Keyboards, draft: Draft) -> InlineKeyboardMarkup:
    """The way back from a question."""
    made = LimitButton(act=LimitDo.SHOW, run=str(draft.run))
    return markup([[keyboards.button(keyboards.words("batch-button-back"), made)]])


def tried(keyboards: Keyboards, draft: Draft) -> InlineKeyboardMarkup:
    """To save, or back to the limits."""
    back = back_to_limits(keyboards, draft).inline_keyboard[0]
    return markup([[_does(keyboards, draft, LimitDo.SAVE)] if draft.changed else [], back])


def _steps(keyboards: Keyboards, draft: Draft, place: int) -> Row:
    words, bound = keyboards.words, list(Bound)[place]
    made = LimitButton(act=LimitDo.STEP, run=str(draft.run), bound=place)
    typed = made.model_copy(update={"act": LimitDo.TYPE})
    short = words("batch-limit-short", bound=bound.value)
    return [
        keyboards.button("➖", made.model_copy(update={"steps": -1})),
        keyboards.button(words("batch-button-type", limit=short), typed),
        keyboards.button("➕", made.model_copy(update={"steps": 1})),
    ]


def _does(keyboards: Keyboards, draft: Draft, act: LimitDo) -> InlineKeyboardButton:
    made = LimitButton(act=act, run=str(draft.run))
    return keyboards.button(keyboards.words(f"batch-button-{act.name.lower()}"), made)


def _back(keyboards: Keyboards, draft: Draft) -> InlineKeyboardButton:
    made = BatchButton(act=BatchDo.RUN, run=str(draft.run))
    return keyboards.button(keyboards.words("batch-button-back"), made)
