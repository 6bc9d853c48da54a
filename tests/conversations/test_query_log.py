"""The query log: what people ask of the billing system, as it is written down and shown."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from queries.oracle import OracleDatabase
from queries.postgres import PostgresPool
from sandbox.oracle import Fault
from sandbox.parts import Sandbox
from sandbox.person import Person
from sandbox.telegram import BotApi
from sandbox.telegram.people import FARID, NADIA
from tests.conversations.audit_rig import NUMBER, Desk, served, table


@pytest.fixture
async def desk(api: BotApi, oracle: OracleDatabase, store: PostgresPool) -> AsyncIterator[Desk]:
    async with served(api, oracle, store) as running:
        yield running


async def test_questions_are_logged_masked_and_pages_of_the_session_too(desk: Desk) -> None:
    await desk.nadia.say(NUMBER)
    await desk.nadia.press("💰 Current Balance")

    log = await desk.queries()
    masked = {"customer_no": "178••••0"}
    assert {row[0] for row in log} == {NADIA.id}
    assert all(row[2] == masked for row in log)
    assert sorted(row[1] for row in log if row[4] == "live") == [
        "customer_by_number",
        "daily_bills",
        "payments",
    ]
    assert [row[1:] for row in log if row[4] == "cache"] == [
        ("balance", masked, None, "cache", "ok")
    ]
    assert NUMBER not in str(log)

    await desk.nadia.say("/audit")
    await desk.nadia.press("🗄 Questions")
    assert "balance 178••••0" in desk.nadia.sees
    await desk.nadia.press("⬇️ Export CSV")
    assert len(table(desk.nadia)) == 4
    assert table(desk.nadia)[0]["Source"] == "from the session"
    assert NUMBER not in str(table(desk.nadia))


async def test_who_shares_an_answer_has_asked_too(desk: Desk, utility: Sandbox) -> None:
    assert utility.oracle is not None
    utility.oracle.faults.add(Fault("execute", "delay", seconds=0.5, times=None))
    farid = Person(desk.api, FARID)
    await asyncio.gather(desk.nadia.say(NUMBER), farid.say(NUMBER))

    log = await desk.queries()
    askers = sorted(row[0] for row in log if row[1] == "customer_by_number")
    assert askers == [NADIA.id, FARID.id]


async def test_a_question_that_nobody_could_answer_is_logged(desk: Desk, utility: Sandbox) -> None:
    assert utility.oracle is not None
    utility.oracle.faults.add(Fault("execute", "error", code=942, times=None, match="ci_"))
    await desk.nadia.say(NUMBER)

    log = await desk.queries()
    assert "drift" in {row[5] for row in log}
    assert {row[3] for row in log} == {None}
