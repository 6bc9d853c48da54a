"""A job that has made up for what it was told of: then that is over."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from domain.alerts.happenings import Notice
from domain.alerts.model import Alert
from domain.alerts.topics import Topic
from domain.jobs.thresholds import Threshold, error_rate
from jobs.alerts.raising import resolve
from jobs.engine.findings import slow
from queries.alerts.alerts import open_alert
from queries.jobs.run_watch import FailureCount, GoodRun, Start
from queries.postgres import Postgres

#: Facts that say when it was that somebody is told of.
_WHEN = ("finished_at", "due_at", "last")


class Seen(NamedTuple):
    """What a look has seen of all jobs."""

    ends: list[GoodRun]
    starts: list[Start]
    counts: list[FailureCount]


class Amends(NamedTuple):
    """What ends an alert: something good that came about ``at``, after what it tells of."""

    fingerprint: str
    at: datetime | None = None


def amends(seen: Seen, limits: Mapping[str, Threshold]) -> Iterable[Amends]:
    """What may be over; whether an alert is open is not asked here."""
    for end in seen.ends:
        yield _of(Topic.JOB_FAILED, end.job, end.finished_at)
        if end.job in limits and slow(end, limits[end.job]) is None:
            yield _of(Topic.JOB_SLOW, end.job, end.finished_at)
    for start in seen.starts:
        if start.started_at is not None:
            yield _of(Topic.JOB_LATE, start.job, start.could_at)
    for count in seen.counts:
        if count.job in limits and not error_rate(count.failed, count.finished, limits[count.job]):
            yield _of(Topic.JOB_FAILING, count.job)


async def end_alerts(inside: Postgres, seen: Seen, limits: Mapping[str, Threshold]) -> int:
    """Resolve what is over; how many alerts."""
    ended = 0
    for one in sorted(set(amends(seen, limits)), key=lambda one: one.fingerprint):
        open_now = await open_alert(inside, one.fingerprint)
        if open_now and _is_later(one.at, open_now):
            ended += await resolve(inside, one.fingerprint)
    return ended


def _of(topic: Topic, job: str, at: datetime | None = None) -> Amends:
    return Amends(f"{topic}:{job}", at)


def _is_later(at: datetime | None, told: Alert) -> bool:
    """A start may be the very one that was late; a good end is never the failed run's."""
    if at is None or not isinstance(told.happening, Notice):
        return True
    facts = told.happening.facts
    when = next((facts[fact] for fact in _WHEN if isinstance(facts.get(fact), str)), None)
    return when is None or at >= datetime.fromisoformat(str(when))
