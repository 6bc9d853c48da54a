"""The buttons of /subscriptions, and its keyboards."""

from collections.abc import Sequence
from enum import StrEnum

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.callbacks import OwnedButton
from bot.keyboards import Keyboards
from domain.alerts.drafts import FAMILIES
from domain.alerts.routing import Target, TargetState
from domain.alerts.topics import Topic
from domain.severity import Severity
from domain.text import shorten
from formatters.alerts.subscriptions import caption, topic_name

PAGE = 8
_LONGEST = 48


class TargetDo(StrEnum):
    """What a button of /subscriptions does."""

    LIST = "l"
    SHOW = "s"
    TEST = "t"
    PAUSE = "p"
    RESUME = "r"
    REMOVE = "x"
    SURE = "y"
    TEAMS = "w"
    EMAIL = "e"
    FAMILIES = "f"
    TOPICS = "o"
    PREVIEW = "v"


class TargetButton(OwnedButton, prefix="m"):
    """A button of /subscriptions; ``at`` is a family, or a topic with the first letter of a
    severity after a slash."""

    act: TargetDo
    target: int = 0
    version: int = 0
    page: int = 0
    at: str = ""


def listed(keyboards: Keyboards, found: Sequence[Target], page: int) -> InlineKeyboardMarkup:
    """A button a target, and what can be added."""
    words = keyboards.words
    rows = [
        [_of(keyboards, one, shorten(caption(one), _LONGEST), TargetDo.SHOW)]
        for one in found[page * PAGE :][:PAGE]
    ]
    pages = -(-len(found) // PAGE)
    turns = [
        _to(keyboards, words(key), TargetDo.LIST, page=to)
        for key, to in (("deliveries-newer", page - 1), ("deliveries-older", page + 1))
        if 0 <= to < pages
    ]
    add = [
        _to(keyboards, words("targets-add-teams"), TargetDo.TEAMS),
        _to(keyboards, words("targets-add-email"), TargetDo.EMAIL),
    ]
    who = [_to(keyboards, words("targets-preview"), TargetDo.FAMILIES)]
    return InlineKeyboardMarkup(inline_keyboard=[*rows, *([turns] if turns else []), add, who])


def of_target(keyboards: Keyboards, target: Target) -> InlineKeyboardMarkup:
    """What can be done with a target."""
    words = keyboards.words
    live = target.state is TargetState.LIVE
    switch = (
        (words("target-pause"), TargetDo.PAUSE)
        if live
        else (
            words("target-resume"),
            TargetDo.RESUME,
        )
    )
    rows = [
        [_of(keyboards, target, words("target-test"), TargetDo.TEST)],
        [
            _of(keyboards, target, *switch),
            _of(keyboards, target, words("target-remove"), TargetDo.REMOVE),
        ],
        [back(keyboards)],
    ]
    return InlineKeyboardMarkup(inline_keyboard=rows)


def sure(keyboards: Keyboards, target: Target) -> InlineKeyboardMarkup:
    """Once more before it is removed."""
    words = keyboards.words
    row = [
        _of(keyboards, target, words("target-sure"), TargetDo.SURE),
        _of(keyboards, target, words("target-keep"), TargetDo.SHOW),
    ]
    return InlineKeyboardMarkup(inline_keyboard=[row])


def families(keyboards: Keyboards) -> InlineKeyboardMarkup:
    """About what would somebody be told?"""
    names = [
        _to(keyboards, topic_name(keyboards.words, f"{one}.*"), TargetDo.TOPICS, at=one)
        for one in FAMILIES
    ]
    rows = [names[at : at + 2] for at in range(0, len(names), 2)]
    return InlineKeyboardMarkup(inline_keyboard=[*rows, [back(keyboards)]])


def topics(keyboards: Keyboards, family: str) -> InlineKeyboardMarkup:
    """The topics of a family."""
    rows = [
        [_preview(keyboards, topic_name(keyboards.words, one.value), one, Severity.CRITICAL)]
        for one in Topic
        if one.family == family
    ]
    other = _to(keyboards, keyboards.words("preview-other"), TargetDo.FAMILIES)
    return InlineKeyboardMarkup(inline_keyboard=[*rows, [other]])


def preview(keyboards: Keyboards, topic: Topic, severity: Severity) -> InlineKeyboardMarkup:
    """The same with another severity."""
    words = keyboards.words
    row = []
    for one in Severity:
        word = words("alert-severity", severity=one.value)
        row.append(_preview(keyboards, f"• {word} •" if one is severity else word, topic, one))
    other = _to(keyboards, words("preview-other"), TargetDo.FAMILIES)
    return InlineKeyboardMarkup(inline_keyboard=[row, [other, back(keyboards)]])


def only_back(keyboards: Keyboards) -> InlineKeyboardMarkup:
    """The way back to the list."""
    return InlineKeyboardMarkup(inline_keyboard=[[back(keyboards)]])


def back(keyboards: Keyboards) -> InlineKeyboardButton:
    """To the list."""
    return _to(keyboards, keyboards.words("targets-back"), TargetDo.LIST)


def _preview(
    keyboards: Keyboards, word: str, topic: Topic, severity: Severity
) -> InlineKeyboardButton:
    return _to(keyboards, word, TargetDo.PREVIEW, at=f"{topic}/{severity[0]}")


def _of(keyboards: Keyboards, target: Target, word: str, act: TargetDo) -> InlineKeyboardButton:
    made = TargetButton(act=act, target=target.target_id, version=target.version)
    return keyboards.button(word, made)


def _to(
    keyboards: Keyboards, word: str, act: TargetDo, *, page: int = 0, at: str = ""
) -> InlineKeyboardButton:
    return keyboards.button(word, TargetButton(act=act, page=page, at=at))
