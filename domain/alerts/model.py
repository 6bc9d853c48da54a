"""An alert: that something is the matter, from the first sight of it until it is over."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from domain.alerts.happenings import About, Happening
from domain.alerts.topics import Topic
from domain.severity import Severity


class State(StrEnum):
    """Where an alert stands."""

    FIRING = "firing"
    ACKNOWLEDGED = "acknowledged"
    RESOLVED = "resolved"


class Held(StrEnum):
    """Why nobody is told of an alert that fires."""

    SILENCED = "silenced"
    MAINTENANCE = "maintenance"
    INHIBITED = "inhibited"
    FLAPPING = "flapping"


class News(StrEnum):
    """What there is to tell; from CHANGED on only to those who have heard of the alert."""

    RAISED = "raised"
    WORSE = "worse"
    REPEATED = "repeated"
    ESCALATED = "escalated"
    CHANGED = "changed"
    ACKNOWLEDGED = "acknowledged"
    RESOLVED = "resolved"


@dataclass(frozen=True, slots=True)
class Hand:
    """Who took an alert into their hands, and when."""

    person: int
    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Alert:
    """An alert as it is now; ``happening`` has its latest facts, ``told_at`` when people last heard
    of it anew, ``held`` why they do not, ``revision`` grows with everything that a copy shows."""

    alert_id: int
    fingerprint: str
    topic: Topic
    severity: Severity
    subject: str
    run: str
    area: str
    state: State
    happening: Happening
    count: int
    flaps: int
    revision: int
    raised_at: datetime
    last_at: datetime
    told_at: datetime | None
    held: Held | None
    escalated: int
    acknowledged: Hand | None
    resolved_at: datetime | None

    @property
    def about(self) -> About:
        """What it is about."""
        return About(self.topic, self.severity, self.fingerprint, self.subject, self.run, self.area)


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """Something that happened to an alert: ``what`` is a kind of News, ``told``, ``held`` …"""

    at: datetime
    what: str
    by_name: str | None
    note: str


@dataclass(frozen=True, slots=True)
class Rules:
    """Times of alerts.

    ``escalate``: a critical one that nobody takes goes up so long after it was told, and from
    the top on is told again each ``repeat``; ``refresh``: copies are not brought up to date more
    often for mere figures; an alert that came back ``flaps`` times within ``flap_window`` must last
    ``flap_calm`` before it is told.
    """

    repeat: timedelta = timedelta(hours=2)
    escalate: tuple[timedelta, ...] = (
        timedelta(minutes=15),
        timedelta(minutes=30),
        timedelta(minutes=60),
    )
    refresh: timedelta = timedelta(minutes=10)
    flaps: int = 3
    flap_window: timedelta = timedelta(hours=1)
    flap_calm: timedelta = timedelta(minutes=10)


#: What firing again, being taken and being over do: the state after, or nothing where it stays.
_AFTER: Mapping[tuple[State, News], State] = {
    (State.FIRING, News.WORSE): State.FIRING,
    (State.FIRING, News.CHANGED): State.FIRING,
    (State.FIRING, News.ACKNOWLEDGED): State.ACKNOWLEDGED,
    (State.FIRING, News.RESOLVED): State.RESOLVED,
    (State.ACKNOWLEDGED, News.WORSE): State.FIRING,
    (State.ACKNOWLEDGED, News.CHANGED): State.ACKNOWLEDGED,
    (State.ACKNOWLEDGED, News.RESOLVED): State.RESOLVED,
}


def after(state: State, news: News) -> State | None:
    """The state that news lead to; None: they do not apply (any more)."""
    return _AFTER.get((state, news))


def fired_again(alert: Alert, about: About) -> News:
    """What it is when an open alert fires once more: somebody must know when it became worse."""
    worse = about.severity != alert.severity and about.severity.at_least(alert.severity)
    return News.WORSE if worse else News.CHANGED


def is_due_again(alert: Alert, rules: Rules, now: datetime) -> bool:
    """Whether a critical alert that nobody took is to be told once more: from the top on."""
    at_top = alert.escalated >= len(rules.escalate)
    return at_top and _untaken_for(alert, rules.repeat, now)


def step_of_escalation(alert: Alert, rules: Rules, now: datetime) -> int:
    """How many steps a critical alert that nobody took should have gone up by now.

    One at a time, each so long after people were told last as it lies after the one before: what
    becomes critical later, or was held, begins with the first.
    """
    step = alert.escalated
    if step >= len(rules.escalate):
        return step
    before = rules.escalate[step - 1] if step else timedelta()
    return step + _untaken_for(alert, rules.escalate[step] - before, now)


def _untaken_for(alert: Alert, long: timedelta, now: datetime) -> bool:
    waits = alert.state is State.FIRING and alert.severity is Severity.CRITICAL
    return waits and alert.told_at is not None and now - alert.told_at >= long
