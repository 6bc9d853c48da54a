"""Daily bill segments, summed to months."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum

_DAY = timedelta(days=1)


class BillingMonthBy(Enum):
    """Which day of a segment decides the month it belongs to (setting ``BILLING_MONTH_BY``)."""

    END_DT = "end_dt"
    START_DT = "start_dt"
    LAST_DAY = "last_day"


@dataclass(frozen=True, slots=True)
class DailyBill:
    """A frozen bill segment: its dates, the charge in taka and the consumption in kWh."""

    start: date
    end: date
    charge: Decimal
    kwh: Decimal


@dataclass(frozen=True, slots=True)
class MonthlyBill:
    """A month (named by its first day): charge in taka, consumption in kWh, days covered."""

    month: date
    charge: Decimal
    kwh: Decimal
    days: int


def by_month(bills: Iterable[DailyBill], rule: BillingMonthBy) -> tuple[MonthlyBill, ...]:
    """One record a month, oldest first; months without a bill between two others have zeros."""
    grouped: dict[date, list[DailyBill]] = defaultdict(list)
    for bill in bills:
        grouped[_deciding_day(bill, rule).replace(day=1)].append(bill)
    if not grouped:
        return ()
    return tuple(
        _sum(month, grouped.get(month, [])) for month in _months(min(grouped), max(grouped))
    )


def covered_days(bill: DailyBill) -> Iterator[date]:
    """The days a segment covers: its one day, or from the start up to the day before the end."""
    yield bill.start
    for offset in range(1, (bill.end - bill.start).days):
        yield bill.start + timedelta(days=offset)


def _deciding_day(bill: DailyBill, rule: BillingMonthBy) -> date:
    if rule is BillingMonthBy.START_DT:
        return bill.start
    if rule is BillingMonthBy.LAST_DAY and bill.end > bill.start:
        return bill.end - _DAY
    return bill.end


def _sum(month: date, bills: Sequence[DailyBill]) -> MonthlyBill:
    return MonthlyBill(
        month,
        charge=sum((bill.charge for bill in bills), Decimal(0)),
        kwh=sum((bill.kwh for bill in bills), Decimal(0)),
        days=len({day for bill in bills for day in covered_days(bill)}),
    )


def _months(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first = (first.replace(day=28) + timedelta(days=4)).replace(day=1)
