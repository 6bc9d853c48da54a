"""Somebody who sends faster than Telegram lets the desk answer takes no place of the others."""

from collections import Counter
from collections.abc import AsyncIterator

import pytest

from bot.pacing import Pace
from domain.languages import Language
from formatters.words import WORDS
from queries.oracle import OracleDatabase
from queries.postgres import PostgresPool
from sandbox.oracle import Fault
from sandbox.parts import Sandbox
from sandbox.person import Person
from sandbox.telegram import BotApi
from sandbox.telegram.people import FARID, NADIA
from tests.conftest import serving

NUMBER = "17813970"

ENGLISH = WORDS[Language.ENGLISH]


@pytest.fixture
async def nadia(api: BotApi, oracle: OracleDatabase, store: PostgresPool) -> AsyncIterator[Person]:
    """An administrator in front of a served desk without any pace of its own."""
    async with serving(api, oracle, store):
        yield Person(api, NADIA)


def seen(person: Person) -> Counter[str]:
    """How often the bot's messages begin with which sign."""
    return Counter(m["text"].split()[0] for m in person.messages if m["from"]["is_bot"])


async def test_what_is_beyond_ten_at_once_is_told_so_once(nadia: Person, utility: Sandbox) -> None:
    assert utility.oracle is not None
    utility.oracle.faults.add(Fault("execute", "delay", seconds=0.8, times=None, match="ci_"))
    for _ in range(30):
        nadia.type(NUMBER)

    await nadia.wait(lambda person: seen(person)["✅"] == 10)

    assert seen(nadia) == {"✅": 10, "🐢": 1}


async def test_a_crowd_can_be_cancelled(nadia: Person, utility: Sandbox) -> None:
    assert utility.oracle is not None
    utility.oracle.faults.add(Fault("execute", "hang", seconds=30, times=None, match="ci_"))
    for _ in range(10):
        nadia.type(NUMBER)
    await nadia.wait(lambda person: seen(person)["🔍"] == 10)

    await nadia.say("/cancel", until=lambda person: seen(person)["✅"] == 10)

    assert nadia.sees == ENGLISH("search-stopped")


async def test_a_press_beyond_is_told_by_a_toast(nadia: Person, utility: Sandbox) -> None:
    assert utility.oracle is not None
    await nadia.say(NUMBER)
    menu = nadia.newest
    utility.oracle.faults.add(Fault("execute", "hang", seconds=30, times=None, match="ci_"))
    for _ in range(10):
        nadia.type(NUMBER)
    await nadia.wait(lambda person: seen(person)["🔍"] == 10)
    data = menu["reply_markup"]["inline_keyboard"][0][1]["callback_data"]

    await nadia.press_data(data, menu["message_id"])

    assert nadia.toast == ENGLISH("crowded")


async def test_a_flood_in_one_chat_holds_up_no_other(
    api: BotApi, oracle: OracleDatabase, store: PostgresPool
) -> None:
    pace = Pace()
    async with serving(api, oracle, store, pace=pace):
        nadia, farid = Person(api, NADIA), Person(api, FARID, deadline=2)
        for _ in range(300):
            nadia.type("hello")

        await farid.say(NUMBER)

        assert "Customer found" in farid.sees
        pace.hurry()  # so that the test need not wait for what is left
