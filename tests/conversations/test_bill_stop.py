"""/billstop as staff use it: from the totals to a CRP, to one customer, to what changed."""

import re
from collections.abc import AsyncIterator
from datetime import date, timedelta

import pytest

from bot.machinery import now
from domain.caches.bill_stops import BillStopTotals
from domain.languages import Language
from formatters.times import day
from formatters.words import WORDS
from queries.caches.bill_stops import cpcs, crps
from queries.jobs.requests import pause_job
from queries.oracle import OracleDatabase
from queries.postgres import PostgresPool
from sandbox.person import Person
from sandbox.telegram import BotApi
from sandbox.telegram.people import GROUP, KARIM
from tests.bill_stops import Child, load
from tests.caching import SITE
from tests.conversations.audit_rig import Desk
from tests.conversations.cache_rig import (
    BILLED,
    ENGLISH,
    READ,
    REFRESH,
    SEARCH,
    cache_desk,
    captions,
    opens_crp,
    read_bill_stop,
)
from tests.conversations.linking import audited, grant, open_to_all, sql

HISTORY, FILES = "🗓 Batch dates", "⬇️ Files"
FIRST = READ.date().replace(day=1)
BEFORE = FIRST - timedelta(days=9)
YESTERDAY = READ - timedelta(days=1)
HOSTILE = "<b>&amp;<script>" * 30


@pytest.fixture
async def desk(api: BotApi, oracle: OracleDatabase, store: PostgresPool) -> AsyncIterator[Desk]:
    """A desk whose cache is empty."""
    async with cache_desk(api, oracle, store) as running:
        yield running


@pytest.fixture
async def filled(desk: Desk, oracle: OracleDatabase) -> BillStopTotals:
    """The same with the cache filled from the utility."""
    return await read_bill_stop(desk.store, oracle)


@pytest.fixture
async def karim(desk: Desk, api: BotApi) -> Person:
    """A clerk who sees all areas."""
    await grant(desk.store, KARIM, "staff")
    return Person(api, KARIM)


async def test_the_totals_are_the_sum_of_the_crps_and_of_their_customers(
    desk: Desk, filled: BillStopTotals
) -> None:
    await desk.nadia.say("/billstop")
    page = desk.nadia.sees
    assert f"CRPs: {filled.crps}" in page
    assert f"CPCs: {filled.cpcs}" in page
    assert f"Bill stop: {filled.stopped} (" in page
    assert f"Active billing: {filled.active} (" in page
    assert f"Batch date {day(ENGLISH, now().astimezone(SITE.zone).date())}" in page

    listed = re.findall(r"^(\w+) · 🛑 (\d+) of (\d+) ", page, re.MULTILINE)
    assert [int(stopped) for _, stopped, _ in listed] == sorted(
        (int(stopped) for _, stopped, _ in listed), reverse=True
    )
    assert sum(int(stopped) for _, stopped, _ in listed) == filled.stopped
    for number, stopped, every in listed:
        await opens_crp(desk.nadia, number)
        customers = desk.nadia.sees.partition("CPC customers")[2]
        marks = re.findall(r"^(🛑|✅) \w+ ", customers, re.MULTILINE)
        assert (marks.count("🛑"), len(marks)) == (int(stopped), int(every))


async def test_an_empty_cache_says_what_to_do(desk: Desk, karim: Person) -> None:
    await karim.say("/billstop")
    assert "There are no figures yet" in karim.sees
    assert "ask an operator" in karim.sees
    assert captions(karim) == [HISTORY]
    await karim.say("/billstop 17813980")
    assert karim.html == ENGLISH("bill-stop-nothing-read")

    await desk.nadia.say("/billstop")
    await desk.nadia.press(REFRESH)
    assert "The first ones are being read" in desk.nadia.sees
    await desk.nadia.press(next(one for one in captions(desk.nadia) if one.startswith("▶️ Run")))
    assert "BILL_STOP" in desk.nadia.sees


async def test_many_crps_and_customers_are_turned_page_by_page(desk: Desk) -> None:
    children = [Child(f"1000{n:04}", None, f"9000{n // 10:04}") for n in range(200)]
    await load(desk.store, READ, *children)
    await desk.nadia.say("/billstop")
    assert "1–8 of 20" in desk.nadia.sees
    await desk.nadia.press("2 / 3 ▶️")
    assert "9–16 of 20" in desk.nadia.sees
    await desk.nadia.press("🏢 90000008 · 10")
    assert "1–8 of 10" in desk.nadia.sees
    await desk.nadia.press("2 / 2 ▶️")
    assert "9–10 of 10" in desk.nadia.sees
    await desk.nadia.press("⬅️ All CRPs")
    assert "1–8 of 20" in desk.nadia.sees


