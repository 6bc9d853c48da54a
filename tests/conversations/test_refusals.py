"""What people get that is no page: each refusal and each failure in its own words."""

from collections.abc import AsyncIterator

import pytest

from bot.settings import AccessMode
from domain.languages import Language
from formatters.words import WORDS
from queries.loader import Statement
from queries.oracle import OracleDatabase
from queries.postgres import PostgresPool
from sandbox.oracle import Fault
from sandbox.oracle.server import OracleServer
from sandbox.parts import Sandbox
from sandbox.person import Person
from sandbox.telegram import BotApi
from sandbox.telegram.people import FARID, GROUP, KARIM, NADIA
from tests.conftest import Clock, serving

NUMBER = "17813970"
ENGLISH = WORDS[Language.ENGLISH]


@pytest.fixture
async def nadia(api: BotApi, oracle: OracleDatabase, store: PostgresPool) -> AsyncIterator[Person]:
    """An administrator in front of a served desk."""
    async with serving(api, oracle, store):
        yield Person(api, NADIA)


@pytest.fixture
def listener(utility: Sandbox) -> OracleServer:
    assert utility.oracle is not None
    return utility.oracle


def first_button(person: Person, row: int = 0, place: int = 0) -> str:
    return str(person.newest["reply_markup"]["inline_keyboard"][row][place]["callback_data"])


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("/start", "Welcome to Griddesk"),
        ("/start something", "Welcome to Griddesk"),
        ("/help", "How to use this desk"),
        ("/cancel", "Nothing is running"),
        ("hello there", "Hello!"),
        ("ধন্যবাদ", "Hello!"),
        ("😀", "Hello!"),
        ("/unknown", "Hello!"),
        ("1234", "5 to 20 letters or digits"),
        ("<b>12345678</b>", "5 to 20 letters or digits"),
        ("'; DROP TABLE ci_sa; -- 1", "5 to 20 letters or digits"),
        ("00000000", "❌ No customer or meter with the number 00000000 was found."),
    ],
)
async def test_every_text_gets_an_answer(nadia: Person, typed: str, words: str) -> None:
    await nadia.say(typed)

    assert words in nadia.sees


async def test_the_eleventh_search_in_a_minute_waits(
    api: BotApi, oracle: OracleDatabase, store: PostgresPool
) -> None:
    clock = Clock()
    async with serving(api, oracle, store, clock=clock, lookup_rate="10/minute"):
        nadia = Person(api, NADIA)
        for _ in range(10):
            await nadia.say(NUMBER)
        clock.now += 18
        await nadia.say(NUMBER)
        assert "Please wait 42 seconds" in nadia.sees

        clock.now += 42
        await nadia.say(NUMBER)
        assert "Customer found" in nadia.sees


async def test_a_press_after_the_session_reads_again_and_says_so(
    api: BotApi, oracle: OracleDatabase, store: PostgresPool
) -> None:
    clock = Clock()
    async with serving(api, oracle, store, clock=clock):
        nadia = Person(api, NADIA)
        await nadia.say(NUMBER)
        clock.now += 1799
        await nadia.press("💰 Current Balance")
        assert "refreshed" not in nadia.sees
        clock.now += 1799
        await nadia.press("⬅️ Back to Menu")
        assert "refreshed" not in nadia.sees, "the time runs from the last use"

        clock.now += 1801
        await nadia.press("💰 Current Balance")

    assert "Current balance" in nadia.sees
    assert "🔄 Figures refreshed at" in nadia.sees


async def test_a_press_after_the_session_counts_as_a_search(
    api: BotApi, oracle: OracleDatabase, store: PostgresPool
) -> None:
    clock = Clock()
    async with serving(api, oracle, store, clock=clock, lookup_rate="1/hour"):
        nadia = Person(api, NADIA)
        await nadia.say(NUMBER)
        clock.now += 1801
        await nadia.press("💰 Current Balance")

    assert nadia.toast == ENGLISH("too-fast", wait="1799 seconds")
    assert "Customer found" in nadia.sees, "the page stays"


@pytest.fixture
async def approved(store: PostgresPool) -> None:
    """The group is one where staff may look customers up."""
    approval = f"INSERT INTO chats (chat_id, title, approved) VALUES ({GROUP.id}, 'x', true)"
    await store.execute(Statement("test", approval, ()))


@pytest.mark.usefixtures("approved")
async def test_a_foreign_button_is_refused(nadia: Person, api: BotApi) -> None:
    here = nadia.in_group(GROUP.id)
    await here.say(NUMBER)
    farid = Person(api, FARID, chat_id=GROUP.id)

    await farid.press("💰 Current Balance")

    assert farid.toast == ENGLISH("foreign-button")
    assert "Customer found" in here.sees


@pytest.mark.parametrize(
    "data",
    [
        "x",
        "d",
        "d:b:17813970:6:0:5004:",
        "d:b:17813970:6:0:5004:AAAAAAAAAAA",
        "d:zz:1:1:1:1:1",
        "d:b:17813970:6:99:5004:x:y",
        "💥" * 16,
    ],
)
async def test_a_forged_button_is_refused(nadia: Person, data: str) -> None:
    await nadia.say(NUMBER)

    await nadia.press_data(data)

    assert nadia.toast == ENGLISH("invalid-button")
    assert "Customer found" in nadia.sees


