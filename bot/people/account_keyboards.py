"""The buttons of the own accounts."""

from collections.abc import Collection, Sequence

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.callbacks import AccountButton, AccountDo, DeskButton, View
from bot.keyboards import Keyboards
from domain.people.accounts import Account


def link_button(keyboards: Keyboards) -> InlineKeyboardButton:
    """To link an own account."""
    return keyboards.button(keyboards.words("button-link"), AccountButton(act=AccountDo.LINK))


def accounts_button(keyboards: Keyboards) -> InlineKeyboardButton:
    """To the list of the own accounts."""
    return keyboards.button(keyboards.words("button-accounts"), AccountButton(act=AccountDo.LIST))


def linking(keyboards: Keyboards) -> InlineKeyboardMarkup:
    """The same under a message of its own."""
    return InlineKeyboardMarkup(inline_keyboard=[[link_button(keyboards)]])


def linked(keyboards: Keyboards, customers: Collection[str]) -> InlineKeyboardMarkup:
    """To look at what was linked just now."""
    rows = [[_look(keyboards, customer_no)] for customer_no in customers]
    return InlineKeyboardMarkup(inline_keyboard=rows)


def listed(keyboards: Keyboards, accounts: Sequence[Account]) -> InlineKeyboardMarkup:
    """To look at each account or to unlink it, and to link more."""
    unlink = keyboards.words("button-unlink")
    rows = [
        [
            _look(keyboards, one.customer_no),
            keyboards.button(unlink, AccountButton(act=AccountDo.UNLINK, account=one.account_id)),
        ]
        for one in accounts
    ]
    return InlineKeyboardMarkup(inline_keyboard=[*rows, [link_button(keyboards)]])


def sure(keyboards: Keyboards, account: Account) -> InlineKeyboardMarkup:
    """To unlink an account, or not."""
    words = keyboards.words
    yes = AccountButton(act=AccountDo.SURE, account=account.account_id)
    rows = [
        [keyboards.button(words("button-unlink-sure"), yes)],
        [keyboards.button(words("button-accounts-back"), AccountButton(act=AccountDo.LIST))],
    ]
    return InlineKeyboardMarkup(inline_keyboard=rows)


def _look(keyboards: Keyboards, customer_no: str) -> InlineKeyboardButton:
    look_up = DeskButton(view=View.SEARCH, number=customer_no)
    return keyboards.button(f"👤 {customer_no}", look_up)
