"""Tables as CSV files: plain figures, no formulas, zipped or split where too large."""

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

from formatters.files.tables import Format, Kind
from jobs.exporting.parts import write
from tests.unit.written_tables import TABLE, customer, lines, one_column, order

HEAD = [one.title for one in TABLE.columns]


def test_the_first_line_names_the_columns_and_figures_are_plain(tmp_path: Path) -> None:
    row = ("00000001", "Rahim", 7, Decimal("-1234567.80"), date(2026, 11, 21))

    (written,) = write(order(tmp_path, Format.CSV), [[row]])

    assert written.name == "customers-2026-11-21.csv"
    assert lines(written.path.read_bytes()) == [
        HEAD,
        ["00000001", "Rahim", "7", "-1234567.80", "2026-11-21"],
    ]


def test_texts_that_would_be_formulas_get_an_apostrophe(tmp_path: Path) -> None:
    texts = ["=1+1", "+880", "-2", "@x", "\tx", "\rx", "a\x00b"]

    written = one_column(tmp_path, Kind.TEXT, texts, Format.CSV)

    found = [line for (line,) in lines(written.path.read_bytes())[1:]]
    assert found == ["'=1+1", "'+880", "'-2", "'@x", "'\tx", "'\rx", "ab"]


def test_what_is_unknown_is_empty(tmp_path: Path) -> None:
    amounts = [None, Decimal("NaN"), Decimal("0.00")]

    written = one_column(tmp_path, Kind.MONEY, amounts, Format.CSV)

    assert written.path.read_bytes().splitlines()[1:] == [b'""', b'""', b"0.00"]


def test_a_moment_is_without_its_zone(tmp_path: Path) -> None:
    at = datetime(2026, 11, 21, 14, 45, 30, 17, tzinfo=UTC)

    written = one_column(tmp_path, Kind.MOMENT, [at], Format.CSV)

    assert lines(written.path.read_bytes())[1:] == [["2026-11-21 14:45:30"]]


def test_a_file_that_would_be_too_large_is_zipped(tmp_path: Path) -> None:
    rows = [customer(number, name="two\nlines") for number in range(5000)]

    (written,) = write(order(tmp_path, Format.CSV, most_bytes=100_000), [rows])

    assert (written.name, written.rows) == ("customers-2026-11-21.zip", 5000)
    assert written.bytes <= 100_000
    with ZipFile(written.path) as folder:
        found = lines(folder.read("customers-2026-11-21.csv"))
    assert found[0] == HEAD
    assert [line[0] for line in found[1:]] == [f"{number:08}" for number in range(5000)]


def test_what_is_too_large_even_zipped_is_split_between_rows(tmp_path: Path) -> None:
    rows = [customer(number, name=f"{number * 7919:x}\n" * 3) for number in range(5000)]

    files = write(order(tmp_path, Format.CSV, most_bytes=30_000), [rows])

    assert files[0].name == f"customers-2026-11-21-part-1-of-{len(files)}.csv"
    assert all(one.bytes <= 30_000 for one in files)
    read = [lines(one.path.read_bytes()) for one in files]
    assert all(part[0] == HEAD for part in read)
    found = [line[0] for part in read for line in part[1:]]
    assert found == [f"{number:08}" for number in range(5000)]
