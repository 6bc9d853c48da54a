"""An engine says that it lives, and that it ends."""

from datetime import UTC, datetime, timedelta

from jobs.engine.engine import Catalogue, Engine
from jobs.engine.runner import Pulse
from queries.jobs.engines import engines, note_engine
from queries.loader import parse_postgres
from queries.postgres import PostgresPool
from tests.integration.test_engine import soon

AGE = parse_postgres(
    "age", "UPDATE batch.engine_sign SET heard_at = heard_at - CAST(:since AS interval)"
)


def engine(store: PostgresPool, name: str) -> Engine:
    pulse = Pulse(every=0.05, silence=1.0, grace=0.3, again=0.05)
    return Engine(store, Catalogue({}, {}), name, lambda: datetime.now(UTC), pulse)


async def names(store: PostgresPool) -> list[tuple[str, bool]]:
    return [(one.name, one.alive) for one in await engines(store)]


async def test_an_idle_engine_is_seen_until_it_stops(store: PostgresPool) -> None:
    idle = engine(store, "idle")
    idle.start(workers=1)
    async with soon():
        while await names(store) != [("idle", True)]:
            pass
    await idle.stop(1)

    assert await names(store) == []


async def test_an_engine_that_fell_silent_is_named_as_gone(store: PostgresPool) -> None:
    await note_engine(store, "dead")
    await store.execute(AGE, since=timedelta(minutes=2))
    await note_engine(store, "alive")

    assert await names(store) == [("alive", True), ("dead", False)]


async def test_after_a_day_nobody_speaks_of_it_any_more(store: PostgresPool) -> None:
    await note_engine(store, "dead")
    await store.execute(AGE, since=timedelta(days=2))
    await note_engine(store, "alive")

    assert await names(store) == [("alive", True)]
