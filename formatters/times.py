"""Dates, times and spans as people read them."""

from datetime import date, datetime

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def day(value: date) -> str:
    """15 Jan 2025."""
    return f"{value.day} {_MONTHS[value.month - 1][:3]} {value.year}"


def month(value: date) -> str:
    """January 2025."""
    return f"{_MONTHS[value.month - 1]} {value.year}"


def moment(value: datetime) -> str:
    """15 Jan 2025, 2:45 PM, in the time's own zone."""
    return f"{day(value)}, {clock(value)}"


def clock(value: datetime) -> str:
    """2:45 PM."""
    return f"{value.hour % 12 or 12}:{value.minute:02} {'AM' if value.hour < 12 else 'PM'}"


def seconds(value: int) -> str:
    """1 second, 42 seconds."""
    return f"{value} second{'' if value == 1 else 's'}"
