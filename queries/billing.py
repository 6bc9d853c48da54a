"""Billing and payments, as Oracle CC&B knows them."""

from datetime import datetime
from decimal import Decimal

from domain.billing.billing import DailyBill, MonthlyBill, by_month
from domain.billing.recharges import Recharge, Transaction
from domain.billing.recharges import recharges as uncancelled
from domain.money import known
from domain.site import Site
from domain.text import tidy
from queries.errors import SourceUnclear
from queries.loader import oracle_sql
from queries.oracle import Oracle

DAILY_BILLS = oracle_sql("daily_bills")
PAYMENTS = oracle_sql("payments")


async def monthly_bills(oracle: Oracle, site: Site, customer_no: str) -> tuple[MonthlyBill, ...]:
    """The months of a customer, oldest first, from the daily bill segments."""
    bills = await oracle.fetch_all(DAILY_BILLS, _daily_bill, customer_no=customer_no)
    return by_month(bills, site.month_by)


async def recharges(oracle: Oracle, customer_no: str) -> tuple[Recharge, ...]:
    """What a customer paid and what was not taken back, newest first."""
    return uncancelled(await oracle.fetch_all(PAYMENTS, _transaction, customer_no=customer_no))


def _daily_bill(start: datetime, end: datetime, charge: Decimal, kwh: Decimal) -> DailyBill:
    return DailyBill(start.date(), end.date(), _figure(charge), _figure(kwh))


def _transaction(
    kind: str, amount: Decimal, booked_on: datetime, channel: str | None
) -> Transaction:
    return Transaction(kind, _figure(amount), booked_on.date(), tidy(channel))


def _figure(value: Decimal) -> Decimal:
    """Raises SourceUnclear: a sum with one unknown part is unknown, and so is the whole page."""
    figure = known(value)
    if figure is None:
        raise SourceUnclear
    return figure
