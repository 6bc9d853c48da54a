"""Groups: nobody's data is shown until an administrator approves them for staff."""

from collections.abc import AsyncIterator

import pytest

from bot.callbacks import AccountButton, AccountDo, Seal
from bot.settings import AccessMode
from domain.alerts.routing import Channel
from domain.languages import Language
from formatters.words import WORDS
from queries.alerts.targets import NewTarget, save_target
from queries.fake import FakeOracle
from queries.oracle import OracleDatabase
from queries.postgres import PostgresPool
from sandbox.parts import Sandbox
from sandbox.person import Person
from sandbox.telegram import BotApi
from sandbox.telegram.people import FARID, GROUP, KARIM, NADIA, RAHIM
from tests.conftest import serving
from tests.conversations.linking import audited, count, grant, link, open_to_all, sql

ENGLISH, BENGALI = WORDS[Language.ENGLISH], WORDS[Language.BENGALI]
NUMBER = "17813970"
APPROVE, WITHDRAW = ENGLISH("button-group-approve"), ENGLISH("button-group-withdraw")


@pytest.fixture
async def nadia(api: BotApi, oracle: OracleDatabase, store: PostgresPool) -> AsyncIterator[Person]:
    """An administrator in a group that nobody has decided about."""
    async with serving(api, oracle, store):
        yield Person(api, NADIA).in_group(GROUP.id)


async def approve(admin: Person) -> None:
    await admin.say("/group")
    await admin.press(APPROVE)


async def test_nobody_sees_data_in_a_group_that_is_not_approved(
    nadia: Person, api: BotApi, store: PostgresPool
) -> None:
    await grant(store, KARIM, "staff")
    karim = Person(api, KARIM, chat_id=GROUP.id)

    for person in (nadia, karim):
        await person.say(NUMBER)
        assert person.sees == ENGLISH("not-in-groups")

    assert "/group" in nadia.sees
    assert not await count(store, "query_log")


async def test_an_administrator_approves_a_group_and_staff_look_up_there(
    nadia: Person, api: BotApi, store: PostgresPool, utility: Sandbox
) -> None:
    assert utility.manifest is not None
    await grant(store, KARIM, "staff")
    karim = Person(api, KARIM, chat_id=GROUP.id)
    await nadia.say("/group")
    assert GROUP.title in nadia.sees
    assert "not approved" in nadia.sees
    await nadia.press(APPROVE)
    assert "is approved for staff use" in nadia.sees

    await karim.say(NUMBER)

    assert str(utility.manifest.case("usual").name) in karim.sees
    assert await audited(store, "group.%") == [("group.approved", f"group:{GROUP.id}", {})]
    assert NUMBER not in str(open_to_all(karim))


@pytest.mark.parametrize("mode", AccessMode)
async def test_in_an_approved_group_others_are_sent_to_their_private_chat(
    api: BotApi, oracle: OracleDatabase, store: PostgresPool, mode: AccessMode
) -> None:
    async with serving(api, oracle, store, access_mode=mode):
        await approve(Person(api, NADIA).in_group(GROUP.id))
        karim = Person(api, KARIM, chat_id=GROUP.id)
        await karim.say(NUMBER)

    assert karim.sees == ENGLISH("staff-only-in-groups")
    assert str(KARIM.id) not in karim.sees


async def test_a_customer_does_not_see_the_own_account_in_a_group(
    nadia: Person, api: BotApi
) -> None:
    await approve(nadia)
    rahim = Person(api, RAHIM)
    await link(rahim)
    here = rahim.in_group(GROUP.id)

    await here.say("90000043")

    assert here.sees == BENGALI("staff-only-in-groups")


async def test_own_accounts_of_staff_stay_out_of_a_group(
    nadia: Person, api: BotApi, store: PostgresPool
) -> None:
    await approve(nadia)
    rahim = Person(api, RAHIM)
    await link(rahim)
    await grant(store, RAHIM, "staff")
    here = rahim.in_group(GROUP.id)

    await here.say("90000043")
    assert "90000043" in here.sees
    buttons = str(here.newest["reply_markup"])
    assert BENGALI("button-another") in buttons
    assert BENGALI("button-accounts") not in buttons

    button = AccountButton(act=AccountDo.LIST, owner=RAHIM.id)
    await here.press_data(Seal(api.token.encode()).sealed(button, GROUP.id).pack())
    assert here.toast == BENGALI("account-private")
    assert "90000044" not in everything(here)


async def test_in_a_group_a_clerk_sees_the_own_areas_only(
    nadia: Person, api: BotApi, store: PostgresPool
) -> None:
    await approve(nadia)
    await grant(store, KARIM, "staff", "{Adabor}")
    karim = Person(api, KARIM, chat_id=GROUP.id)

    await karim.say("90000010")

    assert "Adabor" in karim.sees
    assert karim.sees.startswith("❌")


