"""Cron expressions of five fields, with the meaning Vixie's cron gave them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from enum import StrEnum


class CronField(StrEnum):
    """A field of an expression, in the order they are written."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    MONTH = "month"
    WEEKDAY = "weekday"


class CronFault(StrEnum):
    """What may be wrong with an expression."""

    FIELDS = "fields"  # there are not five fields
    VALUE = "value"  # neither a number nor a name of this field
    OUTSIDE = "outside"  # a number that the field does not have
    BACKWARDS = "backwards"  # a range whose end lies before its beginning
    STEP = "step"  # a step of nothing, or longer than the field
    STEP_ALONE = "step-alone"  # a step after a single value
    LAST = "last"  # L elsewhere than alone in a list of days of the month
    NEVER = "never"  # none of the months has such a day


class WrongCron(ValueError):
    """An expression that cannot be meant: which field, what is wrong, and the words in question.

    ``low`` and ``high`` are the bounds of the field, of its steps for a wrong step. ``field`` is
    None when the expression as a whole is wrong.
    """

    def __init__(
        self,
        fault: CronFault,
        part: str,
        field: CronField | None = None,
        low: int = 0,
        high: int = 0,
    ) -> None:
        super().__init__(f"{field or 'cron'}: {fault}: {part!r}")
        self.fault = fault
        self.part = part
        self.field = field
        self.low = low
        self.high = high


@dataclass(frozen=True, slots=True)
class Cron:
    """A parsed expression: on which days, at which times of day.

    ``weekdays`` count from Sunday = 0. A day has to satisfy both day fields, but only one of them
    if ``either``: when neither field begins with a star. ``every_hour``: all 24 hours are named.
    """

    expression: str
    times: tuple[time, ...] = field(repr=False)
    days: frozenset[int] = field(repr=False)
    last_day: bool = field(repr=False)
    months: frozenset[int] = field(repr=False)
    weekdays: frozenset[int] = field(repr=False)
    either: bool = field(repr=False)
    every_hour: bool = field(repr=False)

    def falls_on(self, day: date) -> bool:
        """Whether the expression names this day."""
        if day.month not in self.months:
            return False
        by_date = day.day in self.days or (self.last_day and (day + timedelta(1)).day == 1)
        by_weekday = day.isoweekday() % 7 in self.weekdays
        return by_date or by_weekday if self.either else by_date and by_weekday


def parse_cron(text: str) -> Cron:
    """An expression as a value; raises WrongCron.

    Lists, ranges, steps after ``*`` or a range, names of months and weekdays (three letters), 0
    and 7 for Sunday, and ``L`` for the last day of the month.
    """
    fields = text.split()
    if len(fields) != len(_SHAPES):
        raise WrongCron(CronFault.FIELDS, text.strip(), high=len(fields))
    minutes, hours, days, months, weekdays = (
        frozenset(shape.values(part)) for shape, part in zip(_SHAPES, fields, strict=True)
    )
    cron = Cron(
        " ".join(fields),
        tuple(time(hour, minute) for hour in sorted(hours) for minute in sorted(minutes)),
        days - {_LAST},
        _LAST in days,
        months,
        frozenset(day % 7 for day in weekdays),
        either=not fields[2].startswith("*") and not fields[4].startswith("*"),
        every_hour=len(hours) == 24,
    )
    if not (cron.either or cron.last_day or _exists(cron)):
        raise WrongCron(CronFault.NEVER, fields[2], CronField.DAY)
    return cron


def _exists(cron: Cron) -> bool:
    """Whether a month of the expression is long enough for a day of it, in some year."""
    longest = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}
    return min(cron.days) <= max(longest.get(month, 31) for month in cron.months)


#: ``L`` among the days of the month.
_LAST = 0
#: What other schedulers write with an L.
_LIKE_LAST = re.compile(r"[0-7]?L|LW", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Shape:
    """The values a field may have: how many ``*`` stands for, and what they are called."""

    field: CronField
    low: int
    high: int
    size: int
    names: tuple[str, ...] = ()

    def values(self, text: str) -> Iterator[int]:
        """All values that a field's text names."""
        for item in text.split(","):
            if not item:
                raise self._wrong(CronFault.VALUE, text)
            if self.field is CronField.DAY and item.upper() == "L":
                yield _LAST
            else:
                yield from self._item(item)

    def _item(self, item: str) -> range:
        span, slash, step = item.partition("/")
        first, dash, last = span.partition("-")
        if span == "*":
            found = range(self.low, self.low + self.size)
        elif dash:
            found = range(self._value(first, item), self._value(last, item) + 1)
        else:
            value = self._value(first, item)
            found = range(value, value + 1)
        if not found:
            raise self._wrong(CronFault.BACKWARDS, item)
        if slash and span != "*" and not dash:
            raise self._wrong(CronFault.STEP_ALONE, item)
        return found[:: self._step(step, item)] if slash else found

    def _value(self, text: str, item: str) -> int:
        name = text.lower()
        if name in self.names:
            return self.low + self.names.index(name)
        if not _is_number(text):
            last = _LIKE_LAST.fullmatch(text)
            raise self._wrong(CronFault.LAST if last else CronFault.VALUE, item)
        if not self.low <= int(text) <= self.high:
            raise self._wrong(CronFault.OUTSIDE, item)
        return int(text)

    def _step(self, text: str, item: str) -> int:
        if not _is_number(text) or not 1 <= int(text) <= self.size:
            raise WrongCron(CronFault.STEP, item, self.field, 1, self.size)
        return int(text)

    def _wrong(self, fault: CronFault, item: str) -> WrongCron:
        return WrongCron(fault, item, self.field, self.low, self.high)


def _is_number(text: str) -> bool:
    """Whether a text is a number as cron reads it; longer ones are outside of every field."""
    return text.isascii() and text.isdigit() and len(text) < 10


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
_SHAPES = (
    _Shape(CronField.MINUTE, 0, 59, 60),
    _Shape(CronField.HOUR, 0, 23, 24),
    _Shape(CronField.DAY, 1, 31, 31),
    _Shape(CronField.MONTH, 1, 12, 12, _MONTHS),
    _Shape(CronField.WEEKDAY, 0, 7, 7, _WEEKDAYS),
)
