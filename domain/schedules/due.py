"""What is due next, of all schedules together."""

import heapq
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import islice
from typing import NamedTuple

from domain.schedules.occurrences import occurrences
from domain.schedules.schedules import Schedule

_DAY = timedelta(hours=24)
#: What is due more often than hourly is told in one line.
_OFTEN = 24
#: Minutes of a day: no schedule is due more often.
_MOST = 24 * 60


class Planned(NamedTuple):
    """A job and a schedule of it; ``paused``: neither job nor schedule runs now."""

    job: str
    schedule: Schedule
    paused: bool = False


class Due(NamedTuple):
    """A job, and when it is due (UTC)."""

    at: datetime
    job: str
    paused: bool = False


class Often(NamedTuple):
    """A job that is due many times, and when first and last (UTC)."""

    job: str
    times: int
    first: datetime
    last: datetime
    paused: bool = False


class DayAhead(NamedTuple):
    """The next 24 hours: what is due when, and what is due so often that it is summed up."""

    due: Sequence[Due]
    often: Sequence[Often]


def next_due(planned: Iterable[Planned], after: datetime, many: int) -> list[Due]:
    """The next occurrences of all schedules, so many, by time."""
    return list(islice(heapq.merge(*(_due(one, after) for one in planned)), many))


def day_ahead(planned: Iterable[Planned], now: datetime) -> DayAhead:
    """What is due in the next 24 hours, by time."""
    every: list[Due] = []
    often: list[Often] = []
    for one in planned:
        found = list(islice(_due(one, now, now + _DAY), _MOST))
        if len(found) > _OFTEN:
            often.append(Often(one.job, len(found), found[0].at, found[-1].at, one.paused))
        else:
            every += found
    return DayAhead(sorted(every), sorted(often))


def _due(one: Planned, after: datetime, until: datetime | None = None) -> Iterator[Due]:
    return (Due(at, one.job, one.paused) for at in occurrences(one.schedule, after, until))
