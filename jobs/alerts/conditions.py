"""What may be the matter with the desk, as its own database tells: messages, caches, approvals."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from domain.alerts.happenings import Notice, Plain
from domain.alerts.routing import Target, TargetState
from domain.alerts.topics import Topic
from domain.caches.caches import Cache
from domain.severity import Severity
from jobs.caching.interval import interval_of
from queries.alerts.outbox import Overdue
from queries.alerts.self_watch import undelivered, waiting_generations
from queries.alerts.targets import targets
from queries.jobs.approvals import approval, open_approvals
from queries.jobs.status import cache_ages
from queries.postgres import Postgres

#: A message may take so long on its way; after the second it is a failure of the desk.
ON_ITS_WAY = timedelta(minutes=2)
_FAR_TOO_LONG = timedelta(minutes=10)
_LATELY = timedelta(days=7)


def keeps_its_promise(found: Overdue) -> bool:
    """Whether no message that should have left waits for longer than its way takes."""
    return found.oldest is None or found.oldest <= ON_ITS_WAY


def of_queue(found: Overdue) -> list[Notice]:
    """Messages wait although they should have left."""
    if keeps_its_promise(found) or found.oldest is None:
        return []
    severity = Severity.CRITICAL if found.oldest > _FAR_TOO_LONG else Severity.WARNING
    facts: dict[str, Plain] = {
        "waiting": found.count,
        "oldest_seconds": round(found.oldest.total_seconds()),
    }
    return [Notice(Topic.DESK_QUEUE, severity, "outbox", facts)]


async def of_undelivered(inside: Postgres, now: datetime) -> list[Notice]:
    """Messages that only a person can bring on."""
    found = await undelivered(inside, now - _LATELY)
    if found.latest is None:
        return []
    facts: dict[str, Plain] = {"count": found.messages, "last_at": found.latest.isoformat()}
    return [Notice(Topic.DESK_UNDELIVERED, Severity.WARNING, "outbox", facts)]


async def of_targets(inside: Postgres) -> list[Notice]:
    """Who cannot be reached."""
    known = await targets(inside)
    return [dead_target(one, one.why) for one in known if one.state is TargetState.UNREACHABLE]


def dead_target(target: Target, why: str) -> Notice:
    """A target gets nothing any more until somebody has mended it."""
    facts: dict[str, Plain] = {"title": target.title, "address": target.address, "why": why}
    about = f"{target.channel}:{target.target_id}"
    return Notice(Topic.DESK_DEAD_TARGET, Severity.WARNING, about, facts)


async def of_caches(
    inside: Postgres, filled_by: Mapping[Cache, str], now: datetime
) -> list[Notice]:
    """Figures older than twice the time after which they should be read anew."""
    return [
        Notice(
            Topic.CACHE_STALE,
            Severity.WARNING,
            age.cache.value,
            {"updated_at": age.as_of.isoformat(), "job": filled_by[age.cache]},
        )
        for age in await cache_ages(inside)
        if await _is_stale(inside, filled_by[age.cache], age.as_of, now)
    ]


async def of_refused(inside: Postgres) -> list[Notice]:
    """New figures wait for somebody's decision."""
    return [
        Notice(
            Topic.CACHE_REFUSED,
            Severity.WARNING,
            f"{one.cache}:{one.part}" if one.part else one.cache.value,
            {"cache": one.cache.value, "area": one.part, "updated_at": one.as_of.isoformat()},
        )
        for one in await waiting_generations(inside)
    ]


async def of_approvals(inside: Postgres) -> list[Notice]:
    """Runs wait for somebody else's approval."""
    asked = [await approval(inside, run_id) for run_id in await open_approvals(inside)]
    return [
        Notice(
            Topic.JOB_APPROVAL,
            Severity.WARNING,
            f"run:{one.run_id}",
            {
                "job": one.job,
                "run": one.run_id,
                "by": one.requester,
                "until": one.expires_at.isoformat(),
            },
        )
        for one in asked
    ]


async def _is_stale(inside: Postgres, job: str, as_of: datetime, now: datetime) -> bool:
    interval = await interval_of(inside, job, as_of)
    return interval is not None and now - as_of > 2 * interval
