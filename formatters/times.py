"""Dates, times and spans as people read them."""

from datetime import date, datetime

from formatters.words import Words

#: From which hour on a part of the day has its name.
_PARTS = (
    (20, "night"),
    (18, "evening"),
    (15, "afternoon"),
    (12, "noon"),
    (6, "morning"),
    (4, "dawn"),
    (0, "midnight"),
)


def day(words: Words, value: date) -> str:
    """15 Jan 2025."""
    month = words("short-months").split(",")[value.month - 1]
    return words("day", day=_count(words, value.day), month=month, year=_count(words, value.year))


def month(words: Words, value: date) -> str:
    """January 2025."""
    named = words("months").split(",")[value.month - 1]
    return words("month", month=named, year=_count(words, value.year))


def short_month(words: Words, value: date) -> str:
    """Jan."""
    return words("short-months").split(",")[value.month - 1]


def moment(words: Words, value: datetime) -> str:
    """15 Jan 2025, 2:45 PM, in the time's own zone."""
    return words("moment", day=day(words, value), clock=clock(words, value))


def clock(words: Words, value: datetime) -> str:
    """2:45 PM."""
    part = next(name for hour, name in _PARTS if value.hour >= hour)
    time = words.digits(f"{value.hour % 12 or 12}:{value.minute:02}")
    return words("clock", time=time, part=part)


def seconds(words: Words, value: int) -> str:
    """1 second, 42 seconds."""
    return words("seconds", count=value, shown=_count(words, value))


def _count(words: Words, value: int) -> str:
    return words.digits(str(value))
