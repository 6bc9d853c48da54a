"""The ledger of events that were told of: each once, however often it is seen."""

from collections.abc import Mapping
from typing import Any

from queries.loader import postgres_sql
from queries.postgres import Postgres

STORE_ALERT = postgres_sql("store_alert")


async def note_event(
    inside: Postgres, key: str, topic: str, severity: str, facts: Mapping[str, Any]
) -> bool:
    """Write down that an event is told of; False when it was before."""
    noted = await inside.execute(
        STORE_ALERT, topic=topic, severity=severity, fingerprint=key, facts=dict(facts)
    )
    return noted == 1
