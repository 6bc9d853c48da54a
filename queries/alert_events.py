"""What administrators are to be told, kept in the transaction of what it is about."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from queries.loader import postgres_sql
from queries.postgres import Postgres

STORE_ALERT = postgres_sql("store_alert")


class AlertEvent(NamedTuple):
    """Something to tell; ``fingerprint`` is what it is about, and makes it told once."""

    topic: str
    severity: str
    fingerprint: str
    facts: Mapping[str, Any]


async def store_alert(postgres: Postgres, event: AlertEvent) -> bool:
    """Keep an event; False when there is one with its fingerprint."""
    binds = event._asdict() | {"facts": dict(event.facts)}
    return await postgres.execute(STORE_ALERT, **binds) == 1


async def note_event(
    postgres: Postgres, key: str, topic: str, severity: str, facts: Mapping[str, Any]
) -> bool:
    """Write down that an event is told of; False when it was before."""
    return await store_alert(postgres, AlertEvent(topic, severity, key, facts))