async def test_a_button_with_another_number_in_it_is_refused(nadia: Person) -> None:
    await nadia.say(NUMBER)

    await nadia.press_data(first_button(nadia).replace(NUMBER, "90000001"))

    assert nadia.toast == ENGLISH("invalid-button")


@pytest.mark.usefixtures("approved")
async def test_a_button_carried_to_another_chat_is_refused(nadia: Person) -> None:
    await nadia.say(NUMBER)
    data = first_button(nadia)
    there = nadia.in_group(GROUP.id)
    await there.say("/help")

    await there.press_data(data)

    assert there.toast == ENGLISH("invalid-button")


@pytest.mark.parametrize("mode", [AccessMode.APPROVAL, AccessMode.CLOSED])
async def test_strangers_see_nothing(
    api: BotApi, oracle: OracleDatabase, store: PostgresPool, mode: AccessMode
) -> None:
    async with serving(api, oracle, store, access_mode=mode):
        karim = Person(api, KARIM)
        await karim.say(NUMBER)

    assert karim.sees.startswith("🔒 You have no access to customer data yet.")
    assert karim.sees.endswith(f"Your Telegram id is {KARIM.id}.")


async def test_in_open_mode_strangers_see_masked_figures(
    api: BotApi, oracle: OracleDatabase, store: PostgresPool, utility: Sandbox
) -> None:
    assert utility.manifest is not None
    case = utility.manifest.case("usual")
    async with serving(api, oracle, store, access_mode=AccessMode.OPEN):
        karim = Person(api, KARIM)
        await karim.say(NUMBER)
        await karim.press("👤 Customer Info")
        for secret in (case.name, case.phone, case.address):
            assert str(secret) not in karim.sees
        assert str(case.phone)[-3:] in karim.sees

        group = karim.in_group(GROUP.id)
        await group.say(NUMBER)
        assert group.sees == ENGLISH("not-in-groups")


@pytest.mark.usefixtures("approved")
async def test_an_approved_group_is_for_staff_only(nadia: Person, api: BotApi) -> None:
    here, karim = nadia.in_group(GROUP.id), Person(api, KARIM, chat_id=GROUP.id)

    await here.say(NUMBER)
    assert "Customer found" in here.sees

    await karim.say(NUMBER)
    assert karim.sees == ENGLISH("staff-only-in-groups")


async def test_a_group_that_is_not_approved_is_refused_to_administrators_too(
    nadia: Person,
) -> None:
    here = nadia.in_group(GROUP.id)

    await here.say(NUMBER)

    assert here.sees == ENGLISH("not-in-groups")


async def test_talk_in_a_group_is_left_alone(nadia: Person, api: BotApi) -> None:
    here = nadia.in_group(GROUP.id)
    here.type("good morning, 3 trucks are out")
    here.type("thanks")

    await here.say("/help")

    assert len([m for m in here.messages if m["from"]["is_bot"]]) == 1


async def test_cancel_stops_a_running_search(nadia: Person, listener: OracleServer) -> None:
    listener.faults.add(Fault("execute", "delay", seconds=1.5, times=3))
    nadia.type(NUMBER)
    await nadia.wait(lambda p: "Searching" in p.sees)

    await nadia.say("/cancel", until=lambda p: p.sees == ENGLISH("search-stopped"))

    assert nadia.buttons == [["🔁 Try again"]]
    await nadia.say("/cancel")
    assert nadia.sees == ENGLISH("nothing-to-cancel")


async def test_cancel_forgets_the_customer(nadia: Person) -> None:
    await nadia.say(NUMBER)

    await nadia.say("/cancel")

    assert nadia.sees == ENGLISH("forgotten")


@pytest.mark.parametrize(
    ("table", "button", "left"),
    [
        ("ci_bseg_calc_ln", "📊 Monthly Billing", "💳 Recharge History"),
        ("ci_pay_tndr", "💳 Recharge History", "📊 Monthly Billing"),
    ],
)
async def test_a_part_that_fails_takes_nothing_with_it(
    nadia: Person, listener: OracleServer, table: str, button: str, left: str
) -> None:
    listener.faults.error(1652, times=None, match=table)

    await nadia.say(NUMBER)
    assert "is unavailable right now" in nadia.sees
    await nadia.press(button)
    assert "unavailable right now" in nadia.sees
    await nadia.press("⬅️ Back to Menu")
    await nadia.press(left)
    assert "📅" in nadia.sees
    await nadia.press("⬅️ Back to Menu")
    await nadia.press("📈 Usage Chart")
    assert nadia.photo is not None


async def test_a_hang_is_answered_in_words(nadia: Person, listener: OracleServer) -> None:
    listener.faults.hang(30, times=3)

    await nadia.say(NUMBER)

    assert nadia.sees == ENGLISH("source-slow")
    listener.faults.clear()
    await nadia.press("🔁 Try again")
    assert "Customer found" in nadia.sees


async def test_an_outage_is_answered_in_words_and_ends_by_itself(
    nadia: Person, listener: OracleServer
) -> None:
    await listener.stop_listening()
    listener.kill_sessions()

    await nadia.say(NUMBER)
    assert nadia.sees == ENGLISH("source-down")

    await listener.start_listening()
    while "Customer found" not in nadia.sees:
        await nadia.say(NUMBER)


async def test_an_unforeseen_error_has_an_incident(nadia: Person, listener: OracleServer) -> None:
    listener.faults.error(1652, match="ci_acct_per", times=None)

    await nadia.say(NUMBER)

    assert nadia.sees == ENGLISH("source-broken")
