"""Notices: what is the matter in one sentence, and the facts with their names."""

from datetime import date, datetime, timedelta, tzinfo
from decimal import Decimal

from domain.alerts.happenings import Notice, Plain
from domain.caches.caches import Cache
from domain.jobs.runs import State
from domain.text import shorten, tidy
from formatters.alerts.contents import Fact, Section
from formatters.alerts.told import Told, at_site
from formatters.durations import duration
from formatters.quantities import number
from formatters.times import day
from formatters.words import Words

_LONGEST_NAME = 60
_LONGEST_VALUE = 300
#: The fact of a family of topics that names what a notice is about, better than its own mark does.
_NAMES = {"desk": "title", "job": "job", "cache": "cache", "source": "source"}
#: What there is only one of needs no name.
_ONLY_ONE = frozenset({"outbox"})
#: Numbers that people copy: in Latin digits, as they are.
_IDENTIFIERS = frozenset(
    {"run", "person", "chat", "address", "schedule", "alert", "request", "target", "delivery"}
)
_RUN_STATES = frozenset(State)
_CACHES = frozenset(Cache)


def notice(words: Words, told: Notice, zone: tzinfo) -> Told:
    """A notice of any topic."""
    key, name = _name(words, told)
    shown = (
        Fact(_label(words, fact, value), _value(words, fact, value, zone))
        for fact, value in told.facts.items()
        if fact != key and value not in {None, ""}
    )
    says = words(f"alert-says-{told.topic.replace('.', '-')}", about=name)
    facts = tuple(shown)
    return Told(name, says, (Section(facts=facts),) if facts else ())


def _name(words: Words, told: Notice) -> tuple[str, str]:
    """Which fact names it, and the name; of what a person is it, or of a test, there is none."""
    if told.topic.family in {"access", "test"} or told.about in _ONLY_ONE:
        return "", ""
    key = _NAMES.get(told.topic.family, "")
    name = str(told.facts.get(key) or told.about)
    if told.topic.family == "cache" and name.lower() in _CACHES:
        return key, words("status-cache-name", cache=name.lower())
    known = f"alert-about-{name.lower().replace('_', '-')}"
    return key, words(known) if known in words else _cut(name, _LONGEST_NAME)


def _label(words: Words, fact: str, value: Plain) -> str:
    key = f"fact-{fact.replace('_', '-')}"
    if fact == "last" and isinstance(value, str):
        key = "fact-last-at"
    return words(key) if key in words else _cut(fact.replace("_", " "), _LONGEST_NAME)


def _value(words: Words, fact: str, value: Plain, zone: tzinfo) -> str:
    if isinstance(value, bool):
        return words("fact-value-yes") if value else words("fact-value-no")
    if fact in _IDENTIFIERS:
        return _cut(str(value), _LONGEST_VALUE)
    if isinstance(value, int | float):
        return _figure(words, fact, value)
    return _text(words, fact, str(value), zone)


def _figure(words: Words, fact: str, value: float) -> str:
    unit = fact.rpartition("_")[2]
    figure = number(words, Decimal(str(value)))
    match unit:
        case "seconds":
            return duration(words, timedelta(seconds=value))
        case "percent":
            return words("fact-value-percent", figure=figure)
        case "bytes":
            in_gb = number(words, Decimal(str(round(value / 10**9, 1))))
            return words("fact-value-gigabytes", figure=in_gb)
    return figure


def _text(words: Words, fact: str, value: str, zone: tzinfo) -> str:
    for family in (f"fact-value-{fact}-", f"target-{fact}-"):
        known = f"{family}{value}".lower().replace("_", "-")
        if known in words:
            return words(known)
    if fact == "state" and value in _RUN_STATES:
        return words("run-state", state=value)
    if fact == "reason":
        code, _, on = value.partition(":")
        return words("status-reason", reason=code, on=_cut(on, _LONGEST_NAME), code=code)
    return _instant(words, value, zone) or _cut(value, _LONGEST_VALUE)


def _instant(words: Words, value: str, zone: tzinfo) -> str:
    """A moment or a day in ISO form as people write it; empty when it is none."""
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return ""
    if moment.tzinfo is not None:
        return at_site(words, moment, zone)
    return day(words, moment) if value == date.isoformat(moment) else ""


def _cut(text: str, limit: int) -> str:
    return shorten(tidy(text) or "–", limit)
