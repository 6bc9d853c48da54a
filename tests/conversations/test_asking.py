"""Asking for access, and administrators who decide, as people see it."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from aiogram import Bot

from bot.app import connect, dispatcher
from bot.callbacks import JoinButton, RequestButton, RequestDo, Seal
from bot.commands import IN_PRIVATE
from bot.drawing import Drawing
from bot.people.requests import Requests
from bot.settings import AccessMode
from domain.auditing.audit import acting
from domain.languages import Language
from domain.people.requests import Answer, Decision, Outcome, Ruling
from domain.people.roles import Role
from formatters.words import WORDS
from queries.access.requests import ask_access, decide
from queries.fake import FakeOracle
from queries.loader import Statement
from queries.oracle import OracleDatabase
from queries.postgres import PostgresPool
from sandbox.parts import Sandbox
from sandbox.person import Person, Until
from sandbox.telegram import BotApi
from sandbox.telegram.faults import Fault
from sandbox.telegram.methods.menu import menu_for
from sandbox.telegram.people import FARID, GROUP, KARIM, NADIA, RAHIM, Profile
from tests.conftest import serving, settings

Sweep = Callable[[], Awaitable[None]]

NUMBER = "17813970"
ENGLISH, BENGALI = WORDS[Language.ENGLISH], WORDS[Language.BENGALI]
ASK, LINK = ENGLISH("button-ask"), ENGLISH("button-link")
DECIDING = [
    ["Staff", "Operator", "Admin"],
    ["🏢 Limit to areas…"],
    ["📱 Own account only"],
    ["❌ Deny"],
]


@pytest.fixture
async def karim(api: BotApi, oracle: OracleDatabase, store: PostgresPool) -> AsyncIterator[Person]:
    """A clerk whom nobody knows yet, in front of a served desk."""
    async with serving(api, oracle, store):
        yield Person(api, KARIM)


@pytest.fixture
def nadia(api: BotApi) -> Person:
    return Person(api, NADIA)


@pytest.fixture
def farid(api: BotApi) -> Person:
    return Person(api, FARID)


@pytest.fixture
def admins(nadia: Person, farid: Person) -> tuple[Person, Person]:
    return nadia, farid


@pytest.fixture
async def bot(api: BotApi) -> AsyncIterator[Bot]:
    async with connect(settings(api), None) as connected:
        yield connected


@pytest.fixture
async def requests(api: BotApi, store: PostgresPool) -> AsyncIterator[Requests]:
    """The requests of the desk as the sweep of a new start sees them."""
    drawing = Drawing()
    found: Requests = dispatcher(settings(api), FakeOracle({}), store, drawing)["requests"]
    yield found
    drawing.close()


@pytest.fixture
def sweep(bot: Bot, requests: Requests) -> Sweep:
    """What a start, and then every minute, does."""
    return lambda: requests.catch_up(bot)


def sql(text: str) -> Statement:
    return Statement("test", text)


async def asks(person: Person, *admins: Person) -> None:
    """Ask for access, and wait until the administrators have their cards."""
    words = BENGALI if person.profile.language_code == "bn" else ENGLISH
    await person.say("/start")
    await person.press(words("button-ask"))
    for admin in admins:
        await admin.wait(has_card)


def has_card(admin: Person) -> bool:
    return bool(admin.sees) and admin.buttons == DECIDING


def toasted(person: Person) -> bool:
    return person.toast is not None


def says(words: str) -> Until:
    return lambda person: words in person.sees


async def hours_pass(store: PostgresPool, hours: float) -> None:
    for column in ("asked_at", "expires_at", "decided_at"):
        later = f"UPDATE access_requests SET {column} = {column} - INTERVAL '{hours} hours'"
        await store.execute(sql(later))


async def acts(store: PostgresPool) -> list[str]:
    """What the audit says about access, in order."""
    return await store.fetch_all(
        sql("SELECT act FROM audit WHERE act LIKE 'access.%' AND details->>'by' IS NULL"
            " ORDER BY seq"), str
    )  # fmt: skip


async def grants(store: PostgresPool) -> dict[int, str]:
    query = sql("SELECT person_id, role FROM grants ORDER BY person_id")
    return dict(await store.fetch_all(query, lambda person_id, role: (person_id, role)))


def button_of(person: Person, caption: str) -> tuple[str, int]:
    """The data of a button under the newest message, and the message's id."""
    rows = person.newest["reply_markup"]["inline_keyboard"]
    data = next(one["callback_data"] for row in rows for one in row if one["text"] == caption)
    return str(data), int(person.newest["message_id"])


