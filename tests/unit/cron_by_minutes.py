"""Cron by looking at a clock every minute: slow, and written without the product's code."""

import calendar
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import groupby
from zoneinfo import ZoneInfo

BEGIN, END = datetime(2024, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
EPOCH = date(1970, 1, 1)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")


#: A minute since the beginning, what clocks show in it or left out before it (in minutes since
#: 1970), and whether that was shown before.
Shown = tuple[int, int, bool]
#: The same for one day: minutes since the day's first, minutes of the day.
Minutes = tuple[Shown, ...]


def watch(zone: ZoneInfo) -> Iterator[Shown]:
    """Two years of a zone's clock, minute by minute; it is set at quarters of an hour only."""
    furthest = offset = 0
    for now in range(int((END - BEGIN) / MINUTE)):
        if now % 15 == 0:
            local = (BEGIN + now * MINUTE).astimezone(zone).replace(tzinfo=UTC)
            offset = int(local.timestamp()) // 60 - now
            for left_out in range(furthest + 1 if furthest else now + offset, now + offset):
                yield now, left_out, False
        wall = now + offset
        yield now, wall, wall <= furthest
        furthest = max(furthest, wall)


@cache
def days(zone: str) -> Sequence[tuple[date, datetime, Minutes]]:
    """The local days, when they begin, and their minutes (one tuple for all that are equal)."""
    found = []
    alike: dict[Minutes, Minutes] = {}
    for number, shown in groupby(watch(ZoneInfo(zone)), key=lambda shown: shown[1] // 1440):
        day = list(shown)
        first = day[0][0]
        minutes = tuple([(now - first, wall % 1440, again) for now, wall, again in day])
        begin = BEGIN + first * MINUTE
        found.append((EPOCH + timedelta(number), begin, alike.setdefault(minutes, minutes)))
    return found


def fires(expression: str, zone: str) -> list[datetime]:
    """Every minute at which an expression is due."""
    fields = expression.split()
    rhythm = all(names(fields[1], hour, 0, 23) for hour in range(24))

    return [
        begin + now * MINUTE
        for minutes, alike in groupby(days(zone), key=lambda day: day[2])
        for hits in [_hits(fields, minutes, rhythm=rhythm)]
        for day, begin, _ in alike
        if falls_on(fields, day)
        for now in hits
    ]


def _hits(fields: list[str], minutes: Minutes, *, rhythm: bool) -> list[int]:
    due = (now for now, wall, again in minutes if is_time(fields, wall) and (rhythm or not again))
    return sorted(set(due))


def is_time(fields: list[str], wall: int) -> bool:
    return names(fields[0], wall % 60, 0, 59) and names(fields[1], wall // 60, 0, 23)


def falls_on(fields: list[str], day: date) -> bool:
    if not names(fields[3], day.month, 1, 12, MONTHS):
        return False
    length = calendar.monthrange(day.year, day.month)[1]
    last = day.day == length and "L" in fields[2].split(",")
    by_date = last or names(fields[2], day.day, 1, 31)
    sunday = (day.weekday() + 1) % 7
    by_weekday = any(names(fields[4], n, 0, 7, WEEKDAYS) for n in {sunday, sunday or 7})
    if fields[2][0] == "*" or fields[4][0] == "*":
        return by_date and by_weekday
    return by_date or by_weekday


@cache
def names(field: str, value: int, low: int, high: int, called: tuple[str, ...] = ()) -> bool:
    """Whether a field names a value."""
    for number, name in enumerate(called, low):
        field = re.sub(name, str(number), field, flags=re.IGNORECASE)
    for item in field.split(","):
        found = re.fullmatch(r"(?:(\*)|(\d+)(?:-(\d+))?)(?:/(\d+))?", item)
        if not found:
            continue
        star, first, last, step = found.groups()
        begin = low if star else int(first)
        end = high if star else int(last or first)
        if begin <= value <= end and (value - begin) % int(step or 1) == 0:
            return True
    return False
