"""Customers by their registered mobile number, through the real driver."""

import pytest

from domain.people.phones import mobile_number
from queries.customers import customers_by_phone
from queries.oracle import OracleDatabase

HIS = ("90000043", "90000044", "90000045")


async def test_all_accounts_with_the_number_are_found_however_it_is_written(
    oracle: OracleDatabase,
) -> None:
    assert await customers_by_phone(oracle, "01711000001") == HIS


@pytest.mark.parametrize(
    ("phone", "found"),
    [
        ("01911000001", ("90000047",)),
        ("01812345678", ("90000048",)),
        ("01912345678", ("90000049",)),
        ("01711000009", ()),
        ("0", ()),
    ],
)
async def test_only_the_number_that_counts_finds_a_customer(
    oracle: OracleDatabase, phone: str, found: tuple[str, ...]
) -> None:
    assert await customers_by_phone(oracle, phone) == found


async def test_more_customers_than_anybody_has_are_cut(oracle: OracleDatabase) -> None:
    assert len(await customers_by_phone(oracle, "01712345678")) == 21


@pytest.mark.parametrize(
    "written",
    [
        "+8801711000001",
        "8801711000001",
        "01711000001",
        "008801711000001",
        "+880 1711-000001",
        "1711000001",
        " 01711 000 001  ",
        "০১৭১১-০০০০০১",
        "০১৭১১০০০০০১\u200b",
        "(+88) 01711.000001",
    ],
)
def test_a_mobile_number_compares_equal_in_every_form(written: str) -> None:
    assert mobile_number(written) == "01711000001"


@pytest.mark.parametrize(
    "other",
    [None, "", "  ", "01211000001", "0171100000", "017110000012", "+4417110000", "phone", "1" * 40],
)
def test_what_is_no_mobile_number_here_is_none(other: str | None) -> None:
    assert mobile_number(other) is None
