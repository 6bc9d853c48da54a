"""/audit as administrators use it: opened, turned, chosen, taken as a file."""

import csv
import io
from collections.abc import AsyncIterator

import pytest

from bot.audit.book import AuditBook
from domain.auditing.audit import SERVICE, Pseudonyms, acting
from domain.auditing.audit_pages import Sought, Topic
from domain.languages import Language
from domain.people.people import Profile
from domain.people.roles import Role
from formatters.words import WORDS
from queries.access.people import save_profile
from queries.loader import Statement
from queries.oracle import OracleDatabase
from queries.postgres import PostgresPool
from sandbox.person import Person
from sandbox.telegram import BotApi
from sandbox.telegram.people import FARID, GROUP, KARIM, NADIA, SALMA
from tests.conftest import settings
from tests.conversations.audit_rig import Desk, lines, served, table


@pytest.fixture
async def desk(api: BotApi, oracle: OracleDatabase, store: PostgresPool) -> AsyncIterator[Desk]:
    async with served(api, oracle, store) as running:
        yield running


async def test_every_choice_is_written_down_and_turning_pages_is_not(desk: Desk) -> None:
    for turn in range(8):
        await desk.did("access.granted", turn=turn)
    await desk.nadia.say("/audit")
    await desk.nadia.press("Older ▶️")
    await desk.nadia.press("🔑 Access")

    chosen = [{"topic": topic, "period": "week"} for topic in ("all", "access")]
    assert await desk.deeds() == [("audit.viewed", "audit", one) for one in chosen]


async def test_pages_hold_still_while_entries_come(desk: Desk) -> None:
    for turn in range(11):
        await desk.did("access.granted", turn=turn)
    await desk.nadia.say("/audit")
    first = lines(desk.nadia, "no. ")
    await desk.did("access.removed")
    await desk.nadia.press("Older ▶️")
    second = lines(desk.nadia, "no. ")
    await desk.nadia.press("Older ▶️")
    third = lines(desk.nadia, "no. ")
    await desk.nadia.press("◀️ Newer")
    assert lines(desk.nadia, "no. ") == second
    await desk.nadia.press("◀️ Newer")
    assert lines(desk.nadia, "no. ") == first
    assert [line.rpartition(" ")[2] for line in first + second + third] == [
        str(number) for number in range(15, 0, -1)
    ]

    await desk.nadia.press("• Everything •")
    heads = lines(desk.nadia, "no. ")
    assert "Audit opened" in heads[0], "each choice is written down"
    assert "Access removed" in heads[1], "a choice shows what has come"


@pytest.mark.parametrize(
    ("button", "seen"),
    [
        ("🔑 Access", "Access suspended"),
        ("👤 Customers", "Customer viewed"),
        ("📱 Own accounts", "Account linked"),
        ("👥 Groups", "Group approved"),
    ],
)
async def test_a_topic_shows_its_own_entries_only(desk: Desk, button: str, seen: str) -> None:
    acts = ("access.suspended", "customer.viewed", "account.linked", "group.approved")
    for act in acts:
        await desk.did(act)
    await desk.nadia.say("/audit")
    await desk.nadia.press(button)

    heads = [line for line in lines(desk.nadia, "no. ") if "Access granted" not in line]
    assert [head.partition(" · ")[0] for head in heads] == [seen]
    assert f"• {button} •" in [caption for row in desk.nadia.buttons for caption in row]


async def test_a_period_begins_at_the_site_s_midnight(desk: Desk) -> None:
    off = Statement("trigger", "ALTER TABLE audit DISABLE TRIGGER append_only")
    await desk.store.fetch_all(off, bool)
    for days in (1, 8, 40):
        await desk.did(f"access.test-{days}")
        at = "(date_trunc('day', now() AT TIME ZONE 'Asia/Dhaka') - interval '{}') AT TIME ZONE"
        text = f"UPDATE audit SET at = {at} 'Asia/Dhaka' WHERE act = 'access.test-{days}'"
        await desk.store.execute(Statement("old", text.format(f"{days - 1} days 1 microsecond")))

    seen: dict[str, list[str]] = {}
    await desk.nadia.say("/audit")
    await desk.nadia.press("🔑 Access")
    for button in ("Today", "7 days", "30 days", "All time"):
        await desk.nadia.press(button)
        seen[button] = [head.partition(" · ")[0] for head in lines(desk.nadia, "test-")]

    assert seen == {
        "Today": [],
        "7 days": ["access.test-1"],
        "30 days": ["access.test-8", "access.test-1"],
        "All time": ["access.test-40", "access.test-8", "access.test-1"],
    }


