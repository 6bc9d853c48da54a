"""The look-up, conversation by conversation: the real dispatcher over HTTP, the real driver."""

import re
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime

import pytest

from domain.billing.customers import ServiceStatus
from domain.languages import Language
from domain.text import tidy
from formatters.lookup.customer import marked_status
from formatters.money import taka
from formatters.quantities import kwh
from formatters.times import day, month
from formatters.words import WORDS
from queries.oracle import OracleDatabase
from queries.postgres import PostgresPool
from sandbox.parts import Sandbox
from sandbox.person import Person
from sandbox.telegram import BotApi
from sandbox.telegram.people import NADIA
from sandbox.utility import Case
from sandbox.utility.planted import planted
from tests.conftest import serving

ENGLISH = WORDS[Language.ENGLISH]
BACK = "⬅️ Back to Menu"
MENU = [
    ["👤 Customer Info", "💰 Current Balance"],
    ["📊 Monthly Billing", "💳 Recharge History"],
    ["📈 Usage Chart", "📄 Statement"],
    ["🔍 Search Another Customer"],
]
#: What must never reach a person.
RAW = re.compile(r"\bNone\b|\bNaN\b|Decimal|datetime|&(?:lt|gt|amp|#)|not recorded, ")
KEYS = [case.key for case in planted(datetime.now(UTC).date())[0]]


@pytest.fixture
async def nadia(api: BotApi, oracle: OracleDatabase, store: PostgresPool) -> AsyncIterator[Person]:
    """An administrator in front of a served desk."""
    async with serving(api, oracle, store):
        yield Person(api, NADIA)


def case_of(utility: Sandbox, key: str) -> Case:
    assert utility.manifest is not None
    return utility.manifest.case(key)


def recorded(text: str | None) -> str:
    return tidy(text) or "not recorded"


@pytest.mark.parametrize("key", [*KEYS, "usual"])
async def test_every_page_tells_what_is_true(nadia: Person, utility: Sandbox, key: str) -> None:
    case = case_of(utility, key)

    await nadia.say(case.type_this)

    if case.choices:
        await _choice(nadia, case)
    elif case.customer_no is None:
        assert "was found" in nadia.sees
    else:
        await _menu(nadia, case)
        await _info(nadia, case)
        await _balance(nadia, case)
        await _billing(nadia, case)
        await _recharges(nadia, case)
    bots = [m for m in nadia.messages if m["from"]["is_bot"]]
    assert len(bots) == 1, "every page is drawn in the same message"


async def _choice(nadia: Person, case: Case) -> None:
    assert all(number in nadia.sees for number in case.choices)
    await nadia.press(f"👤 {case.choices[-1]}")
    assert f"Customer no.: {case.choices[-1]}" in nadia.sees


async def _menu(nadia: Person, case: Case) -> None:
    name = tidy(case.name) or "Name not recorded"
    assert nadia.sees.splitlines()[2] == f"👤 {name}"
    assert f"Customer no.: {case.customer_no}\n" in nadia.sees
    assert f"Meter no.: {recorded(case.meter_no)}\n" in nadia.sees
    assert f"NOCS: {recorded(case.nocs)}\n" in nadia.sees
    assert f"Status: {_status(case)}\n" in nadia.sees
    assert nadia.buttons == MENU
    assert not RAW.search(nadia.sees)


async def _info(nadia: Person, case: Case) -> None:
    await nadia.press("👤 Customer Info")
    assert f"Name: {recorded(case.name)}\n" in nadia.sees
    assert f"Phone: {recorded(case.phone)}\n" in nadia.sees
    address = recorded(case.address)
    assert f"Address: {address[:499].rstrip()}" in nadia.sees
    assert f"Phase: {recorded(case.phase)}\n" in nadia.sees
    assert f"Tariff: {recorded(case.tariff)}\n" in nadia.sees
    assert (case.parent_no or "Last bill") in nadia.sees
    assert not RAW.search(nadia.sees)
    await nadia.press(BACK)
    assert nadia.buttons == MENU


async def _balance(nadia: Person, case: Case) -> None:
    await nadia.press("💰 Current Balance")
    assert nadia.sees.splitlines()[3] == taka(ENGLISH, case.balance)
    signs = {None: "Unknown", 0: "Settled", 1: "Credit", -1: "Due"}
    sign = None if case.balance is None else (case.balance > 0) - (case.balance < 0)
    assert signs[sign] in nadia.sees.splitlines()[4]
    await nadia.press(BACK)


