"""The buttons of /people."""

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.callbacks import (
    AuditButton,
    PeopleButton,
    PeopleDo,
    PeopleFilter,
)
from bot.keyboards import Keyboards
from domain.audit_pages import About, Period, Topic
from domain.grants import Card, Kind, Listed
from domain.roles import Role
from formatters.people import caption

_FILTERS = (
    (PeopleFilter.TEAM, "people-team"),
    (PeopleFilter.CUSTOMERS, "people-customers"),
    (PeopleFilter.OTHERS, "people-others"),
    (PeopleFilter.SUSPENDED, "people-suspended"),
)
_ROLES = (
    (Role.STAFF, PeopleDo.STAFF, "request-as-staff"),
    (Role.OPERATOR, PeopleDo.OPERATOR, "request-as-operator"),
    (Role.ADMIN, PeopleDo.ADMIN, "request-as-admin"),
)

Row = list[InlineKeyboardButton]


def people(
    keyboards: Keyboards, found: list[Listed], shown: tuple[PeopleFilter, int], *, more: bool
) -> InlineKeyboardMarkup:
    """One row a person, then turns, filters and what else can be done."""
    listed, page = shown
    rows = [[_person(keyboards, one, listed, page)] for one in found]
    rows.append(_turns(keyboards, listed, page, more=more))
    filters = [_filter(keyboards, one, key, listed) for one, key in _FILTERS]
    rows += [filters[:2], filters[2:]]
    rows.append([_do(keyboards, "people-search", PeopleDo.SEARCH)])
    rows.append([_do(keyboards, "people-add", PeopleDo.ADD)])
    rows.append([_do(keyboards, "people-waiting", PeopleDo.WAITING)])
    return InlineKeyboardMarkup(inline_keyboard=[row for row in rows if row])


def person(keyboards: Keyboards, card: Card) -> InlineKeyboardMarkup:
    """What can be decided about a person."""
    rows: list[Row] = []
    if card.kind is Kind.SUSPENDED:
        rows.append([_about(keyboards, "people-resume", PeopleDo.RESUME, card)])
    else:
        rows.append([_role(keyboards, card, *role) for role in _ROLES])
        rows += _of_the_team(keyboards, card) if card.grant.role else []
    rows.append([_history(keyboards, card)])
    rows.append([_do(keyboards, "people-back", PeopleDo.LIST)])
    return InlineKeyboardMarkup(inline_keyboard=rows)


def removing(keyboards: Keyboards, card: Card) -> InlineKeyboardMarkup:
    """Whether the person is really to lose their access."""
    sure = _about(keyboards, "people-remove-sure", PeopleDo.REMOVED, card)
    back = _about(keyboards, "people-remove-not", PeopleDo.SHOW, card)
    return InlineKeyboardMarkup(inline_keyboard=[[sure], [back]])


def back_to_people(keyboards: Keyboards) -> InlineKeyboardMarkup:
    """The way back to the list."""
    return InlineKeyboardMarkup(inline_keyboard=[[_do(keyboards, "people-back", PeopleDo.LIST)]])


def _of_the_team(keyboards: Keyboards, card: Card) -> list[Row]:
    return [
        [_about(keyboards, "people-areas", PeopleDo.AREAS, card)],
        [
            _about(keyboards, "people-suspend", PeopleDo.SUSPEND, card),
            _about(keyboards, "people-remove", PeopleDo.REMOVE, card),
        ],
    ]


def _role(
    keyboards: Keyboards, card: Card, role: Role, act: PeopleDo, key: str
) -> InlineKeyboardButton:
    word = keyboards.words(key)
    made = PeopleButton(act=act, person=card.person_id, version=card.version)
    return keyboards.button(f"• {word} •" if card.grant.role is role else word, made)


def _about(keyboards: Keyboards, key: str, act: PeopleDo, card: Card) -> InlineKeyboardButton:
    made = PeopleButton(act=act, person=card.person_id, version=card.version)
    return keyboards.button(keyboards.words(key), made)


def _history(keyboards: Keyboards, card: Card) -> InlineKeyboardButton:
    about = str(About(person=card.person_id))
    made = AuditButton(topic=Topic.ACCESS, period=Period.ALL, about=about)
    return keyboards.button(keyboards.words("people-history"), made)


def _person(
    keyboards: Keyboards, one: Listed, listed: PeopleFilter, page: int
) -> InlineKeyboardButton:
    made = PeopleButton(act=PeopleDo.SHOW, person=one.person_id, listed=listed, page=page)
    return keyboards.button(caption(keyboards.words, one), made)


def _turns(keyboards: Keyboards, listed: PeopleFilter, page: int, *, more: bool) -> Row:
    def turn(text: str, to: int) -> InlineKeyboardButton:
        return keyboards.button(text, PeopleButton(act=PeopleDo.LIST, listed=listed, page=to))

    return ([turn("◀️", page - 1)] if page else []) + ([turn("▶️", page + 1)] if more else [])


def _filter(
    keyboards: Keyboards, one: PeopleFilter, key: str, present: PeopleFilter
) -> InlineKeyboardButton:
    word = keyboards.words(key)
    made = PeopleButton(act=PeopleDo.LIST, listed=one)
    return keyboards.button(f"• {word} •" if one is present else word, made)


def _do(keyboards: Keyboards, key: str, act: PeopleDo) -> InlineKeyboardButton:
    return keyboards.button(keyboards.words(key), PeopleButton(act=act))