@pytest.mark.usefixtures("filled")
async def test_a_refresh_is_asked_for_once_and_its_run_is_shown(desk: Desk) -> None:
    await desk.nadia.say("/billstop")
    await desk.nadia.press(REFRESH)
    asked = re.search(r"it runs as #(\d+)", desk.nadia.sees)
    assert asked
    await desk.nadia.press(REFRESH)

    assert f"it runs as #{asked[1]}" in desk.nadia.sees
    assert [act for act, _, _ in await audited(desk.store, "job.%")] == ["job.run"]
    await desk.nadia.press(f"▶️ Run #{asked[1]}")
    assert "BILL_STOP" in desk.nadia.sees


@pytest.mark.usefixtures("filled")
async def test_a_paused_job_is_not_asked_for(desk: Desk) -> None:
    await pause_job(desk.store, "BILL_STOP", None, paused=True)
    await desk.nadia.say("/billstop")
    await desk.nadia.press(REFRESH)

    assert desk.nadia.toast == ENGLISH("job-paused")


@pytest.mark.usefixtures("filled")
async def test_clerks_refresh_nothing(karim: Person) -> None:
    await karim.say("/billstop")
    assert SEARCH in captions(karim)
    assert REFRESH not in captions(karim)


@pytest.mark.usefixtures("filled")
async def test_figures_are_stale_after_twice_a_day(desk: Desk) -> None:
    old = "UPDATE cache_generation SET as_of = as_of - interval '47 hours'"
    await desk.store.execute(sql(old))
    await desk.nadia.say("/billstop")
    assert "older than it should be" not in desk.nadia.sees
    await desk.store.execute(sql(old.replace("47", "2")))
    await desk.nadia.say("/billstop")
    assert "older than it should be" in desk.nadia.sees


@pytest.mark.usefixtures("filled")
async def test_a_refused_load_is_told_and_the_figures_of_before_stay(desk: Desk) -> None:
    await load(desk.store, READ, Child("10000001", None))
    await desk.nadia.say("/billstop")

    assert "brought figures that look wrong" in desk.nadia.sees
    assert "CPCs: 5" in desk.nadia.sees
    await desk.nadia.press(HISTORY)
    assert "refused: the figures look wrong" in desk.nadia.sees


@pytest.mark.parametrize(
    ("last_bill", "status", "why"),
    [
        (BILLED, "✅ Active billing", "is billed"),
        (FIRST, "🛑 Bill stop issue", "It belongs to the month before"),
        (FIRST - timedelta(days=1), "🛑 Bill stop issue", "There is none for"),
        (None, "🛑 Bill stop issue", "Never billed: there is no bill at all"),
    ],
)
async def test_a_customer_is_told_whether_and_why(
    desk: Desk, last_bill: date | None, status: str, why: str
) -> None:
    await load(desk.store, READ, Child("10000001", last_bill))
    await desk.nadia.say("/billstop 10000001")

    assert status in desk.nadia.sees
    assert why in desk.nadia.sees
    assert "billed through CRP 90000001" in desk.nadia.sees


async def test_whoever_was_never_billed_is_named_so_in_the_list(desk: Desk) -> None:
    await load(desk.store, READ, Child("10000001", None), Child("10000002", BILLED))
    await opens_crp(desk.nadia, "90000001")

    assert "🛑 10000001 Rahim\nNever billed\n" in desk.nadia.sees
    assert f"Last bill up to {day(ENGLISH, BILLED)}" in desk.nadia.sees


async def test_a_customer_who_is_no_cpc_is_led_to_the_look_up(desk: Desk) -> None:
    await load(desk.store, READ, Child("10000001", None))
    await desk.nadia.say("/billstop 1781-3970")
    assert "17813970 is neither a CPC nor a CRP here" in desk.nadia.sees
    await desk.nadia.press("👤 17813970")
    assert "Customer found" in desk.nadia.sees

    await desk.nadia.say("/billstop <b>nobody")
    assert "“<b>nobody” is neither a CPC nor a CRP here" in desk.nadia.sees
    assert captions(desk.nadia) == [SEARCH, "⬅️ All CRPs"]


