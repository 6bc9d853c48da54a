"""Spreadsheets that the desk writes, read back by another library."""

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl.utils.escape import unescape

from formatters.files.tables import Format, Kind
from jobs.exporting.parts import write
from tests.unit.written_tables import FACTS, TABLE, book, column, customer, one_column, order

HOSTILE = [
    '=HYPERLINK("http://example.com","x")',
    "+8801711000001",
    "-2+3",
    "@SUM(A1)",
    "http://example.com",
    "00017813970",
    "1E5",
    "TRUE",
    "<b>&amp;</b>",
    "  spaces  ",
    "two\nlines",
    "রহিম 😀",
    "_x0041_",
]


def test_cells_have_the_types_of_their_columns(tmp_path: Path) -> None:
    row = ("00000001", "Rahim", 7, Decimal("-1234567.80"), date(2026, 11, 21))

    (written,) = write(order(tmp_path), [[row]])

    cells = book(written).worksheets[0][2]
    assert [cell.data_type for cell in cells] == ["s", "s", "n", "n", "d"]
    assert [cell.value for cell in cells] == [
        *("00000001", "Rahim", 7, -1234567.8, datetime(2026, 11, 21)),  # noqa: DTZ001 - has none
    ]
    assert [cell.number_format for cell in cells][2:4] == ["#,##0", "#,##0.00"]


def test_a_moment_is_shown_as_in_its_own_zone(tmp_path: Path) -> None:
    at = datetime(2026, 11, 21, 14, 45, 30, tzinfo=UTC)

    written = one_column(tmp_path, Kind.MOMENT, [at], Format.XLSX)

    assert column(book(written).worksheets[0]) == [at.replace(tzinfo=None)]


def test_a_percentage_is_a_share_shown_as_percent(tmp_path: Path) -> None:
    written = one_column(tmp_path, Kind.PERCENT, [Decimal("12.50")], Format.XLSX)

    cell = book(written).worksheets[0]["A2"]
    assert (cell.value, cell.number_format) == (0.125, "0.00%")


@pytest.mark.parametrize("text", HOSTILE)
def test_what_people_typed_is_text_and_never_a_formula_or_link(tmp_path: Path, text: str) -> None:
    written = one_column(tmp_path, Kind.TEXT, [text], Format.XLSX)

    cell = book(written).worksheets[0]["A2"]
    assert (unescape(cell.value), cell.data_type, cell.hyperlink) == (text, "s", None)
    assert cell.number_format == "@"


def test_control_characters_are_left_out(tmp_path: Path) -> None:
    written = one_column(tmp_path, Kind.TEXT, ["a\x00b\x0b\x1fc\x7fd\ud83de\ufffff"], Format.XLSX)

    assert column(book(written).worksheets[0]) == ["abcdef"]


