"""The caches of NOCS balances and of their customers, as people read them."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

from domain.caches.caches import Cached
from domain.caches.nocs import NocsBalance, Payoff, Side
from queries.caches.editions import cached, with_edition
from queries.loader import postgres_sql
from queries.postgres import Postgres

NOCS_BALANCES = postgres_sql("caches/nocs_balances")
PAYOFF_SUMMARY = postgres_sql("caches/payoff_summary")
PAYOFFS = postgres_sql("caches/payoffs")
COUNT_PAYOFFS = postgres_sql("caches/count_payoffs")
PAYOFF_ROWS = postgres_sql("caches/payoff_rows")


@dataclass(frozen=True, slots=True)
class PayoffSearch:
    """Customers of an area; of all areas when ``nocs_code`` is empty, which only files ask for.

    ``sought``: part of their number, name or address.
    """

    nocs_code: str
    side: Side = Side.ALL
    sought: str = ""
    skip: int = 0
    many: int = 8


async def nocs_balances(postgres: Postgres) -> Cached[list[NocsBalance]] | None:
    """Every area by name; None when the cache was never filled."""
    return cached(await postgres.fetch_all(NOCS_BALANCES, with_edition(NocsBalance)))


async def payoff_summary(postgres: Postgres, nocs_code: str) -> Cached[NocsBalance] | None:
    """An area summed over the list of its customers; None when there is no list of it."""
    row = with_edition(NocsBalance)
    async with postgres.snapshot() as now:
        found = await now.fetch_one(PAYOFF_SUMMARY, row, nocs_code=nocs_code)
    return Cached(*found) if found else None


async def payoffs(postgres: Postgres, search: PayoffSearch) -> list[Payoff]:
    """A page of customers: of one side the largest amounts first, of both by number."""
    async with postgres.snapshot() as now:
        return await now.fetch_all(
            PAYOFFS,
            Payoff,
            nocs_code=search.nocs_code,
            side=search.side.value,
            sought=search.sought,
            skip=search.skip,
            many=search.many,
        )


async def count_payoffs(postgres: Postgres, search: PayoffSearch) -> int:
    """How many customers the search would find in all."""
    async with postgres.snapshot() as now:
        found = await now.fetch_value(
            COUNT_PAYOFFS, nocs_code=search.nocs_code, side=search.side.value, sought=search.sought
        )
    return int(found)


def payoff_rows(postgres: Postgres, search: PayoffSearch) -> AsyncIterator[list[Payoff]]:
    """All that the search finds, a thousand at a time, of one moment."""
    return postgres.stream(
        PAYOFF_ROWS,
        Payoff,
        nocs_code=search.nocs_code,
        side=search.side.value,
        sought=search.sought,
    )