async def test_a_search_finds_crps_and_cpcs(desk: Desk) -> None:
    both = Child("90000001", None, "90000002")
    await load(desk.store, READ, Child("10000001", None), both)
    await desk.nadia.say("/billstop")
    await desk.nadia.press(SEARCH)
    assert "Which CRP or CPC" in desk.nadia.sees
    await desk.nadia.say("৯০০০০০০২")
    assert "🏢 CRP 90000002" in desk.nadia.sees

    await desk.nadia.press(SEARCH)
    await desk.nadia.say("90000001")
    assert "CPC 90000001, billed through CRP 90000002" in desk.nadia.sees
    await desk.nadia.press("👥 Its CPCs")
    assert "🛑 10000001 Rahim" in desk.nadia.sees


@pytest.mark.usefixtures("filled")
async def test_a_question_that_is_left_is_not_answered_by_a_number(desk: Desk) -> None:
    await desk.nadia.say("/billstop")
    await desk.nadia.press(SEARCH)
    await desk.nadia.press("⬅️ All CRPs")
    await desk.nadia.say("17813970")

    assert "Customer found" in desk.nadia.sees


@pytest.mark.usefixtures("filled")
async def test_a_customer_opens_the_look_up(desk: Desk) -> None:
    crp = (await crps(desk.store, 0, 1))[0]
    child = (await cpcs(desk.store, crp.crp_no, 0, 1))[0]
    await opens_crp(desk.nadia, crp.crp_no)
    await desk.nadia.press(f"👤 {child.customer_no}")

    assert "Customer found" in desk.nadia.sees
    acts = [act for act, _, _ in await audited(desk.store, "%.view%")]
    assert acts == ["billstop.view", "customer.viewed"]


async def test_batch_dates_are_listed_and_compared(desk: Desk) -> None:
    before = YESTERDAY.date().replace(day=1) + timedelta(days=40)
    same = [Child(f"1000001{n}", BILLED) for n in range(8)]
    await load(desk.store, YESTERDAY, Child("10000001", before), Child("10000002", None), *same)
    await desk.nadia.say("/billstop")
    await desk.nadia.press(HISTORY)
    assert "as soon as two of them are kept" in desk.nadia.sees

    await load(desk.store, READ, Child("10000001", None), Child("10000002", BILLED), *same)
    await desk.nadia.press("⬅️ All CRPs")
    await desk.nadia.press(HISTORY)
    assert desk.nadia.sees.count("CRPs: 1, CPCs: 10") == 2
    await desk.nadia.press("🔀 Compare two")
    await desk.nadia.press(day(ENGLISH, READ.date()))
    assert day(ENGLISH, READ.date()) not in captions(desk.nadia)
    await desk.nadia.press(day(ENGLISH, YESTERDAY.date()))

    assert f"{day(ENGLISH, YESTERDAY.date())} → {day(ENGLISH, READ.date())}" in desk.nadia.sees
    assert "Bill stops: 1 → 1" in desk.nadia.sees
    assert "Newly stopped: 1" in desk.nadia.sees
    assert "Cleared: 1" in desk.nadia.sees
    assert "🛑 10000001 Rahim\nActive billing → Bill stop issue" in desk.nadia.sees
    assert "✅ 10000002 Rahim\nBill stop issue → Active billing" in desk.nadia.sees
    await desk.store.execute(sql("UPDATE cache_generation SET has_rows = false"))
    await desk.nadia.press("🔀 Other dates")
    assert captions(desk.nadia) == [HISTORY]


async def test_what_changed_is_turned_page_by_page(desk: Desk) -> None:
    children = [Child(f"100000{n:02}", BEFORE) for n in range(20)]
    billed = [Child(f"100000{n:02}", BILLED) for n in range(20)]
    await load(desk.store, YESTERDAY, *billed)
    await load(desk.store, READ, *children)
    await compare(desk.nadia, YESTERDAY.date())
    assert re.findall("👤 100000(..)", str(captions(desk.nadia)))[0] == "00"
    await desk.nadia.press("More ▶️")
    await desk.nadia.press("More ▶️")
    assert re.findall("👤 100000(..)", str(captions(desk.nadia))) == ["16", "17", "18", "19"]
    assert "More ▶️" not in captions(desk.nadia)
    await desk.nadia.press("◀️ Back")
    assert "10000008" in desk.nadia.sees


