"""Pages of the bill stop: what they say at the edges of a month, and that they fit."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from domain.caches.bill_stop_pages import (
    Comparison,
    CpcPage,
    CrpPage,
    History,
    NoCpc,
    Overview,
    Reading,
    may_open_customers,
    nearest,
    pages_of,
)
from domain.caches.bill_stops import (
    BatchLog,
    BillingStatus,
    BillStopTotals,
    Changed,
    CpcBilling,
    CrpSummary,
    Difference,
    billing_status,
    crp_key,
)
from domain.caches.caches import Cached, Edition
from domain.caches.refreshing import Refreshing
from domain.languages import Language
from domain.people.people import EVERYBODY, Scope
from formatters.caches import bill_stop, bill_stop_customers, bill_stop_dates
from formatters.html import LONGEST_TEXT, plain, width
from formatters.words import WORDS, Words
from tests.unit.picture_cases import HOSTILE

ENGLISH, BENGALI = WORDS[Language.ENGLISH], WORDS[Language.BENGALI]
DHAKA = ZoneInfo("Asia/Dhaka")
NOW = datetime(2026, 12, 1, 10, 2, tzinfo=DHAKA)
EDITION = Edition(7, date(2026, 12, 1), NOW - timedelta(hours=8), NOW - timedelta(hours=7))
READING = Reading(EDITION, Refreshing(), NOW)
TOTALS = BillStopTotals(1234, 123_456, 41_152, 82_304)
CRP = CrpSummary("90000001", 3, 2, 1)
CPC = CpcBilling(
    "90000001", "10000001", "Rahim", "House 1", None, BillingStatus.STOPPED, Decimal("-1.25")
)
LOAD = BatchLog(date(2026, 12, 1), NOW, NOW, "completed", 2, 5, 725, None)


def overview(**changed: object) -> Overview:
    page = Overview(Cached(EDITION, TOTALS), Refreshing(), [CRP], 0, NOW)
    return replace(page, **changed)  # type: ignore[arg-type]


def judged(last_bill: date | None) -> CpcPage:
    status = billing_status(last_bill, EDITION.batch_date)
    return CpcPage(READING, replace(CPC, last_bill_date=last_bill, status=status), None)


def history(*loads: BatchLog, operator: bool = False) -> str:
    page = History(loads, [date(2026, 12, 1)], NOW)
    return bill_stop_dates.history(ENGLISH, page, operator=operator)


def comparison(older: date, newer: date, *rows: Changed) -> Comparison:
    before, after = (
        Cached(replace(EDITION, batch_date=day), replace(TOTALS, stopped=stopped))
        for day, stopped in ((older, 10), (newer, 12))
    )
    return Comparison(before, after, Difference(3, 1, list(rows)), 0, more=False)


def test_the_totals_say_their_share_in_the_figures_of_the_language() -> None:
    told = plain(bill_stop.overview(ENGLISH, overview(), opens=True))
    assert "CPCs: 123,456\n🛑 Bill stop: 41,152 (33.33 %)\n✅ Active billing: 82,304" in told
    assert "(66.67 %)" in told
    bengali = plain(bill_stop.overview(BENGALI, overview(), opens=True))
    assert "CPC: ১,২৩,৪৫৬টি" in bengali
    assert "(৩৩.৩৩ %)" in bengali


def test_shares_of_nothing_are_zero() -> None:
    none = overview(totals=Cached(EDITION, BillStopTotals(0, 0, 0, 0)), crps=[])
    told = plain(bill_stop.overview(ENGLISH, none, opens=True))
    assert told.count("(0 %)") == 2


@pytest.mark.parametrize(
    ("last_bill", "said"),
    [
        (date(2026, 12, 2), "The last bill ends on 2 Dec 2026: December 2026 is billed."),
        (
            date(2026, 12, 1),
            "The last bill ends on 1 Dec 2026. It belongs to the month before,"
            " so there is none for December 2026.",
        ),
        (
            date(2026, 11, 30),
            "The last bill ends on 30 Nov 2026. There is none for December 2026.",
        ),
        (None, "Never billed: there is no bill at all."),
    ],
)
def test_a_bill_that_ends_on_the_first_is_explained(last_bill: date | None, said: str) -> None:
    assert said in plain(bill_stop_customers.cpc(ENGLISH, judged(last_bill)))


@pytest.mark.parametrize(
    ("as_of", "month"),
    [
        (datetime(2026, 11, 30, 17, 59, tzinfo=UTC), date(2026, 11, 1)),
        (datetime(2026, 11, 30, 18, 0, tzinfo=UTC), date(2026, 12, 1)),
    ],
)
def test_a_month_begins_by_the_clock_of_the_site(as_of: datetime, month: date) -> None:
    assert replace(READING, edition=replace(EDITION, as_of=as_of)).month == month


def test_figures_of_the_last_month_say_of_which_month_they_are() -> None:
    november = replace(EDITION, as_of=NOW - timedelta(hours=12), batch_date=date(2026, 11, 30))
    told = plain(bill_stop.read(ENGLISH, replace(READING, edition=november)))
    assert "no bill that ends after 1 Nov 2026" in told


def test_an_unknown_balance_is_not_zero() -> None:
    unknown = replace(CPC, balance=None)
    told = bill_stop_customers.cpc(ENGLISH, CpcPage(READING, unknown, None))
    assert "⚪ unknown" in told
    assert "৳0" not in told


def test_a_load_says_how_long_it_took_and_only_operators_why_it_failed() -> None:
    failed = LOAD._replace(status="failed", crps=None, cpcs=None, error="PASSING: (ORA-12541)")
    assert "10:02 AM, took 12m 5s · CRPs: 2, CPCs: 5" in history(LOAD)
    assert "The billing system or the database was away." in history(failed, operator=True)
    assert "was away" not in history(failed)
    assert "failed" in history(failed)
    assert "no figures" in history(failed)


def test_a_load_that_goes_on_has_no_end() -> None:
    running = LOAD._replace(status="running", ended_at=None, seconds=None, crps=None, cpcs=None)
    assert "since 10:02 AM" in history(running)


def test_two_months_are_told_apart() -> None:
    across = comparison(date(2026, 11, 30), date(2026, 12, 1))
    within = comparison(date(2026, 12, 1), date(2026, 12, 2))
    told = plain(bill_stop_dates.comparison(ENGLISH, across, opens=True))
    assert "November 2026 and December 2026 are two months" in told
    assert "two months" not in bill_stop_dates.comparison(ENGLISH, within, opens=True)


def test_who_came_or_went_is_named_so() -> None:
    came = Changed("10000001", "90000001", None, None, BillingStatus.STOPPED)
    went = Changed("10000002", "90000001", "Rahim", BillingStatus.STOPPED, None)
    page = comparison(date(2026, 12, 1), date(2026, 12, 2), came, went)
    told = plain(bill_stop_dates.comparison(ENGLISH, page, opens=True))
    assert "Not a CPC → Bill stop issue" in told
    assert "Bill stop issue → Not a CPC" in told
    assert "10000001" not in bill_stop_dates.comparison(ENGLISH, page, opens=False)


@pytest.mark.parametrize("words", [ENGLISH, BENGALI])
def test_the_longest_pages_fit_into_a_message(words: Words) -> None:
    hostile = replace(CPC, name=HOSTILE, address=HOSTILE, crp_no=HOSTILE, customer_no=HOSTILE)
    crp = CrpSummary(HOSTILE, 99_999_999, 99_999_999, 0)
    changed = Changed(HOSTILE, HOSTILE, HOSTILE, BillingStatus.ACTIVE, BillingStatus.STOPPED)
    loads = [LOAD._replace(status="failed", error=HOSTILE)] * 14
    pages = [
        bill_stop.overview(words, overview(crps=[crp] * bill_stop.CRPS), opens=False),
        bill_stop_customers.crp(words, CrpPage(READING, crp, [hostile] * bill_stop.CPCS, 0)),
        bill_stop_customers.cpc(words, CpcPage(READING, hostile, crp)),
        bill_stop_customers.customers(words, NoCpc(READING, HOSTILE)),
        bill_stop_dates.history(words, History(loads, [], NOW), operator=True),
        bill_stop_dates.comparison(
            words,
            comparison(date(2026, 11, 30), date(2026, 12, 1), *[changed] * bill_stop_dates.CHANGES),
            opens=True,
        ),
    ]
    assert max(map(width, pages)) <= LONGEST_TEXT
    assert [page for page in pages if "<script" in page] == []


@pytest.mark.parametrize(
    ("scope", "may"),
    [
        (EVERYBODY, True),
        (Scope(frozenset(), anyone=True, areas=frozenset({"Adabor"}), masked=False), False),
        (Scope(frozenset({"10000001"}), anyone=False, areas=frozenset(), masked=True), False),
    ],
)
def test_customers_are_open_to_those_who_see_all_areas(scope: Scope, may: bool) -> None:
    assert may_open_customers(scope) is may


@pytest.mark.parametrize(("page", "found"), [(-1, 0), (0, 0), (2, 2), (9, 2)])
def test_a_page_that_is_not_there_is_the_nearest_one(page: int, found: int) -> None:
    assert nearest(page, pages_of(17, 8)) == found
    assert pages_of(0, 8) == 1


def test_keys_of_crps_fit_buttons_whatever_the_number_is() -> None:
    keys = [crp_key(number) for number in ("90000001", "9:0000001", HOSTILE, "৯", "")]
    assert len(set(keys)) == len(keys)
    assert {len(key) for key in keys} == {12}


@pytest.mark.parametrize("words", [ENGLISH, BENGALI])
@pytest.mark.parametrize("error", ["CANCELLED: CancelledError", "ENGINE_RESTART", "BUG: KeyError"])
def test_no_code_is_shown_for_a_load_that_failed(words: Words, error: str) -> None:
    page = History([LOAD._replace(status="failed", error=error)], [], NOW)
    told = bill_stop_dates.history(words, page, operator=True)
    assert error.partition(":")[0] not in told
    assert "Error" not in told
    assert words("run-error", kind=error.partition(":")[0]) in told
