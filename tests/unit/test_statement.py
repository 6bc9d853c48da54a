"""The account statement: what it says, page by page."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from domain.billing.customers import LookUp, ServiceStatus
from domain.billing.recharges import Recharge
from domain.languages import Language
from formatters.lookup.statement import statement_pdf
from formatters.words import WORDS
from tests.unit.pdf_text import pdf_pages, pdf_text
from tests.unit.picture_cases import HOSTILE, bills, look, recharges

ENGLISH = WORDS[Language.ENGLISH]
YEAR = bills(182.5, 164, 210, 298, 371.5, 402, 399, 415, 352, 260, 190.5, 88)


def text(customer: LookUp) -> str:
    return pdf_text(statement_pdf(ENGLISH, customer))


def test_a_statement_says_whose_account_it_is() -> None:
    said = text(look(YEAR, recharges(3)))

    for fact in (
        *("Griddesk", "Account statement", "Md. Rahim Uddin", "House 12, Road 5, Dhaka"),
        *("Customer no.17813970", "Meter no.40012345", "NOCSDhanmondi", "Phone+8801712345678"),
        *("StatusActive", "TariffLT-A", "Sanctioned load2 kW", "Phase1P"),
        *("Connected4 May 2019", "Last bill13 Jan 2026"),
    ):
        assert fact in said


@pytest.mark.parametrize(
    ("balance", "said"),
    [
        ("1234.56", "Credit৳1,234.56Paid ahead"),
        ("-12345678.9", "Due-৳1,23,45,678.90Owed"),
        ("0", "Settled৳0.00Nothing owed"),
        (None, "UnknownunknownThe billing system has no figure"),
    ],
)
def test_the_balance_has_a_meaning_and_a_time(balance: str | None, said: str) -> None:
    shown = text(look(balance=balance and Decimal(balance)))

    assert said in shown
    assert "Read 14 Jan 2026, 2:45 PM" in shown


def test_a_year_of_bills_newest_first_with_totals() -> None:
    said = text(look(bills(9999, *[1] * 12)))

    assert "February 2025 – January 2026" in said
    assert "January 20261৳7.0030December 20251৳7.0030" in said
    assert "Total12৳84.00360" in said


def test_a_month_without_a_bill_says_so() -> None:
    assert "December 2025no bill––" in text(look(bills(100, None, 80)))


def test_a_recharge_is_taken_apart_and_summed() -> None:
    said = text(look(YEAR, recharges(2)))

    assert "14 Jan 2026bKash৳1,005.03-৳5.03৳50.00৳1,050.00" in said
    assert "Total2 recharges৳2,010.06-৳10.06৳100.00৳2,100.00" in said


def test_only_recharges_of_the_last_twelve_months_are_listed() -> None:
    old = Recharge(date(2025, 1, 13), Decimal(77), "Old bank")
    said = text(look(YEAR, (*recharges(1), old)))

    assert "Old bank" not in said
    assert "Total1 recharge৳" in said


def test_an_adjustment_and_an_unknown_channel_are_named() -> None:
    adjusted, unknown = recharges(2, None)
    said = text(look(YEAR, (replace(adjusted, adjustment=True), unknown)))

    assert "14 Jan 2026Adjustment" in said
    assert "9 Jan 2026not recorded" in said


def test_missing_facts_are_not_recorded() -> None:
    said = text(
        look(
            *(YEAR, ()),
            name=" ",
            meter_no=None,
            phone="",
            address=None,
            nocs=None,
            tariff="  ",
            load_kw=None,
            phase=None,
            connected_on=None,
            last_bill_on=None,
            status=ServiceStatus.UNKNOWN,
        )
    )

    assert "Name not recordedAddress not recorded" in said
    assert said.count("not recorded") == 10
    assert "StatusUnknown" in said


def test_parts_that_could_not_be_read_say_so() -> None:
    said = text(look(None, None))

    assert "Billing could not be read at that time." in said
    assert "Recharges could not be read at that time." in said


def test_parts_that_are_empty_say_so() -> None:
    said = text(look((), ()))

    assert "No bill has been made for this customer yet." in said
    assert "No recharge is recorded in these twelve months." in said


def test_a_usual_statement_is_short() -> None:
    assert pdf_pages(statement_pdf(ENGLISH, look(YEAR, recharges(3)))) == 1


def test_a_long_statement_numbers_its_pages_and_repeats_its_heads() -> None:
    statement = statement_pdf(ENGLISH, look(YEAR, recharges(70)))
    said = pdf_text(statement)

    assert pdf_pages(statement) == 3
    assert all(f"Page {page} of 3" in said for page in (1, 2, 3))
    assert said.count("Total paid") == 3
    assert said.count("bKash") == 70


def test_texts_from_data_are_never_markup() -> None:
    paid = recharges(1, HOSTILE)
    said = text(look(YEAR, paid, name=HOSTILE, address=HOSTILE, nocs=HOSTILE, meter_no=HOSTILE))

    assert said.count(HOSTILE) == 5


def test_bengali_stays_whole() -> None:
    paid = recharges(1, "বিকাশ")
    said = text(look(YEAR, paid, name="মোঃ লক্ষ্মণ র‍্যাব", address="ধানমন্ডি, ঢাকা-১২০৫"))

    for words in ("মোঃ লক্ষ্মণ র‍্যাব", "ধানমন্ডি, ঢাকা-১২০৫", "বিকাশ"):
        assert words in said


def test_long_texts_are_broken_or_cut_and_hold_nothing_up() -> None:
    said = text(look(YEAR, recharges(1, "x" * 250), name="W" * 250, nocs="A" * 250))

    assert "W" * 119 + "…" in said
    assert "A" * 59 + "…" in said
    assert "x" * 59 + "…" in said


def test_huge_amounts_stay_in_their_columns() -> None:
    huge = Recharge(date(2026, 1, 2), Decimal("9999999999999.99"), "bKash")

    assert "৳10,04,99,99,99,99,9" not in text(look(YEAR, (huge,)))
    assert "৳1,04,99,99,99,99,999.99" in text(look(YEAR, (huge,)))


def test_equal_look_ups_give_equal_bytes() -> None:
    first, second = (statement_pdf(ENGLISH, look(YEAR, recharges(3))) for _ in range(2))

    assert first == second