async def test_withdrawing_closes_the_pages_that_are_open(
    nadia: Person, store: PostgresPool
) -> None:
    await approve(nadia)
    await nadia.say(NUMBER)
    await nadia.press(WITHDRAW)

    await nadia.press("💰 Current Balance")

    assert nadia.toast == ENGLISH("not-in-groups")
    acts = [act for act, _, _ in await audited(store, "group.%")]
    assert acts == ["group.approved", "group.withdrawn"]


async def test_who_is_no_administrator_decides_nothing(
    nadia: Person, api: BotApi, store: PostgresPool
) -> None:
    await grant(store, KARIM, "operator")
    karim = Person(api, KARIM, chat_id=GROUP.id)

    await karim.say("/group")

    assert karim.sees == ENGLISH("not-allowed")
    await nadia.say("/group")
    await karim.press(APPROVE)
    assert karim.toast
    assert not await count(store, "chats WHERE approved")


async def test_a_button_of_former_days_changes_nothing(nadia: Person, store: PostgresPool) -> None:
    await nadia.say("/group")
    old = nadia.newest["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    await nadia.press(APPROVE)
    await nadia.press(WITHDRAW)

    await nadia.press_data(old)

    assert ENGLISH("group-changed") in nadia.sees
    assert "not approved" in nadia.sees
    assert len(await audited(store, "group.%")) == 2


async def test_of_two_administrators_one_decides(
    nadia: Person, api: BotApi, store: PostgresPool
) -> None:
    farid = Person(api, FARID, chat_id=GROUP.id)
    presses = []
    for admin in (nadia, farid):
        await admin.say("/group")
        data = admin.newest["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
        presses.append((admin, data, admin.newest["message_id"]))

    for admin, data, message_id in presses:
        admin.touch(data, message_id)
    await nadia.wait(lambda _: "Somebody else has decided" in everything(nadia))

    assert len(await audited(store, "group.approved")) == 1
    assert everything(nadia).count("is approved for staff use") == 2


def everything(person: Person) -> str:
    return "\n".join(str(one.get("text")) for one in person.messages)


async def test_in_private_the_approved_groups_are_listed_and_withdrawn(
    nadia: Person, store: PostgresPool
) -> None:
    alone = nadia.in_group(NADIA.id)
    await alone.say("/group")
    assert "No group is approved" in alone.sees
    await approve(nadia)
    await alone.say("/group")
    assert GROUP.title in alone.sees

    await alone.press(f"🚫 {GROUP.title}")

    assert "No group is approved" in alone.sees
    assert not await count(store, "chats WHERE approved")


async def test_a_group_that_becomes_a_supergroup_keeps_its_approval(
    nadia: Person, api: BotApi, store: PostgresPool
) -> None:
    await approve(nadia)
    new_id = api.hands.upgrade_group(NADIA.id, GROUP.id)
    there = nadia.in_group(new_id)
    while "Customer found" not in there.sees:
        await there.say(NUMBER)

    assert not await count(store, f"chats WHERE chat_id = {GROUP.id}")
    moved = {"before": GROUP.id, "approved": True}
    assert (await audited(store, "group.moved")) == [("group.moved", f"group:{new_id}", moved)]


async def test_a_group_that_becomes_a_supergroup_keeps_its_subscriptions(
    nadia: Person, api: BotApi, store: PostgresPool
) -> None:
    await save_target(store, NewTarget(Channel.TELEGRAM, str(GROUP.id)), None)

    new_id = api.hands.upgrade_group(NADIA.id, GROUP.id)
    while not await count(store, f"targets WHERE address = '{new_id}'"):
        await nadia.in_group(new_id).say("/help")

    assert not await count(store, f"targets WHERE address = '{GROUP.id}'")


async def test_a_supergroup_that_was_never_approved_is_not_now(
    nadia: Person, api: BotApi, store: PostgresPool
) -> None:
    new_id = api.hands.upgrade_group(NADIA.id, GROUP.id)
    there = nadia.in_group(new_id)

    await there.say(NUMBER)

    assert there.sees == ENGLISH("not-in-groups")
    assert not await count(store, "chats")


async def test_a_title_of_a_group_is_shown_as_text(api: BotApi, store: PostgresPool) -> None:
    async with serving(api, FakeOracle({}), store):
        await store.execute(
            sql("INSERT INTO chats (chat_id, title, approved) VALUES (-9, '<b>&\"x', true)")
        )
        nadia = Person(api, NADIA)
        await nadia.say("/group")

    assert '<b>&"x' in nadia.sees
