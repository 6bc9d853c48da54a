"""/people: administrators look through who may use the desk, and decide."""

from collections.abc import AsyncIterator

import pytest

from domain.auditing.audit import acting
from domain.people.grants import Grant, Verdict
from domain.people.roles import Role
from queries.access.grants import Change, change_grant
from queries.access.people_list import person_card
from queries.loader import parse_postgres
from queries.oracle import OracleDatabase
from queries.postgres import PostgresPool
from sandbox.parts import Sandbox
from sandbox.person import Person
from sandbox.telegram import BotApi
from sandbox.telegram.people import FARID, GROUP, KARIM, NADIA, RAHIM, SALMA
from tests.conftest import serving
from tests.conversations.linking import audited

NUMBER = "17813970"
DEEDS = parse_postgres(
    "deeds", "SELECT act FROM audit WHERE subject = :subject AND actor IS NOT NULL ORDER BY seq"
)

FORGET_FORMS = parse_postgres("forget_forms", "UPDATE forms SET expires_at = now()")


@pytest.fixture
async def nadia(api: BotApi, oracle: OracleDatabase, store: PostgresPool) -> AsyncIterator[Person]:
    """An administrator; Karim, Rahim and Salma have written to the desk."""
    async with serving(api, oracle, store):
        for profile in (KARIM, RAHIM, SALMA):
            await Person(api, profile).say("/help")
        yield Person(api, NADIA)


async def grant(store: PostgresPool, profile_id: int, role: Role, *areas: str) -> None:
    card = await person_card(store, profile_id)
    change = Change(profile_id, card.version, Grant(role, frozenset(areas)))
    assert await change_grant(store, acting(NADIA.id, Role.ADMIN, NADIA.id), change) is (
        Verdict.STANDS
    )


async def open_karim(nadia: Person) -> None:
    await nadia.say("/people")
    await nadia.press("Others")
    await nadia.press("⚪ Karim Hossain · No access")


def captions(person: Person) -> list[str]:
    return [caption for row in person.buttons for caption in row]


async def test_the_list_shows_the_team_first(nadia: Person) -> None:
    await nadia.say("/people")

    assert "People · Team" in nadia.sees
    assert captions(nadia)[:2] == [
        "👑 Nadia Rahman · Administrator",
        f"👑 {FARID.id} · Administrator",
    ]


async def test_a_role_is_given_and_the_person_hears_of_it(
    nadia: Person, api: BotApi, store: PostgresPool
) -> None:
    karim = Person(api, KARIM)
    await open_karim(nadia)
    assert "Nobody has decided" in nadia.sees

    await nadia.press("Staff")
    await karim.wait(lambda p: "changed by an administrator" in p.sees)

    assert "• Staff •" in captions(nadia)
    assert "Decided on" in nadia.sees
    assert await store.fetch_all(DEEDS, str, subject=f"person:{KARIM.id}") == ["access.granted"]
    await karim.say(NUMBER)
    assert "Customer found" in karim.sees


async def test_a_suspension_holds_from_the_next_press_and_is_lifted(
    nadia: Person, api: BotApi, store: PostgresPool
) -> None:
    await grant(store, KARIM.id, Role.STAFF)
    karim = Person(api, KARIM)
    await karim.say(NUMBER)
    await nadia.say("/people")
    await nadia.press("👤 Karim Hossain · Staff")

    await nadia.press("⏸ Suspend")
    await karim.wait(lambda p: "suspended" in p.sees)
    page = next(m for m in karim.messages if "Customer found" in str(m.get("text")))
    balance = page["reply_markup"]["inline_keyboard"][0][1]["callback_data"]
    await karim.press_data(balance, page["message_id"])
    assert karim.toast is not None

    await nadia.press("▶️ Lift the suspension")
    await karim.wait(lambda p: "Your access is back" in p.sees)
    await karim.say(NUMBER)
    assert "Customer found" in karim.sees


async def test_areas_are_ticked_and_limit_what_is_seen(
    nadia: Person, api: BotApi, store: PostgresPool
) -> None:
    await grant(store, KARIM.id, Role.STAFF)
    await nadia.say("/people")
    await nadia.press("👤 Karim Hossain · Staff")
    await nadia.press("🏢 Areas…")
    first = next(caption for caption in captions(nadia) if caption.startswith("☐"))
    await nadia.press(first)
    assert f"✅{first[1:]}" in captions(nadia)

    await nadia.press("👍 Done")

    assert f"Areas: {first[2:]}" in nadia.sees
    assert (await person_card(store, KARIM.id)).grant.areas == {first[2:]}


