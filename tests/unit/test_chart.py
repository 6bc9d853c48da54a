"""The usage chart: what it says, how it measures, and that nothing makes it fail."""

import struct
from datetime import date
from decimal import Decimal

import pytest

from domain.billing.customers import LookUp
from domain.languages import Language
from formatters.lookup.chart import TEMPLATE, chart_data, energy_units, money_units, usage_chart
from formatters.typst_pages import pdf
from formatters.words import WORDS, Words
from tests.unit.pdf_text import pdf_pieces, pdf_text
from tests.unit.picture_cases import HOSTILE, NOW, bills, look

ENGLISH, BENGALI = WORDS[Language.ENGLISH], WORDS[Language.BENGALI]

YEAR = bills(182.5, 164, 210, 298, 371.5, 402, 399, 415, 352, 260, 190.5, 88)
EDGES = {
    "usual": look(YEAR),
    "two years": look(YEAR + YEAR),
    "one month": look(bills(88)),
    "one month of nothing": look(bills(0)),
    "no bills": look(()),
    "unread": look(None),
    "gaps": look(bills(100, None, None, 80)),
    "corrections": look(bills(120, -45, 200)),
    "only corrections": look(bills(-9000, -9999, -1)),
    "tiny": look(bills("0.01", "0.004")),
    "largest": look(bills("99999999999", 1), customer_no="9" * 60),
    "long name": look(YEAR, name="শামসুন্নাহার " * 40),
    "one long word": look(YEAR, name="W" * 250),
    "no name": look(YEAR, name="   "),
    "hostile": look(YEAR, name=HOSTILE, customer_no=HOSTILE),
}


def text(chart: LookUp, words: Words = ENGLISH) -> str:
    """What the chart says: its template drawn as a PDF and read again."""
    return pdf_text(pdf(TEMPLATE, chart_data(words, chart), NOW))


@pytest.mark.parametrize("chart", EDGES.values(), ids=EDGES.keys())
def test_every_customer_has_a_png_for_a_phone(chart: LookUp) -> None:
    picture = usage_chart(ENGLISH, chart)
    width, height = struct.unpack(">II", picture[16:24])

    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    assert width == 1080
    assert 700 <= height <= 1320
    assert len(picture) < 400_000


def test_equal_look_ups_give_equal_pictures() -> None:
    assert usage_chart(ENGLISH, look(YEAR)) == usage_chart(ENGLISH, look(YEAR))


def test_the_chart_says_whose_it_is_and_which_months() -> None:
    said = text(look(YEAR))

    assert "Md. Rahim Uddin" in said
    assert "Customer no. 17813970" in said
    assert "February 2025 – January 2026" in said


def test_both_panels_say_their_totals() -> None:
    said = text(look(YEAR))

    assert "total  3,332.5 kWh" in said
    assert "total  ৳23,327.50" in said


def test_only_the_latest_twelve_months_are_shown() -> None:
    chart = look(bills(9999, *[1] * 12))

    assert "total  12 kWh" in text(chart)


def test_a_name_is_never_markup() -> None:
    assert HOSTILE in text(look(YEAR, name=HOSTILE))


def test_a_long_name_is_cut_at_a_whole_letter() -> None:
    said = text(look(name="ক্ষ" * 200))

    assert "ক্ষক্ষ…Customer no." in said


def test_a_missing_name_is_said() -> None:
    assert "Name not recorded" in text(look(YEAR, name=None))


def test_months_without_a_bill_are_marked_in_both_panels() -> None:
    assert text(look(bills(100, None, None, 80))).count("no bill") == 4


def test_a_month_of_zero_is_a_bill() -> None:
    said = text(look(bills(100, 0, 80)))

    assert "no bill" not in said
    assert "0Dec" in said


def test_corrections_are_below_zero() -> None:
    said = text(look(bills(120, -45)))

    assert "75 kWh-50" in said  # the axis begins below zero
    assert "-45Jan" in said
    assert "-315Jan" in said


def test_large_figures_come_in_larger_units() -> None:
    said = text(look(bills(2_345_678, 1_000_000, per_kwh=10)))

    assert "Consumption  GWh" in said
    assert "2.35" in said
    assert "Charges  crore ৳" in said
    assert "total  ৳3,34,56,780.00" in said


def test_the_running_month_is_said_to_be_unfinished() -> None:
    assert "January 2026 is not over yet" in text(look(YEAR))


def test_a_month_that_is_over_needs_no_remark() -> None:
    assert chart_data(ENGLISH, look(bills(5, last=date(2025, 12, 1))))["note"] == ""


def test_bills_that_stopped_are_said_to_have_stopped() -> None:
    assert "No bill since November 2025." in text(look(bills(5, last=date(2025, 11, 1))))


@pytest.mark.parametrize(
    ("months", "said"),
    [(None, "Billing could not be read at that time."), ((), "No bill has been made")],
)
def test_a_chart_without_bills_says_why(months: tuple[()] | None, said: str) -> None:
    assert said in text(look(months))


def test_bengali_words_months_and_digits() -> None:
    said = text(look(YEAR), BENGALI)

    assert "বিদ্যুৎ ব্যবহার" in said
    assert "গ্রাহক নং 17813970" in said
    assert "জানুয়ারি ২০২৬ এখনও শেষ হয়নি" in said
    assert "৩,৩৩২.৫ ইউনিট" in said
    assert not any(char in said.replace("17813970", "") for char in "0123456789")


def test_bengali_letters_are_joined_as_in_print() -> None:
    pieces = set(pdf_pieces(pdf(TEMPLATE, chart_data(ENGLISH, look(name="ক্ষ বিদ্যুৎ")), NOW)))

    assert ("ক্ষ", 1) in pieces  # three characters, one conjunct
    assert ("দ্যু", 3) in pieces  # four characters: the letter, its ya-phala, its vowel sign


def test_every_unit_is_named_in_english() -> None:
    assert [unit.size for unit in energy_units(ENGLISH)] == [1, 1000, 1_000_000]
    assert Decimal(money_units(ENGLISH)[-1].size) == Decimal("1e12")
