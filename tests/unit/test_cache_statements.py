"""The statements that fill the caches choose the same customers and the same agreements."""

import re

import pytest

from queries.loader import oracle_sql

STATEMENTS = ("nocs_balance_summary", "nocs_customer_payoff", "bill_stop_customers")
#: Which number a point has, which agreement counts, where its customer lives, what is booked.
SHARED = ("numbered", "ranked", "agreement", "ledger")


def parts(name: str) -> dict[str, str]:
    """The named parts of a statement's WITH, letter by letter."""
    text = oracle_sql(name).text
    return dict(re.findall(r"^(?:WITH )?(\w+) AS \(\n(.*?)\n\)", text, re.MULTILINE | re.DOTALL))


@pytest.mark.parametrize("name", STATEMENTS)
def test_each_statement_begins_with_the_same_customers_agreements_and_ledgers(name: str) -> None:
    first = parts(STATEMENTS[0])
    assert list(parts(name).items())[: len(SHARED)] == [(part, first[part]) for part in SHARED]


@pytest.mark.parametrize("name", STATEMENTS)
def test_a_part_of_one_name_is_the_same_in_each_statement(name: str) -> None:
    own = parts(name)
    for other in map(parts, STATEMENTS):
        assert [part for part in own.keys() & other.keys() if own[part] != other[part]] == []
