"""Editions of the caches: which one people see."""

from collections.abc import Callable
from typing import Any, TypeVar

from domain.caches.caches import Cache, Cached, Edition
from queries.loader import postgres_sql
from queries.postgres import Postgres

T = TypeVar("T")

EDITION = postgres_sql("caches/edition")
FILLED_CACHES = postgres_sql("caches/filled_caches")


async def edition(postgres: Postgres, cache: Cache, part: str = "") -> Edition | None:
    """What people see of a cache, or of one area of it; None when it was never filled."""
    return await postgres.fetch_one(EDITION, Edition, cache=cache.value, part=part)


async def filled_caches(postgres: Postgres) -> set[Cache]:
    """The caches that people can read."""
    return set(await postgres.fetch_all(FILLED_CACHES, Cache))


def with_edition(make: Callable[..., T]) -> Callable[..., tuple[Edition, T]]:
    """Makes a row whose first four columns are its edition's, the others ``make``'s."""

    def row(*columns: Any) -> tuple[Edition, T]:
        return Edition(*columns[:4]), make(*columns[4:])

    return row


def cached(rows: list[tuple[Edition, T]]) -> Cached[list[T]] | None:
    """The rows of one edition as one; None without any."""
    return Cached(rows[0][0], [value for _, value in rows]) if rows else None
