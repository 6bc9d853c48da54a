"""The sign rule, and how money is written."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.languages import Language
from domain.money import LedgerSign, Standing, balance, paisa, standing
from formatters.money import taka
from formatters.quantities import kwh
from formatters.words import WORDS

ENGLISH, BENGALI = WORDS[Language.ENGLISH], WORDS[Language.BENGALI]
MONEY = st.decimals(-(10**12), 10**12, places=2, allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        ("224703188.91", "৳22,47,03,188.91"),
        ("0", "৳0.00"),
        ("-0.00", "৳0.00"),
        ("-0.004", "৳0.00"),
        ("-0.005", "-৳0.01"),
        ("999", "৳999.00"),
        ("1000", "৳1,000.00"),
        ("100000", "৳1,00,000.00"),
        ("-1234567.895", "-৳12,34,567.90"),
        ("NaN", "unknown"),
        ("Infinity", "unknown"),
    ],
)
def test_money_has_indian_grouping_and_two_decimals(amount: str, written: str) -> None:
    assert taka(ENGLISH, Decimal(amount)) == written


def test_money_in_bengali_has_bengali_digits() -> None:
    assert taka(BENGALI, Decimal("224703188.91")) == "৳২২,৪৭,০৩,১৮৮.৯১"
    assert taka(BENGALI, Decimal("-0.5")) == "-৳০.৫০"
    assert taka(BENGALI, None) == "অজানা"


def test_an_unknown_amount_is_never_zero() -> None:
    assert taka(ENGLISH, None) == "unknown"
    assert balance(None, LedgerSign.CHARGE_POSITIVE) is None
    assert standing(None) is Standing.UNKNOWN


@given(MONEY)
def test_written_money_reads_back(amount: Decimal) -> None:
    text = taka(ENGLISH, amount)

    assert Decimal(text.replace("৳", "").replace(",", "")) == amount


@given(MONEY)
def test_the_two_signs_of_a_ledger_are_opposite(ledger: Decimal) -> None:
    positive = balance(ledger, LedgerSign.CHARGE_POSITIVE)
    negative = balance(ledger, LedgerSign.CHARGE_NEGATIVE)

    assert positive == -ledger
    assert negative == ledger


@pytest.mark.parametrize(
    ("ledger", "expected"),
    [
        ("100.00", Standing.DUE),
        ("-100.00", Standing.CREDIT),
        ("0", Standing.SETTLED),
        ("0.004", Standing.SETTLED),
        ("NaN", Standing.UNKNOWN),
    ],
)
def test_a_charge_is_owed_and_a_payment_is_credit(ledger: str, expected: Standing) -> None:
    assert standing(balance(Decimal(ledger), LedgerSign.CHARGE_POSITIVE)) is expected


def test_rounding_is_half_up() -> None:
    assert paisa(Decimal("2.345")) == Decimal("2.35")
    assert paisa(Decimal("-2.345")) == Decimal("-2.35")


@pytest.mark.parametrize(
    ("quantity", "written"),
    [("1456.500", "1,456.5 kWh"), ("0", "0 kWh"), ("-0.001", "0 kWh"), ("10", "10 kWh"),
     ("100.005", "100.01 kWh"), ("NaN", "unknown kWh")],
)  # fmt: skip
def test_energy_has_at_most_two_decimals(quantity: str, written: str) -> None:
    assert kwh(ENGLISH, Decimal(quantity)) == written


@pytest.mark.parametrize(
    ("quantity", "written"),
    [("1234567.50", "১২,৩৪,৫৬৭.৫ ইউনিট"), ("-12", "-১২ ইউনিট"), ("0", "০ ইউনিট"),
     ("-0.001", "০ ইউনিট"), ("100", "১০০ ইউনিট")],
)  # fmt: skip
def test_energy_in_bengali_is_grouped_like_money(quantity: str, written: str) -> None:
    assert kwh(BENGALI, Decimal(quantity)) == written