def test_a_text_is_cut_to_what_a_cell_takes(tmp_path: Path) -> None:
    written = one_column(tmp_path, Kind.TEXT, ["x" * 40_000, "😀" * 20_000], Format.XLSX)

    assert list(map(len, column(book(written).worksheets[0]))) == [32_767, 32_767 // 2]


@pytest.mark.parametrize("amount", [None, Decimal("NaN"), Decimal("Infinity")])
def test_an_unknown_amount_is_an_empty_cell_and_not_0(
    tmp_path: Path, amount: Decimal | None
) -> None:
    written = one_column(tmp_path, Kind.MONEY, [amount, Decimal("0.00")], Format.XLSX)

    assert column(book(written).worksheets[0]) == [None, 0]


def test_days_that_spreadsheets_count_wrong_are_texts(tmp_path: Path) -> None:
    days = [date(1, 1, 1), date(1900, 2, 28), date(1900, 3, 1)]

    written = one_column(tmp_path, Kind.DATE, days, Format.XLSX)

    found = column(book(written).worksheets[0])
    assert found == ["0001-01-01", "1900-02-28", datetime(1900, 3, 1)]  # noqa: DTZ001 - has none


def test_the_head_stays_in_sight_and_filters(tmp_path: Path) -> None:
    (written,) = write(order(tmp_path), [[customer(1), customer(2)]])

    sheet = book(written).worksheets[0]
    assert [cell.value for cell in sheet[1]] == [one.title for one in TABLE.columns]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:E3")
    assert [int(sheet.column_dimensions[letter].width) for letter in "ABCDE"] == [14, 30, 9, 18, 12]


def test_totals_are_formulas_that_give_the_sums(tmp_path: Path) -> None:
    rows = [customer(1, balance="0.10"), customer(2, balance="0.20"), customer(3, balance=None)]

    (written,) = write(order(tmp_path), [rows])

    totals = book(written).worksheets[0][5]
    formulas = ["Total", None, "=SUBTOTAL(9,C2:C4)", "=SUBTOTAL(9,D2:D4)", None]
    assert [cell.value for cell in totals] == formulas
    figures = book(written, figures=True).worksheets[0][5]
    assert [cell.value for cell in figures] == ["Total", None, 6, 0.3, None]


def test_without_rows_there_is_a_head_and_no_total(tmp_path: Path) -> None:
    (written,) = write(order(tmp_path), [])

    sheet = book(written).worksheets[0]
    assert (written.rows, sheet.max_row, sheet.auto_filter.ref) == (0, 1, "A1:E1")


def test_the_last_sheet_says_what_the_file_is(tmp_path: Path) -> None:
    (written,) = write(order(tmp_path), [[customer(1), customer(2, balance="-3.00")]])

    sheet = book(written).worksheets[-1]
    assert sheet.title == FACTS.title
    assert [tuple(cell.value for cell in row) for row in sheet.iter_rows()] == [
        ("Asked for by", "নাদিয়া"),
        ("Filter", "=due"),
        ("Rows", 2),
        ("Total: Bills", 3),
        ("Total: Balance (৳)", -1.9),
    ]


def test_a_full_sheet_is_followed_by_another_with_its_own_totals(tmp_path: Path) -> None:
    batches = [[customer(number) for number in range(start, start + 100)] for start in (0, 100)]

    (written,) = write(order(tmp_path, most_sheet_rows=150), batches)

    found = book(written)
    assert found.sheetnames == ["Customers", "Customers (2)", "About"]
    assert [one.auto_filter.ref for one in found.worksheets[:2]] == ["A1:E101", "A1:E101"]
    assert column(found.worksheets[1])[0] == "00000100"
    sums = [one["C102"].value for one in book(written, figures=True).worksheets[:2]]
    assert sums == [sum(range(100)), sum(range(100, 200))]


def test_a_file_that_would_be_too_large_is_split_between_rows(tmp_path: Path) -> None:
    batches = [[customer(n, name=f"{n * n * 7919:x}" * 9) for n in range(20_000)]]

    files = write(order(tmp_path, most_bytes=400_000), batches)

    assert len(files) > 1
    assert all(one.bytes <= 400_000 for one in files)
    names = [
        f"customers-2026-11-21-part-{n}-of-{len(files)}.xlsx" for n in range(1, len(files) + 1)
    ]
    assert [one.name for one in files] == names
    found = [value for one in files for value in column(book(one).worksheets[0])[:-1]]
    assert found == [f"{n:08}" for n in range(20_000)]
    parts = [dict(book(one).worksheets[-1].iter_rows(values_only=True))["Part"] for one in files]
    assert parts == list(range(1, len(files) + 1))


def test_a_file_is_told_with_its_bytes_rows_and_digest(tmp_path: Path) -> None:
    (written,) = write(order(tmp_path), [[customer(1)], [customer(2)]])

    assert (written.bytes, written.rows) == (written.path.stat().st_size, 2)
    assert len(written.sha256) == 64
    assert ZipFile(written.path).testzip() is None
