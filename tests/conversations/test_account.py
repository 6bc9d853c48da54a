"""Linking an own account, looking at it, unlinking it: as people meet it."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.settings import AccessMode
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
from sandbox.telegram.hands import contact_of
from sandbox.telegram.people import GROUP, KARIM, NADIA, RAHIM, SALMA
from sandbox.telegram.refusals import Json
from tests.conftest import serving
from tests.conversations.linking import (
    HIS,
    NEIGHBOURS,
    NOBODYS,
    audited,
    count,
    grant,
    link,
    open_to_all,
    sql,
)

ENGLISH, BENGALI = WORDS[Language.ENGLISH], WORDS[Language.BENGALI]
OWN = contact_of(RAHIM)
RAHIMS_NUMBER = "1711000001"
LOOKUPS = (CUSTOMER_BY_NUMBER, CUSTOMERS_BY_METER, DAILY_BILLS, PAYMENTS)
OWNS = "INSERT INTO accounts (person_id, customer_no, phone_key) VALUES ({}, '{}', '')"
USER = {"id": 1, "is_bot": False, "first_name": "X"}


@pytest.fixture
async def rahim(api: BotApi, oracle: OracleDatabase, store: PostgresPool) -> AsyncIterator[Person]:
    """Somebody who is nobody to the desk yet, and reads Bengali."""
    async with serving(api, oracle, store):
        yield Person(api, RAHIM)


async def test_sharing_the_own_number_links_all_accounts_that_have_it(
    rahim: Person, store: PostgresPool
) -> None:
    await rahim.say("/start")
    await rahim.press(BENGALI("button-link"))
    assert rahim.keyboard == [[BENGALI("button-share-phone")], [BENGALI("button-keep-phone")]]

    await rahim.share_contact()

    assert "৩টি হিসাব যুক্ত হয়েছে" in rahim.sees
    assert all(number in rahim.sees for number in HIS)
    assert rahim.keyboard == []
    linked = await audited(store, "account.%")
    assert [(act, details) for act, _, details in linked] == [("account.linked", {})] * 3
    assert all(subject.startswith("customer:") for _, subject, _ in linked)
    assert not any(number in str(linked) for number in (*HIS, RAHIMS_NUMBER))


async def test_the_phone_number_is_kept_as_a_hash_only(rahim: Person, store: PostgresPool) -> None:
    await link(rahim)

    for table in ("accounts", "audit", "query_log", "people", "forms", "alert_events"):
        assert not await count(store, f"{table} one WHERE one::text LIKE '%{RAHIMS_NUMBER}%'")


async def test_linking_again_changes_nothing(rahim: Person, store: PostgresPool) -> None:
    await link(rahim)
    before = await store.fetch_value(sql("SELECT array_agg(account_id) FROM accounts"))

    await rahim.share_contact()

    assert await store.fetch_value(sql("SELECT array_agg(account_id) FROM accounts")) == before
    assert len(await audited(store, "account.linked")) == 3


async def test_an_own_account_is_shown_in_full(rahim: Person, utility: Sandbox) -> None:
    assert utility.manifest is not None
    case = utility.manifest.case("phone-one-of-two")
    await link(rahim)

    await rahim.press(f"👤 {case.customer_no}")

    assert rahim.buttons[-1] == [BENGALI("button-accounts")]
    assert "🔍" not in str(rahim.buttons)
    await rahim.press(BENGALI("button-info"))
    for told in (case.name, case.phone, case.address):
        assert str(told) in rahim.sees


@pytest.mark.parametrize("number", [NEIGHBOURS, NOBODYS, "80000047", "17813970"])
async def test_a_neighbours_number_gets_the_words_of_one_that_does_not_exist(
    rahim: Person, number: str
) -> None:
    await link(rahim)

    await rahim.say(number)

    assert rahim.sees == BENGALI("not-yours")


async def test_a_number_of_others_is_never_asked_for(api: BotApi, store: PostgresPool) -> None:
    oracle = FakeOracle({statement: [] for statement in LOOKUPS})
    async with serving(api, oracle, store):
        rahim = Person(api, RAHIM)
        await rahim.say("/start")
        await store.execute(sql(OWNS.format(RAHIM.id, HIS[0])))
        asked = []
        for number in (NEIGHBOURS, NOBODYS):
            oracle.calls.clear()
            await rahim.say(number)
            asked.append(list(oracle.calls))

    assert asked[0] == asked[1] == [(CUSTOMER_BY_NUMBER, {"customer_no": HIS[0]})]


@pytest.mark.parametrize("number", ["80000043", "৮০০০০০৪৩"])
async def test_the_own_meter_number_finds_the_own_account(rahim: Person, number: str) -> None:
    await link(rahim)

    await rahim.say(number)

    assert "90000043" in rahim.sees
    assert "গ্রাহক পাওয়া গেছে" in rahim.sees


@pytest.mark.parametrize(
    ("contact", "around", "words"),
    [
        (contact_of(SALMA), {}, "contact-foreign"),
        (OWN | {"user_id": SALMA.id}, {}, "contact-foreign"),
        ({**OWN, "user_id": None}, {}, "contact-nobodys"),
        (OWN | {"phone_number": " "}, {}, "contact-phoneless"),
        (
            OWN,
            {"forward_origin": {"type": "user", "date": 1, "sender_user": USER}},
            "contact-forwarded",
        ),
        (
            OWN,
            {"forward_origin": {"type": "hidden_user", "date": 1, "sender_user_name": "X"}},
            "contact-forwarded",
        ),
        (OWN, {"via_bot": USER | {"is_bot": True}}, "contact-forwarded"),
    ],
)
async def test_a_contact_that_proves_nothing_is_refused(
    rahim: Person,
    store: PostgresPool,
    contact: Json,
    around: dict[str, Any],
    words: str,
) -> None:
    await rahim.say("/account")

    await rahim.send_contact(contact, **around)

    assert rahim.sees == BENGALI(words)
    assert rahim.keyboard, "they can still share their own"
    assert not await count(store, "accounts")


async def test_somebody_elses_contact_links_nothing_to_either(
    api: BotApi, rahim: Person, store: PostgresPool
) -> None:
    karim = Person(api, KARIM)
    await karim.say("/account")

    await karim.share_contact(RAHIM)

    assert karim.sees == ENGLISH("contact-foreign")
    assert not await count(store, "accounts")


async def test_a_contact_in_a_group_is_talk(
    api: BotApi, rahim: Person, store: PostgresPool
) -> None:
    here = rahim.in_group(GROUP.id)
    api.hands.share_contact(RAHIM.id, GROUP.id)

    await here.say("/account")

    assert here.sees == BENGALI("account-private")
    assert len([one for one in here.messages if one["from"]["is_bot"]]) == 1
    assert not await count(store, "accounts")


async def test_a_number_that_nobody_registered_is_told_what_to_do(
    api: BotApi, rahim: Person, store: PostgresPool
) -> None:
    karim = Person(api, KARIM)

    await link(karim)

    assert karim.sees.startswith(
        "❌ No account is registered with your phone number +8801711000002"
    )
    assert "office can register it" in karim.sees
    assert karim.keyboard == []
    assert not await count(store, "accounts")


async def test_a_number_with_more_accounts_than_anybody_has_links_none(
    rahim: Person, store: PostgresPool
) -> None:
    await rahim.say("/account")

    await rahim.send_contact(OWN | {"phone_number": "8801712345678"})

    assert rahim.sees == BENGALI("account-too-many")
    assert not await count(store, "accounts")


async def test_a_number_from_abroad_finds_nothing(rahim: Person) -> None:
    await rahim.send_contact(OWN | {"phone_number": "4917110000019"})

    assert "+4917110000019" in rahim.sees


async def test_cancelling_takes_the_keyboard_away(rahim: Person, store: PostgresPool) -> None:
    await rahim.say("/account")

    await rahim.say(BENGALI("button-keep-phone"))

    assert rahim.sees == BENGALI("account-cancelled")
    assert rahim.keyboard == []


async def test_linking_counts_as_a_look_up(
    api: BotApi, oracle: OracleDatabase, store: PostgresPool
) -> None:
    async with serving(api, oracle, store, lookup_rate="2/hour"):
        rahim = Person(api, RAHIM)
        await link(rahim)
        await rahim.share_contact()

        await rahim.share_contact()

    assert rahim.sees.startswith("🐢")


@pytest.mark.parametrize("linked", [False, True])
async def test_in_closed_mode_only_listed_people_link(
    api: BotApi, oracle: OracleDatabase, store: PostgresPool, *, linked: bool
) -> None:
    async with serving(api, oracle, store, access_mode=AccessMode.CLOSED):
        rahim, nadia = Person(api, RAHIM), Person(api, NADIA)
        if linked:
            await rahim.say("/start")
            await store.execute(sql(OWNS.format(RAHIM.id, NOBODYS)))
            await rahim.say("/account")
            assert rahim.sees == BENGALI("account-closed")
        await rahim.say(NOBODYS)
        assert rahim.sees.startswith("🔒")
        await rahim.share_contact()
        assert rahim.sees == BENGALI("account-closed")
        await nadia.share_contact()

    assert nadia.sees.startswith("❌ No account is registered")
    assert await count(store, "accounts") == int(linked)


async def test_who_is_suspended_links_nothing(rahim: Person, store: PostgresPool) -> None:
    await rahim.say("/start")
    await store.execute(
        sql(f"INSERT INTO grants (person_id, role, suspended) VALUES ({RAHIM.id}, 'staff', true)")
    )

    await rahim.share_contact()

    assert rahim.sees.startswith("🔒")
    assert not await count(store, "accounts")


async def test_one_account_opens_at_once(rahim: Person, store: PostgresPool) -> None:
    await link(rahim)
    await store.execute(sql(f"DELETE FROM accounts WHERE customer_no <> '{HIS[0]}'"))

    await rahim.say("/account")

    assert "গ্রাহক পাওয়া গেছে" in rahim.sees
    assert HIS[0] in rahim.sees


async def test_an_account_is_unlinked_after_a_question_and_once(
    rahim: Person, store: PostgresPool
) -> None:
    await link(rahim)
    await rahim.say("/account")
    await rahim.press(BENGALI("button-unlink"))
    assert HIS[0] in rahim.sees
    sure = rahim.newest["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    await rahim.press(BENGALI("button-unlink-sure"))
    assert rahim.sees.endswith(BENGALI("account-unlinked"))
    assert HIS[0] not in rahim.sees

    await rahim.press_data(sure)

    assert rahim.sees.endswith(BENGALI("account-gone"))
    assert len(await audited(store, "account.unlinked")) == 1
    assert await count(store, "accounts") == 2


async def test_going_back_unlinks_nothing(rahim: Person, store: PostgresPool) -> None:
    await link(rahim)
    await rahim.say("/account")
    await rahim.press(BENGALI("button-unlink"))

    await rahim.press(BENGALI("button-accounts-back"))

    assert all(number in rahim.sees for number in HIS)
    assert await count(store, "accounts") == 3


async def test_a_page_of_an_unlinked_account_is_closed(rahim: Person, store: PostgresPool) -> None:
    await link(rahim)
    await rahim.say(HIS[0])
    await store.execute(sql(f"DELETE FROM accounts WHERE customer_no = '{HIS[0]}'"))

    await rahim.press(BENGALI("button-info"))

    assert rahim.toast == BENGALI("not-yours")


async def test_after_the_last_account_the_person_is_unknown_again(
    rahim: Person, store: PostgresPool
) -> None:
    await link(rahim)
    await rahim.say("/account")
    for _ in HIS:
        await rahim.press(BENGALI("button-unlink"))
        await rahim.press(BENGALI("button-unlink-sure"))
    assert plain(BENGALI("account-none")) in rahim.sees

    await rahim.say(HIS[0])

    assert str(RAHIM.id) in rahim.sees
    assert rahim.sees.startswith("🔒")


async def test_the_link_ends_when_the_utility_registers_another_number(
    rahim: Person, store: PostgresPool
) -> None:
    await link(rahim)
    await store.execute(sql(f"UPDATE accounts SET phone_key = 'x' WHERE customer_no = '{HIS[0]}'"))

    await rahim.say(HIS[0])

    assert rahim.sees.startswith("🔗")
    assert HIS[0] in rahim.sees
    assert len(await audited(store, "account.ended")) == 1
    await rahim.say(HIS[0])
    assert rahim.sees == BENGALI("not-yours")
    await rahim.say(HIS[1])
    assert "গ্রাহক পাওয়া গেছে" in rahim.sees


async def test_whoever_proves_the_number_ends_the_links_of_its_former_owner(
    api: BotApi, rahim: Person, store: PostgresPool
) -> None:
    await link(rahim)
    karim = Person(api, KARIM)

    await karim.send_contact(contact_of(KARIM) | {"phone_number": RAHIM.phone})

    assert await count(store, f"accounts WHERE person_id = {KARIM.id}") == 3
    assert await count(store, "accounts") == 3
    ended = await audited(store, "account.ended")
    assert [details for _, _, details in ended] == [{"person": RAHIM.id}] * 3


async def test_an_outage_while_linking_can_be_tried_again(
    api: BotApi, oracle: OracleDatabase, store: PostgresPool, utility: Sandbox
) -> None:
    assert utility.oracle is not None
    async with serving(api, oracle, store):
        rahim = Person(api, RAHIM)
        await rahim.say("/account")
        utility.oracle.faults.error(1652, match="c1_per_contdet", times=None)
        await rahim.share_contact()
        assert rahim.sees == BENGALI("source-broken")
        assert rahim.buttons == [[BENGALI("button-link")]]
        utility.oracle.faults.clear()
        await rahim.press(BENGALI("button-link"))
        await rahim.share_contact()

    assert "৩টি হিসাব যুক্ত হয়েছে" in rahim.sees


async def test_the_own_account_of_a_limited_clerk_works(
    api: BotApi, rahim: Person, store: PostgresPool
) -> None:
    await link(rahim)
    await grant(store, RAHIM, "staff", "{Mirpur}")

    await rahim.say(HIS[0])

    assert "গ্রাহক পাওয়া গেছে" in rahim.sees
    assert rahim.buttons[-2:] == [[BENGALI("button-accounts")], [BENGALI("button-another")]]
    await rahim.say(NEIGHBOURS)
    assert "Mirpur" in rahim.sees


async def test_in_open_mode_the_own_account_is_whole_and_others_are_masked(
    api: BotApi, oracle: OracleDatabase, store: PostgresPool
) -> None:
    async with serving(api, oracle, store, access_mode=AccessMode.OPEN):
        rahim = Person(api, RAHIM)
        await link(rahim)
        await rahim.say(HIS[0])
        assert "Rahim Uddin" in rahim.sees
        await rahim.say(NEIGHBOURS)

    assert "S••• H•••" in rahim.sees


async def test_all_that_is_shown_of_an_own_account_is_protected_but_the_statement(
    rahim: Person,
) -> None:
    await link(rahim)
    await rahim.press(f"👤 {HIS[0]}")
    for button in ("info", "back", "chart", "back", "billing", "back", "statement"):
        await rahim.press(BENGALI(f"button-{button}"))
    assert [one["document"]["file_name"] for one in open_to_all(rahim)] == [
        f"statement-{HIS[0]}.pdf"
    ]

    await rahim.press(BENGALI("button-back"))

    assert len(open_to_all(rahim)) == 1
    assert not open_to_all(rahim)[0].get("reply_markup")
    assert "গ্রাহক পাওয়া গেছে" in str(rahim.messages[-1])


async def test_nothing_is_asked_of_oracle_about_a_stranger(
    api: BotApi, store: PostgresPool
) -> None:
    oracle = FakeOracle({})
    async with serving(api, oracle, store):
        rahim = Person(api, RAHIM)
        await rahim.say(HIS[0])
        await rahim.say("/account")

    assert oracle.calls == []
