"""Planned work as people write it down: "BMHHS 2026-11-22 02:00-06:00 new tables"."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from domain.alerts.silences import Hush
from domain.alerts.topics import EVERYTHING, Topic, any_matches

_FORM = re.compile(
    r"(?P<what>\S+)\s+(?P<day>\S+)\s+(?P<start>\d{1,2}:\d\d)\s*[-–]\s*(?P<end>\d{1,2}:\d\d)"
    r"(?:\s+(?P<reason>.+))?",
    re.DOTALL,
)
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DAYS = {"today": 0, "tomorrow": 1, "আজ": 0, "আগামীকাল": 1, "কাল": 1}
_LONGEST_REASON = 200


class BadWindow(Exception):
    """It cannot be planned like this; ``flaw``: form, what, day, time or past."""

    def __init__(self, flaw: str) -> None:
        super().__init__(flaw)
        self.flaw = flaw


@dataclass(frozen=True, slots=True)
class Window:
    """What nobody is told of, from when to when, and why."""

    hush: Hush
    starts_at: datetime
    ends_at: datetime
    reason: str


def window(text: str, now_local: datetime) -> Window:
    """A window out of what somebody wrote, in the zone of ``now_local``; raises BadWindow.

    One that ends before it begins goes on over midnight.
    """
    written = _FORM.fullmatch(text.strip())
    if written is None:
        raise BadWindow("form")
    day = _day(written["day"], now_local.date())
    start, end = (_time(written[one]) for one in ("start", "end"))
    starts_at = datetime.combine(day, start, now_local.tzinfo)
    last = day if end > start else day + timedelta(days=1)
    ends_at = datetime.combine(last, end, now_local.tzinfo)
    if ends_at <= now_local:
        raise BadWindow("past")
    reason = " ".join((written["reason"] or "").split())[:_LONGEST_REASON]
    return Window(_hush(written["what"]), starts_at, ends_at, reason)


def _hush(what: str) -> Hush:
    """Everything, a kind of alerts, or all about one thing: a batch, a job, a cache."""
    if what in {EVERYTHING, "all"}:
        return Hush(EVERYTHING)
    if "." not in what:
        return Hush(EVERYTHING, subject=what)
    if not any(any_matches([what.lower()], topic) for topic in Topic):
        raise BadWindow("what")
    return Hush(what.lower())


def _day(written: str, today: date) -> date:
    if written.lower() in _DAYS:
        return today + timedelta(days=_DAYS[written.lower()])
    found = _DAY.fullmatch(written)
    if found is None:
        raise BadWindow("day")
    try:
        return date(*map(int, found.groups()))
    except ValueError:
        raise BadWindow("day") from None


def _time(written: str) -> time:
    try:
        hour, minute = map(int, written.split(":"))
        return time(hour, minute)
    except ValueError:
        raise BadWindow("time") from None
