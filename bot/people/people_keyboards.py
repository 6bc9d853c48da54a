"""The buttons of /people."""

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.callbacks import AuditButton, PeopleButton, PeopleDo, PeopleFilter
from bot.keyboards import Keyboards
from bot.people.area_keyboards import checklist
from bot.people.area_picker import Choice
from bot.people.people import Listing
from domain.auditing.audit_pages import About, Period, Topic
from domain.people.grants import Card, Kind
from domain.people.roles import Role
from formatters.people.people import caption

_FILTERS = (
    ((PeopleFilter.TEAM, "people-team"), (PeopleFilter.ADMINS, "people-admins")),
    ((PeopleFilter.OPERATORS, "people-operators"), (PeopleFilter.STAFF, "people-staff")),
    (
        (PeopleFilter.CUSTOMERS, "people-customers"),
        (PeopleFilter.OTHERS, "people-others"),
        (PeopleFilter.SUSPENDED, "people-suspended"),
    ),
)
_ROLES = (
    (Role.STAFF, PeopleDo.STAFF, "request-as-staff"),
    (Role.OPERATOR, PeopleDo.OPERATOR, "request-as-operator"),
    (Role.ADMIN, PeopleDo.ADMIN, "request-as-admin"),
)

Row = list[InlineKeyboardButton]


def people(keyboards: Keyboards, listing: Listing) -> InlineKeyboardMarkup:
    """One row a person, then turns, filters and what else can be done."""
    here = PeopleButton(act=PeopleDo.LIST, listed=listing.listed, page=listing.page)
    rows: list[Row] = []
    for one in listing.found:
        chosen = here.model_copy(update={"act": PeopleDo.SHOW, "person": one.person_id})
        rows.append([keyboards.button(caption(keyboards.words, one), chosen)])
    rows.append(_turns(keyboards, here, more=listing.more))
    rows += [[_filter(keyboards, *one, listing.listed) for one in row] for row in _FILTERS]
    rows.append(
        [
            _do(keyboards, "people-search", PeopleDo.SEARCH),
            _do(keyboards, "people-add", PeopleDo.ADD),
        ]
    )
    rows.append(_waiting(keyboards, listing.waiting))
    return _keyboard(rows)


def person(keyboards: Keyboards, card: Card, pressed: PeopleButton) -> InlineKeyboardMarkup:
    """What can be decided about a person; the way back is to the list that ``pressed`` knows."""
    suspended = card.kind is Kind.SUSPENDED
    rest = ("people-resume", PeopleDo.RESUME) if suspended else ("people-suspend", PeopleDo.SUSPEND)
    limits = [_about(keyboards, *rest, card, pressed)]
    rows: list[Row] = []
    if not suspended:
        rows.append([_role(keyboards, card, pressed, role) for role in _ROLES])
    if card.grant.role and not suspended:
        rows.append([_about(keyboards, "people-areas", PeopleDo.AREAS, card, pressed)])
    if card.grant.role:
        limits.append(_about(keyboards, "people-remove", PeopleDo.REMOVE, card, pressed))
    rows += [limits, [_history(keyboards, card)], [_back(keyboards, pressed)]]
    return _keyboard(rows)


def removing(keyboards: Keyboards, card: Card, pressed: PeopleButton) -> InlineKeyboardMarkup:
    """Whether the person is really to lose their role."""
    sure = _about(keyboards, "people-remove-sure", PeopleDo.REMOVED, card, pressed)
    back = _about(keyboards, "people-remove-not", PeopleDo.SHOW, card, pressed)
    return _keyboard([[sure], [back]])


def areas(keyboards: Keyboards, choice: Choice, person_id: int) -> InlineKeyboardMarkup:
    """The areas to tick, and the way back without a change."""
    back = keyboards.button(
        keyboards.words("people-page-back"), PeopleButton(act=PeopleDo.SHOW, person=person_id)
    )
    return _keyboard([*checklist(keyboards, choice).inline_keyboard, [back]])


def back_to_people(keyboards: Keyboards) -> InlineKeyboardMarkup:
    """The way back to the list."""
    return _keyboard([[_do(keyboards, "people-back", PeopleDo.LIST)]])


def _keyboard(rows: Sequence[Row]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(inline_keyboard=[row for row in rows if row])


def _role(
    keyboards: Keyboards, card: Card, pressed: PeopleButton, one: tuple[Role, PeopleDo, str]
) -> InlineKeyboardButton:
    """The present role is marked, and its button changes nothing."""
    role, act, key = one
    present = card.grant.role is role
    made = _made(PeopleDo.SHOW if present else act, card, pressed)
    word = keyboards.words(key)
    return keyboards.button(f"• {word} •" if present else word, made)


def _about(
    keyboards: Keyboards, key: str, act: PeopleDo, card: Card, pressed: PeopleButton
) -> InlineKeyboardButton:
    return keyboards.button(keyboards.words(key), _made(act, card, pressed))


def _made(act: PeopleDo, card: Card, pressed: PeopleButton) -> PeopleButton:
    return PeopleButton(
        act=act,
        person=card.person_id,
        version=card.version,
        listed=pressed.listed,
        page=pressed.page,
    )


def _history(keyboards: Keyboards, card: Card) -> InlineKeyboardButton:
    about = str(About(person=card.person_id))
    made = AuditButton(topic=Topic.ACCESS, period=Period.ALL, about=about)
    return keyboards.button(keyboards.words("people-history"), made)


def _back(keyboards: Keyboards, pressed: PeopleButton) -> InlineKeyboardButton:
    made = PeopleButton(act=PeopleDo.LIST, listed=pressed.listed, page=pressed.page)
    return keyboards.button(keyboards.words("people-back"), made)


def _turns(keyboards: Keyboards, here: PeopleButton, *, more: bool) -> Row:
    def turn(text: str, to: int) -> InlineKeyboardButton:
        return keyboards.button(text, here.model_copy(update={"page": to}))

    back = [turn("◀️", here.page - 1)] if here.page else []
    return back + ([turn("▶️", here.page + 1)] if more else [])


def _filter(
    keyboards: Keyboards, one: PeopleFilter, key: str, present: PeopleFilter
) -> InlineKeyboardButton:
    word = keyboards.words(key)
    made = PeopleButton(act=PeopleDo.LIST, listed=one)
    return keyboards.button(f"• {word} •" if one is present else word, made)


def _waiting(keyboards: Keyboards, count: int) -> Row:
    if not count:
        return []
    words = keyboards.words
    text = words("people-waiting", shown=words.digits(str(count)))
    return [keyboards.button(text, PeopleButton(act=PeopleDo.WAITING))]


def _do(keyboards: Keyboards, key: str, act: PeopleDo) -> InlineKeyboardButton:
    return keyboards.button(keyboards.words(key), PeopleButton(act=act))
