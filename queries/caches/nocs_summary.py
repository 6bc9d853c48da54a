"""The NOCS areas' balances, as Oracle CC&B sums them, and their way into the cache."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from domain.caches.nocs import NocsBalance
from domain.money import LedgerSign, customers_side
from queries.loader import oracle_sql, postgres_sql
from queries.oracle import Lane, Oracle
from queries.postgres import Postgres

NOCS_BALANCE_SUMMARY = oracle_sql("nocs_balance_summary")
SAVE_NOCS_BALANCES = postgres_sql("caches/save_nocs_balances")


class _Summed(NamedTuple):
    """The columns of nocs_balance_summary.sql, in order."""

    nocs_code: str
    nocs_name: str
    customers: Decimal
    above_customers: Decimal
    above: Decimal
    below_customers: Decimal
    below: Decimal


async def nocs_balance_summary(
    oracle: Oracle, sign: LedgerSign, deadline: float
) -> list[NocsBalance]:
    """Every area's balances from the customers' side; the query may take ``deadline`` seconds."""
    rows = await oracle.fetch_all(NOCS_BALANCE_SUMMARY, _Summed, lane=Lane.BATCH, deadline=deadline)
    return [_seen(row, customers_side(sign)) for row in rows]


async def save_nocs_balances(
    inside: Postgres, generation: int, areas: Sequence[NocsBalance]
) -> None:
    """Put the areas into a generation."""
    await inside.execute(
        SAVE_NOCS_BALANCES,
        generation=generation,
        codes=[area.code for area in areas],
        names=[area.name for area in areas],
        customers=[area.customers for area in areas],
        positive_qty=[area.credit_customers for area in areas],
        positive=[area.credit for area in areas],
        negative_qty=[area.due_customers for area in areas],
        negative=[area.due for area in areas],
    )


def _seen(row: _Summed, side: int) -> NocsBalance:
    """Ledger sums become credit (never negative) and due (never positive)."""
    above = (int(row.above_customers), row.above * side + 0)
    below = (int(row.below_customers), row.below * side + 0)
    credit, due = (above, below) if side > 0 else (below, above)
    return NocsBalance(row.nocs_code, row.nocs_name, int(row.customers), *credit, *due)
