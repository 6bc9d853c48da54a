"""The NOCS balances as programs read them: under the names of their table."""

from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from domain.caches.caches import Cached
from queries.caches.editions import cached, with_edition
from queries.loader import postgres_sql
from queries.postgres import Postgres

NOCS_REPORT = postgres_sql("caches/nocs_report")


class NocsReportRow(NamedTuple):
    """A row of nocs_balance_summary; ``refresh_duration`` in milliseconds, times aware."""

    id: int
    nocs_name: str
    nocs_code: str
    total_customers: int
    positive_qty: int
    positive_balance_amt: Decimal
    negative_qty: int
    negative_balance_amt: Decimal
    net_balance: Decimal
    refresh_duration: int
    created_at: datetime
    updated_at: datetime


async def nocs_report(postgres: Postgres) -> Cached[list[NocsReportRow]] | None:
    """Every area by name; None when the cache was never filled."""
    return cached(await postgres.fetch_all(NOCS_REPORT, with_edition(NocsReportRow)))
