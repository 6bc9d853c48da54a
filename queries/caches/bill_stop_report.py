"""The bill stop as programs read it: one generation, whatever is published meanwhile."""

from collections.abc import AsyncIterator

from domain.caches.bill_stops import BatchLog, CpcBilling, CrpSummary
from queries.caches.bill_stops import cpc_billing
from queries.loader import postgres_sql
from queries.postgres import Postgres

CRPS_OF_EDITION = postgres_sql("caches/crps_of_edition")
CPCS_OF_EDITION = postgres_sql("caches/cpcs_of_edition")
BILL_STOP_BATCH = postgres_sql("caches/bill_stop_batch")


async def bill_stop_batch(postgres: Postgres, generation: int) -> BatchLog | None:
    """The load that made a generation."""
    return await postgres.fetch_one(BILL_STOP_BATCH, BatchLog, generation=generation)


def crps_of_edition(inside: Postgres, generation: int) -> AsyncIterator[list[CrpSummary]]:
    """Every CRP of a generation, a thousand at a time; within a transaction."""
    return inside.stream(CRPS_OF_EDITION, CrpSummary, generation=generation)


def cpcs_of_edition(
    inside: Postgres, generation: int, skip: int = 0, many: int | None = None
) -> AsyncIterator[list[CpcBilling]]:
    """CPCs of a generation, a thousand at a time; ``many`` None: all; within a transaction."""
    return inside.stream(CPCS_OF_EDITION, cpc_billing, generation=generation, skip=skip, many=many)
