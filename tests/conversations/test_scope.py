"""Whose data somebody sees: clerks of an area, changes while a page is open, what is protected."""

from collections.abc import AsyncIterator
from datetime import datetime
from decimal import Decimal

import pytest

from domain.languages import Language
from formatters.html import plain
from formatters.words import WORDS
from queries.billing import DAILY_BILLS, PAYMENTS
from queries.customers import CUSTOMER_BY_NUMBER, CUSTOMERS_BY_METER
from queries.fake import FakeOracle
from queries.oracle import OracleDatabase
from queries.postgres import PostgresPool
from sandbox.parts import Sandbox
from sandbox.person import Person
from sandbox.telegram import BotApi
from sandbox.telegram.people import KARIM
from tests.conftest import serving
from tests.conversations.linking import NOBODYS, grant, open_to_all

ENGLISH = WORDS[Language.ENGLISH]
#: A customer of Adabor and one of Mirpur, with their meters.
HERE, HERES_METER, THERE, THERES_METER = "90000001", "80000001", "90000010", "80000010"


@pytest.fixture
async def karim(api: BotApi, oracle: OracleDatabase, store: PostgresPool) -> AsyncIterator[Person]:
    """A clerk of one area."""
    await grant(store, KARIM, "staff", "{Adabor}")
    async with serving(api, oracle, store):
        yield Person(api, KARIM)


@pytest.mark.parametrize("number", [HERE, HERES_METER])
async def test_a_clerk_sees_the_customers_of_the_own_area(karim: Person, number: str) -> None:
    await karim.say(number)

    assert "Customer found" in karim.sees
    assert HERE in karim.sees


@pytest.mark.parametrize("number", [THERE, THERES_METER, NOBODYS])
async def test_other_areas_have_the_words_of_a_number_that_does_not_exist(
    karim: Person, number: str
) -> None:
    await karim.say(number)

    assert karim.html == ENGLISH("not-found-in-areas", number=number, areas="Adabor")


@pytest.mark.parametrize("number", ["90000061", "80000061"])
async def test_the_area_of_the_account_counts_by_customer_and_by_meter_number(
    karim: Person, store: PostgresPool, number: str
) -> None:
    await karim.say(number)
    assert karim.html == ENGLISH("not-found-in-areas", number=number, areas="Adabor")

    await grant(store, KARIM, "staff", "{Banasree}")
    await karim.say(number)
    assert "Customer found" in karim.sees
    assert "90000061" in karim.sees


async def test_several_areas_are_named(karim: Person, store: PostgresPool) -> None:
    await grant(store, KARIM, "staff", "{Banasree,Adabor}")

    await karim.say(THERE)

    assert "in your area: Adabor, Banasree." in karim.sees


def billing_system() -> FakeOracle:
    """One customer in Mirpur, and nobody else."""
    at = datetime(2025, 1, 15)  # noqa: DTZ001 - as Oracle has it
    row = (THERE, THERES_METER, "Md. Karim", None, *([None] * 4), "Mirpur", "20", Decimal(1))
    customer = (*row, *([None] * 6), at)
    return FakeOracle(
        {
            CUSTOMER_BY_NUMBER: lambda customer_no: [customer] if customer_no == THERE else [],
            CUSTOMERS_BY_METER: lambda meter_no: (
                [(THERE, "Md. Karim", "Mirpur  ")] if meter_no == THERES_METER else []
            ),
            DAILY_BILLS: [],
            PAYMENTS: [],
        }
    )


async def test_a_number_elsewhere_leads_to_the_same_questions_as_none(
    api: BotApi, store: PostgresPool
) -> None:
    await grant(store, KARIM, "staff", "{Adabor}")
    oracle = billing_system()
    asked = []
    async with serving(api, oracle, store):
        karim = Person(api, KARIM)
        for number in (THERE, THERES_METER, NOBODYS):
            oracle.calls.clear()
            await karim.say(number)
            asked.append(sorted(statement.name for statement, _ in oracle.calls))
        assert asked[0] == asked[1] == asked[2]
        await grant(store, KARIM, "staff", "{Mirpur}")
        await karim.say(THERES_METER)

    assert "Customer found" in karim.sees, "the customer is there"


async def test_a_page_is_closed_when_the_areas_change(karim: Person, store: PostgresPool) -> None:
    await karim.say(HERE)
    await grant(store, KARIM, "staff", "{Mirpur}")

    await karim.press("👤 Customer Info")

    assert karim.toast == plain(ENGLISH("not-found-in-areas", number=HERE, areas="Mirpur"))
    await grant(store, KARIM, "staff", "{Adabor}")
    await karim.press("👤 Customer Info")
    assert "Figures refreshed" in karim.sees, "the page was forgotten"


async def test_demotion_while_a_page_is_open_closes_it(karim: Person, store: PostgresPool) -> None:
    await karim.say(HERE)
    await grant(store, KARIM, "none")

    for button in ("👤 Customer Info", "💰 Current Balance", "📄 Statement"):
        await karim.press(button)
        assert karim.toast
        assert karim.toast.startswith("🔒")

    assert "Customer found" in karim.sees


async def test_every_kind_of_message_with_data_is_protected(
    karim: Person, utility: Sandbox
) -> None:
    assert utility.manifest is not None
    shared = utility.manifest.case("meter-shared")
    for number in (HERE, NOBODYS, "123", shared.type_this, HERE):
        await karim.say(number)
    for button in ("chart", "back", "statement", "back", "info", "back", "another"):
        await karim.press(ENGLISH(f"button-{button}"))

    told = [str(one.get("text")) for one in open_to_all(karim)]
    assert len(told) == 1
    assert told[0].startswith("❌ This is not a customer or meter number")


async def test_a_message_sent_without_protection_does_not_become_a_page(
    karim: Person, api: BotApi
) -> None:
    await karim.say(HERE)
    page = karim.newest
    del page["has_protected_content"]

    await karim.press("👤 Customer Info")

    assert open_to_all(karim) == []
    assert page["message_id"] not in api.chats[KARIM.id].messages


async def test_a_session_that_ended_asks_for_the_rights_of_now(
    karim: Person, store: PostgresPool
) -> None:
    await karim.say(HERE)
    await karim.say("/cancel")
    await grant(store, KARIM, "staff", "{Mirpur}")

    await karim.press("💰 Current Balance")

    assert "in your area: Mirpur" in karim.sees
