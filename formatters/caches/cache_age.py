"""How old the figures of a cache are, and what became of reading them anew."""

from datetime import datetime

from domain.caches.caches import Edition
from domain.caches.refreshing import Refreshing
from domain.jobs.runs import State
from formatters.durations import duration
from formatters.times import clock, moment
from formatters.words import Words


def age(words: Words, edition: Edition, refreshing: Refreshing, now: datetime) -> str:
    """As of when the figures are, how long ago that was, and the news; ``now``: the site's zone."""
    at, ago = read_at(words, edition, now), duration(words, edition.age(now))
    told = words("cache-stale" if refreshing.stale else "cache-age", at=at, age=ago)
    return "\n".join([told, *news(words, refreshing)])


def read_at(words: Words, edition: Edition, now: datetime) -> str:
    """The time, with its day unless that is today."""
    at = edition.as_of.astimezone(now.tzinfo)
    return clock(words, at) if at.date() == now.date() else moment(words, at)


def news(words: Words, refreshing: Refreshing) -> list[str]:
    """A line each: the last refresh brought nothing, another one goes on."""
    told = []
    if refreshing.in_vain:
        run = str(refreshing.in_vain.run_id)
        refused = refreshing.in_vain.state is State.REFUSED
        told.append(words("cache-refused", run=run) if refused else words("cache-failed", run=run))
    if refreshing.going_on:
        run = str(refreshing.going_on.run_id)
        runs = refreshing.going_on.state is State.RUNNING
        told.append(words("cache-refreshing", run=run) if runs else words("cache-asked", run=run))
    return told


def what_to_do(words: Words, refreshing: Refreshing, *, operator: bool) -> str:
    """What a reader does about figures that were never read."""
    if refreshing.going_on:
        return words("cache-never-running", run=str(refreshing.going_on.run_id))
    return words("cache-never-operator") if operator else words("cache-never-staff")