async def _billing(nadia: Person, case: Case) -> None:
    await nadia.press("📊 Monthly Billing")
    await nadia.press("All")
    if not case.months:
        assert "No bill has been made" in nadia.sees
    for bill in case.months:
        first = date.fromisoformat(f"{bill.month}-01")
        block = (
            f"📅 {month(ENGLISH, first)}\n• Consumption: {kwh(ENGLISH, bill.kwh)}\n"
            f"• Charges: {taka(ENGLISH, bill.charge)}\n• Days: {bill.days}"
        )
        assert block in nadia.sees
    assert not RAW.search(nadia.sees)
    await nadia.press(BACK)


async def _recharges(nadia: Person, case: Case) -> None:
    await nadia.press("💳 Recharge History")
    await nadia.press("All")
    seen = await _all_pages(nadia)
    for paid in case.recharges:
        head = f"📅 {day(ENGLISH, paid.day)} · {paid.channel or 'Adjustment'}"
        assert f"{head}\n• Recharge: {taka(ENGLISH, paid.total)}\n" in seen
        energy, rebate, vat = (taka(ENGLISH, x) for x in (paid.energy, paid.rebate, paid.vat))
        assert f"Energy {energy}, rebate {rebate}, VAT {vat}" in seen
    assert seen.count("📅") == len(case.recharges)
    await nadia.press(BACK)


async def _all_pages(nadia: Person) -> str:
    seen = nadia.sees
    while forward := [b for row in nadia.buttons for b in row if b.endswith("▶️")]:
        await nadia.press(forward[0])
        seen += "\n" + nadia.sees
    return seen.replace("\u00a0", " ")


def _status(case: Case) -> str:
    return marked_status(ENGLISH, ServiceStatus(case.status))


async def test_a_search_says_at_once_that_it_searches(nadia: Person, api: BotApi) -> None:
    await nadia.say("17813970")

    texts = [call.params.get("text", "") for call in api.calls if "text" in call.params]
    assert texts[0] == "🔍 Searching for <code>17813970</code>…"
    assert "sendChatAction" in {call.method for call in api.calls}


async def test_the_chart_takes_the_place_of_the_menu_and_gives_it_back(nadia: Person) -> None:
    await nadia.say("17813970")

    await nadia.press("📈 Usage Chart")
    assert nadia.photo is not None
    assert nadia.photo.startswith(b"\x89PNG")
    await nadia.press(BACK, until=lambda p: not any("photo" in m for m in p.messages))

    assert nadia.buttons == MENU
    assert len([m for m in nadia.messages if m["from"]["is_bot"]]) == 1


async def test_a_statement_stays_when_the_menu_comes_back(nadia: Person) -> None:
    await nadia.say("17813970")

    await nadia.press("📄 Statement")
    assert nadia.document is not None
    name, content = nadia.document
    assert (name, content[:5]) == ("statement-17813970.pdf", b"%PDF-")
    await nadia.press(BACK, until=lambda p: "document" in p.newest and not p.buttons)

    menu = nadia.messages[-1]["reply_markup"]["inline_keyboard"]
    assert [[button["text"] for button in row] for row in menu] == MENU
    kept = [m for m in nadia.messages if "document" in m]
    assert len(kept) == 1
    assert "reply_markup" not in kept[0]


async def test_search_another_forgets_the_customer(nadia: Person) -> None:
    await nadia.say("17813970")
    old = nadia.newest
    data = old["reply_markup"]["inline_keyboard"][0][1]["callback_data"]
    await nadia.press("🔍 Search Another Customer")
    assert "Please send a new customer number" in nadia.sees

    await nadia.press_data(data)

    assert "Figures refreshed at" in nadia.sees
    assert "Current balance" in nadia.sees


async def test_spans_narrow_a_history(nadia: Person, utility: Sandbox) -> None:
    case = case_of(utility, "fourteen-months")
    await nadia.say(case.type_this)
    await nadia.press("📊 Monthly Billing")
    counts = {}
    for span in ("Last one", "6 months", "1 year", "All"):
        if [f"• {span} •"] not in [[b] for row in nadia.buttons for b in row]:
            await nadia.press(span)
        counts[span] = nadia.sees.count("📅")

    assert counts == {"Last one": 1, "6 months": 6, "1 year": 12, "All": 14}
