"""A subscription while somebody puts it together, and what people usually want."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import time
from enum import StrEnum
from typing import Any

from domain.alerts.routing import Quiet, Subscription, Wish
from domain.alerts.topics import EVERYTHING, Topic
from domain.languages import Language
from domain.severity import Severity


class Usual(StrEnum):
    """What people usually subscribe to."""

    BATCHES = "b"
    IMPORTANT = "i"
    REPORTS = "r"
    OWN = "o"


class Hours(StrEnum):
    """Quiet hours to choose from; others are typed."""

    NONE = "n"
    EVENING = "e"
    NIGHT = "l"
    TYPED = "t"


NIGHT = Quiet(time(22), time(7))
QUIET: Mapping[Hours, Quiet | None] = {
    Hours.NONE: None,
    Hours.EVENING: Quiet(time(20), time(7)),
    Hours.NIGHT: NIGHT,
}
TOPICS: Mapping[Usual, tuple[str, ...]] = {
    Usual.BATCHES: ("batch.*",),
    Usual.IMPORTANT: (EVERYTHING,),
    Usual.REPORTS: ("report.*",),
    Usual.OWN: ("batch.*",),
}
#: Families in the order of the checklist; a test alert is never subscribed to.
FAMILIES = tuple(dict.fromkeys(topic.family for topic in Topic if topic is not Topic.TEST))


@dataclass(frozen=True, slots=True)
class Draft:
    """What is filled in; ``subscription`` and ``version`` when it is to replace one."""

    topics: tuple[str, ...]
    least: Severity = Severity.WARNING
    quiet: Quiet | None = None
    digest: bool = False
    on_call: bool = False
    language: Language = Language.ENGLISH
    thread: int = 0
    subscription: int = 0
    version: int = 0

    @property
    def wish(self) -> Wish:
        """What the target would want."""
        return Wish(self.topics, self.least, self.quiet, self.digest, self.on_call)

    def ticked(self, pattern: str) -> "Draft":
        """With a family or a topic ticked, or its tick taken away; something always stays."""
        if pattern in self.topics:
            rest = tuple(one for one in self.topics if one != pattern)
            return replace(self, topics=rest) if rest else self
        return replace(self, topics=_without_doubles((*self.topics, pattern)))

    def stored(self) -> dict[str, Any]:
        """As a form keeps it."""
        quiet = self.quiet
        hours = [quiet.start.isoformat(), quiet.end.isoformat()] if quiet else None
        return {
            "topics": list(self.topics),
            "least": self.least.value,
            "quiet": hours,
            "digest": self.digest,
            "on_call": self.on_call,
            "language": self.language.value,
            "thread": self.thread,
            "subscription": self.subscription,
            "version": self.version,
        }


def from_stored(kept: Mapping[str, Any]) -> Draft:
    """The draft that a form kept."""
    hours = kept["quiet"]
    quiet = Quiet(time.fromisoformat(hours[0]), time.fromisoformat(hours[1])) if hours else None
    return Draft(
        tuple(kept["topics"]),
        Severity(kept["least"]),
        quiet,
        kept["digest"],
        kept["on_call"],
        Language(kept["language"]),
        kept["thread"],
        kept["subscription"],
        kept["version"],
    )


def usual(kind: Usual, language: Language, thread: int) -> Draft:
    """What most who choose this want: reports have no severity and are not for the night."""
    least = Severity.INFO if kind is Usual.REPORTS else Severity.WARNING
    quiet = None if kind is Usual.REPORTS else NIGHT
    return Draft(TOPICS[kind], least, quiet, language=language, thread=thread)


def changing(seen: Subscription, thread: int) -> Draft:
    """A subscription, to be changed."""
    wish = seen.wish
    return Draft(
        wish.topics,
        wish.least,
        wish.quiet,
        wish.digest,
        wish.on_call,
        seen.target.language,
        thread,
        seen.subscription_id,
        seen.version,
    )


def _without_doubles(topics: tuple[str, ...]) -> tuple[str, ...]:
    """A family takes the place of its topics, "everything" that of all but reports."""
    if topics[-1] == EVERYTHING:
        return (*(one for one in topics[:-1] if one.startswith("report.")), EVERYTHING)
    family, _, rest = topics[-1].partition(".")
    kept = [one for one in topics[:-1] if one != EVERYTHING or family == "report"]
    if rest == EVERYTHING:
        kept = [one for one in kept if not one.startswith(f"{family}.")]
    else:
        kept = [one for one in kept if one != f"{family}.*"]
    return (*kept, topics[-1])


def parse_hours(text: str) -> Quiet | None:
    """Quiet hours as somebody types them: ``22-7``, ``22:30 – 06:45``; None: not understood."""
    parts = [part.strip() for part in text.replace("–", "-").replace("—", "-").split("-")]
    times = [_clock(part) for part in parts]
    if len(times) != len(("from", "until")) or None in times or times[0] == times[1]:
        return None
    start, end = times
    assert start is not None, "looked at above"
    assert end is not None, "looked at above"
    return Quiet(start, end)


def _clock(text: str) -> time | None:
    hour, colon, minute = text.replace(".", ":").partition(":")
    if not hour.isdecimal() or (colon and not minute.isdecimal()):
        return None
    hours, minutes = int(hour), int(minute or 0)
    midnight = hours == 24 and not minutes
    if midnight:
        return time(0)
    return time(hours, minutes) if hours < 24 and minutes < 60 else None
