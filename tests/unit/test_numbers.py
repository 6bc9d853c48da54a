"""Numbers as people type them."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.billing.numbers import parse_number

_BENGALI = str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯")
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
NUMBERS = st.from_regex(r"[0-9A-Z]{4,19}[0-9]", fullmatch=True)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("17813970", "17813970"),
        ("  1781 3970 ", "17813970"),
        ("1781-39-70", "17813970"),
        ("1781—3970", "17813970"),
        ("১৭৮১৩৯৭০", "17813970"),
        ("১৭৮১ ৩৯৭০", "17813970"),
        ("１７８１３９７０", "17813970"),
        ("ab-123456", "AB123456"),
        ("AB 123456", "AB123456"),
        ("#17813970.", "17813970"),
        ("customer no. 17813970", "17813970"),
        ("my meter is ১২৩৪ ৫৬৭৮!", "12345678"),
        ("আমার গ্রাহক নম্বর ১৭৮১৩৯৭০", "17813970"),
        ("@griddesk_bot 17813970", "17813970"),
        ("\u202e17813970\u202c", "17813970"),
        ("17\u200b813970", "17813970"),
        ("12345", "12345"),
        ("1" * 20, "1" * 20),
    ],
)
def test_a_number_is_read_forgivingly(typed: str, number: str) -> None:
    assert parse_number(typed) == number


@pytest.mark.parametrize(
    "typed",
    ["", " ", "hello", "1234", "1" * 21, "12345;DROP", "<b>12345</b>", "+8801712345678", "12@34567",
     "দশ", "😀😀😀😀😀", "/start", "HELLO WORLD", "123.45.67", "x" * 300 + " 12345"],
)  # fmt: skip
def test_other_text_is_no_number(typed: str) -> None:
    assert parse_number(typed) is None


@given(NUMBERS, st.sampled_from([_BENGALI, _FULL_WIDTH, {}]))
def test_any_script_of_digits_gives_the_same_number(number: str, script: dict[int, str]) -> None:
    assert parse_number(number.translate(script)) == number


@given(NUMBERS, st.data())
def test_dashes_anywhere_change_nothing(number: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(number)))

    assert parse_number(f"{number[:at]}-{number[at:]}") == number


@given(st.text(max_size=300))
def test_what_is_read_is_always_searchable(text: str) -> None:
    number = parse_number(text)

    assert number is None or (
        5 <= len(number) <= 20 and set(number) <= set(string.digits + string.ascii_uppercase)
    )
