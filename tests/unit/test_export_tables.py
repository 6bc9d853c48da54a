"""The tables that people take with them: the caches' figures under the words of their language."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from domain.caches.bill_stops import BillingStatus, CpcBilling, CrpSummary
from domain.caches.nocs import NocsBalance, Payoff, total
from domain.languages import Language
from formatters.caches.exports_bill_stop import CpcRows, cpc_table, crp_row, crp_table
from formatters.caches.exports_nocs import PayoffRows, area_row, areas_table, payoff_table
from formatters.files.export_facts import Origin, facts
from formatters.files.tables import Kind, Row, Table, sheet_name
from formatters.words import WORDS, Words
from jobs.exporting.totals import Totals

ENGLISH, BENGALI = WORDS[Language.ENGLISH], WORDS[Language.BENGALI]
DAY = date(2026, 11, 21)
AREAS = [
    NocsBalance("001", "Adabor", 10, 4, Decimal("100.25"), 5, Decimal("-300.75")),
    NocsBalance("002", "Banasree", 7, 7, Decimal("70.10"), 0, Decimal("0.00")),
]
PAYOFF = Payoff(
    *("17813970", "Rahim", None, "01711000001", None, "001", "Adabor", "20", Decimal("-5.50"))
)
CPC = CpcBilling("9001", "17813970", "Rahim", None, None, BillingStatus.STOPPED, None)
TABLES = [
    make(words, DAY)
    for words in WORDS.values()
    for make in (
        areas_table,
        lambda words, day: payoff_table(words, "001", day),
        crp_table,
        cpc_table,
    )
]


def shown(table: Table, row: Row) -> dict[str, object]:
    """A row by the titles of its columns."""
    return dict(zip([one.title for one in table.columns], row, strict=True))


def test_totals_of_the_areas_are_those_that_people_are_shown() -> None:
    table = areas_table(ENGLISH, DAY)
    totals = Totals(table.columns)

    totals.add([area_row(area) for area in AREAS])

    assert list(totals.sums.values()) == list(area_row(total(AREAS))[2:])


def test_an_area_has_its_figures_under_their_titles() -> None:
    found = shown(areas_table(ENGLISH, DAY), area_row(AREAS[0]))

    assert found == {
        "NOCS code": "001",
        "NOCS": "Adabor",
        "Customers": 10,
        "Customers with credit": 4,
        "Credit (৳)": Decimal("100.25"),
        "Customers with due": 5,
        "Due (৳)": Decimal("-300.75"),
        "Net (৳)": Decimal("-200.50"),
    }


def test_a_customers_row_has_the_status_in_words_and_nothing_for_what_is_not_recorded() -> None:
    found = shown(payoff_table(ENGLISH, "001", DAY), PayoffRows(ENGLISH)(PAYOFF))

    assert (found["Customer no."], found["Status"]) == ("17813970", "Active")
    assert found["Balance (৳)"] == Decimal("-5.50")
    assert (found["Address"], found["Meter no."]) == (None, None)


def test_a_status_that_is_not_known_is_said_to_be_unknown() -> None:
    odd = Payoff("17813970", None, None, None, None, "001", "Adabor", "99", None)

    assert PayoffRows(ENGLISH)(odd)[-2:] == ("Unknown", None)


def test_a_crps_share_is_a_percentage() -> None:
    found = shown(crp_table(ENGLISH, DAY), crp_row(CrpSummary("9001", 3, 1, 2)))

    assert found["Not billed, %"] == Decimal("33.33")


@pytest.mark.parametrize(("words", "said"), [(ENGLISH, "Bill stop issue"), (BENGALI, "বিল বন্ধ")])
def test_who_was_never_billed_has_no_date(words: Words, said: str) -> None:
    row = CpcRows(words)(CPC)

    assert row == ("9001", "17813970", "Rahim", None, None, said, None)


def test_files_are_named_after_what_they_hold_and_its_day() -> None:
    assert [table.name for table in TABLES[:4]] == [
        "nocs-balance-2026-11-21",
        "nocs-payoff-001-2026-11-21",
        "bill-stop-crp-2026-11-21",
        "bill-stop-details-2026-11-21",
    ]
    assert payoff_table(ENGLISH, "", DAY).name == "nocs-payoff-2026-11-21"


@pytest.mark.parametrize("table", TABLES, ids=lambda table: f"{table.title}")
def test_titles_fit_a_sheets_name_and_columns_are_told_apart(table: Table) -> None:
    assert sheet_name(table.title, 0) == table.title
    assert len({one.title for one in table.columns}) == len(table.columns)
    assert all(one.kind in {Kind.INTEGER, Kind.MONEY} for one in table.columns if one.total)


def test_facts_say_who_asked_when_for_what_and_how_old_the_data_are() -> None:
    at = datetime(2026, 11, 21, 14, 45, tzinfo=UTC)
    origin = Origin("NOCS balances", "Nadia", at, "with due", at.replace(hour=8))

    assert list(facts(ENGLISH, origin).lines) == [
        ("Report", "NOCS balances"),
        ("Asked for by", "Nadia"),
        ("Asked for on", "21 Nov 2026, 2:45 PM"),
        ("Filter", "with due"),
        ("Data as of", "21 Nov 2026, 8:45 AM"),
    ]


def test_facts_say_that_there_is_no_filter_and_that_the_age_is_unknown() -> None:
    at = datetime(2026, 11, 21, 14, 45, tzinfo=UTC)

    said = dict(facts(ENGLISH, Origin("Bill stop", "Nadia", at)).lines)

    assert (said["Filter"], said["Data as of"]) == ("none: everything", "unknown")
