"""How many numbers a day somebody may ask for, and who is noticed."""

import asyncio
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.lookup.caps import CapReached, Caps, Most, Trails
from bot.settings import AccessMode
from domain.auditing.audit import Pseudonyms, acting
from domain.languages import Language
from domain.people.people import EVERYBODY, Scope
from domain.people.roles import Role
from formatters.words import WORDS
from queries.fake import FakeOracle
from queries.loader import Statement
from queries.oracle import OracleDatabase
from queries.postgres import PostgresPool
from sandbox.person import Person
from sandbox.telegram import BotApi
from sandbox.telegram.people import KARIM, NADIA, RAHIM
from tests.conftest import Clock, serving
from tests.conversations.linking import HIS, count, grant, link, sql
from tests.conversations.test_account import LOOKUPS

ENGLISH = WORDS[Language.ENGLISH]
DHAKA = ZoneInfo("Asia/Dhaka")
ANYBODY = Scope(frozenset(), anyone=True, areas=frozenset(), masked=True)
OPEN: dict[str, Any] = {"access_mode": AccessMode.OPEN, "open_lookups_a_day": 3}


def nobody() -> FakeOracle:
    """A billing system that knows no number at all."""
    return FakeOracle({statement: [] for statement in LOOKUPS})


def apart(many: int) -> Iterable[str]:
    """Numbers that lie far from each other."""
    return (str(10_000_000 + 7919 * each) for each in range(many))


async def events(store: PostgresPool) -> list[tuple[str, str, dict[str, Any]]]:
    query = "SELECT topic, severity, facts -> 'facts' FROM alert_events ORDER BY event_id"
    return await store.fetch_all(sql(query), lambda *row: tuple(row))


async def test_beyond_the_cap_a_stranger_hears_when_it_goes_on(
    api: BotApi, store: PostgresPool
) -> None:
    oracle = nobody()
    async with serving(api, oracle, store, **OPEN):
        karim = Person(api, KARIM)
        for number in apart(3):
            await karim.say(number)
            assert karim.sees.startswith("❌")
        oracle.calls.clear()
        await karim.say("99999999")

    assert karim.sees.startswith("🛑 You have looked up 3 different numbers today")
    assert "12:00 AM" in karim.sees
    assert oracle.calls == []
    facts = {"person": KARIM.id, "why": "cap", "numbers": 4}
    assert await events(store) == [("access.enumeration", "warning", facts)]


async def test_the_numbers_of_the_day_still_work_and_the_event_stays_one(
    api: BotApi, store: PostgresPool
) -> None:
    async with serving(api, nobody(), store, **OPEN):
        karim = Person(api, KARIM)
        for number in (*apart(5), *apart(1)):
            await karim.say(number)

    assert karim.sees.startswith("❌ No customer")
    assert len(await events(store)) == 1


async def test_numbers_are_counted_as_hashes(api: BotApi, store: PostgresPool) -> None:
    async with serving(api, nobody(), store, **OPEN):
        karim = Person(api, KARIM)
        for number in (*apart(3), *apart(3)):
            await karim.say(number)

    assert await count(store, "daily_lookups") == 3
    for table in ("daily_lookups", "alert_events"):
        for number in apart(3):
            assert not await count(store, f"{table} one WHERE one::text LIKE '%{number}%'")


async def test_yesterday_does_not_count(api: BotApi, store: PostgresPool) -> None:
    async with serving(api, nobody(), store, **OPEN):
        karim = Person(api, KARIM)
        for number in apart(4):
            await karim.say(number)
        await store.execute(sql("UPDATE daily_lookups SET day = day - 1"))
        await karim.say("99999999")

    assert karim.sees.startswith("❌ No customer")


async def test_staff_have_a_cap_of_their_own(api: BotApi, store: PostgresPool) -> None:
    await grant(store, KARIM, "staff")
    async with serving(api, nobody(), store, staff_lookups_a_day=4):
        karim = Person(api, KARIM)
        for number in apart(5):
            await karim.say(number)

    assert karim.sees.startswith("🛑 You have looked up 4 different numbers today")


async def test_administrators_have_none(api: BotApi, store: PostgresPool) -> None:
    async with serving(api, nobody(), store, staff_lookups_a_day=1, open_lookups_a_day=1):
        nadia = Person(api, NADIA)
        for number in apart(3):
            await nadia.say(number)

    assert nadia.sees.startswith("❌ No customer")
    assert not await count(store, "daily_lookups")


async def test_own_accounts_do_not_count(
    api: BotApi, oracle: OracleDatabase, store: PostgresPool
) -> None:
    async with serving(api, oracle, store, **OPEN | {"open_lookups_a_day": 1}):
        rahim = Person(api, RAHIM)
        await link(rahim)
        for number in (*HIS, "17813970", *HIS):
            await rahim.say(number)
            assert "গ্রাহক পাওয়া গেছে" in rahim.sees


async def test_one_number_after_another_is_noticed_once(api: BotApi, store: PostgresPool) -> None:
    async with serving(api, nobody(), store):
        nadia = Person(api, NADIA)
        for number in range(17813970, 17813990, 2):
            await nadia.say(str(number))

    facts = {"person": NADIA.id, "why": "sequence", "numbers": 8}
    assert await events(store) == [("access.enumeration", "warning", facts)]


@pytest.fixture
async def caps(store: PostgresPool) -> Caps:
    """The caps of a desk, and one person."""
    person = "INSERT INTO people (person_id, name, guessed_language) VALUES (1, 'X', 'en')"
    await store.execute(Statement("person", person))
    return Caps(store, Pseudonyms(b"key"), DHAKA, Most(20, 300), Trails(Clock()))


@pytest.mark.parametrize("_", range(5))
async def test_forty_look_ups_at_once_never_pass_the_cap(
    caps: Caps, store: PostgresPool, _: int
) -> None:
    karim = acting(1, Role.UNKNOWN, 1)

    ends = await asyncio.gather(
        *(caps.admit(karim, ANYBODY, number) for number in apart(40)), return_exceptions=True
    )

    assert [type(end) for end in ends if end] == [CapReached] * 20
    assert await count(store, "daily_lookups") == 20
    assert await count(store, "alert_events") == 1


async def test_the_cap_ends_with_the_day_of_the_site(caps: Caps, store: PostgresPool) -> None:
    today = datetime.now(DHAKA).date()
    rows = f"SELECT '{today}', 1, each::text FROM generate_series(1, 20) AS each"
    await store.execute(sql(f"INSERT INTO daily_lookups {rows}"))

    with pytest.raises(CapReached) as refused:
        await caps.admit(acting(1, Role.UNKNOWN, 1), ANYBODY, "99999999")

    at = refused.value.at
    assert (at.hour, at.minute, at.tzinfo) == (0, 0, DHAKA)
    assert 0 < (at - datetime.now(DHAKA)).total_seconds() <= 86_400


async def test_who_has_no_cap_costs_no_transaction(caps: Caps) -> None:
    adrift = Caps(PostgresPool({}, 0, 1), caps.pseudonyms, DHAKA, caps.most, Trails(Clock()))

    for number in apart(3):
        await adrift.admit(acting(1, Role.ADMIN, 1), EVERYBODY, number)
