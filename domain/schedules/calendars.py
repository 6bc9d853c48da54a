"""Business days and the days of a month that schedules name."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum, StrEnum


class Weekday(IntEnum):
    """A day of the week, numbered as ``date.weekday()`` does."""

    MONDAY = 0
    TUESDAY = 1
    WEDNESDAY = 2
    THURSDAY = 3
    FRIDAY = 4
    SATURDAY = 5
    SUNDAY = 6


class EdgeDay(StrEnum):
    """A day at the edge of a month, whatever its number."""

    LAST = "LAST_DAY"
    FIRST_BUSINESS = "FIRST_BUSINESS_DAY"
    LAST_BUSINESS = "LAST_BUSINESS_DAY"


#: A day of a month: its number (in a shorter month the last day), or an edge.
MonthDay = int | EdgeDay


@dataclass(frozen=True, slots=True)
class Calendar:
    """Which days are business days: neither holidays nor weekend, by default Bangladesh's."""

    holidays: frozenset[date] = frozenset()
    weekend: frozenset[Weekday] = frozenset({Weekday.FRIDAY, Weekday.SATURDAY})

    def is_business_day(self, day: date) -> bool:
        """Whether people work on this day."""
        return day.weekday() not in self.weekend and day not in self.holidays


def day_of_month(month: date, day: MonthDay, calendar: Calendar) -> date | None:
    """The date that ``day`` is in the month of ``month``; None: the month has no business day."""
    first = month.replace(day=1)
    length = monthrange(first.year, first.month)[1]
    match day:
        case EdgeDay.LAST:
            return first.replace(day=length)
        case EdgeDay.FIRST_BUSINESS:
            return _first_business_day(first, range(length), calendar)
        case EdgeDay.LAST_BUSINESS:
            return _first_business_day(first, reversed(range(length)), calendar)
        case int():
            return first.replace(day=min(day, length))


def _first_business_day(first: date, offsets: Iterable[int], calendar: Calendar) -> date | None:
    days = (first + timedelta(offset) for offset in offsets)
    return next((day for day in days if calendar.is_business_day(day)), None)