ADMINS_ONLY = {NADIA.id: "admin", FARID.id: "admin"}


async def test_asking_and_being_approved_by_one_of_two_administrators(
    karim: Person, nadia: Person, farid: Person, store: PostgresPool, api: BotApi
) -> None:
    await karim.say("/start")
    assert karim.buttons == [[ASK], [LINK]]
    await karim.press(ASK)
    assert karim.sees.startswith("🙋 Your request was sent to the administrators.")
    await farid.wait(has_card)
    await nadia.wait(has_card)
    for told in ("Karim Hossain", "@karim_h", str(KARIM.id), "Language: English", "Areas: all"):
        assert told in nadia.sees
    assert f'<a href="tg://user?id={KARIM.id}">Karim Hossain</a>' in nadia.html

    await nadia.press("Staff")
    await farid.wait(says("Nadia Rahman gave access as staff"))

    assert farid.sees == nadia.sees
    assert (nadia.buttons, farid.buttons) == ([], [])
    await karim.wait(says("Your request was approved"))
    assert "You are staff here. Areas: all." in karim.sees
    await karim.say(NUMBER)
    assert "Customer found" in karim.sees
    assert await acts(store) == ["access.requested", "access.granted"]
    menu = menu_for(api.state, api.chats[KARIM.id], "en")
    assert tuple(one["command"] for one in menu) == IN_PRIVATE[Role.STAFF]


async def test_a_role_is_limited_to_the_areas_that_the_card_shows(
    karim: Person, nadia: Person, farid: Person, store: PostgresPool
) -> None:
    await asks(karim, nadia, farid)

    await nadia.press("🏢 Limit to areas…")
    assert "To which areas shall this access be limited?" in nadia.sees
    assert ["✅ All areas", "👍 Done"] in nadia.buttons
    await nadia.press("☐ Adabor")
    assert ["✅ Adabor"] in nadia.buttons
    await nadia.press("2 / 2 ▶️")
    await nadia.press("☐ Tejgaon")
    await nadia.press("👍 Done")
    assert "Areas: Adabor, Tejgaon" in nadia.sees
    assert "Areas: all" in farid.sees
    await nadia.press("Operator")

    await karim.wait(says("You are an operator here. Areas: Adabor, Tejgaon."))
    assert farid.sees.endswith("Areas: Adabor, Tejgaon.")
    query = sql(f"SELECT areas FROM grants WHERE person_id = {KARIM.id}")
    assert await store.fetch_value(query) == ["Adabor", "Tejgaon"]


async def test_chosen_areas_survive_a_restart(
    api: BotApi, oracle: OracleDatabase, store: PostgresPool, nadia: Person
) -> None:
    async with serving(api, oracle, store):
        karim = Person(api, KARIM)
        await asks(karim, nadia)
        await nadia.press("🏢 Limit to areas…")
        await nadia.press("☐ Adabor")
    async with serving(api, oracle, store):
        await nadia.press("☐ Banasree")
        await nadia.press("👍 Done")
        assert "Areas: Adabor, Banasree" in nadia.sees
        await nadia.press("Staff")

        await karim.wait(says("Areas: Adabor, Banasree"))


async def test_areas_that_were_forgotten_meanwhile_do_not_become_all_areas(
    karim: Person, nadia: Person, store: PostgresPool
) -> None:
    await asks(karim, nadia)
    for caption in ("🏢 Limit to areas…", "☐ Adabor", "👍 Done"):
        await nadia.press(caption)
    await store.execute(sql("UPDATE forms SET expires_at = now()"))

    await nadia.press("Staff", until=toasted)

    assert nadia.toast == ENGLISH("request-other-areas")
    assert "Areas: all" in nadia.sees
    assert await grants(store) == ADMINS_ONLY


