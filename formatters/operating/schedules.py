"""Schedules in words."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, time, timedelta
from typing import assert_never

from domain.schedules.calendars import EdgeDay, MonthDay
from domain.schedules.cron import Cron, CronField, WrongCron
from domain.schedules.schedules import (
    Daily,
    Interval,
    Monthly,
    Once,
    Quarterly,
    Schedule,
    Weekly,
    Yearly,
)
from formatters.durations import duration
from formatters.html import shown
from formatters.times import clock, moment
from formatters.words import Words

#: A cron expression with more times of day is told as it is written.
_MOST_TIMES = 6
_ALL_DAYS = frozenset(range(1, 32))
_ALL_MONTHS = frozenset(range(1, 13))
_ALL_WEEKDAYS = frozenset(range(7))


def schedule_words(words: Words, schedule: Schedule) -> str:
    """When a job is due, in the schedule's own time (HTML)."""
    match schedule.rule:
        case Once(at=at):
            return words("schedule-once", at=moment(words, at.astimezone(schedule.zone)))
        case Interval(minutes=minutes):
            return words("schedule-interval", every=duration(words, timedelta(minutes=minutes)))
        case Cron() as cron:
            told = _steps(words, cron) or _times_and_days(words, cron)
            return told or words("schedule-cron", cron=shown(cron.expression))
        case rule:
            return _by_days(words, rule)


def cron_refusal(words: Words, error: WrongCron) -> str:
    """Why a cron expression was refused, and what to write instead (HTML)."""
    if error.field is None:
        return words("cron-fields", count=error.high, figure=words.digits(str(error.high)))
    return words(
        f"cron-{error.fault}",
        field=words(f"cron-field-{error.field}"),
        day=words(f"cron-field-{CronField.DAY}"),
        part=shown(error.part),
        low=words.digits(str(error.low)),
        high=words.digits(str(error.high)),
        example=shown(_with_range(error)),
    )


def _with_range(error: WrongCron) -> str:
    """``5/15`` as it has to be written: ``5-59/15``."""
    first, _, step = error.part.partition("/")
    return f"{first}-{error.high}/{step}"


def _by_days(words: Words, rule: Daily | Weekly | Monthly | Quarterly | Yearly) -> str:
    at = _clock(words, rule.at)
    match rule:
        case Daily():
            return words("schedule-daily", at=at)
        case Weekly(weekdays=weekdays):
            named = _weekdays(words, {day.value for day in weekdays})
            return words("schedule-weekly", days=named, at=at)
        case Monthly(day=day):
            return words("schedule-monthly", day=_month_day(words, day), at=at)
        case Quarterly(day=day, months=months) | Yearly(day=day, months=months):
            told = _month_day(words, day)
            return words("schedule-yearly", day=told, months=_months(words, months), at=at)
        case _:
            assert_never(rule)


def _steps(words: Words, cron: Cron) -> str | None:
    """An expression that is due in equal steps, all day and every day."""
    if not _is_every_day(cron) or len(cron.times) < 24:
        return None
    minutes = [one.hour * 60 + one.minute for one in cron.times]
    step = 24 * 60 // len(minutes)
    if minutes != list(range(minutes[0], 24 * 60, step)):
        return None
    if step == 60:
        minute = minutes[0]
        return words("schedule-hourly", count=minute, minute=words.digits(str(minute)))
    return words("schedule-interval", every=duration(words, timedelta(minutes=step)))


def _times_and_days(words: Words, cron: Cron) -> str | None:
    """An expression of some times of day, every day, or on some days of the week or month."""
    if len(cron.times) > _MOST_TIMES or cron.either:
        return None
    at = ", ".join(_clock(words, one) for one in cron.times)
    if _is_every_day(cron):
        return words("schedule-daily", at=at)
    if cron.days == _ALL_DAYS and cron.months == _ALL_MONTHS:
        days = _weekdays(words, {(day - 1) % 7 for day in cron.weekdays})
        return words("schedule-weekly", days=days, at=at)
    return _on_days_of_months(words, cron, at)


def _on_days_of_months(words: Words, cron: Cron, at: str) -> str | None:
    if cron.weekdays != _ALL_WEEKDAYS or cron.days == _ALL_DAYS:
        return None
    named = [_month_day(words, day) for day in sorted(cron.days)]
    day = ", ".join([*named, *([_month_day(words, EdgeDay.LAST)] if cron.last_day else [])])
    if cron.months == _ALL_MONTHS:
        return words("schedule-monthly", day=day, at=at)
    return words("schedule-yearly", day=day, months=_months(words, sorted(cron.months)), at=at)


def _is_every_day(cron: Cron) -> bool:
    everything = (_ALL_DAYS, _ALL_MONTHS, _ALL_WEEKDAYS)
    return (cron.days, cron.months, cron.weekdays) == everything


def _clock(words: Words, at: time) -> str:
    return clock(words, datetime.combine(date.min, at))


def _weekdays(words: Words, days: Collection[int]) -> str:
    """Monday is 0; told from Sunday on, as weeks begin here."""
    names = words("weekdays").split(",")
    return ", ".join(names[day] for day in sorted(days, key=lambda day: (day + 1) % 7))


def _months(words: Words, months: Iterable[int]) -> str:
    names = words("short-months").split(",")
    return ", ".join(names[month - 1] for month in months)


def _month_day(words: Words, day: MonthDay) -> str:
    if isinstance(day, EdgeDay):
        return words("schedule-edge-day", edge=day.value)
    return words("schedule-day", day=words.digits(str(day)))
