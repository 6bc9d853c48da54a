"""CSV files: what people typed is never a formula, everything is read back as it was."""

import csv
import io

import pytest

from formatters.files.csv_file import csv_lines


def read(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode(), newline="")))


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+8801711000001",
        "-2+3+cmd|' /C calc'!A0",
        "@SUM(A1)",
        "\t=1+1",
        "\r=1+1",
        "\n=1+1",
        "＝1+1",
        '=HYPERLINK("http://example.com","x")',
    ],
)
def test_a_text_that_would_be_a_formula_gets_an_apostrophe(text: str) -> None:
    ((cell,),) = read(csv_lines([[text]]))

    assert cell == f"'{text}"


@pytest.mark.parametrize("text", ["Rahim", "a=b", "1781-3970", "আদাবর", 'He said "hi", twice\nso'])
def test_other_texts_are_as_they_were(text: str) -> None:
    assert read(csv_lines([[text]])) == [[text]]


def test_numbers_stay_numbers_and_nothing_is_an_empty_cell() -> None:
    assert csv_lines([[-4001, 1.5, None], [0, -0.5, ""]]) == b"-4001,1.5,\r\n0,-0.5,\r\n"


def test_half_a_character_does_not_break_the_file() -> None:
    assert csv_lines([["\ud83d"]]) == b"?\r\n"