async def test_choosing_areas_ends_when_somebody_else_decides(
    karim: Person, nadia: Person, farid: Person
) -> None:
    await asks(karim, nadia, farid)
    await nadia.press("🏢 Limit to areas…")
    tick, under = button_of(nadia, "☐ Adabor")
    await farid.press("❌ Deny")
    await nadia.wait(says("Farid Ahmed declined it"))

    await nadia.press_data(tick, under, until=toasted)

    assert "Farid Ahmed has decided already" in str(nadia.toast)
    assert "Farid Ahmed declined it" in nadia.sees


async def test_without_the_billing_system_the_card_stays(
    karim: Person, nadia: Person, utility: Sandbox
) -> None:
    await asks(karim, nadia)
    assert utility.oracle is not None
    await utility.oracle.stop_listening()
    utility.oracle.kill_sessions()

    await nadia.press("🏢 Limit to areas…", until=toasted)

    assert "Live data is unavailable right now" in str(nadia.toast)
    assert has_card(nadia)


async def test_an_administrator_reads_the_card_in_their_language(
    karim: Person, nadia: Person, farid: Person, store: PostgresPool
) -> None:
    await farid.say("/language")
    await farid.press("বাংলা")
    await asks(karim, nadia)
    await farid.wait(says("অনুমতির আবেদন করেছেন"))

    await farid.press("❌ নামঞ্জুর")
    await nadia.wait(says("Farid Ahmed declined it"))

    assert "Farid Ahmed আবেদনটি নামঞ্জুর করেছেন" in farid.sees
    await karim.wait(says("Your request was declined"))


async def test_who_asks_in_bengali_is_told_in_bengali(
    karim: Person, nadia: Person, api: BotApi
) -> None:
    rahim = Person(api, RAHIM)
    await asks(rahim, nadia)
    assert "আপনার আবেদন প্রশাসকদের কাছে পাঠানো হয়েছে" in rahim.sees
    assert "Language: বাংলা" in nadia.sees

    await nadia.press("Operator")

    await rahim.wait(says("আপনার আবেদন মঞ্জুর হয়েছে"))
    assert "অপারেটর" in rahim.sees


async def test_asking_again_while_a_request_is_open_says_so(
    karim: Person, nadia: Person, store: PostgresPool
) -> None:
    await asks(karim, nadia)

    await karim.say("/start")
    await karim.press(ASK)

    assert "Your request is with the administrators already" in karim.sees
    assert len([one for one in nadia.messages if one["from"]["is_bot"]]) == 1
    assert await acts(store) == ["access.requested"]


@pytest.mark.parametrize(
    ("caption", "news"),
    [
        ("❌ Deny", "Your request was declined"),
        ("📱 Own account only", "please link your own account"),
    ],
)
async def test_who_was_refused_may_ask_again_after_a_day(
    karim: Person, nadia: Person, store: PostgresPool, caption: str, news: str
) -> None:
    await asks(karim, nadia)
    await nadia.press(caption)
    await karim.wait(says(news))
    assert karim.buttons == [[LINK]]
    again = karim.sees.partition("ask again from ")[2].partition(".")[0]
    assert await grants(store) == ADMINS_ONLY

    await karim.say("/start")
    await karim.press(ASK)
    assert karim.sees.endswith(f"You may ask again from {again}.")

    await hours_pass(store, 24)
    await karim.say("/start")
    await karim.press(ASK)
    assert "Your request was sent" in karim.sees
    await nadia.wait(has_card)


async def test_an_unanswered_request_expires_by_itself(
    karim: Person, nadia: Person, farid: Person, store: PostgresPool, sweep: Sweep
) -> None:
    await asks(karim, nadia, farid)
    await hours_pass(store, 24)

    await sweep()

    for admin in (nadia, farid):
        assert "Nobody decided in time" in admin.sees
        assert admin.buttons == []
    assert "Nobody decided on your request within 24 hours" in karim.sees
    assert karim.buttons == [[ASK], [LINK]]
    await karim.press(ASK)
    assert "Your request was sent" in karim.sees


async def test_a_press_on_an_expired_card_says_so_and_redraws_it(
    karim: Person, nadia: Person, store: PostgresPool
) -> None:
    await asks(karim, nadia)
    await hours_pass(store, 24)

    await nadia.press("Staff", until=toasted)

    assert nadia.toast == ENGLISH("request-expired")
    assert "Nobody decided in time" in nadia.sees
    assert nadia.buttons == []
    assert await grants(store) == ADMINS_ONLY


