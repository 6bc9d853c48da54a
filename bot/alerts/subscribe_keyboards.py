"""The keyboards of /subscribe."""

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.alerts.subscribe_buttons import SubscribeButton, SubscribeDo
from bot.keyboards import Keyboards
from domain.alerts.drafts import FAMILIES, Draft, Hours, Usual
from domain.alerts.routing import Subscription
from domain.alerts.topics import EVERYTHING, Topic
from domain.severity import Severity
from formatters.alerts.subscriptions import topic_name

_USUAL = {
    Usual.BATCHES: "subscribe-usual-batches",
    Usual.IMPORTANT: "subscribe-usual-important",
    Usual.REPORTS: "subscribe-usual-reports",
    Usual.OWN: "subscribe-usual-own",
}
_HOURS = {
    Hours.NONE: "subscribe-hours-none",
    Hours.EVENING: "subscribe-hours-evening",
    Hours.NIGHT: "subscribe-hours-night",
    Hours.TYPED: "subscribe-hours-typed",
}


def kinds(keyboards: Keyboards) -> InlineKeyboardMarkup:
    """What people usually want."""
    rows = [
        [_to(keyboards, keyboards.words(key), SubscribeDo.KIND, kind.value)]
        for kind, key in _USUAL.items()
    ]
    return InlineKeyboardMarkup(inline_keyboard=rows)


def subscribed(keyboards: Keyboards, found: Sequence[Subscription]) -> InlineKeyboardMarkup:
    """Change or end each, or begin another."""
    words = keyboards.words
    rows = []
    for number, one in enumerate(found, 1):
        shown = words.digits(str(number)) if len(found) > 1 else ""
        pair = (
            (SubscribeDo.CHANGE, words("subscribe-change", number=shown)),
            (SubscribeDo.END, words("subscribe-end", number=shown)),
        )
        rows.append(
            [
                keyboards.button(
                    caption.strip(),
                    SubscribeButton(act=act, subscription=one.subscription_id, version=one.version),
                )
                for act, caption in pair
            ]
        )
    rows.append([_to(keyboards, words("subscribe-another"), SubscribeDo.NEW)])
    return InlineKeyboardMarkup(inline_keyboard=rows)


def severities(keyboards: Keyboards) -> InlineKeyboardMarkup:
    """From which severity on."""
    words = keyboards.words
    rows = [
        [_to(keyboards, words(f"subscribe-least-{one}"), SubscribeDo.LEAST, one.value)]
        for one in reversed(Severity)
    ]
    return InlineKeyboardMarkup(inline_keyboard=rows)


def summary(keyboards: Keyboards, draft: Draft) -> InlineKeyboardMarkup:
    """Save it, or change any part of it first."""
    words = keyboards.words
    digest = "subscribe-to-once" if draft.digest else "subscribe-to-digest"
    call = "subscribe-not-on-call" if draft.on_call else "subscribe-to-on-call"
    rows = [
        [_to(keyboards, words("subscribe-save"), SubscribeDo.SAVE)],
        [
            _to(keyboards, words("subscribe-topics"), SubscribeDo.TOPICS),
            _to(keyboards, words("subscribe-least"), SubscribeDo.LEASTS),
        ],
        [
            _to(keyboards, words("subscribe-quiet"), SubscribeDo.QUIETS),
            _to(keyboards, words(digest), SubscribeDo.DIGEST),
        ],
        [
            _to(keyboards, words(call), SubscribeDo.ON_CALL),
            _to(keyboards, words(f"subscribe-language-{draft.language}"), SubscribeDo.LANGUAGE),
        ],
    ]
    return InlineKeyboardMarkup(inline_keyboard=rows)


def hours(keyboards: Keyboards) -> InlineKeyboardMarkup:
    """Quiet hours."""
    rows = [
        [_to(keyboards, keyboards.words(key), SubscribeDo.HOURS, choice.value)]
        for choice, key in _HOURS.items()
    ]
    return InlineKeyboardMarkup(inline_keyboard=[*rows, [_done(keyboards)]])


def checklist(keyboards: Keyboards, draft: Draft, family: str) -> InlineKeyboardMarkup:
    """The families, each with a way to its topics; or the topics of one."""
    if family:
        topics = [topic.value for topic in Topic if topic.family == family]
        rows = [[_tick(keyboards, draft, f"{one}", family)] for one in topics]
        back = _to(keyboards, keyboards.words("subscribe-all-families"), SubscribeDo.TOPICS)
        return InlineKeyboardMarkup(inline_keyboard=[*rows, [back, _done(keyboards)]])
    rows = [[_tick(keyboards, draft, EVERYTHING, "")]]
    for name in FAMILIES:
        single = _to(keyboards, "▸", SubscribeDo.TOPICS, name)
        rows.append([_tick(keyboards, draft, f"{name}.*", ""), single])
    return InlineKeyboardMarkup(inline_keyboard=[*rows, [_done(keyboards)]])


def back(keyboards: Keyboards) -> InlineKeyboardMarkup:
    """Back to what is filled in."""
    return InlineKeyboardMarkup(inline_keyboard=[[_done(keyboards)]])


def _tick(keyboards: Keyboards, draft: Draft, pattern: str, family: str) -> InlineKeyboardButton:
    mark = "✅" if pattern in draft.topics else "◽" if _part(draft, pattern) else "☐"
    chosen = f"{pattern}/{family}" if family else pattern
    caption = f"{mark} {topic_name(keyboards.words, pattern)}"
    return _to(keyboards, caption, SubscribeDo.TICK, chosen)


def _part(draft: Draft, pattern: str) -> bool:
    """Whether it is wanted through something larger, or something of it is."""
    family = pattern.partition(".")[0]
    if pattern == EVERYTHING:
        return False
    within = EVERYTHING in draft.topics and family != "report"
    return within or any(one.partition(".")[0] == family for one in draft.topics)


def _done(keyboards: Keyboards) -> InlineKeyboardButton:
    return _to(keyboards, keyboards.words("subscribe-done"), SubscribeDo.SUMMARY)


def _to(keyboards: Keyboards, caption: str, act: SubscribeDo, at: str = "") -> InlineKeyboardButton:
    return keyboards.button(caption, SubscribeButton(act=act, at=at))
