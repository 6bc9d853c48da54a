"""/nocs as staff use it: from the totals to an area, to one customer."""

import re
from collections.abc import AsyncIterator
from decimal import Decimal

import pytest

from domain.caches.nocs import NocsBalance, total
from domain.languages import Language
from formatters.caches.nocs import figures
from formatters.money import taka
from formatters.words import WORDS
from queries.caches.nocs_cache import PayoffSearch, payoffs
from queries.jobs.requests import pause_job
from queries.oracle import OracleDatabase
from queries.postgres import PostgresPool
from sandbox.person import Person
from sandbox.telegram import BotApi
from sandbox.telegram.people import GROUP, KARIM
from tests.conversations.audit_rig import Desk
from tests.conversations.cache_rig import (
    ENGLISH,
    REFRESH,
    SEARCH,
    cache_desk,
    captions,
    everything,
    opens_area,
    read_balances,
    read_nocs,
)
from tests.conversations.linking import audited, grant, open_to_all, sql


@pytest.fixture
async def desk(api: BotApi, oracle: OracleDatabase, store: PostgresPool) -> AsyncIterator[Desk]:
    """A desk whose caches are empty."""
    async with cache_desk(api, oracle, store) as running:
        yield running


@pytest.fixture
async def filled(desk: Desk, oracle: OracleDatabase) -> list[NocsBalance]:
    """The same with both caches filled; the areas by name."""
    return await read_nocs(desk.store, oracle)


@pytest.fixture
async def karim(desk: Desk, api: BotApi) -> Person:
    """A clerk of one area."""
    await grant(desk.store, KARIM, "staff", "{Adabor}")
    return Person(api, KARIM)


async def test_the_totals_are_the_sum_of_the_areas_and_of_their_customers(
    desk: Desk, filled: list[NocsBalance]
) -> None:
    await desk.nadia.say("/nocs")
    page = desk.nadia.html
    assert figures(ENGLISH, total(filled)).splitlines()[0] in page
    assert [area.name for area in filled] == re.findall(r"<b>(.+)</b> · 👥", page)

    summed = Decimal(0)
    for area in filled:
        assert f"⚖️ {taka(ENGLISH, area.net)}" in page
        await opens_area(desk.nadia, area.name)
        assert figures(ENGLISH, area) in desk.nadia.html
        balances = await everything(desk.nadia)
        assert sum(balances) == area.net
        summed += sum(balances)
    assert summed == total(filled).net


async def test_an_empty_cache_says_what_to_do(desk: Desk, karim: Person) -> None:
    await karim.say("/nocs")
    assert "There are no figures yet" in karim.sees
    assert "ask an operator" in karim.sees
    assert captions(karim) == []

    await desk.nadia.say("/nocs")
    assert "৳" not in desk.nadia.sees
    await desk.nadia.press(REFRESH)
    assert "The first ones are being read" in desk.nadia.sees
    await desk.nadia.press(next(one for one in captions(desk.nadia) if one.startswith("▶️ Run")))
    assert "NOCS_BALANCE" in desk.nadia.sees


async def test_the_order_of_the_areas_changes(desk: Desk, filled: list[NocsBalance]) -> None:
    await desk.nadia.say("/nocs")
    await desk.nadia.press("⚖️ By net")

    named = re.findall(r"<b>(.+)</b> · 👥", desk.nadia.html)
    assert named == [area.name for area in sorted(filled, key=lambda area: area.net)]
    await desk.nadia.press("🔤 By name")
    assert "Areas by name" in desk.nadia.sees


@pytest.mark.usefixtures("filled")
async def test_all_areas_are_drawn(desk: Desk) -> None:
    await desk.nadia.say("/nocs")
    await desk.nadia.press("📊 As a picture")

    assert desk.nadia.photo is not None
    assert desk.nadia.photo.startswith(b"\x89PNG")
    assert "Data of" in desk.nadia.sees
    await desk.nadia.press("⬅️ Back")
    assert "Areas by name" in desk.nadia.sees