async def test_a_demoted_administrator_s_press_is_refused(
    karim: Person, nadia: Person, store: PostgresPool
) -> None:
    await asks(karim, nadia)
    await store.execute(sql(f"UPDATE grants SET role = 'operator' WHERE person_id = {NADIA.id}"))

    await nadia.press("Admin")

    assert nadia.toast == ENGLISH("not-allowed")
    assert KARIM.id not in await grants(store)


async def test_the_slower_administrator_is_told_who_was_faster(
    karim: Person, nadia: Person, farid: Person, store: PostgresPool
) -> None:
    await asks(karim, nadia, farid)
    staff, under = button_of(nadia, "Staff")
    await farid.press("❌ Deny")
    await nadia.wait(says("Farid Ahmed declined it"))

    await nadia.press_data(staff, under, until=toasted)

    assert nadia.toast == "Farid Ahmed has decided already. The card shows how."
    assert "Farid Ahmed declined it" in nadia.sees
    assert await grants(store) == ADMINS_ONLY


async def test_a_press_again_changes_nothing(
    karim: Person, nadia: Person, farid: Person, store: PostgresPool
) -> None:
    await asks(karim, nadia)
    staff, under = button_of(nadia, "Staff")
    await nadia.press_data(staff, under)
    for _ in range(3):
        await nadia.press_data(staff, under, until=toasted)

    assert "has decided already" in str(nadia.toast)
    assert await acts(store) == ["access.requested", "access.granted"]
    await karim.wait(says("approved"))
    assert len([one for one in karim.messages if "approved" in one.get("text", "")]) == 1


async def test_who_was_given_a_role_elsewhere_meanwhile_keeps_it(
    karim: Person, nadia: Person, store: PostgresPool
) -> None:
    await asks(karim, nadia)
    await store.execute(sql(f"INSERT INTO grants VALUES ({KARIM.id}, 'operator')"))

    await nadia.press("Staff", until=toasted)

    assert nadia.toast == ENGLISH("request-overtaken")
    assert "Decided elsewhere" in nadia.sees
    assert (await grants(store))[KARIM.id] == "operator"


@pytest.mark.parametrize(("presser", "words"), [(KARIM, "not-allowed"), (FARID, "invalid-button")])
async def test_a_card_s_button_works_for_its_administrator_only(
    karim: Person, nadia: Person, store: PostgresPool, presser: Profile, words: str
) -> None:
    await asks(karim, nadia)
    staff, _ = button_of(nadia, "Staff")
    other = Person(karim.api, presser)
    here = other.in_group(GROUP.id)
    await here.say("/help")

    for place in (other, here):
        await place.press_data(staff)
        assert place.toast == ENGLISH(words)
    assert await grants(store) == ADMINS_ONLY


async def test_a_button_with_another_letter_or_request_is_refused(
    karim: Person, nadia: Person, store: PostgresPool, api: BotApi
) -> None:
    await asks(karim, nadia)
    deny, under = button_of(nadia, "❌ Deny")
    genuine = RequestButton.unpack(deny)
    forged = [genuine.model_copy(update={"act": act}) for act in RequestDo if act != genuine.act]
    forged.append(genuine.model_copy(update={"request": genuine.request + 1}))
    forged.append(Seal(b"guessed").sealed(genuine, NADIA.id))

    for button in forged:
        await nadia.press_data(button.pack(), under)
        assert nadia.toast == ENGLISH("invalid-button")

    assert nadia.buttons == DECIDING
    assert await grants(store) == ADMINS_ONLY


async def test_nobody_decides_about_themselves(
    karim: Person, nadia: Person, store: PostgresPool, api: BotApi
) -> None:
    await asks(karim, nadia)
    await store.execute(sql(f"INSERT INTO grants VALUES ({KARIM.id}, 'admin')"))
    button, _ = button_of(nadia, "Admin")
    own = RequestButton.unpack(button).model_copy(update={"owner": KARIM.id, "seal": ""})
    sealed = Seal(api.token.encode()).sealed(own, KARIM.id)

    await karim.press_data(sealed.pack(), until=toasted)

    assert karim.toast == ENGLISH("request-own")
    assert await acts(store) == ["access.requested"]


