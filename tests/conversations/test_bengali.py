"""Rahim's Telegram is in Bengali, and so is all that the desk says to him."""

import re
from collections.abc import AsyncIterator
from datetime import date

import pytest

from bot.settings import AccessMode
from domain.languages import Language
from formatters.money import taka
from formatters.quantities import kwh
from formatters.times import day, month
from formatters.words import WORDS
from queries.oracle import OracleDatabase
from queries.postgres import PostgresPool
from sandbox.oracle import Fault
from sandbox.oracle.server import OracleServer
from sandbox.parts import Sandbox
from sandbox.person import Person
from sandbox.telegram import BotApi
from sandbox.telegram.people import KARIM, RAHIM
from sandbox.utility import Case
from tests.conftest import Clock, serving
from tests.unit.pdf_text import pdf_text

NUMBER = "17813970"
BENGALI = WORDS[Language.BENGALI]
BACK = "⬅️ মেনুতে ফিরুন"
MENU = [
    ["👤 গ্রাহকের তথ্য", "💰 বর্তমান ব্যালেন্স"],
    ["📊 মাসিক বিল", "💳 রিচার্জের ইতিহাস"],
    ["📈 ব্যবহারের চার্ট", "📄 হিসাব বিবরণী"],
    ["🔍 অন্য গ্রাহক খুঁজুন"],
]
#: Commands and the desk's own name.
_SAME_EVERYWHERE = re.compile(r"/[a-z]+|Griddesk")


@pytest.fixture
async def rahim(api: BotApi, oracle: OracleDatabase, store: PostgresPool) -> AsyncIterator[Person]:
    """A stranger in front of a desk that is open to all."""
    async with serving(api, oracle, store, access_mode=AccessMode.OPEN):
        yield Person(api, RAHIM)


@pytest.fixture
def usual(utility: Sandbox) -> Case:
    assert utility.manifest is not None
    return utility.manifest.case("usual")


@pytest.fixture
def listener(utility: Sandbox) -> OracleServer:
    assert utility.oracle is not None
    return utility.oracle


def latin(text: str, *data: object) -> list[str]:
    """Words and figures in Latin letters that are not among the data given."""
    kept = {part for one in data for part in re.findall(r"[A-Za-z0-9]+", str(one))}
    found = re.findall(r"[A-Za-z0-9]+", _SAME_EVERYWHERE.sub(" ", text))
    return [part for part in found if part not in kept]


def recorded(case: Case) -> list[object]:
    """What of a customer a stranger is shown as the billing system has it."""
    initials = [word[0] for word in str(case.name).split()]
    channels = [paid.channel for paid in case.recharges]
    codes = [case.customer_no, case.meter_no, case.parent_no, case.nocs, case.tariff, case.phase]
    return [*codes, *initials, str(case.phone)[-3:], *channels]


async def _sees(person: Person, case: Case, *expected: str) -> None:
    for words in expected:
        assert words in person.sees
    captions = " ".join(caption for row in person.buttons for caption in row)
    assert latin(f"{person.sees} {captions}", *recorded(case)) == []


async def test_the_menu_is_bengali(rahim: Person, usual: Case) -> None:
    await rahim.say(usual.type_this)

    await _sees(rahim, usual, "✅ গ্রাহক পাওয়া গেছে", f"গ্রাহক নং: {usual.customer_no}\n")
    assert rahim.buttons == MENU


async def test_the_information_is_bengali(rahim: Person, usual: Case) -> None:
    await rahim.say(usual.type_this)
    await rahim.press("👤 গ্রাহকের তথ্য")

    await _sees(rahim, usual, f"মিটার নং: {usual.meter_no}\n", "কিলোওয়াট\n", "অবস্থা: ")
    assert re.search(r"সংযোগের তারিখ: [০-৯]+ [^ ]+ ২০[০-৯]{2}\n", rahim.sees)
    assert rahim.buttons == [[BACK]]


async def test_the_balance_is_bengali(rahim: Person, usual: Case) -> None:
    await rahim.say(usual.type_this)
    await rahim.press("💰 বর্তমান ব্যালেন্স")

    await _sees(rahim, usual, taka(BENGALI, usual.balance))
    parts = "ভোর|সকাল|দুপুর|বিকাল|সন্ধ্যা|রাত"
    assert re.search(rf"হিসাবের সময়: .+, ({parts}) [০-৯]+:[০-৯]{{2}}$", rahim.sees)


async def test_the_billing_is_bengali(rahim: Person, usual: Case) -> None:
    await rahim.say(usual.type_this)
    await rahim.press("📊 মাসিক বিল")
    await rahim.press("১ বছর")

    for bill in usual.months[-12:]:
        first = date.fromisoformat(f"{bill.month}-01")
        await _sees(
            rahim,
            usual,
            f"📅 {month(BENGALI, first)}\n• ব্যবহার: {kwh(BENGALI, bill.kwh)}\n"
            f"• বিল: {taka(BENGALI, bill.charge)}\n",
        )
    assert rahim.buttons == [["সর্বশেষ", "৬ মাস"], ["• ১ বছর •", "সব"], [BACK]]


async def test_the_recharges_are_bengali(rahim: Person, usual: Case) -> None:
    await rahim.say(usual.type_this)
    await rahim.press("💳 রিচার্জের ইতিহাস")
    await rahim.press("সব")

    latest = usual.recharges[0]
    await _sees(
        rahim,
        usual,
        f"📅 {day(BENGALI, latest.day)} · ",
        f"• রিচার্জ: {taka(BENGALI, latest.total)}\n",
        f"ভ্যাট\u00a0{taka(BENGALI, latest.vat)}",
    )