async def test_the_file_has_what_was_chosen_and_no_formulas(desk: Desk) -> None:
    hostile = Profile(KARIM.id, '=HYPERLINK("http://x","y")', None, Language.ENGLISH)
    await save_profile(desk.store, hostile)
    await desk.did("access.suspended", areas=["ADABOR"])
    await desk.did("customer.viewed", "customer:00")
    await desk.nadia.say("/audit")
    await desk.nadia.press("🔑 Access")
    await desk.nadia.press("⬇️ Export CSV")

    assert "4 entries" in desk.nadia.sees
    assert [row["Act"] for row in table(desk.nadia)] == ["access.suspended"] + 3 * [
        "access.granted"
    ]
    newest = table(desk.nadia)[0]
    assert newest["About"] == '\'=HYPERLINK("http://x","y")'
    assert newest["Details"] == '{"areas": ["ADABOR"]}'
    assert newest["Person id"] == str(FARID.id)
    wrote = {"topic": "access", "period": "week", "rows": 4}
    assert (await desk.deeds())[-1] == ("audit.exported", "audit", wrote)

    await desk.nadia.press("⬅️ Back to the audit")
    assert "Access suspended" in desk.nadia.messages[-1]["text"], "below the file, which stays"


async def test_a_file_is_cut_at_its_limit_and_says_so(desk: Desk, api: BotApi) -> None:
    for turn in range(5):
        await desk.did("access.granted", turn=turn)
    zone, words = settings(api).zone, WORDS[Language.ENGLISH]
    nadia = acting(NADIA.id, Role.ADMIN, NADIA.id)
    sought = Sought(Topic.ACCESS)

    async def export(most: int) -> tuple[int, int, bool]:
        book = AuditBook(desk.store, zone, Pseudonyms(b"key"), most)
        file = await book.export(nadia, sought, words)
        return file.content.count(b"\r\n") - 1, file.rows, file.cut

    assert await export(3) == (3, 3, True)
    assert await export(8) == (8, 8, False)
    assert await export(100) == (8, 8, False)


async def test_a_file_of_many_entries_is_read_in_parts(desk: Desk, api: BotApi) -> None:
    many = "SELECT append_audit(1, 'staff', 'many.turn', turn::text, 1, '{}')"
    for first in range(1, 2502, 250):
        series = f" FROM generate_series({first}, {first} + 249) AS turn"
        await desk.store.fetch_all(Statement("many", many + series), int)
    zone, words = settings(api).zone, WORDS[Language.ENGLISH]

    book = AuditBook(desk.store, zone, Pseudonyms(b"key"))
    file = await book.export(SERVICE, Sought(), words)

    rows = list(csv.DictReader(io.StringIO(file.content.decode("utf-8-sig"), newline="")))
    numbers = [int(row["Number"]) for row in rows]
    assert file.rows == len(rows) == 2753
    assert numbers == list(range(2753, 0, -1))


async def test_the_audit_is_for_administrators_in_private(desk: Desk) -> None:
    karim = Person(desk.api, KARIM)
    await karim.say("/audit")
    assert "Audit" not in karim.sees

    in_group = desk.nadia.in_group(GROUP.id)
    await in_group.say("/audit")
    assert "/audit works in the private chat with me" in in_group.sees
    assert await desk.deeds() == []


async def test_the_audit_in_bengali(desk: Desk) -> None:
    salma = Person(desk.api, SALMA)
    await desk.did("access.suspended")
    await salma.say("/audit")

    assert "অনুমতি স্থগিত করা হয়েছে · নং ৪" in salma.sees
    assert "👤 5005, প্রশাসক" in salma.sees
    await salma.press("⬇️ CSV ফাইল নিন")
    assert table(salma)[1]["কী হয়েছে"] == "অনুমতি স্থগিত করা হয়েছে"
    await salma.press("⬅️ অডিটে ফিরুন")
    await salma.press("🗄 জিজ্ঞাসা")
    assert "এই বাছাইয়ে কিছু লেখা নেই" in salma.sees