@pytest.mark.usefixtures("filled")
async def test_a_refresh_is_asked_for_once_and_its_run_is_shown(desk: Desk) -> None:
    await desk.nadia.say("/nocs")
    await desk.nadia.press(REFRESH)
    asked = re.search(r"it runs as #(\d+)", desk.nadia.sees)
    assert asked
    await desk.nadia.press(REFRESH)

    assert f"it runs as #{asked[1]}" in desk.nadia.sees
    assert [act for act, _, _ in await audited(desk.store, "job.%")] == ["job.run"]


@pytest.mark.usefixtures("filled")
async def test_a_page_that_is_gone_is_the_nearest_one_there_is(desk: Desk) -> None:
    await opens_area(desk.nadia, "Adabor")
    few = "SELECT min(customer_no) FROM nocs_payoff_row WHERE nocs_code = '001'"
    await desk.store.execute(sql(f"DELETE FROM nocs_payoff_row WHERE customer_no <> ({few})"))

    await desk.nadia.press(next(one for one in captions(desk.nadia) if one.endswith("▶️")))

    assert "No customer" not in desk.nadia.sees
    assert "1–1 of 1" in desk.nadia.sees


@pytest.mark.usefixtures("filled")
async def test_a_refresh_of_an_area_is_about_its_customers_alone(desk: Desk) -> None:
    await opens_area(desk.nadia, "Adabor")
    await desk.nadia.press(REFRESH)

    assert "A refresh was asked for" in desk.nadia.sees
    ((_, _, details),) = await audited(desk.store, "job.run")
    assert details == {"job": "NOCS_PAYOFF", "area": "001"}
    await opens_area(desk.nadia, "Banasree")
    assert "A refresh was asked for" not in desk.nadia.sees


@pytest.mark.usefixtures("filled")
async def test_clerks_refresh_nothing(desk: Desk, karim: Person) -> None:
    await opens_area(karim, "Adabor")
    assert REFRESH not in captions(karim)
    await karim.say("/nocs")
    assert REFRESH not in captions(karim)


@pytest.mark.usefixtures("filled")
async def test_old_figures_are_marked(desk: Desk) -> None:
    old = "UPDATE cache_generation SET as_of = as_of - interval '1 day' * {}"
    await desk.store.execute(sql(old.format(0.1)))
    await desk.nadia.say("/nocs")
    assert "⚠️ Data of" in desk.nadia.sees
    await opens_area(desk.nadia, "Adabor")
    assert "⚠️ Data of" not in desk.nadia.sees

    await desk.store.execute(sql(old.format(2)))
    await opens_area(desk.nadia, "Adabor")
    assert "older than it should be" in desk.nadia.sees
    assert "2d 2h ago" in desk.nadia.sees


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(("state", "said"), [("FAILED", "failed"), ("REFUSED", "look wrong")])
async def test_a_refresh_in_vain_is_told_above_the_old_figures(
    desk: Desk, state: str, said: str
) -> None:
    ended = (
        "INSERT INTO batch.batch_execution_rec (job_name, business_date, status, priority,"
        " parameters, channel, due_at, started_at, finished_at)"
        f" VALUES ('NOCS_BALANCE', now()::date, '{state}', 5, '{{}}', 'clock', now(), now(), now())"
    )
    await desk.store.execute(sql(ended))
    await desk.nadia.say("/nocs")

    assert said in desk.nadia.sees
    assert "৳" in desk.nadia.sees


async def test_customers_are_filtered_and_the_choice_is_marked(
    desk: Desk, filled: list[NocsBalance]
) -> None:
    area = max(filled, key=lambda one: one.due_customers)
    await opens_area(desk.nadia, area.name)
    await desk.nadia.press("🔴 Due")
    assert "• 🔴 Due •" in captions(desk.nadia)
    dues = await everything(desk.nadia)
    assert sum(dues) == area.due
    assert dues == sorted(dues)
    await desk.nadia.press("🟢 Credit")
    paid = await everything(desk.nadia)
    assert sum(paid) == area.credit
    assert paid == sorted(paid, reverse=True)


