"""Schedules in the database: defaults, what operators change, and how far each is dealt with."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.jobs.jobs import Job, Reason
from domain.schedules.cron import parse_cron
from domain.schedules.misfires import Skipped
from domain.schedules.schedules import Daily, Schedule
from queries.jobs.runs import save_job
from queries.jobs.schedules import (
    Saved,
    StoredSchedule,
    broken_schedules,
    change_schedule,
    dealt_with,
    job_schedule,
    job_schedules,
    pause_schedule,
    resume_schedule,
    save_schedule,
    skip_occurrences,
)
from queries.loader import parse_postgres
from queries.postgres import PostgresPool

DHAKA = ZoneInfo("Asia/Dhaka")
JOB = Job("BILL_STOP", "SYSTEM")
NOON = datetime(2026, 1, 15, 6, tzinfo=UTC)
HOUR = timedelta(hours=1)
AT_TWO = Schedule(rule=parse_cron("0 2 * * *"), zone=DHAKA)
AT_FOUR = Schedule(rule=parse_cron("0 4 * * *"), zone=DHAKA)
SPOIL = parse_postgres(
    "spoil",
    "INSERT INTO batch.batch_schedule_rec (schedule_id, job_name, rule, parameters)"
    " VALUES (:schedule_id, 'BILL_STOP', :rule, :parameters)",
)
SKIPPED = parse_postgres(
    "skipped",
    "SELECT occurrence_key, business_date, status, wait_reason, result, channel, schedule_id"
    " FROM batch.batch_execution_rec ORDER BY occurrence_key",
)


@pytest.fixture
async def store(store: PostgresPool) -> PostgresPool:
    """With a job that has a schedule."""
    await save_job(store, JOB)
    await save_schedule(store, "BILL_STOP", "BILL_STOP", AT_TWO, NOON)
    return store


async def only(store: PostgresPool) -> StoredSchedule:
    (found,) = await job_schedules(store)
    return found


async def test_a_default_is_created_once(store: PostgresPool) -> None:
    assert await save_schedule(store, "OTHER", "BILL_STOP", AT_TWO, NOON) is Saved.CREATED
    assert await save_schedule(store, "OTHER", "BILL_STOP", AT_TWO, NOON + HOUR) is Saved.KEPT

    assert await job_schedule(store, "OTHER") == StoredSchedule(
        "OTHER", "BILL_STOP", AT_TWO, enabled=True, since=NOON, parameters={}
    )


async def test_a_changed_default_replaces_what_nobody_changed_and_counts_from_now(
    store: PostgresPool,
) -> None:
    saved = await save_schedule(store, "BILL_STOP", "BILL_STOP", AT_FOUR, NOON + HOUR)

    found = await only(store)
    assert saved is Saved.UPDATED
    assert (found.schedule, found.since, found.version) == (AT_FOUR, NOON + HOUR, 2)


async def test_what_an_operator_changed_is_kept(store: PostgresPool) -> None:
    six = Schedule(rule=Daily(time(6)), zone=DHAKA)
    assert await change_schedule(store, "BILL_STOP", six, 2001, NOON + HOUR)

    saved = await save_schedule(store, "BILL_STOP", "BILL_STOP", AT_FOUR, NOON + 2 * HOUR)

    found = await only(store)
    assert saved is Saved.KEPT
    assert (found.schedule, found.since, found.version) == (six, NOON + HOUR, 2)
    assert not await change_schedule(store, "NONE", six, 2001, NOON)


async def test_a_pause_is_no_change_of_the_rule_and_outlasts_a_changed_default(
    store: PostgresPool,
) -> None:
    assert await pause_schedule(store, "BILL_STOP")
    assert not await pause_schedule(store, "BILL_STOP")

    saved = await save_schedule(store, "BILL_STOP", "BILL_STOP", AT_FOUR, NOON + HOUR)

    assert saved is Saved.UPDATED
    assert not (await only(store)).enabled


async def test_a_resumed_schedule_counts_from_then_on(store: PostgresPool) -> None:
    assert not await resume_schedule(store, "BILL_STOP", NOON + HOUR)
    await pause_schedule(store, "BILL_STOP")

    assert await resume_schedule(store, "BILL_STOP", NOON + HOUR)

    found = await only(store)
    assert (found.enabled, found.since) == (True, NOON + HOUR)


async def test_an_occurrence_is_dealt_with_by_who_comes_first(store: PostgresPool) -> None:
    seen = await only(store)

    assert await dealt_with(store, seen, NOON + HOUR)
    assert not await dealt_with(store, seen, NOON + HOUR)
    assert not await dealt_with(store, seen, NOON + 2 * HOUR)

    assert (await only(store)).since == NOON + HOUR


async def test_a_schedule_never_moves_back(store: PostgresPool) -> None:
    assert not await dealt_with(store, await only(store), NOON - HOUR)
    assert not await dealt_with(store, await only(store), NOON)


async def test_what_was_read_before_a_change_or_a_pause_deals_with_nothing(
    store: PostgresPool,
) -> None:
    before = await only(store)
    await change_schedule(store, "BILL_STOP", AT_FOUR, 2001, NOON)
    assert not await dealt_with(store, before, NOON + HOUR)

    before = await only(store)
    await pause_schedule(store, "BILL_STOP")
    assert not await dealt_with(store, before, NOON + HOUR)


@pytest.mark.parametrize(
    ("field", "rule", "parameters"),
    [
        ("cron", {"type": "CRON", "cron": "61 * * * *", "timezone": "Asia/Dhaka"}, {}),
        ("type", [], {}),
        ("parameters", {"type": "INTERVAL", "minutes": 5, "timezone": "Asia/Dhaka"}, []),
    ],
)
async def test_what_cannot_be_read_is_shown_and_hides_nothing_else(
    store: PostgresPool, field: str, rule: object, parameters: object
) -> None:
    await store.execute(SPOIL, schedule_id="BAD", rule=rule, parameters=parameters)

    assert (await only(store)).schedule_id == "BILL_STOP"
    (broken,) = await broken_schedules(store)
    assert (broken.schedule_id, broken.job, broken.field) == ("BAD", "BILL_STOP", field)


async def test_skipped_occurrences_are_written_down_once(store: PostgresPool) -> None:
    evening = datetime(2026, 1, 14, 20, tzinfo=UTC)  # 02:00 of the 15th in Dhaka
    one = Skipped(Reason.MISFIRE, 1, evening, evening)
    many = Skipped(Reason.COALESCED, 40, evening, NOON)

    assert await skip_occurrences(store, await only(store), [one, many]) == 2
    assert await skip_occurrences(store, await only(store), [one]) == 0

    first, second = await store.fetch_all(SKIPPED, lambda *row: row)
    day = date(2026, 1, 15)
    assert first[:4] == ("BILL_STOP@2026-01-14T20:00Z", day, "SKIPPED", "misfire:")
    assert first[4:] == (None, "clock", "BILL_STOP")
    assert second[0] == "BILL_STOP@2026-01-15T06:00Z"
    assert second[4] == {
        "occurrences": 40,
        "first": "2026-01-14T20:00:00+00:00",
        "last": "2026-01-15T06:00:00+00:00",
    }
