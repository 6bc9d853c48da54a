"""The schedules that jobs have from the start, and what a changed setting does."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.settings import Settings
from domain.jobs.jobs import Job
from domain.schedules.cron import Cron, WrongCron
from domain.schedules.schedules import Schedule
from jobs.default_schedules import default_schedules, save_default_schedules
from jobs.engine.timetable import Timetable
from queries.jobs.runs import save_job
from queries.jobs.schedules import Saved, change_schedule, job_schedules
from queries.postgres import PostgresPool

DHAKA = ZoneInfo("Asia/Dhaka")
NAMES = ("BILL_STOP", "NOCS_BALANCE", "NOCS_PAYOFF", "RETENTION")
NOON = datetime(2026, 1, 15, 6, tzinfo=UTC)  # in Dhaka
HOUR = timedelta(hours=1)


def defaults(bill_stop: str = "0 2 * * *") -> dict[str, Schedule]:
    return default_schedules(DHAKA, {"BILL_STOP": bill_stop, "NOCS_BALANCE": "0 * * * *"})


def expressions(schedules: dict[str, Schedule]) -> dict[str, str]:
    return {
        name: schedule.rule.expression
        for name, schedule in schedules.items()
        if isinstance(schedule.rule, Cron)
    }


@pytest.fixture
async def store(store: PostgresPool) -> PostgresPool:
    """With the jobs."""
    for name in NAMES:
        await save_job(store, Job(name, "TEST"))
    return store


def test_by_the_default_settings_each_job_has_its_time_in_the_site_s_zone() -> None:
    settings = {
        "BILL_STOP": "bill_stop_batch_schedule",
        "NOCS_BALANCE": "nocs_refresh_schedule",
        "BATCH_WATCH": "batch_watch_schedule",
        "TEAMS_REPORTS": "teams_report_schedule",
    }
    fields = Settings.model_fields
    found = default_schedules(
        DHAKA, {job: fields[setting].default for job, setting in settings.items()}
    )

    assert expressions(found) == {
        "BILL_STOP": "0 2 * * *",
        "NOCS_BALANCE": "0 * * * *",
        "NOCS_PAYOFF": "30 1 * * *",
        "RETENTION": "0 3 * * *",
        "BATCH_WATCH": "*/30 * * * *",
        "TEAMS_REPORTS": "0 * * * *",
    }
    assert {schedule.zone for schedule in found.values()} == {DHAKA}


def test_a_wrong_expression_is_refused() -> None:
    with pytest.raises(WrongCron):
        defaults("0 25 * * *")


async def test_the_second_start_changes_nothing(store: PostgresPool) -> None:
    first = await save_default_schedules(store, NAMES, defaults(), NOON)
    second = await save_default_schedules(store, NAMES, defaults(), NOON + HOUR)

    assert first == dict.fromkeys(NAMES, Saved.CREATED)
    assert second == dict.fromkeys(NAMES, Saved.KEPT)
    assert {one.since for one in await job_schedules(store)} == {NOON}


async def test_a_job_that_is_not_there_has_no_schedule(store: PostgresPool) -> None:
    found = await save_default_schedules(store, {"BILL_STOP"}, defaults(), NOON)

    assert found == {"BILL_STOP": Saved.CREATED}
    assert [one.schedule_id for one in await job_schedules(store)] == ["BILL_STOP"]


async def test_a_changed_setting_takes_effect_at_the_restart_but_not_over_an_operator(
    store: PostgresPool,
) -> None:
    await save_default_schedules(store, NAMES, defaults(), NOON)
    at_nine = defaults("0 9 * * *")["BILL_STOP"]
    await change_schedule(store, "NOCS_BALANCE", at_nine, 2001, NOON)

    saved = await save_default_schedules(store, NAMES, defaults("0 4 * * *"), NOON + HOUR)

    assert saved == {**dict.fromkeys(NAMES, Saved.KEPT), "BILL_STOP": Saved.UPDATED}
    timetable = Timetable(
        store, {name: Job(name, "TEST") for name in NAMES}, lambda: NOON + 2 * HOUR
    )
    await timetable.look()
    assert timetable.next_occurrence("BILL_STOP") == datetime(2026, 1, 15, 22, tzinfo=UTC)
    assert timetable.next_occurrence("NOCS_BALANCE") == datetime(2026, 1, 16, 3, tzinfo=UTC)
