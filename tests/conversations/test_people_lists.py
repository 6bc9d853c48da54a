"""/people, looked through: pages, kinds, searches, whatever people call themselves; in Bengali."""

import re
from collections.abc import AsyncIterator

import pytest

from bot.settings import AccessMode
from queries.loader import parse_postgres
from queries.oracle import OracleDatabase
from queries.postgres import PostgresPool
from sandbox.person import Person
from sandbox.telegram import BotApi
from sandbox.telegram.people import FARID, KARIM, NADIA, RAHIM
from tests.conftest import serving

ADD = parse_postgres(
    "add",
    "WITH known AS (INSERT INTO people (person_id, name, username, guessed_language)"
    " VALUES (:person_id, :name, :username, 'en'))"
    " INSERT INTO grants (person_id, role, areas, suspended)"
    " VALUES (:person_id, :role, :areas, :suspended)",
)
LANGUAGE = parse_postgres("language", "UPDATE people SET language = 'bn' WHERE person_id = :id")
HOSTILE = [
    "<b>bold</b>",
    "</a><a href='tg://user?id=1'>X",
    "&lt;&amp;",
    "\u202eevil\u202d \u200fabc",
    "👩‍👩‍👧‍👦" * 30,
    "x" * 300,
    "করিম হোসেন",
    "{ $sought }",
    "line\nbreak\ttab",
    "\u200b",
]


@pytest.fixture
async def nadia(api: BotApi, oracle: OracleDatabase, store: PostgresPool) -> AsyncIterator[Person]:
    """An administrator."""
    async with serving(api, oracle, store):
        yield Person(api, NADIA)


async def add(store: PostgresPool, person_id: int, name: str, **given: object) -> None:
    """Somebody with a role, areas, perhaps suspended."""
    nobody: dict[str, object] = {"username": None, "role": "none", "areas": [], "suspended": False}
    await store.execute(ADD, person_id=person_id, name=name, **(nobody | given))


def captions(person: Person) -> list[str]:
    return [caption for row in person.buttons for caption in row]


def listed(person: Person) -> list[str]:
    """The people on the page."""
    return [one for one in captions(person) if one[0] in "👑🛠👤🏠⚪⏸" and " · " in one]


async def test_each_kind_has_its_list(nadia: Person, store: PostgresPool) -> None:
    await add(store, 1, "Ann", role="staff", areas=["Adabor", "Banani"])
    await add(store, 2, "Bob", role="operator")
    await add(store, 3, "Cid", role="staff", areas=["Adabor"])
    await add(store, 4, "Dan")
    await add(store, 5, "Eve", role="admin", suspended=True)
    await nadia.say("/people")
    shown = {}
    for kind in ("Administrators", "Operators", "Staff", "Others", "Suspended"):
        await nadia.press(kind)
        assert f"• {kind} •" in captions(nadia)
        shown[kind] = listed(nadia)

    assert shown == {
        "Administrators": ["👑 Nadia Rahman · Administrator", f"👑 {FARID.id} · Administrator"],
        "Operators": ["🛠 Bob · Operator"],
        "Staff": ["👤 Ann · Staff · 2 areas", "👤 Cid · Staff · 1 area"],
        "Others": ["⚪ Dan · No access"],
        "Suspended": ["⏸ Eve · Suspended"],
    }


async def test_the_way_back_leads_to_the_same_page_of_the_list(
    nadia: Person, store: PostgresPool
) -> None:
    for number in range(20):
        await add(store, 100 + number, f"Staff {number:02}", role="staff")
    await nadia.say("/people")
    await nadia.press("Staff")
    first = listed(nadia)
    await nadia.press("▶️")
    second = listed(nadia)

    await nadia.press("👤 Staff 09 · Staff")
    await nadia.press("Operator")
    await nadia.press("⬅️ Back to the list")

    assert first == [f"👤 Staff {number:02} · Staff" for number in range(8)]
    assert second == [f"👤 Staff {number:02} · Staff" for number in range(8, 16)]
    assert listed(nadia)[:2] == ["👤 Staff 08 · Staff", "👤 Staff 10 · Staff"]
    await nadia.press("▶️")
    assert len(listed(nadia)) == 3
    assert "▶️" not in captions(nadia)


@pytest.mark.parametrize("name", HOSTILE)
async def test_a_name_may_be_anything(nadia: Person, store: PostgresPool, name: str) -> None:
    await add(store, 77, name, role="staff")
    await nadia.say("/people")
    await nadia.press("Staff")
    (caption,) = listed(nadia)
    assert len(caption) < 70
    assert not set("\u202e\u202d\u200f\n") & set(caption)

    await nadia.press(caption)

    assert "Telegram id: 77" in nadia.sees
    assert "Username: " in nadia.sees
    links = [one for one in nadia.newest["entities"] if one["type"] == "text_link"]
    assert all("id=1" not in one.get("url", "") for one in links)


