"""Editions of caches, and the rule of the bill stop."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from domain.caches.bill_stops import BillingStatus, BillStopTotals, billing_status
from domain.caches.caches import Edition, is_stale
from domain.caches.nocs import NocsBalance, total

NOON = datetime(2026, 1, 15, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def read_at(as_of: datetime) -> Edition:
    return Edition(1, as_of.date(), as_of, as_of)


def test_figures_are_stale_beyond_twice_their_interval() -> None:
    assert not is_stale(read_at(NOON - 2 * HOUR), HOUR, NOON)
    assert is_stale(read_at(NOON - 2 * HOUR - timedelta(seconds=1)), HOUR, NOON)


def test_figures_of_a_clock_ahead_of_ours_are_new() -> None:
    assert read_at(NOON + HOUR).age(NOON) == timedelta(0)


@pytest.mark.parametrize(
    ("last_bill", "stopped"),
    [
        (date(2026, 1, 1), True),
        (date(2026, 1, 2), False),
        (date(2025, 12, 31), True),
        (None, True),
    ],
)
def test_billed_is_who_has_a_bill_that_ends_after_the_first(
    last_bill: date | None, stopped: bool
) -> None:
    found = billing_status(last_bill, NOON.date())
    assert (found is BillingStatus.STOPPED) == stopped


def test_a_share_of_nothing_is_nothing() -> None:
    assert BillStopTotals(0, 0, 0, 0).percentage == Decimal("0.00")
    assert BillStopTotals(1, 3, 2, 1).percentage == Decimal("66.67")


def test_areas_add_up() -> None:
    one = NocsBalance("001", "Adabor", 3, 1, Decimal("10.05"), 2, Decimal("-4.00"))
    two = NocsBalance("002", "Azimpur", 2, 0, Decimal(0), 1, Decimal("-0.05"))
    both = total([one, two])
    assert (both.customers, both.credit_customers, both.due_customers) == (5, 1, 3)
    assert both.net == one.net + two.net == Decimal("6.00")
    assert total([]).net == 0
