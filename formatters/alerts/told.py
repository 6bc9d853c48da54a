"""The part of an alert's wording that its kind decides."""

from datetime import datetime, tzinfo
from typing import NamedTuple

from formatters.alerts.contents import Fact, Section
from formatters.times import moment
from formatters.words import Words


class Told(NamedTuple):
    """What it is about, what is the matter in one sentence, and the details.

    ``title`` stands in for the name of the alert's topic where that would not be true, ``sign`` for
    the one of what is over and well.
    """

    subject: str
    lead: str
    sections: tuple[Section, ...] = ()
    title: str = ""
    sign: str = ""


def at_site(words: Words, value: datetime, zone: tzinfo) -> str:
    """A moment in the site's time."""
    return moment(words, value.astimezone(zone))


def facts(*given: Fact | None) -> tuple[Fact, ...]:
    """Those that are known."""
    return tuple(fact for fact in given if fact is not None)
