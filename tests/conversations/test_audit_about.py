"""/audit about one person or customer: the next message says whom."""

from collections.abc import AsyncIterator

import pytest

from domain.auditing.audit import Pseudonyms
from domain.languages import Language
from domain.people.people import Profile
from queries.access.people import save_profile
from queries.loader import Statement
from queries.oracle import OracleDatabase
from queries.postgres import PostgresPool
from sandbox.person import Person
from sandbox.telegram import BotApi
from sandbox.telegram.people import FARID, KARIM, NADIA
from tests.conftest import serving, settings
from tests.conversations.audit_rig import NUMBER, Desk, lines, served, table


@pytest.fixture
async def desk(api: BotApi, oracle: OracleDatabase, store: PostgresPool) -> AsyncIterator[Desk]:
    async with served(api, oracle, store) as running:
        yield running


@pytest.fixture
async def crowd(desk: Desk) -> None:
    """People that the desk knows, each with an entry."""
    english = Language.ENGLISH
    for profile in (
        Profile(KARIM.id, "Karim Hossain", "karim_h", english),
        Profile(6001, "Karim Uddin", "uddin", english),
        Profile(6002, "100% <b>Sure</b>", None, english),
        Profile(17813970, "Number Eight", None, english),
    ):
        await save_profile(desk.store, profile)
        await desk.did("access.granted", f"person:{profile.person_id}")
    await desk.store.execute(
        Statement("unseen", "INSERT INTO grants (person_id, role) VALUES (987654321, 'staff')")
    )
    await desk.did("access.granted", "person:987654321")


async def about(desk: Desk, text: str) -> None:
    """Ask for the entries about somebody."""
    await desk.nadia.say("/audit")
    await desk.nadia.press("🔎 Person or customer")
    assert "Whose entries do you want to see?" in desk.nadia.sees
    await desk.nadia.say(text)


@pytest.mark.usefixtures("crowd")
@pytest.mark.parametrize(
    ("text", "person_id"),
    [
        ("5002", 5002),
        ("karim h", 5002),
        ("@karim_h", 5002),
        ("  UDDIN ", 6001),
        ("100%", 6002),
        ("<b>", 6002),
    ],
)
async def test_entries_about_a_person_are_found(desk: Desk, text: str, person_id: int) -> None:
    await about(desk, text)

    assert f"all time · everything · about {person_id}" in desk.nadia.sees
    assert len(lines(desk.nadia, "no. ")) == 1
    assert f"({person_id})" in desk.nadia.sees
    await desk.nadia.press("🗄 Questions")
    assert f"questions · about {person_id}" in desk.nadia.sees
    await desk.nadia.press("✖️ Anybody")
    assert "about" not in desk.nadia.sees.splitlines()[1]


@pytest.mark.usefixtures("crowd")
async def test_what_a_person_has_done_is_about_them_too(desk: Desk) -> None:
    await about(desk, str(FARID.id))

    assert len(lines(desk.nadia, "👤 5005, administrator")) == 5


@pytest.mark.parametrize("text", ["50000001", "৫০০০০০০১", "customer no. 5000-0001"])
async def test_entries_about_a_customer_are_found_by_number(
    desk: Desk, api: BotApi, text: str
) -> None:
    pseudonyms = Pseudonyms(settings(api).audit_secret())
    await desk.did("customer.viewed", pseudonyms.customer("50000001"), page="menu")
    await desk.did("account.linked", pseudonyms.customer("50000001"))
    await desk.did("customer.viewed", pseudonyms.customer("50000002"), page="menu")
    await about(desk, text)

    heads = [head.partition(" · ")[0] for head in lines(desk.nadia, "no. ")]
    assert heads == ["Account linked", "Customer viewed"]
    await desk.nadia.press("⬇️ Export CSV")
    assert [row["Act"] for row in table(desk.nadia)] == ["account.linked", "customer.viewed"]
    assert "50000001" not in str(await desk.deeds())


@pytest.mark.usefixtures("crowd")
@pytest.mark.parametrize(
    ("text", "captions"),
    [
        ("karim", ["👤 Karim Hossain (5002)", "👤 Karim Uddin (6001)"]),
        ("17813970", ["👤 Number Eight (17813970)", "🔢 Customer 17813970"]),
        ("987654321", ["👤 – (987654321)", "🔢 Customer 987654321"]),
    ],
)
async def test_a_text_that_may_mean_several_is_a_choice(
    desk: Desk, text: str, captions: list[str]
) -> None:
    await about(desk, text)

    assert [row[0] for row in desk.nadia.buttons] == [*captions, "⬅️ Back to the audit"]
    await desk.nadia.press(captions[0])
    assert len(lines(desk.nadia, "no. ")) == 1


async def test_a_text_that_means_nobody_is_said_to(desk: Desk) -> None:
    await about(desk, "<i>nobody</i>")

    assert "Nobody called <i>nobody</i> is known here" in desk.nadia.sees
    await desk.nadia.press("⬅️ Back to the audit")
    assert "Audit opened" in desk.nadia.sees


async def test_who_goes_back_is_not_asked_any_more(desk: Desk) -> None:
    await desk.nadia.say("/audit")
    await desk.nadia.press("🔎 Person or customer")
    await desk.nadia.press("⬅️ Back to the audit")
    await desk.nadia.say(NUMBER)

    assert "Customer found" in desk.nadia.sees


async def test_the_question_survives_a_restart(
    api: BotApi, oracle: OracleDatabase, store: PostgresPool
) -> None:
    nadia = Person(api, NADIA)
    async with serving(api, oracle, store):
        await nadia.say("/audit")
        await nadia.press("🔎 Person or customer")
    async with serving(api, oracle, store):
        await nadia.say(str(NADIA.id))

    assert f"about {NADIA.id}" in nadia.sees
