"""Schedules as the database keeps them: JSON, a kind and its fields."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time
from typing import Any, TypeVar, assert_never
from zoneinfo import ZoneInfo

from domain.schedules.calendars import Calendar, EdgeDay, MonthDay, Weekday
from domain.schedules.cron import Cron, parse_cron
from domain.schedules.schedules import (
    Daily,
    Interval,
    Monthly,
    Once,
    Quarterly,
    Rule,
    Schedule,
    Weekly,
    WrongSchedule,
    Yearly,
)

T = TypeVar("T")
Stored = Mapping[str, Any]


def stored_schedule(schedule: Schedule) -> dict[str, Any]:
    """A schedule as JSON; what it does not have, or has as everybody has it, is left out."""
    kept = {"timezone": schedule.zone.key, **_rule(schedule.rule)}
    if schedule.start:
        kept["start"] = schedule.start.isoformat()
    if schedule.end:
        kept["end"] = schedule.end.isoformat()
    if schedule.calendar != Calendar():
        kept["calendar"] = _calendar(schedule.calendar)
    return kept


def read_schedule(kept: Stored) -> Schedule:
    """A schedule out of JSON; raises WrongSchedule with the field that cannot be read."""
    reader = _field(kept, "type", _READERS.__getitem__)
    return Schedule(
        rule=reader(kept),
        zone=_field(kept, "timezone", ZoneInfo),
        start=_field(kept, "start", date.fromisoformat) if "start" in kept else None,
        end=_field(kept, "end", date.fromisoformat) if "end" in kept else None,
        calendar=_field(kept, "calendar", _read_calendar) if "calendar" in kept else Calendar(),
    )


def _rule(rule: Rule) -> dict[str, Any]:
    match rule:
        case Once(at=at):
            return {"type": "ONCE", "at": at.astimezone(UTC).isoformat()}
        case Interval(minutes=minutes):
            return {"type": "INTERVAL", "minutes": minutes}
        case Cron(expression=expression):
            return {"type": "CRON", "cron": expression}
        case rule:
            return {**_kind_of_days(rule), "run_time": rule.at.isoformat()}


def _kind_of_days(rule: Daily | Weekly | Monthly | Quarterly | Yearly) -> dict[str, Any]:
    match rule:
        case Daily():
            return {"type": "DAILY"}
        case Weekly(weekdays=weekdays):
            return {"type": "WEEKLY", "weekdays": [day.name for day in sorted(weekdays)]}
        case Monthly(day=day):
            return {"type": "MONTHLY", "month_rule": _month_rule(day)}
        case Quarterly(stagger=stagger):
            return {"type": "QUARTERLY", "stagger": stagger}
        case Yearly(month=month, day=day):
            return {"type": "YEARLY", "month": month, "month_rule": _month_rule(day)}
        case _:
            assert_never(rule)


def _month_rule(day: MonthDay) -> str:
    return day.value if isinstance(day, EdgeDay) else f"DAY:{day}"


def _calendar(calendar: Calendar) -> dict[str, Any]:
    return {
        "holidays": [day.isoformat() for day in sorted(calendar.holidays)],
        "weekend": [day.name for day in sorted(calendar.weekend)],
    }


def _read_calendar(kept: Stored) -> Calendar:
    holidays = frozenset(date.fromisoformat(day) for day in kept["holidays"])
    return Calendar(holidays, _read_weekdays(kept["weekend"]))


def _read_weekdays(names: list[str]) -> frozenset[Weekday]:
    return frozenset(Weekday[name] for name in names)


def _read_month_rule(text: str) -> MonthDay:
    return int(text.removeprefix("DAY:")) if text.startswith("DAY:") else EdgeDay(text)


def _at(kept: Stored) -> time:
    return _field(kept, "run_time", _read_time)


def _read_time(text: str) -> time:
    at = time.fromisoformat(text)
    if at.tzinfo:
        raise ValueError(text)
    return at


def _field(kept: Stored, name: str, read: Callable[[Any], T]) -> T:
    """A field's value; whatever cannot be read is the fault of the field."""
    try:
        return read(kept[name])
    except WrongSchedule:
        raise
    except (ValueError, TypeError, KeyError, AttributeError, OSError):
        raise WrongSchedule(name) from None


def _whole(number: Any) -> int:
    if not isinstance(number, int):
        raise TypeError(number)
    return number


_READERS: Mapping[str, Callable[[Stored], Rule]] = {
    "ONCE": lambda kept: Once(_field(kept, "at", datetime.fromisoformat)),
    "INTERVAL": lambda kept: Interval(_field(kept, "minutes", _whole)),
    "CRON": lambda kept: _field(kept, "cron", parse_cron),
    "DAILY": lambda kept: Daily(_at(kept)),
    "WEEKLY": lambda kept: Weekly(_at(kept), _field(kept, "weekdays", _read_weekdays)),
    "MONTHLY": lambda kept: Monthly(_at(kept), _field(kept, "month_rule", _read_month_rule)),
    "QUARTERLY": lambda kept: Quarterly(_at(kept), _field(kept, "stagger", _whole)),
    "YEARLY": lambda kept: Yearly(
        _at(kept), _field(kept, "month", _whole), _field(kept, "month_rule", _read_month_rule)
    ),
}
