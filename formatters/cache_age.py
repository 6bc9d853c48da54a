"""How old the figures of a cache are."""

from datetime import datetime

from domain.caches import Edition
from formatters.durations import duration
from formatters.times import clock, moment
from formatters.words import Words


def age(words: Words, edition: Edition, now: datetime, *, stale: bool) -> str:
    """As of when the figures are, and how long ago that was; ``now`` is in the site's zone."""
    at, ago = read_at(words, edition, now), duration(words, edition.age(now))
    return words("cache-stale" if stale else "cache-age", at=at, age=ago)


def read_at(words: Words, edition: Edition, now: datetime) -> str:
    """The time, with its day unless that is today."""
    at = edition.as_of.astimezone(now.tzinfo)
    return clock(words, at) if at.date() == now.date() else moment(words, at)
