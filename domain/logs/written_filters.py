"""Filters of the jobs' logs as people write them: ``level=ERROR module=CACHES text=timed out``."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum

from domain.auditing.audit_pages import Period
from domain.jobs.runs import State
from domain.logs.log_filters import BadFilter, Fault, Level, LogFilter
from domain.logs.log_patterns import postgres_pattern


class Key(StrEnum):
    """What a filter is written with: ``level=ERROR``."""

    JOB = "job"
    MODULE = "module"
    RUN = "run"
    STATUS = "status"
    USER = "user"
    LEVEL = "level"
    ONLY = "only"
    FROM = "from"
    TO = "to"
    TEXT = "text"
    REGEX = "regex"


#: What follows these is one value with all its spaces, up to the next key.
_SPACED = frozenset({Key.TEXT, Key.REGEX})
_LONGEST = 100

#: The module of each job, by its name.
Modules = Mapping[str, str]


def parse_filter(written: str, modules: Modules) -> LogFilter:
    """``level=error from=2026-11-20 text=timed out``; raises BadFilter.

    A number alone is a run, the name of a job, module, state or level alone that one; what follows
    ``text=`` or ``regex=`` is sought as it stands, up to the next key. Without days and period: a
    week, or all there is of one run.
    """
    chosen = LogFilter()
    for key, value in _pairs(written, modules):
        chosen = _SET[key](chosen, value, modules)
    if chosen.since and chosen.until and chosen.until < chosen.since:
        raise BadFilter(Fault.ORDER, written)
    return replace(chosen, period=Period.ALL) if chosen.run is not None else chosen


def _pairs(written: str, modules: Modules) -> list[tuple[Key, str]]:
    pairs: list[tuple[Key, str]] = []
    for word in written.split():
        key, equals, value = word.partition("=")
        if equals and key.lower() in {*Key}:
            pairs.append((Key(key.lower()), value))
        elif pairs and (last := pairs[-1])[0] in _SPACED:
            pairs[-1] = (last[0], f"{last[1]} {word}".strip())
        else:
            pairs.append((_meant(word, modules), word))
    return pairs


def _meant(word: str, modules: Modules) -> Key:
    if word.removeprefix("#").isdecimal():
        return Key.RUN
    known = {
        Key.LEVEL: tuple(Level),
        Key.JOB: tuple(modules),
        Key.MODULE: tuple(modules.values()),
        Key.STATUS: tuple(State),
    }
    for key, names in known.items():
        if _named(word, names):
            return key
    raise BadFilter(Fault.UNKNOWN, word)


def _named(word: str, names: Collection[str]) -> str | None:
    return next((name for name in names if name.casefold() == word.casefold()), None)


def _one_of(word: str, fault: Fault, names: Collection[str]) -> str:
    found = _named(word, names)
    if found is None:
        raise BadFilter(fault, word, sorted({*names}))
    return found


def _job(chosen: LogFilter, value: str, modules: Modules) -> LogFilter:
    return replace(chosen, job=_one_of(value, Fault.JOB, modules))


def _module(chosen: LogFilter, value: str, modules: Modules) -> LogFilter:
    return replace(chosen, module=_one_of(value, Fault.MODULE, modules.values()))


def _run(chosen: LogFilter, value: str, _: Modules) -> LogFilter:
    number = value.removeprefix("#")
    if not re.fullmatch(r"\d{1,18}", number):
        raise BadFilter(Fault.RUN, value)
    return replace(chosen, run=int(number))


def _status(chosen: LogFilter, value: str, _: Modules) -> LogFilter:
    return replace(chosen, status=State(_one_of(value, Fault.STATUS, tuple(State))))


def _user(chosen: LogFilter, value: str, _: Modules) -> LogFilter:
    if not value or len(value) > _LONGEST:
        raise BadFilter(Fault.USER, value)
    return replace(chosen, user=value)


def _level(chosen: LogFilter, value: str, _: Modules) -> LogFilter:
    level = Level(_one_of(value, Fault.LEVEL, tuple(Level)))
    return replace(chosen, level=level, exact=False)


def _only(chosen: LogFilter, value: str, modules: Modules) -> LogFilter:
    return replace(_level(chosen, value, modules), exact=True)


def _since(chosen: LogFilter, value: str, _: Modules) -> LogFilter:
    return replace(chosen, since=_day(value))


def _until(chosen: LogFilter, value: str, _: Modules) -> LogFilter:
    return replace(chosen, until=_day(value))


def _text(chosen: LogFilter, value: str, _: Modules) -> LogFilter:
    return replace(chosen, text=value[:_LONGEST], regex=False)


def _regex(chosen: LogFilter, value: str, _: Modules) -> LogFilter:
    if not value or len(value) > _LONGEST:
        raise BadFilter(Fault.REGEX, value)
    postgres_pattern(value)
    return replace(chosen, text=value, regex=True)


def _day(value: str) -> date:
    """2026-11-20 or 20261120, in the digits of either language; years that a calendar has."""
    figures = "".join(str(int(one)) if one.isdecimal() else one for one in value)
    try:
        if not re.fullmatch(r"2\d{3}-?\d\d-?\d\d", figures):
            raise ValueError(value)
        return date.fromisoformat(figures)
    except ValueError:
        raise BadFilter(Fault.DATE, value) from None


_SET: Mapping[Key, Callable[[LogFilter, str, Modules], LogFilter]] = {
    Key.JOB: _job,
    Key.MODULE: _module,
    Key.RUN: _run,
    Key.STATUS: _status,
    Key.USER: _user,
    Key.LEVEL: _level,
    Key.ONLY: _only,
    Key.FROM: _since,
    Key.TO: _until,
    Key.TEXT: _text,
    Key.REGEX: _regex,
}
