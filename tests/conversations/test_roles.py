"""What each role gets from the whole desk: the table of who may do what, as people meet it."""

from collections.abc import AsyncIterator

import pytest

from queries.loader import Statement
from queries.oracle import OracleDatabase
from queries.postgres import PostgresPool
from sandbox.person import Person
from sandbox.telegram import BotApi
from sandbox.telegram.people import KARIM
from tests.conftest import serving

ROLES = ("unknown", "customer", "staff", "operator", "admin", "suspended")
FOUND, NO_ACCESS, NOT_YOURS = "Customer found", "no access to customer", "own accounts only"
NO_FIGURES = "There are no figures yet"
LINK = "Link your account"
NOT_OPEN, SUSPENDED = "This is not open to you", "suspended"
#: What somebody sends, and words of the answer that each role gets.
ANSWERS = {
    "/help": ("How to use",) * 6,
    "/language": ("In which language",) * 6,
    "17813970": (NO_ACCESS, NOT_YOURS, FOUND, FOUND, FOUND, SUSPENDED),
    "/nocs": (NOT_OPEN, NOT_OPEN, NO_FIGURES, NO_FIGURES, NO_FIGURES, SUSPENDED),
    "/billstop": (NOT_OPEN, NOT_OPEN, NO_FIGURES, NO_FIGURES, NO_FIGURES, SUSPENDED),
    "/people": (NOT_OPEN, NOT_OPEN, NOT_OPEN, NOT_OPEN, "People", SUSPENDED),
    "/audit": (NOT_OPEN, NOT_OPEN, NOT_OPEN, NOT_OPEN, "Audit", SUSPENDED),
    "/group": (NOT_OPEN, NOT_OPEN, NOT_OPEN, NOT_OPEN, "No group is approved", SUSPENDED),
    "/account": (LINK, "My accounts", LINK, LINK, LINK, SUSPENDED),
}
PERSON = f"INSERT INTO people (person_id, name, guessed_language) VALUES ({KARIM.id}, 'X', 'en')"
BECOMES = {
    "customer": f"INSERT INTO accounts (person_id, customer_no, phone_key) "
    f"VALUES ({KARIM.id}, '99999998', ''), ({KARIM.id}, '99999999', '')",
    "suspended": f"INSERT INTO grants (person_id, role, suspended) "
    f"VALUES ({KARIM.id}, 'admin', true)",
}
GRANT = "INSERT INTO grants (person_id, role) VALUES ({}, '{}')"


@pytest.fixture
async def karim(
    api: BotApi, oracle: OracleDatabase, store: PostgresPool, role: str
) -> AsyncIterator[Person]:
    """Somebody of a role in front of a served desk."""
    await store.execute(Statement("person", PERSON))
    if role != "unknown":
        await store.execute(Statement("role", BECOMES.get(role, GRANT.format(KARIM.id, role))))
    async with serving(api, oracle, store):
        yield Person(api, KARIM)


@pytest.mark.parametrize("role", ROLES)
async def test_each_role_gets_what_it_may(karim: Person, role: str) -> None:
    for text, answers in ANSWERS.items():
        await karim.say(text)

        assert answers[ROLES.index(role)] in karim.sees
