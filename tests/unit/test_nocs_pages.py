"""Pages of NOCS balances: their order, what is said about their age, and that they fit."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from domain.caches.caches import Cached, Edition
from domain.caches.nocs import NocsBalance, Payoff, Side, total
from domain.caches.nocs_pages import AreaPage, Balances, Chosen, Order, in_order, listed, may_open
from domain.caches.refreshing import Refreshing, going_on, in_vain
from domain.jobs.run_records import RunRow
from domain.jobs.runs import State
from domain.languages import Language
from domain.people.people import Scope
from formatters.caches import nocs
from formatters.html import LONGEST_TEXT, plain, width
from formatters.words import WORDS, Words
from tests.unit.picture_cases import HOSTILE

ENGLISH, BENGALI = WORDS[Language.ENGLISH], WORDS[Language.BENGALI]
NOW = datetime(2026, 11, 21, 10, 2, tzinfo=ZoneInfo("Asia/Dhaka"))
EDITION = Edition(7, date(2026, 11, 21), NOW - timedelta(minutes=12), NOW - timedelta(minutes=8))
ADABOR = NocsBalance("001", "Adabor", 12, 7, Decimal("22470318.91"), 4, Decimal("-1234567.50"))
BANASREE = NocsBalance("002", "Banasree", 1, 0, Decimal(0), 1, Decimal("-99999999.99"))
MIRPUR = NocsBalance("003", "mirpur", 1, 1, Decimal("0.05"), 0, Decimal(0))
AREAS = [BANASREE, MIRPUR, ADABOR]
WELL = Refreshing()
CUSTOMER = Payoff("17813970", "Rahim", "House 1", "01711", "D1", "001", "Adabor", "20", None)


def run(number: int, state: State, ended: datetime | None = NOW) -> RunRow:
    return RunRow(
        number, "NOCS_BALANCE", state, 1, number, NOW.date(), NOW, NOW, NOW, ended,
        None, None, None, None, None, {}, {}, None, None, "clock", False,
    )  # fmt: skip


def balances(*areas: NocsBalance, refreshing: Refreshing = WELL) -> Balances:
    return Balances(Cached(EDITION, list(areas)), refreshing, NOW)


def area_page(**changed: object) -> AreaPage:
    cached = Cached(EDITION, ADABOR)
    page = AreaPage(cached, cached, Refreshing(), Chosen(), 1, [CUSTOMER], NOW)
    return replace(page, **changed)  # type: ignore[arg-type]


def told(words: Words, page: Balances, order: Order = Order.NAME) -> str:
    assert page.cached is not None
    shown = listed(page.cached.value, order, 0, nocs.AREAS)
    return nocs.balances(words, page, order, shown.areas)


def test_areas_are_listed_by_name_or_with_the_largest_due_first() -> None:
    assert in_order(AREAS, Order.NAME) == [ADABOR, BANASREE, MIRPUR]
    assert in_order(AREAS, Order.NET) == [BANASREE, MIRPUR, ADABOR]


@pytest.mark.parametrize(("page", "nearest"), [(-5, 0), (0, 0), (1, 1), (99, 1)])
def test_a_page_that_is_not_there_is_the_nearest_one(page: int, nearest: int) -> None:
    assert listed(AREAS, Order.NAME, page, 2).page == nearest
    assert listed([], Order.NAME, page, 2) == ([], 0, 1)


@pytest.mark.parametrize(
    ("areas", "name", "may"),
    [
        (frozenset(), "Adabor", True),
        ({"Adabor"}, "Adabor", True),
        ({"Adabor"}, " Adabor\u200f  ", True),
        ({"Adabor"}, "Banasree", False),
        ({"Adabor"}, "", False),
    ],
)
def test_a_clerk_opens_areas_by_the_name_that_people_see(
    areas: frozenset[str], name: str, may: bool
) -> None:
    scope = Scope(frozenset(), anyone=True, areas=frozenset(areas), masked=False)

    assert may_open(scope, replace(ADABOR, name=name)) is may


def test_who_sees_no_customers_opens_no_area() -> None:
    assert not may_open(Scope(frozenset({"1"}), False, frozenset(), False), ADABOR)


def test_only_the_newest_run_that_says_something_counts() -> None:
    failed, fine = run(5, State.FAILED), run(6, State.COMPLETED)
    cancelled, refused = run(7, State.CANCELLED), run(8, State.REFUSED)

    assert in_vain([failed], None) == failed
    assert in_vain([failed, fine], None) is None
    assert in_vain([failed, cancelled], None) == failed
    assert in_vain([fine, refused], None) == refused
    assert in_vain([], None) is None


def test_what_failed_before_the_figures_were_published_is_history() -> None:
    before, after = EDITION.published_at - timedelta(1), EDITION.published_at + timedelta(seconds=1)

    assert in_vain([run(5, State.REFUSED, before)], EDITION) is None
    assert in_vain([run(5, State.REFUSED, after)], EDITION)


def test_the_oldest_open_run_goes_on() -> None:
    waits, runs = run(6, State.QUEUED, None), run(5, State.RUNNING, None)

    assert going_on([run(4, State.FAILED), waits, runs]) == runs
    assert going_on([run(4, State.FAILED)]) is None


def test_large_totals_are_also_in_lakh_and_crore() -> None:
    page = plain(told(ENGLISH, balances(*AREAS)))

    assert "🟢 Credit: ৳2,24,70,318.96 (৳2.25 crore)" in page
    assert "🔴 Due: -৳10,12,34,567.49 (-৳10.12 crore)" in page
    assert "👥 14 customers in 3 areas" in page
    assert "🕐 Data of 9:50 AM, 12m ago." in page


def test_the_total_is_of_all_areas_also_where_few_are_on_the_page() -> None:
    page = nocs.balances(ENGLISH, balances(*AREAS), Order.NAME, [ADABOR])

    assert nocs.figures(ENGLISH, total(AREAS)).splitlines()[0] in page
    assert "Banasree" not in page


def test_a_figure_of_another_day_is_told_with_its_day() -> None:
    old = replace(EDITION, as_of=datetime(2026, 11, 20, 20, 0, tzinfo=UTC))
    page = Balances(Cached(old, AREAS), Refreshing(stale=True), NOW)

    assert "⚠️ Data of 21 Nov 2026, 2:00 AM" not in told(ENGLISH, page), "that is today in Dhaka"
    assert "⚠️ Data of 2:00 AM, 8h 2m ago: older than it should be." in told(ENGLISH, page)
    older = Balances(Cached(replace(old, as_of=old.as_of - timedelta(1)), AREAS), Refreshing(), NOW)
    assert "🕐 Data of 20 Nov 2026, 2:00 AM, 1d 8h ago." in told(ENGLISH, older)


@pytest.mark.parametrize(
    ("refreshing", "said"),
    [
        (Refreshing(in_vain=run(9, State.TIMED_OUT)), "The last refresh, #9, failed."),
        (Refreshing(in_vain=run(9, State.REFUSED)), "#9, brought figures that look wrong"),
        (Refreshing(going_on=run(9, State.RUNNING)), "being refreshed: #9."),
        (Refreshing(going_on=run(9, State.QUEUED)), "it runs as #9."),
    ],
)
def test_what_became_of_the_last_refresh_is_told(refreshing: Refreshing, said: str) -> None:
    assert said in told(ENGLISH, balances(*AREAS, refreshing=refreshing))
    assert said in nocs.area(ENGLISH, area_page(refreshing=refreshing), operator=False)


@pytest.mark.parametrize(
    ("operator", "refreshing", "said"),
    [
        (True, Refreshing(), "Press 🔄 Refresh"),
        (False, Refreshing(), "ask an operator"),
        (False, Refreshing(going_on=run(3, State.RUNNING)), "are being read: #3."),
        (True, Refreshing(in_vain=run(3, State.FAILED)), "The last refresh, #3, failed."),
    ],
)
def test_figures_that_were_never_read_are_not_zero(
    operator: bool, refreshing: Refreshing, said: str
) -> None:
    page = nocs.never(ENGLISH, refreshing, operator=operator)

    assert said in page
    assert "৳" not in page


def test_an_unknown_balance_is_unknown_and_the_phone_stays_away() -> None:
    page = nocs.area(ENGLISH, area_page(), operator=False)

    assert "<code>17813970</code> Rahim\n⚪ unknown · House 1" in page
    assert "01711" not in page


def test_a_difference_to_the_page_of_all_areas_is_explained() -> None:
    other = Cached(replace(EDITION, as_of=NOW - timedelta(hours=2)), BANASREE)
    page = nocs.area(ENGLISH, area_page(summary=other), operator=False)

    assert (
        "The page of all areas says -৳9,99,99,999.99: it was read at another time (8:02 AM)" in page
    )
    assert "another time" not in nocs.area(ENGLISH, area_page(), operator=False)


def test_which_customers_of_how_many_are_shown() -> None:
    chosen = Chosen(Side.DUE, "<b>x", 2)
    page = nocs.area(ENGLISH, area_page(chosen=chosen, found=1234), operator=False)

    assert "Customers with due, the largest first</b> · with “&lt;b&gt;x”\n17–17 of 1,234" in page
    nobody = area_page(chosen=chosen, found=0, customers=[])
    assert "No customer of this area fits this choice" in nocs.area(ENGLISH, nobody, operator=False)


@pytest.mark.parametrize("words", [ENGLISH, BENGALI])
def test_the_longest_pages_are_one_message_each(words: Words) -> None:
    most = Decimal("999999999999999.99")
    area = NocsBalance("9" * 12, HOSTILE * 9, 10**9, 10**9, most, 10**9, -most)
    customers = [replace(CUSTOMER, name=HOSTILE * 9, address=HOSTILE * 9, balance=-most)] * 8
    news = Refreshing(run(10**9, State.RUNNING), run(10**9, State.REFUSED), stale=True)
    every = told(words, balances(*[area] * 40, refreshing=news))
    chosen = Chosen(Side.DUE, HOSTILE * 9, 10**6)
    one = area_page(
        refreshing=news, customers=customers, chosen=chosen, summary=Cached(EDITION, area)
    )

    assert width(every) <= LONGEST_TEXT
    assert width(nocs.area(words, one, operator=True)) <= LONGEST_TEXT


def test_bengali_pages_have_bengali_digits_but_for_numbers_that_are_copied() -> None:
    page = plain(nocs.area(BENGALI, area_page(), operator=True)).replace("17813970", "")

    assert not any(digit in page.replace("House 1", "") for digit in "0123456789")
