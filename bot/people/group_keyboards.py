"""The buttons of /group."""

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.callbacks import GroupButton, GroupDo
from bot.keyboards import Keyboards
from domain.text import shorten
from queries.access.chats import Group

_LONGEST_TITLE = 40


def deciding(keyboards: Keyboards, group: Group) -> InlineKeyboardMarkup:
    """To approve a group for staff, or to withdraw that."""
    act = GroupDo.WITHDRAW if group.approved else GroupDo.APPROVE
    words = keyboards.words
    caption = words("button-group-withdraw") if group.approved else words("button-group-approve")
    return InlineKeyboardMarkup(inline_keyboard=[[_button(keyboards, caption, act, group)]])


def withdrawing(keyboards: Keyboards, groups: Sequence[Group]) -> InlineKeyboardMarkup:
    """To withdraw the approval of each of several groups."""
    rows = [
        [_button(keyboards, f"🚫 {shorten(one.title, _LONGEST_TITLE)}", GroupDo.WITHDRAW, one)]
        for one in groups
    ]
    return InlineKeyboardMarkup(inline_keyboard=rows)


def _button(keyboards: Keyboards, caption: str, act: GroupDo, group: Group) -> InlineKeyboardButton:
    made = GroupButton(act=act, group=group.chat_id, version=group.version)
    return keyboards.button(caption, made)
