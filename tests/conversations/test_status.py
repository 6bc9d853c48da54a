"""/status and /schedule as operators use them."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.machinery import now
from domain.jobs.jobs import Job
from domain.jobs.runs import State
from domain.languages import Language
from domain.schedules.schedules import Daily, Interval, Schedule
from formatters.html import LONGEST_TEXT, width
from formatters.words import WORDS
from queries.jobs.engines import note_engine
from queries.jobs.runs import save_job
from queries.jobs.schedules import pause_schedule, save_schedule
from queries.loader import parse_postgres
from queries.oracle import OracleDatabase
from queries.postgres import PostgresPool
from sandbox.telegram import BotApi
from sandbox.telegram.people import GROUP
from tests.conversations.audit_rig import Desk, served
from tests.integration.log_rig import some_lines, some_run

DHAKA = ZoneInfo("Asia/Dhaka")
BEGIN = parse_postgres(
    "begin",
    "UPDATE batch.batch_execution_rec SET progress_pct = 40, finished_at = NULL"
    " WHERE execution_id = :run_id",
)
WAITS = parse_postgres(
    "waits",
    "UPDATE batch.batch_execution_rec SET started_at = NULL, wait_reason = 'locked:CACHES'"
    " WHERE execution_id = :run_id",
)
SILENT = parse_postgres(
    "silent", "UPDATE batch.engine_sign SET heard_at = now() - interval '5 minutes'"
)
BREAK = parse_postgres("break", 'UPDATE batch.batch_schedule_rec SET rule = \'{"type": "X"}\'')
FILL = parse_postgres(
    "fill",
    "WITH made AS (INSERT INTO cache_generation (cache, batch_date, run_id, as_of, row_count)"
    "  VALUES ('nocs_balance', '2026-11-21', 1, :as_of, 41) RETURNING generation)"
    " INSERT INTO cache_pointer (cache, part, generation, row_count)"
    " SELECT 'nocs_balance', '', generation, 41 FROM made",
)


@pytest.fixture
async def desk(api: BotApi, oracle: OracleDatabase, store: PostgresPool) -> AsyncIterator[Desk]:
    async with served(api, oracle, store) as running:
        yield running


async def scheduled(desk: Desk, job: str, schedule: Schedule) -> None:
    await save_job(desk.store, Job(job, "CACHES"))
    await save_schedule(desk.store, job.lower(), job, schedule, now())


async def test_an_empty_machinery_says_what_is_missing(desk: Desk) -> None:
    await desk.nadia.say("/status")

    assert "No process executes jobs now" in desk.nadia.sees
    assert "Waiting to begin: 0" in desk.nadia.sees
    assert "Nothing is scheduled" in desk.nadia.sees
    assert "NOCS balance: never filled yet" in desk.nadia.sees


async def test_everything_is_seen_at_a_glance(desk: Desk) -> None:
    now = datetime.now(UTC)
    await note_engine(desk.store, "desk-1:77")
    await scheduled(desk, "BILL_STOP", Schedule(rule=Daily(time(2)), zone=DHAKA))
    running = await some_run(desk.store, "NOCS_BALANCE", State.RUNNING, ended=now, seconds=90)
    await desk.store.execute(BEGIN, run_id=running)
    failed = await some_run(desk.store, "BILL_STOP", State.FAILED, ended=now, seconds=65)
    await some_run(desk.store, "BILL_STOP", State.WAITING, ended=None)
    await desk.store.execute(FILL, as_of=now - timedelta(minutes=12))

    await desk.nadia.say("/status")

    told = desk.nadia.sees
    assert "🟢 desk-1:77 · working for" in told
    assert "❌ failed: 1" in told
    assert "Waiting to begin: 1" in told
    assert f"▶️ #{running} NOCS_BALANCE · 40 % · for " in told
    assert "02:00 · BILL_STOP" in told
    assert "NOCS balance: 41 rows · 12m" in told
    assert f"❌ #{failed} BILL_STOP" in told
    assert "· 1m 5s" in told


async def test_an_engine_that_fell_silent_is_told(desk: Desk) -> None:
    await note_engine(desk.store, "desk-1:77")
    await desk.store.execute(SILENT)
    await desk.nadia.say("/status")

    assert "🔴 desk-1:77 · silent for 5m" in desk.nadia.sees
    assert "No process executes jobs now" in desk.nadia.sees


async def test_a_busy_day_is_one_message(desk: Desk) -> None:
    for number in range(12):
        await note_engine(desk.store, f"a-rather-long-host-name.example.org:{number}")
        job = f"GL_ACCOUNT_RECONCILIATION_{number}"
        await scheduled(desk, job, Schedule(rule=Daily(time(number)), zone=DHAKA))
        for state in State:
            await some_run(desk.store, job, state, ended=now(), seconds=100_000)
    await desk.nadia.say("/status")

    assert width(desk.nadia.html) <= LONGEST_TEXT
    assert len([one for one in desk.api.calls if one.method == "sendMessage"]) == 1


async def test_one_run_is_shown_by_its_number_and_leads_to_its_log(desk: Desk) -> None:
    run = await some_run(
        desk.store, "BILL_STOP", State.FAILED, ended=now(), error="<b>no answer</b> in time"
    )
    await some_lines(desk.store, run, "asked Oracle")
    await desk.nadia.say(f"/status {run}")

    assert f"❌ BILL_STOP · run #{run}" in desk.nadia.sees
    assert "by the clock" in desk.nadia.sees
    assert "took 1m" in desk.nadia.sees
    assert "⚠️ Something went wrong. The log says more." in desk.nadia.sees
    assert "no answer" not in desk.nadia.sees
    await desk.nadia.press("📜 Logs")
    assert "asked Oracle" in desk.nadia.sees


async def test_a_run_that_waits_says_for_what(desk: Desk) -> None:
    run = await some_run(desk.store, "BILL_STOP", State.WAITING, ended=None)
    await desk.store.execute(WAITS, run_id=run)
    await desk.nadia.say(f"/status #{run}")

    assert "waits: another job holds CACHES" in desk.nadia.sees


async def test_a_failed_run_is_a_press_away_and_back(desk: Desk) -> None:
    run = await some_run(desk.store, "BILL_STOP", State.FAILED, ended=now())
    await desk.nadia.say("/status")
    await desk.nadia.press(f"🔎 Run #{run}")
    assert f"run #{run}" in desk.nadia.sees
    await desk.nadia.press("⬅️ Status")
    assert "🎛 Status" in desk.nadia.sees
    await desk.nadia.press("🔄 Refresh")
    assert "🎛 Status" in desk.nadia.sees


@pytest.mark.parametrize(
    ("typed", "said"),
    [("/status 99", "There is no run #99"), ("/status <b>", "<b> is not the number of a run")],
)
async def test_what_is_no_run_is_said(desk: Desk, typed: str, said: str) -> None:
    await desk.nadia.say(typed)

    assert said in desk.nadia.sees


async def test_the_next_24_hours_stand_by_time(desk: Desk) -> None:
    soon = (now() + timedelta(hours=2)).astimezone(DHAKA).time().replace(microsecond=0, second=0)
    later = (now() + timedelta(hours=5)).astimezone(DHAKA).time().replace(microsecond=0, second=0)
    await scheduled(desk, "LATER", Schedule(rule=Daily(later), zone=DHAKA))
    await scheduled(desk, "SOON", Schedule(rule=Daily(soon), zone=DHAKA))
    await scheduled(desk, "OFTEN", Schedule(rule=Interval(5), zone=DHAKA))
    await pause_schedule(desk.store, "later")
    await desk.nadia.say("/schedule")

    told = desk.nadia.sees
    assert f"{soon:%H:%M} · SOON" in told
    assert f"{later:%H:%M} · LATER · ⏸ paused" in told
    assert told.index("SOON") < told.index("LATER")
    assert "🔁 OFTEN: 288 times" in told


async def test_a_long_day_is_paged(desk: Desk) -> None:
    for number in range(6):
        every_hour = Schedule(rule=Interval(60), zone=DHAKA)
        await scheduled(desk, f"A_JOB_WITH_A_LONG_NAME_{number}", every_hour)
    await desk.nadia.say("/schedule")
    assert desk.nadia.buttons[0] == ["2 / 2 ▶️"]
    await desk.nadia.press("2 / 2 ▶️")
    assert "A_JOB_WITH_A_LONG_NAME_5" in desk.nadia.sees


async def test_a_schedule_that_cannot_be_used_is_named(desk: Desk) -> None:
    await scheduled(desk, "BILL_STOP", Schedule(rule=Daily(time(2)), zone=DHAKA))
    await desk.store.execute(BREAK)
    await desk.nadia.say("/schedule")

    assert "The schedule bill_stop of BILL_STOP cannot be used" in desk.nadia.sees


async def test_the_machinery_is_shown_in_private_only(desk: Desk) -> None:
    group = desk.nadia.in_group(GROUP.id)
    await group.say("/status")

    assert "work in the private chat" in group.sees


async def test_status_is_bengali_in_bengali(desk: Desk) -> None:
    words = WORDS[Language.BENGALI]
    await some_run(desk.store, "BILL_STOP", State.FAILED, ended=now())
    await desk.nadia.say("/language")
    await desk.nadia.press("বাংলা")
    await desk.nadia.say("/status")

    assert "❌ ব্যর্থ: ১" in desk.nadia.sees
    await desk.nadia.press(words("status-button-schedule"))
    assert "কিছু চলার কথা নেই" in desk.nadia.sees
