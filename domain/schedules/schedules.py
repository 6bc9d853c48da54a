"""Schedules of jobs: at which local days and times a job is due."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import ClassVar
from zoneinfo import ZoneInfo

from domain.schedules.calendars import Calendar, EdgeDay, MonthDay, Weekday
from domain.schedules.cron import Cron

#: What can be reckoned with in every zone.
_YEARS = range(1900, 9000)
#: About ten years.
_MOST_MINUTES = 10 * 366 * 24 * 60


class WrongSchedule(ValueError):
    """A value that a schedule cannot have; ``field`` says which."""

    def __init__(self, field: str) -> None:
        super().__init__(f"a schedule cannot have this {field}")
        self.field = field


@dataclass(frozen=True, slots=True)
class Once:
    """At one instant."""

    at: datetime

    def __post_init__(self) -> None:
        _hold("at", self.at.tzinfo is not None and self.at.year in _YEARS)


@dataclass(frozen=True, slots=True)
class Interval:
    """Every so many minutes as they pass, counted from midnight of the schedule's first day.

    Without a first day they are counted from midnight of 1 January 2000.
    """

    minutes: int

    def __post_init__(self) -> None:
        _hold("minutes", 1 <= self.minutes <= _MOST_MINUTES)


@dataclass(frozen=True, slots=True)
class Daily:
    """Every calendar day."""

    at: time


@dataclass(frozen=True, slots=True)
class Weekly:
    """On some days of the week."""

    at: time
    weekdays: frozenset[Weekday] = frozenset({Weekday.SUNDAY})

    def __post_init__(self) -> None:
        _hold("weekdays", bool(self.weekdays))


@dataclass(frozen=True, slots=True)
class Monthly:
    """On one day of every month."""

    months: ClassVar[range] = range(1, 13)
    at: time
    day: MonthDay

    def __post_init__(self) -> None:
        _hold("day", _is_month_day(self.day))


@dataclass(frozen=True, slots=True)
class Quarterly:
    """On the last day of every third month.

    ``stagger`` 1: March, June, September, December; 2: a month later; 3: two months later.
    """

    day: ClassVar[EdgeDay] = EdgeDay.LAST
    at: time
    stagger: int = 1

    def __post_init__(self) -> None:
        _hold("stagger", self.stagger in range(1, 4))

    @property
    def months(self) -> range:
        """The months of the year in which it is due."""
        return range((self.stagger + 1) % 3 + 1, 13, 3)


@dataclass(frozen=True, slots=True)
class Yearly:
    """On one day of one month; 29 February is the 28th in other years."""

    at: time
    month: int
    day: MonthDay

    def __post_init__(self) -> None:
        _hold("month", self.month in range(1, 13))
        _hold("day", _is_month_day(self.day))

    @property
    def months(self) -> range:
        """The months of the year in which it is due."""
        return range(self.month, self.month + 1)


Rule = Once | Interval | Daily | Weekly | Monthly | Quarterly | Yearly | Cron


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """A rule in a time zone, from its first to its last local day, both included.

    The calendar says what a business day is; it takes no day away from other rules.
    """

    rule: Rule
    zone: ZoneInfo
    start: date | None = None
    end: date | None = None
    calendar: Calendar = field(default_factory=Calendar)

    def __post_init__(self) -> None:
        _hold("start", self.start is None or self.start.year in _YEARS)
        _hold("end", not (self.start and self.end and self.end < self.start))

    def lasts_on(self, day: date) -> bool:
        """Whether a local day lies between the first and the last day."""
        return (self.start or day) <= day <= (self.end or day)


def _is_month_day(day: MonthDay) -> bool:
    return isinstance(day, EdgeDay) or day in range(1, 32)


def _hold(name: str, holds: bool) -> None:
    if not holds:
        raise WrongSchedule(name)
