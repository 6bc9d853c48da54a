"""The buttons of /audit."""

from collections.abc import Sequence
from dataclasses import replace

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.audit.book import Meant, Turn
from bot.callbacks import AuditButton, AuditDo, PeopleButton, PeopleDo
from bot.keyboards import Keyboards
from domain.auditing.audit_pages import NOBODY, Period, Sought, Topic
from domain.text import shorten
from formatters.words import Words

_TOPICS = (
    (
        (Topic.ALL, "audit-button-all"),
        (Topic.ACCESS, "audit-button-access"),
        (Topic.GROUPS, "audit-button-groups"),
    ),
    ((Topic.CUSTOMERS, "audit-button-customers"), (Topic.ACCOUNTS, "audit-button-accounts")),
)
_PERIODS = (
    (Period.TODAY, "audit-button-today"),
    (Period.WEEK, "audit-button-week"),
    (Period.MONTH, "audit-button-month"),
    (Period.ALL, "audit-button-ever"),
)
_LONGEST_NAME = 40

Row = list[InlineKeyboardButton]


def page(keyboards: Keyboards, turn: Turn, number: int) -> InlineKeyboardMarkup:
    """Both records, what may be chosen with the present choice marked, turns, and the file."""
    sought = turn.sought
    rows = [
        _records(keyboards, sought),
        *(_topics(keyboards, sought) if sought.topic is not Topic.QUERIES else []),
        [_period(keyboards, sought, period, key) for period, key in _PERIODS],
        _about(keyboards, sought),
        _turns(keyboards, turn, number),
        [_button(keyboards, "audit-button-export", sought, AuditDo.EXPORT)],
        _person(keyboards, sought),
    ]
    return InlineKeyboardMarkup(inline_keyboard=[row for row in rows if row])


def back(keyboards: Keyboards, sought: Sought) -> InlineKeyboardMarkup:
    """The way back to the pages of a choice."""
    return InlineKeyboardMarkup(
        inline_keyboard=[[_button(keyboards, "audit-button-back", _anew(sought))]]
    )


def meant(keyboards: Keyboards, sought: Sought, found: Sequence[Meant]) -> InlineKeyboardMarkup:
    """A button for each whom a text may mean, and the way back."""
    rows = [
        [_to(keyboards, _named(keyboards.words, one), replace(sought, about=one.about))]
        for one in found
    ]
    return InlineKeyboardMarkup(inline_keyboard=[*rows, *back(keyboards, sought).inline_keyboard])


def _records(keyboards: Keyboards, sought: Sought) -> Row:
    queries = sought.topic is Topic.QUERIES
    about = NOBODY if sought.about.customer else sought.about  # questions name no customer
    return [
        _choice(keyboards, "audit-button-audit", replace(sought, topic=Topic.ALL), not queries),
        _choice(
            keyboards,
            "audit-button-queries",
            replace(sought, topic=Topic.QUERIES, about=about),
            queries,
        ),
    ]


def _topics(keyboards: Keyboards, sought: Sought) -> list[Row]:
    return [
        [
            _choice(keyboards, key, replace(sought, topic=topic), topic is sought.topic)
            for topic, key in row
        ]
        for row in _TOPICS
    ]


def _period(keyboards: Keyboards, sought: Sought, period: Period, key: str) -> InlineKeyboardButton:
    return _choice(keyboards, key, replace(sought, period=period), period is sought.period)


def _about(keyboards: Keyboards, sought: Sought) -> Row:
    ask = _button(keyboards, "audit-button-about", _anew(sought), AuditDo.ASK)
    if sought.about == NOBODY:
        return [ask]
    return [ask, _button(keyboards, "audit-button-anybody", replace(_anew(sought), about=NOBODY))]


def _person(keyboards: Keyboards, sought: Sought) -> Row:
    """From what was done to whom it is about."""
    if sought.about.person is None:
        return []
    made = PeopleButton(act=PeopleDo.SHOW, person=sought.about.person)
    return [keyboards.button(keyboards.words("people-page"), made)]


def _turns(keyboards: Keyboards, turn: Turn, number: int) -> Row:
    newer = _to(keyboards, keyboards.words("audit-button-newer"), turn.sought, page=number - 1)
    older = _to(keyboards, keyboards.words("audit-button-older"), turn.sought, page=number + 1)
    return [*([newer] if number else []), *([older] if turn.older else [])]


def _choice(
    keyboards: Keyboards,
    key: str,
    sought: Sought,
    chosen: bool,
) -> InlineKeyboardButton:
    caption = keyboards.words(key)
    return _to(keyboards, f"• {caption} •" if chosen else caption, _anew(sought))


def _named(words: Words, one: Meant) -> str:
    if one.about.customer:
        return words("audit-button-customer", number=one.name)
    name = shorten(one.name, _LONGEST_NAME) or "–"
    return words("audit-button-person", name=name, id=str(one.about.person))


def _anew(sought: Sought) -> Sought:
    """The same choice, with what has come meanwhile."""
    return replace(sought, newest=None)


def _button(
    keyboards: Keyboards, key: str, sought: Sought, act: AuditDo = AuditDo.TURN
) -> InlineKeyboardButton:
    return _to(keyboards, keyboards.words(key), sought, act)


def _to(
    keyboards: Keyboards, caption: str, sought: Sought, act: AuditDo = AuditDo.TURN, page: int = 0
) -> InlineKeyboardButton:
    made = AuditButton(
        act=act,
        topic=sought.topic,
        period=sought.period,
        about=str(sought.about),
        newest=sought.newest,
        page=page,
    )
    return keyboards.button(caption, made)
