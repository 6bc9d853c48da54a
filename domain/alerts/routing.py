"""Who is told of what, and when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import IntEnum, StrEnum

from domain.alerts.happenings import About
from domain.alerts.silences import later, next_time
from domain.alerts.topics import EVERYTHING, any_matches
from domain.languages import Language
from domain.severity import Severity

#: Digests come at this time of the site.
DIGEST_AT = time(8)
#: What is not critical is told together with what comes within so long after it.
TOGETHER = timedelta(seconds=30)
#: More messages than this within five minutes to one place, and they come together.
FLOOD = 20
_QUIET, _DIGEST = "quiet", "digest"


class Channel(StrEnum):
    """How a target is reached."""

    TELEGRAM = "telegram"
    TEAMS = "teams"
    EMAIL = "email"

    @property
    def edits(self) -> bool:
        """Whether a message that was sent can be changed."""
        return self is Channel.TELEGRAM


class TargetState(StrEnum):
    """Whether a target gets messages."""

    LIVE = "live"
    PAUSED = "paused"
    UNREACHABLE = "unreachable"


class Priority(IntEnum):
    """Which of a target's messages goes first."""

    CRITICAL = 1
    ALERT = 2
    CHANGE = 3
    BULK = 4


@dataclass(frozen=True, slots=True)
class Target:
    """A chat or forum topic, a Teams channel, an e-mail address.

    ``address`` is the chat's id, the channel's name, the e-mail address; ``thread`` the forum
    topic's id or 0; ``why`` says why it gets nothing now.
    """

    target_id: int
    channel: Channel
    address: str
    thread: int
    title: str
    language: Language
    state: TargetState
    why: str
    version: int


@dataclass(frozen=True, slots=True)
class Quiet:
    """Hours, of the site's time, in which only what is critical is told; it may span midnight."""

    start: time
    end: time

    def covers(self, local: time) -> bool:
        """Whether a time of day lies in them."""
        if self.start <= self.end:
            return self.start <= local < self.end
        return local >= self.start or local < self.end


@dataclass(frozen=True, slots=True)
class Wish:
    """What a target wants to be told: patterns of topics, from which severity on, when."""

    topics: tuple[str, ...]
    least: Severity
    quiet: Quiet | None = None
    digest: bool = False
    on_call: bool = False

    def wants(self, about: About) -> bool:
        """Whether this is to be told."""
        return any_matches(self.topics, about.topic) and about.severity.at_least(self.least)

    def heard_of(self, about: About) -> bool:
        """Whether this may have been told when it began: under another topic of its family."""
        family = {one.partition(".")[0] for one in self.topics} & {EVERYTHING, about.topic.family}
        return bool(family) and about.severity.at_least(self.least)


@dataclass(frozen=True, slots=True)
class Subscription:
    """A wish of a target; ``origin`` names the setting it comes from, if one."""

    subscription_id: int
    target: Target
    wish: Wish
    origin: str
    version: int


@dataclass(frozen=True, slots=True)
class Traffic:
    """What a target got lately: messages in five minutes, and when the group that is open for more
    of the same family was begun."""

    lately: int = 0
    group_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """When a message is due; those of one target with an equal bundle become one message."""

    due_at: datetime
    bundle: str | None
    priority: Priority

    @property
    def is_put_off(self) -> bool:
        """Whether it waits for the end of quiet hours, or for a digest."""
        return self.bundle in {_QUIET, _DIGEST}


def plan(wish: Wish, about: About, traffic: Traffic, now_local: datetime) -> Plan:
    """When somebody with this wish is told."""
    if about.topic.is_report:
        return Plan(now_local, None, Priority.BULK)
    if about.severity is Severity.CRITICAL:
        return _urgent(traffic, now_local)
    return _put_off(wish, now_local) or _soon(about, traffic, now_local)


def _urgent(traffic: Traffic, now_local: datetime) -> Plan:
    if traffic.lately >= FLOOD:
        return Plan(later(now_local, TOGETHER), "flood", Priority.CRITICAL)
    return Plan(now_local, None, Priority.CRITICAL)


def _put_off(wish: Wish, now_local: datetime) -> Plan | None:
    if wish.digest:
        return Plan(next_time(DIGEST_AT, now_local), _DIGEST, Priority.BULK)
    if wish.quiet and wish.quiet.covers(now_local.time()):
        return Plan(next_time(wish.quiet.end, now_local), _QUIET, Priority.ALERT)
    return None


def _soon(about: About, traffic: Traffic, now_local: datetime) -> Plan:
    bundle = f"group:{about.topic.family}"
    if traffic.group_since is None:
        return Plan(now_local, bundle, Priority.ALERT)
    return Plan(later(traffic.group_since, TOGETHER), bundle, Priority.ALERT)


@dataclass(frozen=True, slots=True)
class Routed:
    """A subscription that an alert meets, and when its target is told."""

    subscription: Subscription
    plan: Plan


def earliest(routed: Iterable[Routed]) -> list[Routed]:
    """One for each target: of several subscriptions that fit, the one that is told first."""
    first: dict[int, Routed] = {}
    for one in routed:
        target = one.subscription.target.target_id
        if target not in first or one.plan.due_at < first[target].plan.due_at:
            first[target] = one
    return list(first.values())