async def open_areas(nadia: Person) -> str:
    """The checklist of Karim, who is staff; an area that is not ticked yet."""
    await nadia.say("/people")
    await nadia.press(next(one for one in captions(nadia) if "Karim Hossain" in one))
    await nadia.press("🏢 Areas…")
    return next(caption for caption in captions(nadia) if caption.startswith("☐"))


async def test_a_choice_of_areas_that_is_forgotten_widens_nothing(
    nadia: Person, store: PostgresPool
) -> None:
    await grant(store, KARIM.id, Role.STAFF, "Adabor")
    await nadia.press(await open_areas(nadia))
    await store.execute(FORGET_FORMS)

    await nadia.press("👍 Done")

    assert nadia.toast is not None
    assert "the areas are as before" in nadia.toast
    assert (await person_card(store, KARIM.id)).grant.areas == {"Adabor"}


async def test_a_tick_after_the_choice_is_forgotten_begins_from_how_it_is(
    nadia: Person, store: PostgresPool
) -> None:
    await grant(store, KARIM.id, Role.STAFF, "Adabor")
    unticked = await open_areas(nadia)
    await store.execute(FORGET_FORMS)

    await nadia.press(unticked)
    await nadia.press("👍 Done")

    areas = (await person_card(store, KARIM.id)).grant.areas
    assert areas == {"Adabor", unticked.removeprefix("☐ ")}


async def test_a_choice_of_areas_can_be_left_without_a_change(
    nadia: Person, store: PostgresPool
) -> None:
    await grant(store, KARIM.id, Role.STAFF, "Adabor")
    await nadia.press(await open_areas(nadia))

    await nadia.press("⬅️ Back without a change")

    assert "Areas: Adabor" in nadia.sees
    assert (await person_card(store, KARIM.id)).version == 1


async def test_without_the_billing_system_the_areas_have_to_wait(
    nadia: Person, store: PostgresPool, utility: Sandbox
) -> None:
    await grant(store, KARIM.id, Role.STAFF)
    await nadia.say("/people")
    await nadia.press("👤 Karim Hossain · Staff")
    assert utility.oracle is not None
    await utility.oracle.stop_listening()
    utility.oracle.kill_sessions()

    await nadia.press("🏢 Areas…", until=lambda person: person.toast is not None)

    assert nadia.toast is not None
    assert "unavailable" in nadia.toast


async def test_removing_asks_first_and_then_takes_everything(
    nadia: Person, api: BotApi, store: PostgresPool
) -> None:
    await grant(store, KARIM.id, Role.OPERATOR)
    await nadia.say("/people")
    await nadia.press("🛠 Karim Hossain · Operator")
    await nadia.press("🗑 Remove")
    assert "Remove Karim Hossain?" in nadia.sees
    await nadia.press("⬅️ No, keep")
    assert (await person_card(store, KARIM.id)).grant.role is Role.OPERATOR

    await nadia.press("🗑 Remove")
    await nadia.press("🗑 Yes, remove")

    assert (await person_card(store, KARIM.id)).grant == Grant(None)
    karim = Person(api, KARIM)
    await karim.say(NUMBER)
    assert "no access" in karim.sees


async def test_who_is_suspended_stays_so_when_removed(nadia: Person, store: PostgresPool) -> None:
    await grant(store, KARIM.id, Role.OPERATOR)
    await nadia.say("/people")
    await nadia.press("🛠 Karim Hossain · Operator")
    await nadia.press("⏸ Suspend")
    await nadia.press("🗑 Remove")
    await nadia.press("🗑 Yes, remove")

    assert (await person_card(store, KARIM.id)).grant == Grant(None, suspended=True)
    assert captions(nadia)[0] == "▶️ Lift the suspension"


async def test_a_stranger_can_be_shut_out(nadia: Person, api: BotApi) -> None:
    await open_karim(nadia)
    await nadia.press("⏸ Suspend")
    karim = Person(api, KARIM)
    await karim.wait(lambda person: "was suspended" in person.sees)

    await karim.say("/start")
    assert "Your access is suspended" in karim.sees
    await nadia.press("▶️ Lift the suspension")
    await karim.wait(lambda person: "is back" in person.sees)
    await karim.say("/start")
    assert "Ask for access" in captions(karim)[0]


async def test_the_press_on_the_present_role_decides_nothing(
    nadia: Person, store: PostgresPool
) -> None:
    await grant(store, KARIM.id, Role.STAFF)
    await nadia.say("/people")
    await nadia.press("👤 Karim Hossain · Staff")

    await nadia.press("• Staff •")

    assert (await person_card(store, KARIM.id)).version == 1


