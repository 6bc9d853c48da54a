"""How everything stands: runs by state, caches by age."""

from collections.abc import Mapping
from datetime import datetime

from domain.caches.caches import Cache
from domain.jobs.runs import State
from domain.jobs.status import CacheAge
from queries.loader import postgres_sql
from queries.postgres import Postgres

RUN_COUNTS = postgres_sql("jobs/run_counts")
CACHE_AGES = postgres_sql("jobs/cache_ages")


async def run_counts(postgres: Postgres, since: datetime) -> Mapping[State, int]:
    """How many runs are open, and how many ended since an instant, by their state."""
    rows = await postgres.fetch_all(
        RUN_COUNTS, lambda state, number: (State(state), int(number)), since=since
    )
    return dict(rows)


async def cache_ages(postgres: Postgres) -> list[CacheAge]:
    """The caches that were ever filled, in the order of ``Cache``."""
    found = await postgres.fetch_all(CACHE_AGES, lambda cache, *rest: CacheAge(Cache(cache), *rest))
    return sorted(found, key=lambda age: list(Cache).index(age.cache))
