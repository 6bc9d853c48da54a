"""Lists of what people have named stay within a message, however long the names are."""

import pytest

from domain.billing.customers import Candidate
from domain.languages import Language
from formatters.html import LONGEST_TEXT, width
from formatters.lookup import customer
from formatters.people import group
from formatters.words import WORDS


@pytest.mark.parametrize("language", Language)
def test_long_names_do_not_make_a_list_too_long(language: Language) -> None:
    long = "&" * 250
    candidates = [Candidate(f"900000{at:02}", long, long) for at in range(25)]

    for page in (
        customer.choice(WORDS[language], "17813970", candidates),
        group.listed(WORDS[language], [long] * 50),
    ):
        assert "…" in page
        assert width(page) <= LONGEST_TEXT
