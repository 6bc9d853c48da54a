"""What a job's log keeps of a text."""

import pytest

from domain.logs.redaction import redacted, redacted_value


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("customer 17813970 has no meter", "customer ****3970 has no meter"),
        ("account=12345678901", "account=****8901"),
        ("call 01712-345678 or +8801712345678", "call ••••••678 or ••••••678"),
        ("phone 01712345678.", "phone ••••••678."),
        ("wrote to rahim.uddin@example.org", "wrote to r***@example.org"),
        ("sort code 12-34-56", "sort code **-**-56"),
        ("IBAN GB29NWBK60161331926819", "IBAN GB29****6819"),
        ("IBAN GB29 NWBK 6016 1331 9268 19 refused", "IBAN GB29****6819 refused"),
        ("VAT GB123456789", "VAT GB****789"),
        ("password=hush", "password=•••"),
        ("password: hush", "password: •••"),
        ("Authorization: Bearer abc.def.ghi", "Authorization: •••"),
        ("token 12.abcdefghijklmnopqrstuvwxyzABCDEFGH012345678", "token •••"),
        ("at https://desk:hush@db.example.org/x", "at https://•••@db.example.org/x"),
        ("sent 7Yh3kQ9zLmN4pR8sT2vWxA6bC1dE5fG", "sent •••"),
        (
            "ORA-01722: invalid number in WHERE acct = '17813970'",
            "ORA-01722: invalid number in WHERE acct = '?'",
        ),
        ("SELECT 'Karim' failed: ORA-00942", "SELECT '?' failed: ORA-00942"),
        ("Key (customer_no)=(X1) already exists", "Key (customer_no)=(?) already exists"),
    ],
)
def test_what_tells_who_somebody_is_or_opens_a_door_is_masked(text: str, kept: str) -> None:
    assert redacted(text) == kept


@pytest.mark.parametrize(
    "text",
    [
        "read 12,345,678 rows in 12.5 s",
        "batch date 2026-11-21 at 14:45:10",
        "net 224703188.91 taka",
        "generation 1234567 published",
        "NOCS_BALANCE: 41 areas, run 812",
        "the token was made by somebody",
        "ORA-00942: table or view does not exist",
        "২০২৬ সালের হিসাব",
    ],
)
def test_what_says_what_happened_stays(text: str) -> None:
    assert redacted(text) == text


def test_texts_within_a_value_are_masked_and_figures_stay() -> None:
    given = {"customer": "17813970", "rows": 17813970, "why": ["mail a@b.example", None]}

    assert redacted_value(given) == {
        "customer": "****3970",
        "rows": 17813970,
        "why": ["mail a***@b.example", None],
    }


def test_masking_twice_changes_nothing_more() -> None:
    once = redacted("01712345678 17813970 a.b@example.org password=hush 12-34-56")

    assert redacted(once) == once


def test_a_long_text_is_masked_in_no_time() -> None:
    hostile = "A1" * 5_000 + "'" * 5_000 + "1-" * 5_000 + "a@" * 5_000

    assert len(redacted(hostile)) > 0


def test_what_no_database_keeps_is_replaced() -> None:
    assert redacted("a\0b\ud800c") == "a�b?c"