@pytest.mark.parametrize("name", HOSTILE)
async def test_any_name_is_removed_and_sought(
    nadia: Person, store: PostgresPool, name: str
) -> None:
    await add(store, 77, name, role="staff")
    await nadia.say("/people")
    await nadia.press("🔎 Search")
    await nadia.say("77")
    await nadia.press(listed(nadia)[0])
    await nadia.press("🗑 Remove")
    assert "The person loses their role" in nadia.sees
    await nadia.press("🗑 Yes, remove")

    await nadia.say("/people")
    await nadia.press("🔎 Search")
    await nadia.say(name)
    assert "People · found" in nadia.sees


async def test_who_was_found_is_still_there_after_a_restart(
    api: BotApi, oracle: OracleDatabase, store: PostgresPool
) -> None:
    nadia = Person(api, NADIA)
    for number in range(10):
        await add(store, 100 + number, f"Rahman {number}", role="staff")
    async with serving(api, oracle, store):
        await nadia.say("/people")
        await nadia.press("🔎 Search")
    async with serving(api, oracle, store):
        await nadia.say("rahman")
    async with serving(api, oracle, store):
        await nadia.press("▶️")

        assert "found: rahman" in nadia.sees
        assert listed(nadia) == [f"👤 Rahman {number} · Staff" for number in (7, 8, 9)]


async def test_requests_that_wait_are_counted_and_shown(nadia: Person, api: BotApi) -> None:
    karim = Person(api, KARIM)
    await nadia.say("/people")
    assert "wait" not in nadia.sees
    await karim.say("/start")
    await karim.press("🙋 Ask for access")
    await nadia.wait(lambda admin: "asks for access" in admin.sees)

    await nadia.say("/people")
    assert "1 request for access waits" in nadia.sees
    await nadia.press("🙋 Requests that wait: 1")
    assert "1 request waits" in nadia.sees
    cards = [one for one in nadia.messages if "asks for access" in str(one.get("text"))]
    assert len(cards) == 1
    await nadia.press("Staff")

    await karim.wait(lambda person: "approved" in person.sees)
    await nadia.say("/people")
    assert "wait" not in nadia.sees
    assert "👤 Karim Hossain · Staff" in listed(nadia)


async def test_who_never_wrote_is_listed_beforehand_in_closed_mode(
    api: BotApi, oracle: OracleDatabase, store: PostgresPool
) -> None:
    nadia, karim = Person(api, NADIA), Person(api, KARIM)
    async with serving(api, oracle, store, access_mode=AccessMode.CLOSED):
        await nadia.say("/people")
        await nadia.press("➕ Add by id")
        await nadia.say(str(KARIM.id))
        assert "Last seen: never" in nadia.sees
        await nadia.press("Staff")
        assert "• Staff •" in captions(nadia)

        await karim.say("17813970")
        assert "Customer found" in karim.sees


async def test_in_bengali_everything_is_bengali(
    api: BotApi, oracle: OracleDatabase, store: PostgresPool
) -> None:
    nadia = Person(api, NADIA)
    async with serving(api, oracle, store):
        await Person(api, RAHIM).say("/help")
        await nadia.say("/help")
        await store.execute(LANGUAGE, id=NADIA.id)
        await add(store, 7, "রফিক", role="staff", areas=["Adabor", "Banani"])
        seen: list[str] = []
        for act in (
            "/people",
            "👤 রফিক · কর্মী · ২টি এলাকা",
            "অপারেটর",
            "🏢 এলাকা…",
            "⬅️ না বদলে ফিরুন",
            "⏸ স্থগিত করুন",
            "🗑 বাদ দিন",
            "🗑 হ্যাঁ, বাদ দিন",
            "📜 ইতিহাস",
            "👤 এই ব্যক্তির পাতা",
            "⬅️ তালিকায় ফিরুন",
            "🔎 খুঁজুন",
            "রহিম",
            "➕ আইডি দিয়ে যোগ",
            "abc",
        ):
            await (nadia.press(act) if act in captions(nadia) else nadia.say(act))
            seen.append(f"{nadia.sees}\n{captions(nadia)}")

    named = r"Nadia Rahman|nadia_r|Adabor|Banani|Farid\w*|/\w+|ADMIN_IDS|Griddesk|CSV|English"
    boxes = r"[☐✅] [\w .,&'()-]+"  # areas as the billing system names them
    left = re.sub(f"{named}|{boxes}", "", "\n".join(seen))
    assert re.findall(r"[A-Za-z]+", left) == []
