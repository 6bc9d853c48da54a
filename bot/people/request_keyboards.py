"""The buttons of asking for access and of deciding about it."""

from collections.abc import Collection

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.callbacks import JoinButton, RequestButton, RequestDo
from bot.keyboards import Keyboards
from bot.people.account_keyboards import accounts_button, link_button
from bot.settings import AccessMode
from domain.people.people import Person
from domain.people.requests import areas_mark
from domain.people.roles import Role

_ROLES = (
    ("request-as-staff", RequestDo.STAFF),
    ("request-as-operator", RequestDo.OPERATOR),
    ("request-as-admin", RequestDo.ADMIN),
)
_REST = (
    ("request-limit", RequestDo.LIMIT),
    ("request-own-account", RequestDo.OWN_ACCOUNT),
    ("request-deny", RequestDo.DENY),
)


def joining(keyboards: Keyboards, *, linked: bool = False) -> InlineKeyboardMarkup:
    """To ask for access, and to the own accounts: to link them, or (``linked``) to see them."""
    asks = keyboards.button(keyboards.words("button-ask"), JoinButton())
    own = accounts_button(keyboards) if linked else link_button(keyboards)
    return InlineKeyboardMarkup(inline_keyboard=[[asks], [own]])


def offered(keyboards: Keyboards, person: Person, mode: AccessMode) -> InlineKeyboardMarkup | None:
    """The ways to join, for those who are not staff already and where people may join at all.

    Only in a private chat, which has the person's own id.
    """
    private = keyboards.who.chat == keyboards.who.person
    joins = person.role in {Role.UNKNOWN, Role.CUSTOMER} and not person.suspended
    if not private or not joins or mode is AccessMode.CLOSED:
        return None
    return joining(keyboards, linked=bool(person.accounts))


def deciding(keyboards: Keyboards, request_id: int, areas: Collection[str]) -> InlineKeyboardMarkup:
    """What an administrator may decide; roles are given for the areas that the card shows."""
    mark = areas_mark(areas)

    def button(key: str, act: RequestDo) -> InlineKeyboardButton:
        made = RequestButton(act=act, request=request_id, areas=mark)
        return keyboards.button(keyboards.words(key), made)

    roles = [button(key, act) for key, act in _ROLES]
    rows = [roles, *([button(key, act)] for key, act in _REST)]
    return InlineKeyboardMarkup(inline_keyboard=rows)