async def test_customers_are_searched(desk: Desk, filled: list[NocsBalance]) -> None:
    one = (await payoffs(desk.store, PayoffSearch(filled[0].code, many=1)))[0]
    await opens_area(desk.nadia, filled[0].name)
    await desk.nadia.press(SEARCH)
    assert "Whom do you look for" in desk.nadia.sees
    await desk.nadia.say(one.customer_no)

    assert f"with “{one.customer_no}”" in desk.nadia.sees
    assert "1–1 of 1" in desk.nadia.sees
    await desk.nadia.press("🟢 Credit")
    assert f"with “{one.customer_no}”" in desk.nadia.sees, "the search holds for the other side"
    await desk.nadia.press("✖️ Everybody")
    assert "with" not in desk.nadia.sees.splitlines()[-1]

    await desk.nadia.press(SEARCH)
    await desk.nadia.say("<b>nobody%")
    assert "with “<b>nobody%”" in desk.nadia.sees
    assert "No customer of this area fits" in desk.nadia.sees


@pytest.mark.usefixtures("filled")
async def test_a_question_that_is_left_is_not_answered_by_a_number(desk: Desk) -> None:
    await opens_area(desk.nadia, "Adabor")
    await desk.nadia.press(SEARCH)
    await desk.nadia.press("⬅️ Back")
    await desk.nadia.say("17813970")

    assert "Customer found" in desk.nadia.sees


@pytest.mark.usefixtures("filled")
async def test_a_question_is_cancelled(desk: Desk) -> None:
    await opens_area(desk.nadia, "Adabor")
    await desk.nadia.press(SEARCH)
    await desk.nadia.say("/cancel")
    await desk.nadia.say("17813970")

    assert "Customer found" in desk.nadia.sees


@pytest.mark.usefixtures("filled")
async def test_a_search_that_is_forgotten_says_so(desk: Desk) -> None:
    await opens_area(desk.nadia, "Adabor")
    await desk.nadia.press(SEARCH)
    await desk.nadia.say("a")
    await desk.store.execute(sql("DELETE FROM forms"))
    await desk.nadia.press("🟢 Credit")

    assert desk.nadia.toast == ENGLISH("nocs-search-gone")


async def test_a_customer_opens_the_look_up(desk: Desk, filled: list[NocsBalance]) -> None:
    await opens_area(desk.nadia, filled[0].name)
    number = re.findall(r"<code>(\w+)</code>", desk.nadia.html)[0]
    await desk.nadia.press(f"👤 {number}")

    assert "Customer found" in desk.nadia.sees
    assert number in desk.nadia.sees
    acts = [act for act, _, _ in await audited(desk.store, "%.view%")]
    assert acts == ["payoff.view", "customer.viewed"]


async def test_an_unlisted_area_is_not_zero(desk: Desk, oracle: OracleDatabase) -> None:
    await read_balances(desk.store, oracle)
    await opens_area(desk.nadia, "Adabor")

    assert "was never read" in desk.nadia.sees
    assert "Press 🔄 Refresh" in desk.nadia.sees
    assert "0 of 0" not in desk.nadia.sees


@pytest.mark.usefixtures("filled")
async def test_figures_of_two_times_that_differ_say_so(desk: Desk) -> None:
    await opens_area(desk.nadia, "Adabor")
    assert "read at another time" not in desk.nadia.sees
    paid = "UPDATE nocs_balance_row SET positive_balance_amt = positive_balance_amt + 1"
    await desk.store.execute(sql(paid))
    await opens_area(desk.nadia, "Adabor")

    assert "read at another time" in desk.nadia.sees


