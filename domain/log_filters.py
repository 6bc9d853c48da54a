"""Which lines of the jobs' logs somebody wants to see."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any, Self

from domain.audit_pages import Period


class Level(StrEnum):
    """How much a line matters, the least first."""

    DEBUG = "DEBUG"
    INFO = "INFO"
    WARNING = "WARNING"
    ERROR = "ERROR"
    CRITICAL = "CRITICAL"


#: Levels that count as errors.
ERRORS = (Level.ERROR, Level.CRITICAL)


class Key(StrEnum):
    """What a filter is written with: ``level=ERROR``."""

    JOB = "job"
    RUN = "run"
    LEVEL = "level"
    FROM = "from"
    TO = "to"
    TEXT = "text"


class Fault(StrEnum):
    """Why a filter cannot be used; the key of its words."""

    UNKNOWN = "unknown"
    JOB = "job"
    RUN = "run"
    LEVEL = "level"
    DATE = "date"
    ORDER = "order"


class BadFilter(ValueError):
    """A filter cannot be used; ``word`` is what was written, ``jobs`` those that there are."""

    def __init__(self, fault: Fault, word: str, jobs: Collection[str] = ()) -> None:
        super().__init__(f"{fault}: {word}")
        self.fault = fault
        self.word = word
        self.jobs = jobs


@dataclass(frozen=True, slots=True)
class LogFilter:
    """A choice of lines: of one job or run, from a level on, of a period or of some days.

    ``since`` and ``until`` are days of the site, both included, and win over the period.
    """

    job: str | None = None
    run: int | None = None
    level: Level | None = None
    period: Period = Period.WEEK
    since: date | None = None
    until: date | None = None
    text: str = ""

    @property
    def by_days(self) -> bool:
        """Whether days were named."""
        return self.since is not None or self.until is not None

    def bounds(self, now: datetime) -> tuple[datetime | None, datetime | None]:
        """From which instant on, and before which one; ``now`` is in the site's zone."""
        since, until = self.since, self.until
        if not self.by_days and (days := self.period.days) is not None:
            since = now.date() - timedelta(days=days)
        begin = _midnight(since, now) if since else None
        end = _midnight(until + timedelta(days=1), now) if until else None
        return begin, end

    def stored(self) -> dict[str, Any]:
        """As JSON keeps it."""
        return {
            "job": self.job,
            "run": self.run,
            "level": self.level and self.level.value,
            "period": self.period.value,
            "since": self.since and self.since.isoformat(),
            "until": self.until and self.until.isoformat(),
            "text": self.text,
        }

    @classmethod
    def restored(cls, kept: Mapping[str, Any]) -> Self:
        """From what ``stored`` gave."""
        return cls(
            job=kept["job"],
            run=kept["run"],
            level=kept["level"] and Level(kept["level"]),
            period=Period(kept["period"]),
            since=kept["since"] and date.fromisoformat(kept["since"]),
            until=kept["until"] and date.fromisoformat(kept["until"]),
            text=kept["text"],
        )


def parse_filter(written: str, jobs: Collection[str]) -> LogFilter:
    """``level=error from=2026-11-20 text=timed out``; raises BadFilter.

    A number alone is a run, a job's name alone that job, a level alone that level; what follows
    ``text=`` is sought as it stands, up to the next key. Without days and period: a week, or all
    there is of one run.
    """
    chosen = LogFilter()
    for key, value in _pairs(written, jobs):
        chosen = _SET[key](chosen, value, jobs)
    if chosen.since and chosen.until and chosen.until < chosen.since:
        raise BadFilter(Fault.ORDER, written)
    return replace(chosen, period=Period.ALL) if chosen.run is not None else chosen


def _pairs(written: str, jobs: Collection[str]) -> list[tuple[Key, str]]:
    pairs: list[tuple[Key, str]] = []
    for word in written.split():
        key, equals, value = word.partition("=")
        if equals and key.lower() in {*Key}:
            pairs.append((Key(key.lower()), value))
        elif pairs and pairs[-1][0] is Key.TEXT:
            pairs[-1] = (Key.TEXT, f"{pairs[-1][1]} {word}".strip())
        else:
            pairs.append((_meant(word, jobs), word))
    return pairs


def _meant(word: str, jobs: Collection[str]) -> Key:
    if word.removeprefix("#").isdecimal():
        return Key.RUN
    if word.upper() in {*Level}:
        return Key.LEVEL
    if _job_named(word, jobs):
        return Key.JOB
    raise BadFilter(Fault.UNKNOWN, word)


def _job_named(name: str, jobs: Collection[str]) -> str | None:
    return next((job for job in jobs if job.casefold() == name.casefold()), None)


def _job(chosen: LogFilter, value: str, jobs: Collection[str]) -> LogFilter:
    found = _job_named(value, jobs)
    if found is None:
        raise BadFilter(Fault.JOB, value, jobs)
    return replace(chosen, job=found)


def _run(chosen: LogFilter, value: str, _: Collection[str]) -> LogFilter:
    number = value.removeprefix("#")
    if not re.fullmatch(r"\d{1,18}", number):
        raise BadFilter(Fault.RUN, value)
    return replace(chosen, run=int(number))


def _level(chosen: LogFilter, value: str, _: Collection[str]) -> LogFilter:
    if value.upper() not in {*Level}:
        raise BadFilter(Fault.LEVEL, value)
    return replace(chosen, level=Level(value.upper()))


def _since(chosen: LogFilter, value: str, _: Collection[str]) -> LogFilter:
    return replace(chosen, since=_day(value))


def _until(chosen: LogFilter, value: str, _: Collection[str]) -> LogFilter:
    return replace(chosen, until=_day(value))


def _text(chosen: LogFilter, value: str, _: Collection[str]) -> LogFilter:
    return replace(chosen, text=value[:_LONGEST_TEXT])


def _day(value: str) -> date:
    """2026-11-20 or 20261120, in the digits of either language; years that a calendar has."""
    figures = "".join(str(int(one)) if one.isdecimal() else one for one in value)
    try:
        if not re.fullmatch(r"2\d{3}-?\d\d-?\d\d", figures):
            raise ValueError(value)
        return date.fromisoformat(figures)
    except ValueError:
        raise BadFilter(Fault.DATE, value) from None


def _midnight(day: date, now: datetime) -> datetime:
    return datetime.combine(day, time(), now.tzinfo)


_LONGEST_TEXT = 100
_SET: Mapping[Key, Callable[[LogFilter, str, Collection[str]], LogFilter]] = {
    Key.JOB: _job,
    Key.RUN: _run,
    Key.LEVEL: _level,
    Key.FROM: _since,
    Key.TO: _until,
    Key.TEXT: _text,
}