async def test_opposite_presses_at_once_have_one_outcome_and_agreeing_cards(
    karim: Person, nadia: Person, farid: Person, store: PostgresPool
) -> None:
    for _ in range(5):
        await asks(karim, nadia, farid)
        yes, no = button_of(nadia, "Staff"), button_of(farid, "❌ Deny")
        nadia.touch(*yes)
        farid.touch(*no)
        for admin in (nadia, farid):
            await admin.wait(lambda one: not one.buttons)
        await karim.wait(lambda one: "approved" in one.sees or "declined" in one.sees)

        assert nadia.sees == farid.sees
        given = "gave access as staff" in nadia.sees
        assert ((await grants(store)).get(KARIM.id) == "staff") == given
        assert ("approved" in karim.sees) == given
        await store.execute(sql(f"DELETE FROM grants WHERE person_id = {KARIM.id}"))
        await hours_pass(store, 25)

    decided = [act for act in await acts(store) if act != "access.requested"]
    assert len(decided) == 5


async def test_two_presses_on_asking_at_once_are_one_request(
    karim: Person, nadia: Person, store: PostgresPool
) -> None:
    await karim.say("/start")
    ask, under = button_of(karim, ASK)
    for _ in range(4):
        karim.touch(ask, under)

    await nadia.wait(has_card)
    await karim.wait(says("Your request"))

    assert await acts(store) == ["access.requested"]


async def test_an_administrator_who_blocked_the_bot_holds_nobody_up(
    karim: Person, nadia: Person, farid: Person, api: BotApi
) -> None:
    api.chats.shut(NADIA.id, "bot was blocked by the user")
    await asks(karim, farid)

    await farid.press("Staff")

    await karim.wait(says("approved"))


async def test_a_card_that_could_not_be_sent_comes_later(
    karim: Person,
    admins: tuple[Person, Person],
    api: BotApi,
    store: PostgresPool,
    sweep: Sweep,
) -> None:
    nadia, farid = admins
    api.faults.add(Fault("bad_gateway", "sendMessage", NADIA.id, times=None))
    await asks(karim, farid)
    api.faults.clear()

    await store.execute(sql("UPDATE access_cards SET due_at = now()"))
    await sweep()

    assert has_card(nadia)


async def test_a_card_that_could_not_be_edited_follows_later(
    karim: Person,
    admins: tuple[Person, Person],
    api: BotApi,
    store: PostgresPool,
    sweep: Sweep,
) -> None:
    nadia, farid = admins
    await asks(karim, nadia, farid)
    by_farid = acting(FARID.id, Role.ADMIN, FARID.id)
    assert await decide(store, by_farid, Decision(1, Outcome.STAFF)) is Ruling.STANDS
    api.faults.add(Fault("bad_gateway", "editMessageText", NADIA.id, times=None))
    await sweep()
    assert has_card(nadia)
    assert "gave access as staff" in farid.sees
    api.faults.clear()

    await store.execute(sql("UPDATE access_cards SET due_at = now()"))
    await sweep()

    assert nadia.sees == farid.sees
    assert nadia.buttons == []


async def test_a_start_delivers_what_an_end_left_undone(
    api: BotApi,
    admins: tuple[Person, Person],
    store: PostgresPool,
    oracle: OracleDatabase,
    sweep: Sweep,
) -> None:
    async with serving(api, oracle, store):
        await Person(api, KARIM).say("/start")
    asking = await ask_access(store, acting(KARIM.id, Role.UNKNOWN, KARIM.id))
    assert asking.answer is Answer.SENT

    await asyncio.gather(*(sweep() for _ in range(3)))

    for admin in admins:
        assert has_card(admin)
        assert len(admin.messages) == 1


async def test_who_becomes_an_administrator_gets_the_open_requests(
    karim: Person, nadia: Person, api: BotApi, store: PostgresPool
) -> None:
    rahim = Person(api, RAHIM)
    await asks(rahim, nadia)
    await asks(karim)
    await nadia.wait(says("Karim Hossain asks for access"))

    await nadia.press("Admin")

    await karim.wait(has_card)
    assert "Rahim Uddin asks for access" in karim.sees


async def test_open_requests_are_shown_anew_in_place_of_the_old_card(
    karim: Person, nadia: Person, bot: Bot, requests: Requests
) -> None:
    await asks(karim, nadia)
    await nadia.say("/help")

    assert await requests.show_open(bot, NADIA.id) == 1

    assert has_card(nadia)
    cards = [one for one in nadia.messages if "asks for access" in one.get("text", "")]
    assert len(cards) == 1
    await nadia.press("Staff")
    assert "gave access as staff" in nadia.sees


