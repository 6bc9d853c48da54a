"""When a schedule is due.

Occurrences are instants in UTC: two datetimes of one zone compare by what its clock shows, which is
wrong in an hour that comes twice.
"""

from bisect import bisect_left
from collections import deque
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import count, dropwhile, groupby, islice, takewhile
from typing import assert_never
from zoneinfo import ZoneInfo

from domain.schedules.calendars import Calendar, day_of_month
from domain.schedules.cron import Cron
from domain.schedules.local_time import instants
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

#: Rules that name days and times of day.
_ByDay = Daily | Weekly | Monthly | Quarterly | Yearly | Cron
#: Where intervals are counted from unless the schedule has a first day.
_ANCHOR = date(2000, 1, 1)
#: Dates end in the year 9999; nobody plans so far.
_LAST_DAY = date(9998, 12, 31)


def occurrences(
    schedule: Schedule, after: datetime, until: datetime | None = None
) -> Iterator[datetime]:
    """The instants (UTC, in order) at which a schedule is due, later than ``after``.

    They go on for ever unless ``until``, included, or the schedule's last day ends them. A local
    time that does not exist is the first instant after the gap. One that comes twice counts once,
    the first time; only a cron expression that names every hour follows the hours as they pass,
    also through the one that is repeated.
    """
    begin = after.astimezone(UTC)
    due = dropwhile(lambda instant: instant <= begin, _due(schedule, begin))
    return due if until is None else takewhile(lambda instant: instant <= until, due)


def following(schedule: Schedule, after: datetime) -> datetime | None:
    """The next occurrence later than ``after``; None after the last one."""
    return next(occurrences(schedule, after), None)


def preview(schedule: Schedule, after: datetime, number: int) -> tuple[datetime, ...]:
    """The next occurrences, so many."""
    return tuple(islice(occurrences(schedule, after), number))


def pause_after(schedule: Schedule, after: datetime) -> timedelta | None:
    """The longer of two pauses: until the next occurrence, and from that one to the following.

    None when fewer than two are left.
    """
    due = preview(schedule, after, 2)
    return max(due[0] - after, due[1] - due[0]) if len(due) == 2 else None


def occurrence_key(schedule_id: str, occurrence: datetime) -> str:
    """The name of an occurrence, the same on every machine."""
    return f"{schedule_id}@{occurrence.astimezone(UTC):%Y-%m-%dT%H:%MZ}"


def _due(schedule: Schedule, begin: datetime) -> Iterator[datetime]:
    """The schedule's instants, from one not later than the first after ``begin``."""
    match schedule.rule:
        case Once(at=at):
            return iter((at.astimezone(UTC),) if _lasts_at(schedule, at) else ())
        case Interval(minutes=minutes):
            steps = _steps(schedule, timedelta(minutes=minutes), begin)
            return takewhile(lambda instant: _lasts_at(schedule, instant), steps)
        case Cron(every_hour=every_hour) as rule:
            walls = _walls(schedule, rule, begin)
            return _passing(walls, schedule.zone, again=every_hour)
        case rule:
            walls = _walls(schedule, rule, begin)
            return _passing(walls, schedule.zone, again=False)


def _lasts_at(schedule: Schedule, instant: datetime) -> bool:
    return schedule.lasts_on(instant.astimezone(schedule.zone).date())


def _steps(schedule: Schedule, step: timedelta, begin: datetime) -> Iterator[datetime]:
    """Multiples of a step later than ``begin``, not before the schedule's first day."""
    anchor = instants(datetime.combine(schedule.start or _ANCHOR, time()), schedule.zone)[0]
    done = (begin - anchor) // step + 1
    return (anchor + step * number for number in count(max(done, 0) if schedule.start else done))


def _passing(walls: Iterator[datetime], zone: ZoneInfo, *, again: bool) -> Iterator[datetime]:
    """Instants of local times in order, each once; ``again``: also when a time comes again."""
    return (instant for instant, _ in groupby(_passes(walls, zone, again=again)))


def _passes(walls: Iterator[datetime], zone: ZoneInfo, *, again: bool) -> Iterator[datetime]:
    later: deque[datetime] = deque()
    for wall in walls:
        first, *second = instants(wall, zone)
        while later and later[0] < first:
            yield later.popleft()
        yield first
        later.extend(second if again else ())
    yield from later


def _walls(schedule: Schedule, rule: _ByDay, begin: datetime) -> Iterator[datetime]:
    """Local times of a rule, from the first one that may come after ``begin``."""
    wall = begin.astimezone(schedule.zone).replace(tzinfo=None, fold=0)
    passes = instants(wall, schedule.zone)
    wall -= passes[-1] - passes[0]  # in a repeated hour, all of it may come again
    first = max(wall.date(), schedule.start or wall.date())
    last = min(schedule.end or _LAST_DAY, _LAST_DAY)
    times = rule.times if isinstance(rule, Cron) else (rule.at,)
    for ordinal in range(first.toordinal(), last.toordinal() + 1):
        day = date.fromordinal(ordinal)
        if _falls_on(rule, day, schedule.calendar):
            since = bisect_left(times, wall.time()) if day == wall.date() else 0
            yield from (datetime.combine(day, at) for at in times[since:])


def _falls_on(rule: _ByDay, day: date, calendar: Calendar) -> bool:
    """Whether a rule names a day."""
    match rule:
        case Daily():
            return True
        case Weekly(weekdays=weekdays):
            return day.weekday() in weekdays
        case Monthly() | Quarterly() | Yearly():
            within = day.month in rule.months
            return within and day == day_of_month(day, rule.day, calendar)
        case Cron():
            return rule.falls_on(day)
        case _:
            assert_never(rule)
