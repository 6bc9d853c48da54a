"""Payments, what they are made of, and what takes them back."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from domain.billing.recharges import Recharge, Transaction, recharges
from domain.billing.spans import Span, recent_recharges

DAY = date(2025, 1, 15)


def paid(amount: str, kind: str = "PS", day: date = DAY, channel: str | None = None) -> Transaction:
    return Transaction(kind, Decimal(amount), day, channel)


def test_a_recharge_of_100_50() -> None:
    entry = Recharge(DAY, Decimal("100.50"), "bKash")

    assert entry.energy == Decimal("101.01")
    assert entry.rebate == Decimal("-0.51")
    assert entry.vat == Decimal("5.03")
    assert entry.total == Decimal("105.53")


@given(st.decimals("0.01", 10**7, places=2))
def test_energy_and_rebate_make_the_amount_before_vat(amount: Decimal) -> None:
    entry = Recharge(DAY, amount, None)

    assert entry.energy + entry.rebate == amount
    assert entry.rebate <= 0
    assert entry.total == amount + entry.vat


def test_the_newest_comes_first() -> None:
    first, second = paid("-100", day=date(2025, 1, 1)), paid("-200", day=date(2025, 2, 1))

    assert [entry.before_vat for entry in recharges([first, second])] == [200, 100]


def test_a_cancelled_payment_is_not_shown() -> None:
    assert recharges([paid("-100"), paid("100", "PX")]) == ()


def test_a_cancellation_takes_back_the_latest_of_equal_payments() -> None:
    (left,) = recharges(
        [paid("-100", channel="bKash"), paid("-100", channel="Bank"), paid("100", "PX")]
    )

    assert left.channel == "bKash"


def test_an_adjustment_is_cancelled_by_its_own_kind_only() -> None:
    (left,) = recharges([paid("-100", "AD"), paid("100", "PX")])

    assert left.adjustment
    assert recharges([paid("-100", "AD"), paid("100", "AX")]) == ()


def test_a_cancellation_without_a_payment_changes_nothing() -> None:
    assert len(recharges([paid("50", "PX"), paid("-100")])) == 1


def test_a_span_counts_back_from_today() -> None:
    entries = recharges([paid("-1", day=date(2024, 1, 1)), paid("-2", day=date(2025, 1, 1))])

    assert len(recent_recharges(entries, Span.LAST, date(2025, 3, 31))) == 1
    assert len(recent_recharges(entries, Span.SIX_MONTHS, date(2025, 3, 31))) == 1
    assert recent_recharges(entries, Span.SIX_MONTHS, date(2026, 1, 31)) == []
    assert len(recent_recharges(entries, Span.ALL, date(2026, 1, 31))) == 2