@pytest.mark.usefixtures("filled")
async def test_a_clerk_of_some_areas_opens_these_only(desk: Desk, karim: Person) -> None:
    await karim.say("/nocs")
    assert "Banasree" in karim.sees, "the totals of all areas are seen"
    assert [one for one in captions(karim) if "Banasree" in one] == []
    await opens_area(karim, "Adabor")
    assert "Customers by number" in karim.sees

    await grant(desk.store, KARIM, "staff", "{Banasree}")
    await karim.press("🔴 Due")
    assert karim.toast == ENGLISH("nocs-not-your-area")
    acts = await audited(desk.store, "payoff.%")
    assert [(act, subject) for act, subject, _ in acts] == [("payoff.view", "area:001")]


@pytest.mark.usefixtures("filled")
async def test_lists_of_customers_are_protected_and_show_no_phone(desk: Desk) -> None:
    await desk.nadia.say("/nocs")
    assert len(open_to_all(desk.nadia)) == 1, "totals may be passed on"
    await opens_area(desk.nadia, "Adabor")
    await desk.nadia.press(SEARCH)
    await desk.nadia.say("a")

    told = [str(one.get("text")) for one in open_to_all(desk.nadia)]
    assert [text for text in told if "NOCS balances" not in text] == []
    assert not re.search(r"\b(?:\+?88)?01\d{9}\b", desk.nadia.sees)


@pytest.mark.usefixtures("filled")
async def test_a_group_sees_figures_only_where_it_is_approved(desk: Desk) -> None:
    group = desk.nadia.in_group(GROUP.id)
    await group.say("/nocs")
    assert "৳" not in group.sees
    assert "not approved" in group.sees

    await group.say("/group")
    await group.press("✅ Approve for staff use")
    await opens_area(group, "Adabor")
    assert "Customers by number" in group.sees


@pytest.mark.usefixtures("filled")
async def test_hostile_names_are_shown_as_they_are(desk: Desk) -> None:
    hostile = "<b>&amp;<script>" * 30
    await desk.store.execute(
        sql(f"UPDATE nocs_payoff_row SET name = '{hostile}', address = '{hostile}'")
    )
    await desk.store.execute(
        sql(f"UPDATE nocs_balance_row SET nocs_name = nocs_code || '{hostile}'")
    )
    await desk.nadia.say("/nocs")
    assert "001<b>&amp;<script>" in desk.nadia.sees
    await desk.nadia.press(captions(desk.nadia)[0])

    assert "<b>&amp;<script>" in desk.nadia.sees


@pytest.mark.usefixtures("filled")
async def test_an_area_that_is_gone_says_so(desk: Desk) -> None:
    await opens_area(desk.nadia, "Adabor")
    await desk.store.execute(sql("DELETE FROM nocs_balance_row WHERE nocs_code = '001'"))
    await desk.nadia.press("🔴 Due")

    assert desk.nadia.toast == ENGLISH("nocs-area-gone")


@pytest.mark.usefixtures("filled")
async def test_a_paused_job_is_not_asked_for(desk: Desk) -> None:
    await pause_job(desk.store, "NOCS_BALANCE", None, paused=True)
    await desk.nadia.say("/nocs")
    await desk.nadia.press(REFRESH)

    assert desk.nadia.toast == ENGLISH("job-paused")


@pytest.mark.usefixtures("filled")
async def test_everything_is_bengali_in_bengali(desk: Desk) -> None:
    words = WORDS[Language.BENGALI]
    await desk.nadia.say("/language")
    await desk.nadia.press("বাংলা")
    await opens_area(desk.nadia, "Adabor")

    assert "নম্বর অনুযায়ী গ্রাহক" in desk.nadia.sees
    assert re.search("৳[০-৯,]+", desk.nadia.sees)
    await desk.nadia.press(words("nocs-button-areas"))
    await desk.nadia.press(words("nocs-button-picture"))
    assert desk.nadia.photo is not None
