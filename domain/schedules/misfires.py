"""Occurrences that nobody saw in time: what is still done, what is only written down."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import assert_never

from domain.jobs.jobs import Reason
from domain.schedules.cron import Cron
from domain.schedules.occurrences import occurrences
from domain.schedules.schedules import (
    Daily,
    Interval,
    Monthly,
    Once,
    Quarterly,
    Rule,
    Schedule,
    Weekly,
    Yearly,
)

#: So many skipped occurrences have a record each; more than that have one in all.
_MOST_RECORDS = 30
_SHORTEST = timedelta(minutes=5)
_DAILY = timedelta(hours=6)
_WEEKLY = timedelta(hours=24)
_MONTHLY = timedelta(hours=72)


@dataclass(frozen=True, slots=True)
class Missed:
    """What becomes of occurrences that are due (UTC, in order).

    ``run``: the latest, if it is not too late for it. ``coalesced``: others within the grace, which
    this run stands for. ``misfired``: too late.
    """

    run: datetime | None
    coalesced: tuple[datetime, ...]
    misfired: tuple[datetime, ...]

    @property
    def last(self) -> datetime | None:
        """The latest of all that are due; None when nothing is."""
        return self.run or max(self.misfired, default=None)


@dataclass(frozen=True, slots=True)
class Skipped:
    """The record of one occurrence that is never run, or of many: from the first to the last."""

    reason: Reason
    number: int
    first: datetime
    last: datetime


def skipped(found: Missed, *, paused: bool) -> list[Skipped]:
    """The records of what is not run; while its job is paused, nothing is."""
    if paused:
        run = (found.run,) if found.run else ()
        return _records(Reason.PAUSED, (*found.misfired, *found.coalesced, *run))
    late = _records(Reason.MISFIRE, found.misfired)
    return [*late, *_records(Reason.COALESCED, found.coalesced)]


def _records(reason: Reason, times: tuple[datetime, ...]) -> list[Skipped]:
    if len(times) > _MOST_RECORDS:
        return [Skipped(reason, len(times), times[0], times[-1])]
    return [Skipped(reason, 1, at, at) for at in times]


def missed(schedule: Schedule, since: datetime, now: datetime, grace: timedelta) -> Missed:
    """The occurrences later than ``since`` up to ``now``; ``since`` was the last one dealt with."""
    due = tuple(occurrences(schedule, since, until=now))
    late = sum(now - at > grace for at in due)
    if late == len(due):
        return Missed(None, (), due)
    return Missed(due[-1], due[late:-1], due[:late])


def default_grace(rule: Rule) -> timedelta:
    """How late an occurrence may still run: the longer, the rarer it comes.

    Once and daily 6 hours, weekly 24, monthly and rarer 72; an interval its own length, from 5
    minutes to 72 hours; a cron expression like the rule it resembles.
    """
    match rule:
        case Once() | Daily():
            return _DAILY
        case Weekly():
            return _WEEKLY
        case Monthly() | Quarterly() | Yearly():
            return _MONTHLY
        case Interval(minutes=minutes):
            return min(max(timedelta(minutes=minutes), _SHORTEST), _MONTHLY)
        case Cron():
            return _cron_grace(rule)
        case _:
            assert_never(rule)


def _cron_grace(cron: Cron) -> timedelta:
    """Several times a day: the shortest pause, 5 minutes to 6 hours; else by the days."""
    if len(cron.times) > 1:
        return min(max(_shortest_pause(cron.times), _SHORTEST), _DAILY)
    if len(cron.weekdays) < 7:
        return _WEEKLY
    return _DAILY if len(cron.months) == 12 and len(cron.days) == 31 else _MONTHLY


def _shortest_pause(times: tuple[time, ...]) -> timedelta:
    """The shortest time between two neighbours, in hours of an ordinary day."""
    day = date(2000, 1, 1)
    return min(
        datetime.combine(day, later) - datetime.combine(day, earlier)
        for earlier, later in pairwise(times)
    )