async def test_a_refused_look_up_offers_to_ask(karim: Person) -> None:
    await karim.say(NUMBER)

    assert "You have no access to customer data yet" in karim.sees
    assert karim.buttons == [[ASK], [LINK]]


async def test_in_a_group_nobody_is_offered_to_ask(karim: Person) -> None:
    here = karim.in_group(GROUP.id)
    for text in (NUMBER, "/start"):
        await here.say(text)
        assert here.buttons == []


async def test_hostile_names_are_shown_as_they_are(
    karim: Person, nadia: Person, store: PostgresPool, bot: Bot, requests: Requests
) -> None:
    await asks(karim, nadia)
    name = "<b>Mr</b> \u202e😀 & " + "x" * 200
    await store.execute(
        Statement("test", "UPDATE people SET name = $1, username = NULL WHERE person_id = 5002",
                  ("name",)), name=name
    )  # fmt: skip

    await requests.show_open(bot, NADIA.id)

    assert "🙋 <b>Mr</b> 😀 & xxx" in nadia.sees
    assert "x… asks for access" in nadia.sees
    assert "Username: none" in nadia.sees


@pytest.mark.parametrize("mode", AccessMode)
async def test_the_first_page_says_how_to_join(
    api: BotApi, oracle: OracleDatabase, store: PostgresPool, mode: AccessMode
) -> None:
    async with serving(api, oracle, store, access_mode=mode):
        karim = Person(api, KARIM)
        await karim.say("/start")

    assert "Welcome to Griddesk" in karim.sees
    assert karim.buttons == ([] if mode is AccessMode.CLOSED else [[ASK], [LINK]])
    assert (str(KARIM.id) in karim.sees) == (mode is AccessMode.CLOSED)
    assert ("Send me a customer number" in karim.sees) == (mode is AccessMode.OPEN)


async def test_in_a_closed_desk_nobody_asks(
    api: BotApi, oracle: OracleDatabase, store: PostgresPool
) -> None:
    button = JoinButton(owner=KARIM.id)
    async with serving(api, oracle, store, access_mode=AccessMode.CLOSED):
        karim = Person(api, KARIM)
        await karim.say(NUMBER)
        assert karim.buttons == []
        assert str(KARIM.id) in karim.sees

        await karim.press_data(Seal(api.token.encode()).sealed(button, KARIM.id).pack())

    assert "open to listed people only" in karim.sees
    assert await acts(store) == []


async def test_who_is_suspended_is_told_and_cannot_ask(
    karim: Person, nadia: Person, store: PostgresPool
) -> None:
    await karim.say("/start")
    ask, under = button_of(karim, ASK)
    await store.execute(sql(f"INSERT INTO grants VALUES ({KARIM.id}, 'staff', '{{}}', true)"))

    await karim.press_data(ask, under)
    assert "Your access is suspended" in str(karim.toast)
    for text in ("/start", NUMBER):
        await karim.say(text)
        assert "Your access is suspended" in karim.sees
        assert karim.buttons == []
    assert await acts(store) == []


@pytest.mark.parametrize("role", [Role.STAFF, Role.OPERATOR, Role.ADMIN])
async def test_staff_are_greeted_as_what_they_are(
    karim: Person, store: PostgresPool, role: Role
) -> None:
    await store.execute(sql(f"INSERT INTO grants VALUES ({KARIM.id}, '{role}', '{{Adabor,<b>}}')"))

    await karim.say("/start")

    assert ENGLISH(f"start-{role}", areas="<b>, Adabor").replace("<b>", "") in karim.html.replace(
        "<b>", ""
    ).replace("&lt;b&gt;", "")
    assert karim.buttons == []


async def test_a_customer_may_ask_too(karim: Person, store: PostgresPool) -> None:
    await karim.say("/start")
    linked = f"INSERT INTO accounts (person_id, customer_no, phone_key) VALUES ({KARIM.id}, 1, '')"
    await store.execute(sql(linked))

    await karim.say("/start")
    assert "/account" in karim.sees
    await karim.press(ASK)

    assert "Your request was sent" in karim.sees