async def test_the_chart_comes_with_bengali_words(rahim: Person, usual: Case) -> None:
    await rahim.say(usual.type_this)
    await rahim.press("📈 ব্যবহারের চার্ট")

    await _sees(rahim, usual, f"📈 ব্যবহারের চার্ট · গ্রাহক {usual.customer_no}")
    assert rahim.photo is not None
    assert rahim.buttons == [[BACK]]


async def test_the_statement_is_bengali(rahim: Person, usual: Case) -> None:
    await rahim.say(usual.type_this)
    await rahim.press("📄 হিসাব বিবরণী")

    await _sees(rahim, usual, f"📄 হিসাব বিবরণী · গ্রাহক {usual.customer_no}")
    assert rahim.document is not None
    said = pdf_text(rahim.document[1])
    assert taka(BENGALI, usual.balance) in said
    assert latin(said, *recorded(usual)) == []


async def test_of_several_customers_one_is_chosen_in_bengali(
    rahim: Person, utility: Sandbox
) -> None:
    assert utility.manifest is not None
    shared = utility.manifest.case("meter-shared")

    await rahim.say(shared.type_this)

    assert f"{shared.type_this} নম্বর মিটারটি ২ জন গ্রাহকের নামে আছে।" in rahim.sees
    assert rahim.buttons[-1] == ["🔍 অন্য গ্রাহক খুঁজুন"]


async def test_a_search_says_in_bengali_that_it_searches(rahim: Person, api: BotApi) -> None:
    await rahim.say(NUMBER)

    texts = [call.params.get("text", "") for call in api.calls if "text" in call.params]
    assert texts[0] == f"🔍 <code>{NUMBER}</code> খোঁজা হচ্ছে…"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("/help", "যেভাবে ব্যবহার করবেন"),
        ("/cancel", "এখন কিছু চলছে না।"),
        ("আসসালামু আলাইকুম", "স্বাগতম!"),
        ("1234", "এটি গ্রাহক বা মিটার নম্বর নয়"),
        ("০০০০০০০০", "❌ 00000000 নম্বরের কোনো গ্রাহক বা মিটার পাওয়া যায়নি।"),
    ],
)
async def test_every_text_gets_an_answer_in_bengali(rahim: Person, typed: str, words: str) -> None:
    await rahim.say(typed)

    assert words in rahim.sees
    assert latin(rahim.sees, NUMBER, "00000000") == []


async def test_a_hang_is_answered_in_bengali(rahim: Person, listener: OracleServer) -> None:
    listener.faults.add(Fault("execute", "hang", seconds=30, times=None))

    await rahim.say(NUMBER)

    assert rahim.sees == BENGALI("source-slow")
    assert rahim.buttons == [["🔁 আবার চেষ্টা করুন"]]


async def test_a_hurry_is_answered_in_bengali(
    api: BotApi, oracle: OracleDatabase, store: PostgresPool
) -> None:
    desk = serving(
        api, oracle, store, clock=Clock(), access_mode=AccessMode.OPEN, lookup_rate="1/minute"
    )
    async with desk:
        rahim = Person(api, RAHIM)
        await rahim.say(NUMBER)

        await rahim.say(NUMBER)

    assert "৬০ সেকেন্ড অপেক্ষা করে" in rahim.sees


async def test_a_page_read_again_says_so_in_bengali(
    api: BotApi, oracle: OracleDatabase, store: PostgresPool
) -> None:
    clock = Clock()
    async with serving(api, oracle, store, clock=clock, access_mode=AccessMode.OPEN):
        rahim = Person(api, RAHIM)
        await rahim.say(NUMBER)
        clock.now += 1801
        await rahim.press("💰 বর্তমান ব্যালেন্স")

    assert "🔄 তথ্য হালনাগাদ করা হয়েছে: " in rahim.sees


async def test_a_forged_button_is_refused_in_bengali(rahim: Person) -> None:
    await rahim.say(NUMBER)

    await rahim.press_data("forged")

    assert rahim.toast == BENGALI("invalid-button")


async def test_a_press_after_the_doors_closed_is_refused_in_plain_bengali(
    api: BotApi, oracle: OracleDatabase, store: PostgresPool
) -> None:
    rahim = Person(api, RAHIM)
    async with serving(api, oracle, store, access_mode=AccessMode.OPEN):
        await rahim.say(NUMBER)
    async with serving(api, oracle, store, access_mode=AccessMode.CLOSED):
        await rahim.press("💰 বর্তমান ব্যালেন্স")

    assert rahim.toast is not None
    assert rahim.toast.startswith("🔒 গ্রাহকের তথ্য দেখার অনুমতি আপনার এখনও নেই।")
    assert rahim.toast.endswith(f"আপনার টেলিগ্রাম আইডি {RAHIM.id}।"), "without tags"


async def test_people_are_answered_each_in_their_own_language(
    rahim: Person, api: BotApi, usual: Case
) -> None:
    karim = Person(api, KARIM)
    await rahim.say(usual.type_this)
    await karim.say(usual.type_this)

    assert "গ্রাহক পাওয়া গেছে" in rahim.sees
    assert "Customer found" in karim.sees
