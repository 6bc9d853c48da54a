"""The picture of all areas: what it says, how it measures, and that nothing makes it fail."""

import struct
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from domain.caches.caches import Cached, Edition
from domain.caches.nocs import NocsBalance, total
from domain.caches.nocs_pages import Balances, Order
from domain.caches.refreshing import Refreshing
from domain.languages import Language
from formatters.caches.nocs_chart import MOST, TEMPLATE, balance_chart, balance_data
from formatters.money import taka
from formatters.typst_pages import pdf
from formatters.words import WORDS, Words
from tests.unit.pdf_text import pdf_text
from tests.unit.picture_cases import HOSTILE

ENGLISH, BENGALI = WORDS[Language.ENGLISH], WORDS[Language.BENGALI]
NOW = datetime(2026, 11, 21, 10, 2, tzinfo=ZoneInfo("Asia/Dhaka"))
EDITION = Edition(7, date(2026, 11, 21), NOW - timedelta(minutes=12), NOW)


def area(name: str, credit: Any, due: Any) -> NocsBalance:
    return NocsBalance(name, name, 3, 2, Decimal(credit), 1, Decimal(due))


def page(*areas: NocsBalance) -> Balances:
    return Balances(Cached(EDITION, list(areas)), Refreshing(), NOW)


def bars(*areas: NocsBalance, order: Order = Order.NAME) -> Any:
    return balance_data(ENGLISH, (page(*areas), order))["bars"]


def text(words: Words, *areas: NocsBalance) -> str:
    return pdf_text(pdf(TEMPLATE, balance_data(words, (page(*areas), Order.NAME)), NOW))


MANY = [area(f"Area {number:02}", 100 * number, -10 * number) for number in range(1, 41)]
EDGES = {
    "usual": MANY[:17],
    "one": MANY[:1],
    "none": [],
    "many": MANY,
    "nothing": [area("Empty", 0, 0)],
    "only credit": [area("A", 5, 0)],
    "only due": [area("A", 0, -5)],
    "tiny": [area("A", "0.01", "-0.01")],
    "largest": [area("A", "999999999999999.99", "-999999999999999.99")],
    "far apart": [area("A", "999999999999999.99", 0), area("B", "0.01", "-0.01")],
    "hostile": [area(HOSTILE * 5, 1, -1), area("W" * 250, 1, -1), area(" ", 1, -1)],
}


@pytest.mark.parametrize("areas", EDGES.values(), ids=EDGES.keys())
@pytest.mark.parametrize("words", [ENGLISH, BENGALI])
def test_every_balance_has_a_png_for_a_phone(words: Words, areas: list[NocsBalance]) -> None:
    picture = balance_chart(words, (page(*areas), Order.NET))
    width, height = struct.unpack(">II", picture[16:24])

    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    assert width == 1080
    assert 300 <= height <= 2200
    assert len(picture) < 600_000


def test_a_cache_that_is_empty_draws_nothing_wrong() -> None:
    assert balance_chart(ENGLISH, (Balances(None, Refreshing(), NOW), Order.NAME))


def test_credit_goes_to_the_right_and_due_to_the_left_on_one_scale() -> None:
    (first, second) = bars(area("A", 100, -50), area("B", 50, -100))

    assert first["credit"] == second["due"] == 2 * first["due"] == 2 * second["credit"]


def test_the_bars_come_in_the_order_that_was_chosen() -> None:
    areas = [area("A", 9, 0), area("C", 0, -9), area("B", 1, -1)]

    assert [bar["name"] for bar in bars(*areas)] == ["A", "B", "C"]
    assert [bar["name"] for bar in bars(*areas, order=Order.NET)] == ["C", "B", "A"]


def test_too_many_areas_are_summed_up_and_none_is_lost() -> None:
    shown = bars(*MANY)
    others = total(MANY[:11])

    assert len(shown) == MOST
    assert [bar["name"] for bar in shown[:-1]] == [one.name for one in MANY[11:]]
    assert shown[-1]["name"] == "11 other areas"
    assert shown[-1]["credit_label"] == f"{others.credit:,}"


def test_the_picture_says_the_totals_the_unit_and_the_age() -> None:
    areas = [area("Adabor", "224703188.91", "-1234567.50"), area("Mirpur", 5, 0)]
    said = text(ENGLISH, *areas)

    for amount in (total(areas).credit, total(areas).due, total(areas).net):
        assert taka(ENGLISH, amount) in said
    assert "crore ৳" in said
    assert "22.5" in said
    assert "Data of 21 Nov 2026, 9:50 AM" in said


def test_a_small_figure_beside_large_ones_is_not_zero() -> None:
    large, small, tiny = bars(
        area("A", 225_000_000, -9_000_000), area("B", "123456.78", -99), area("C", 0, "-0.05")
    )

    assert (large["credit_label"], large["due_label"]) == ("22.5", "-0.9")
    assert (small["credit_label"], small["due_label"]) == ("৳1.23 lakh", "-৳99.00")
    assert tiny["due_label"] == "-৳0.05"


def test_names_are_never_markup_and_a_zero_has_no_bar_nor_label() -> None:
    assert "#import" in text(ENGLISH, area(HOSTILE, 1, -1))
    (bar,) = bars(area("A", 0, -5))
    assert (bar["credit"], bar["credit_label"]) == (0, "")