async def test_an_administrator_who_is_none_any_more_is_asked_nothing(
    nadia: Person, api: BotApi, store: PostgresPool
) -> None:
    await grant(store, KARIM.id, Role.ADMIN)
    karim = Person(api, KARIM)
    await karim.say("/people")
    await karim.press("🔎 Search")
    await nadia.say("/people")
    await nadia.press("👑 Karim Hossain · Administrator")
    await nadia.press("Staff")
    await karim.wait(lambda person: "changed by an administrator" in person.sees)

    await karim.say(NUMBER)

    assert "Customer found" in karim.sees


async def test_the_command_menu_follows_the_role(nadia: Person, api: BotApi) -> None:
    await open_karim(nadia)
    await nadia.press("Admin")
    karim = Person(api, KARIM)
    await karim.wait(lambda person: "changed by an administrator" in person.sees)

    def menus() -> list[set[str]]:
        return [
            {command["command"] for command in call.params["commands"]}
            for call in api.calls
            if call.method == "setMyCommands" and f"{KARIM.id}" in str(call.params.get("scope"))
        ]

    assert {"people", "audit"} <= menus()[-1]
    await nadia.press("Staff")
    await karim.wait(lambda _: not {"people", "audit"} & menus()[-1])


async def test_nobody_decides_about_themselves(nadia: Person) -> None:
    await nadia.say("/people")
    await nadia.press("👑 Nadia Rahman · Administrator")
    await nadia.press("Staff")

    assert nadia.toast == "You cannot decide about yourself. Another administrator can."


async def test_a_press_on_a_page_that_is_not_of_now_changes_nothing(
    nadia: Person, store: PostgresPool
) -> None:
    await open_karim(nadia)
    await grant(store, KARIM.id, Role.OPERATOR)

    await nadia.press("Admin")

    assert nadia.toast is not None
    assert "Changed meanwhile by Nadia Rahman" in nadia.toast
    assert "• Operator •" in captions(nadia)
    assert (await person_card(store, KARIM.id)).grant.role is Role.OPERATOR


async def test_a_replayed_press_changes_nothing(nadia: Person, store: PostgresPool) -> None:
    await open_karim(nadia)
    under = nadia.newest["message_id"]
    rows = nadia.newest["reply_markup"]["inline_keyboard"]
    staff = next(b["callback_data"] for row in rows for b in row if b["text"] == "Staff")
    await nadia.press_data(staff, under)
    await grant(store, KARIM.id, Role.ADMIN)

    await nadia.press_data(staff, under)

    assert (await person_card(store, KARIM.id)).grant.role is Role.ADMIN


async def test_people_are_found_by_name_username_and_id(nadia: Person) -> None:
    for text in ("karim", "@karim_h", str(KARIM.id)):
        await nadia.say("/people")
        await nadia.press("🔎 Search")
        await nadia.say(text)
        assert "⚪ Karim Hossain · No access" in captions(nadia)


async def test_a_search_for_nobody_says_so(nadia: Person) -> None:
    await nadia.say("/people")
    await nadia.press("🔎 Search")
    await nadia.say("<b>%_'; --")

    assert "Nobody here." in nadia.sees
    assert "<b>%_'; --" in nadia.sees


async def test_a_question_survives_a_restart(
    api: BotApi, oracle: OracleDatabase, store: PostgresPool
) -> None:
    nadia = Person(api, NADIA)
    async with serving(api, oracle, store):
        await nadia.say("/people")
        await nadia.press("➕ Add by id")
    async with serving(api, oracle, store):
        await nadia.say("not a number")
        assert "not a Telegram id" in nadia.sees
        await nadia.say("700700700")

    assert "Telegram id: 700700700" in nadia.sees


async def test_cancel_ends_a_question(nadia: Person) -> None:
    await nadia.say("/people")
    await nadia.press("🔎 Search")
    await nadia.say("/cancel")
    assert "no answer any more" in nadia.sees

    await nadia.say("karim")
    assert "Hello!" in nadia.sees


async def test_history_is_the_audit_about_the_person(nadia: Person, store: PostgresPool) -> None:
    await grant(store, KARIM.id, Role.STAFF)
    await nadia.say("/people")
    await nadia.press("👤 Karim Hossain · Staff")
    await nadia.press("📜 History")

    assert "Karim Hossain" in nadia.sees
    assert "Nadia Rahman" in nadia.sees
    looked = {"topic": "access", "period": "all", "about": f"p{KARIM.id}"}
    assert await audited(store, "audit.%") == [("audit.viewed", "audit", looked)]


async def test_people_are_not_shown_in_groups_nor_to_others(nadia: Person, api: BotApi) -> None:
    there = nadia.in_group(GROUP.id)
    await there.say("/people")
    assert "private chat only" in there.sees

    karim = Person(api, KARIM)
    await karim.say("/people")
    assert "not open to you" in karim.sees
