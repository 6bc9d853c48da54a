"""Silences: what nobody is to be told of for a while; planned ones are maintenance windows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum

from domain.alerts.happenings import About
from domain.alerts.model import Held
from domain.alerts.topics import matches


class Length(StrEnum):
    """How long a silence lasts."""

    HOUR = "1h"
    FOUR_HOURS = "4h"
    MORNING = "morning"
    RUN = "run"


_MORNING = time(8)
#: No run lasts longer; its end ends the silence by itself, because its alert is then another one.
_LONGEST_RUN = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Hush:
    """What a silence covers: a topic or a pattern of them, and where not empty only this subject,
    this run, this area."""

    topic: str
    subject: str = ""
    run: str = ""
    area: str = ""

    def covers(self, about: About) -> bool:
        """Whether it is silent about that."""
        return matches(self.topic, about.topic) and all(
            mine in {"", theirs}
            for mine, theirs in (
                (self.subject, about.subject),
                (self.run, about.run),
                (self.area, about.area),
            )
        )


@dataclass(frozen=True, slots=True)
class Silence:
    """A silence that somebody set; ``planned``: a maintenance window."""

    silence_id: int
    hush: Hush
    planned: bool
    reason: str
    starts_at: datetime
    ends_at: datetime
    by_name: str


def held_by(silences: Iterable[Silence], about: About, now: datetime) -> Held | None:
    """Why nobody is told, when one of these silences covers it now."""
    for silence in silences:
        if silence.starts_at <= now < silence.ends_at and silence.hush.covers(about):
            return Held.MAINTENANCE if silence.planned else Held.SILENCED
    return None


def ends_at(length: Length, now_local: datetime) -> datetime:
    """When a silence that begins now ends; ``now_local`` is in the site's time."""
    match length:
        case Length.HOUR:
            return later(now_local, timedelta(hours=1))
        case Length.FOUR_HOURS:
            return later(now_local, timedelta(hours=4))
        case Length.MORNING:
            return next_time(_MORNING, now_local)
        case Length.RUN:
            return later(now_local, _LONGEST_RUN)


def later(moment: datetime, by: timedelta) -> datetime:
    """The moment that is so much time later, also when clocks are put back or forward meanwhile."""
    return (moment.astimezone(UTC) + by).astimezone(moment.tzinfo)


def next_time(at: time, now_local: datetime) -> datetime:
    """The next moment at which local clocks show this time."""
    today = datetime.combine(now_local.date(), at, now_local.tzinfo)
    if today > now_local:
        return today
    return datetime.combine(now_local.date() + timedelta(days=1), at, now_local.tzinfo)