async def test_a_date_that_is_gone_says_so(desk: Desk) -> None:
    await load(desk.store, YESTERDAY, Child("10000001", None))
    await load(desk.store, READ, Child("10000001", None))
    await desk.nadia.say("/billstop")
    for caption in (HISTORY, "🔀 Compare two", day(ENGLISH, READ.date())):
        await desk.nadia.press(caption)
    await desk.store.execute(sql("UPDATE cache_generation SET has_rows = false"))
    await desk.nadia.press(day(ENGLISH, YESTERDAY.date()))

    assert desk.nadia.toast == ENGLISH("bill-stop-date-gone")


async def compare(person: Person, older: date) -> None:
    await person.say("/billstop")
    for caption in (HISTORY, "🔀 Compare two", day(ENGLISH, READ.date()), day(ENGLISH, older)):
        await person.press(caption)


async def test_a_clerk_of_some_areas_sees_counts_only(desk: Desk, karim: Person) -> None:
    await load(desk.store, YESTERDAY, Child("10000001", BILLED))
    await load(desk.store, READ, Child("10000001", BEFORE))
    await opens_crp(karim, "90000001")
    opened = karim.newest["reply_markup"]["inline_keyboard"][-1][0]["callback_data"]
    await grant(desk.store, KARIM, "staff", "{Adabor}")

    await karim.press_data(opened)
    assert karim.toast == ENGLISH("bill-stop-not-your-customers")
    await karim.say("/billstop")
    assert "90000001 · 🛑 1 of 1" in karim.sees
    assert "open to those who see all areas" in karim.sees
    assert captions(karim) == [HISTORY, FILES]
    await compare(karim, YESTERDAY.date())
    assert "Newly stopped: 1" in karim.sees
    assert "10000001" not in karim.sees
    await karim.say("/billstop 10000001")
    assert karim.html == ENGLISH("bill-stop-not-your-customers")


@pytest.mark.usefixtures("filled")
async def test_customers_are_protected_and_show_no_phone(desk: Desk) -> None:
    await desk.nadia.say("/billstop")
    assert len(open_to_all(desk.nadia)) == 1, "totals may be passed on"
    crp = (await crps(desk.store, 0, 1))[0]
    await opens_crp(desk.nadia, crp.crp_no)
    await desk.nadia.press(SEARCH)
    await desk.nadia.say(crp.crp_no)

    told = [str(one.get("text")) for one in open_to_all(desk.nadia)]
    assert [text for text in told if "CPC customers" in text] == []
    assert not re.search(r"\b(?:\+?88)?01\d{9}\b", desk.nadia.sees)


@pytest.mark.usefixtures("filled")
async def test_a_group_sees_figures_only_where_it_is_approved(desk: Desk) -> None:
    group = desk.nadia.in_group(GROUP.id)
    for text in ("/billstop", "/billstop 17813980"):
        await group.say(text)
        assert "not approved" in group.sees

    await group.say("/group")
    await group.press("✅ Approve for staff use")
    await group.say("/billstop 17813980")
    assert "billed through CRP" in group.sees


async def test_hostile_names_and_numbers_are_shown_as_they_are(desk: Desk) -> None:
    await load(desk.store, READ, Child(f"1:{HOSTILE}", None, f"9:{HOSTILE}", HOSTILE))
    await desk.nadia.say("/billstop")
    assert "9:<b>&amp;<script>" in desk.nadia.sees
    await desk.nadia.press(captions(desk.nadia)[0])

    assert "🛑 1:<b>&amp;<script>" in desk.nadia.sees
    assert [one for one in captions(desk.nadia) if one.startswith("👤")] == []


async def test_a_crp_that_is_gone_says_so(desk: Desk) -> None:
    await load(desk.store, READ, Child("10000001", None), Child("10000002", None))
    await desk.nadia.say("/billstop")
    await load(desk.store, READ, Child("10000001", None, "9"), Child("10000002", None, "9"))
    await desk.nadia.press(captions(desk.nadia)[0])

    assert "not on the list any more" in desk.nadia.sees


@pytest.mark.usefixtures("filled")
async def test_everything_is_bengali_in_bengali(desk: Desk) -> None:
    words = WORDS[Language.BENGALI]
    await desk.nadia.say("/language")
    await desk.nadia.press("বাংলা")
    await opens_crp(desk.nadia, "17813979")

    assert "CPC গ্রাহক" in desk.nadia.sees
    assert re.search("৳[০-৯,]+", desk.nadia.sees)
    await desk.nadia.press(words("bill-stop-button-all"))
    await desk.nadia.press(words("bill-stop-button-history"))
    assert "নতুনটি আগে" in desk.nadia.sees
