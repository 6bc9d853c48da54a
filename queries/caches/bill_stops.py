"""The cache of the bill stop, as people read it."""

from collections.abc import AsyncIterator
from datetime import date
from typing import Any

from domain.caches.bill_stops import (
    BatchLog,
    BillingStatus,
    BillStopTotals,
    Changed,
    CpcBilling,
    CrpSummary,
    Difference,
)
from domain.caches.caches import Cached
from queries.caches.editions import with_edition
from queries.loader import postgres_sql
from queries.postgres import Postgres

BILL_STOP_TOTALS = postgres_sql("caches/bill_stop_totals")
CRPS = postgres_sql("caches/crps")
CRP_OF_KEY = postgres_sql("caches/crp_of_key")
CRP_ROWS = postgres_sql("caches/crp_rows")
CPCS = postgres_sql("caches/cpcs")
CPC = postgres_sql("caches/cpc")
CPC_ROWS = postgres_sql("caches/cpc_rows")
BILL_STOP_HISTORY = postgres_sql("caches/bill_stop_history")
BILL_STOP_DATES = postgres_sql("caches/bill_stop_dates")
BILL_STOP_CHANGES = postgres_sql("caches/bill_stop_changes")
BILL_STOP_DIFFERENCE = postgres_sql("caches/bill_stop_difference")


async def bill_stop_totals(
    postgres: Postgres, batch_date: date | None = None
) -> Cached[BillStopTotals] | None:
    """All CRPs as one, now or of a batch date that is kept; None when there is nothing."""
    row = with_edition(BillStopTotals)
    found = await postgres.fetch_one(BILL_STOP_TOTALS, row, batch_date=batch_date)
    return Cached(*found) if found else None


async def crps(postgres: Postgres, skip: int, many: int, sought: str = "") -> list[CrpSummary]:
    """CRPs by how many of their CPCs are not billed, the most first."""
    return await postgres.fetch_all(CRPS, CrpSummary, sought=sought, skip=skip, many=many)


async def crp_of_key(postgres: Postgres, key: str) -> CrpSummary | None:
    """The CRP whose ``crp_key`` it is; None when there is none."""
    return await postgres.fetch_one(CRP_OF_KEY, CrpSummary, key=key)


def crp_rows(postgres: Postgres) -> AsyncIterator[list[CrpSummary]]:
    """Every CRP, a thousand at a time, of one moment."""
    return postgres.stream(CRP_ROWS, CrpSummary)


async def cpcs(postgres: Postgres, crp_no: str, skip: int, many: int) -> list[CpcBilling]:
    """The CPCs of a CRP, those that are not billed first."""
    async with postgres.snapshot() as now:
        return await now.fetch_all(CPCS, cpc_billing, crp_no=crp_no, skip=skip, many=many)


async def cpc(postgres: Postgres, customer_no: str) -> CpcBilling | None:
    """One CPC; None for whoever is none."""
    async with postgres.snapshot() as now:
        return await now.fetch_one(CPC, cpc_billing, customer_no=customer_no)


def cpc_rows(postgres: Postgres) -> AsyncIterator[list[CpcBilling]]:
    """Every CPC by CRP, a thousand at a time, of one moment."""
    return postgres.stream(CPC_ROWS, cpc_billing)


async def bill_stop_history(postgres: Postgres, many: int = 30) -> list[BatchLog]:
    """The latest loads, newest first."""
    return await postgres.fetch_all(BILL_STOP_HISTORY, BatchLog, many=many)


async def bill_stop_dates(postgres: Postgres) -> list[date]:
    """The batch dates whose customers are kept, newest first."""
    return await postgres.fetch_all(BILL_STOP_DATES, lambda day: day)


async def bill_stop_difference(
    postgres: Postgres, older: date, newer: date, skip: int = 0, many: int = 8
) -> Difference:
    """What changed from one batch date to another, those that stopped first."""
    async with postgres.snapshot() as now:
        stopped, cleared = await _difference(now, older, newer)
        rows = await now.fetch_all(
            BILL_STOP_CHANGES, _changed, older=older, newer=newer, skip=skip, many=many
        )
    return Difference(stopped, cleared, rows)


async def _difference(postgres: Postgres, older: date, newer: date) -> tuple[int, int]:
    (found,) = await postgres.fetch_all(
        BILL_STOP_DIFFERENCE, lambda *counts: counts, older=older, newer=newer
    )
    stopped, cleared = found
    return stopped, cleared


def cpc_billing(*row: Any) -> CpcBilling:
    crp_no, customer_no, name, address, last_bill, stopped, balance = row
    return CpcBilling(crp_no, customer_no, name, address, last_bill, _status(stopped), balance)


def _changed(
    customer_no: str, crp_no: str, name: str | None, before: bool | None, after: bool | None
) -> Changed:
    return Changed(
        customer_no,
        crp_no,
        name,
        None if before is None else _status(before),
        None if after is None else _status(after),
    )


def _status(stopped: bool) -> BillingStatus:
    return BillingStatus.STOPPED if stopped else BillingStatus.ACTIVE
