"""Subscriptions: what each target wants to be told, and who is told of what."""

from collections.abc import Callable
from datetime import tzinfo
from typing import Any

from domain.alerts.happenings import About
from domain.alerts.routing import (
    Quiet,
    Routed,
    Subscription,
    Traffic,
    Wish,
    earliest,
    plan,
)
from domain.severity import Severity
from queries.alerts.alerts import store_now
from queries.alerts.targets import target_row
from queries.loader import postgres_sql
from queries.postgres import Postgres

SUBSCRIPTIONS = postgres_sql("alerts/subscriptions")
LIVE_SUBSCRIPTIONS = postgres_sql("alerts/live_subscriptions")
SAVE_SUBSCRIPTION = postgres_sql("alerts/save_subscription")
REMOVE_SUBSCRIPTION = postgres_sql("alerts/remove_subscription")
ON_CALL_TARGETS = postgres_sql("alerts/on_call_targets")

_OWN, _TARGET = 9, 9


async def subscriptions(postgres: Postgres, target_id: int | None = None) -> list[Subscription]:
    """What one target wishes, or all do, oldest first."""
    return await postgres.fetch_all(SUBSCRIPTIONS, _subscription, target_id=target_id)


async def add_subscription(
    inside: Postgres, target_id: int, wish: Wish, by: int | None, origin: str = ""
) -> None:
    """A new wish of a target."""
    await inside.execute(
        SAVE_SUBSCRIPTION,
        subscription_id=None,
        version=0,
        target_id=target_id,
        origin=origin,
        added_by=by,
        **_wished(wish),
    )


async def change_subscription(inside: Postgres, seen: Subscription, wish: Wish) -> bool:
    """Another wish in the place of this one; False when somebody has changed it since."""
    changed = await inside.execute(
        SAVE_SUBSCRIPTION,
        subscription_id=seen.subscription_id,
        version=seen.version,
        target_id=seen.target.target_id,
        origin=seen.origin,
        added_by=None,
        **_wished(wish),
    )
    return changed == 1


async def remove_subscription(inside: Postgres, subscription_id: int, version: int) -> bool:
    """End a wish; False when somebody has changed it since."""
    removed = await inside.execute(
        REMOVE_SUBSCRIPTION, subscription_id=subscription_id, version=version
    )
    return removed == 1


async def who_would_get(
    postgres: Postgres,
    about: About,
    zone: tzinfo,
    wants: Callable[[Wish, About], bool] = Wish.wants,
) -> list[Routed]:
    """Each target that would be told of this now, and when; ``wants`` says what meets a wish."""
    now = (await store_now(postgres)).astimezone(zone)
    live = await postgres.fetch_all(
        LIVE_SUBSCRIPTIONS, _live, family=about.topic.family, report=about.topic.is_report
    )
    return earliest(
        Routed(one, plan(one.wish, about, traffic, now))
        for one, traffic in live
        if wants(one.wish, about)
    )


async def on_call_targets(inside: Postgres) -> list[int]:
    """The live targets that are on call, whatever they subscribed to."""
    return await inside.fetch_all(ON_CALL_TARGETS, int)


def _wished(wish: Wish) -> dict[str, Any]:
    return {
        "topics": list(wish.topics),
        "least": wish.least.value,
        "quiet_from": wish.quiet.start if wish.quiet else None,
        "quiet_until": wish.quiet.end if wish.quiet else None,
        "digest": wish.digest,
        "on_call": wish.on_call,
    }


def _subscription(*row: Any) -> Subscription:
    """The columns of the statements above, in order: its own, then its target's."""
    subscription_id, topics, least, start, end, digest, on_call, origin, version = row[:_OWN]
    quiet = Quiet(start, end) if start is not None else None
    wish = Wish(tuple(topics), Severity(least), quiet, digest, on_call)
    target = target_row(*row[_OWN : _OWN + _TARGET])
    return Subscription(subscription_id, target, wish, origin, version)


def _live(*row: Any) -> tuple[Subscription, Traffic]:
    return _subscription(*row), Traffic(*row[_OWN + _TARGET :])
