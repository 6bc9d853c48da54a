"""How far back a history is shown."""

from collections.abc import Sequence
from datetime import date
from enum import Enum

from domain.billing.billing import MonthlyBill
from domain.billing.recharges import Recharge


class Span(Enum):
    """The last one, or so many months back, or everything."""

    LAST = "1"
    SIX_MONTHS = "6"
    YEAR = "12"
    ALL = "0"


def recent_months(months: Sequence[MonthlyBill], span: Span) -> Sequence[MonthlyBill]:
    """The latest billed months, newest first."""
    newest_first = months[::-1]
    return newest_first if span is Span.ALL else newest_first[: int(span.value)]


def recent_recharges(paid: Sequence[Recharge], span: Span, today: date) -> Sequence[Recharge]:
    """The last recharge, or those of the last months up to today; newest first as they come."""
    if span is Span.LAST:
        return paid[:1]
    if span is Span.ALL:
        return paid
    since = _months_before(today, int(span.value))
    return [entry for entry in paid if entry.paid_on >= since]


def _months_before(day: date, months: int) -> date:
    """The same day of an earlier month; the 28th when that month may be shorter."""
    years, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(years, month + 1, min(day.day, 28))
