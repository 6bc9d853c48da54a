"""What the desk finds out about itself: caches, approvals and messages that wait."""

from datetime import datetime
from typing import NamedTuple

from domain.caches.caches import Cache
from queries.loader import postgres_sql
from queries.postgres import Postgres

WATCH_ALONE = postgres_sql("alerts/watch_alone")
WAITING_GENERATIONS = postgres_sql("alerts/waiting_generations")
UNDELIVERED = postgres_sql("alerts/undelivered")
FORGOTTEN_EVENTS = postgres_sql("alerts/forgotten_events")
ALERT_COUNTS = postgres_sql("alerts/alert_counts")
DELIVERY_COUNTS = postgres_sql("alerts/delivery_counts")
ATTEMPT_COUNTS = postgres_sql("alerts/attempt_counts")


class WaitingGeneration(NamedTuple):
    """A generation that was refused, and that nobody has decided about."""

    cache: Cache
    part: str
    generation: int
    rows: int | None
    as_of: datetime


class Undelivered(NamedTuple):
    """Messages that were given up or may be lost, and when the latest was made."""

    messages: int
    latest: datetime | None


class Counted(NamedTuple):
    """How many there are of what two labels say: a state or channel, and a severity, state or
    outcome."""

    first: str
    second: str
    number: int


async def watch_alone(inside: Postgres) -> bool:
    """Whether no other process writes down what it found; none does until the transaction ends."""
    return bool(await inside.fetch_value(WATCH_ALONE))


async def waiting_generations(postgres: Postgres) -> list[WaitingGeneration]:
    """Refused generations that wait for a decision."""
    return await postgres.fetch_all(
        WAITING_GENERATIONS, lambda cache, *rest: WaitingGeneration(Cache(cache), *rest)
    )


async def undelivered(postgres: Postgres, since: datetime) -> Undelivered:
    """Messages since then that need somebody's decision."""
    found = await postgres.fetch_one(UNDELIVERED, Undelivered, since=since)
    return found or Undelivered(0, None)


async def alert_counts(postgres: Postgres) -> list[Counted]:
    """Open alerts by state and severity."""
    return await postgres.fetch_all(ALERT_COUNTS, Counted)


async def delivery_counts(postgres: Postgres, since: datetime) -> list[Counted]:
    """Messages by channel and state: those under way, and those made since then."""
    return await postgres.fetch_all(DELIVERY_COUNTS, Counted, since=since)


async def attempt_counts(postgres: Postgres, since: datetime) -> list[Counted]:
    """Attempts since then by channel and outcome."""
    return await postgres.fetch_all(ATTEMPT_COUNTS, Counted, since=since)


async def forgotten_events(inside: Postgres, before: datetime) -> list[str]:
    """Fingerprints of open alerts that nothing else ends, without news since then."""
    return await inside.fetch_all(FORGOTTEN_EVENTS, str, before=before)
