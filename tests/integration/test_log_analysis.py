"""What the database says of many logs and runs."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.jobs.run_records import RunTimes
from domain.jobs.runs import State
from domain.logs.log_analysis import Together
from domain.logs.log_filters import Level
from queries.jobs.log_analysis import (
    error_messages,
    failed_together,
    log_hours,
    log_levels,
    run_times,
)
from queries.jobs.status import cache_ages, run_counts
from queries.postgres import PostgresPool
from tests.integration.log_rig import NOW, some_lines, some_run

DAY = NOW - timedelta(days=1)


async def test_lines_are_counted_by_level_and_by_hour_of_the_site(store: PostgresPool) -> None:
    run = await some_run(store)
    await some_lines(store, run, "a", "b")
    await some_lines(store, run, "c", level="ERROR")
    await some_lines(store, run, "old", at=NOW - timedelta(days=2))

    assert await log_levels(store, DAY) == {Level.INFO: 2, Level.ERROR: 1}
    hours = await log_hours(store, DAY, ZoneInfo("Asia/Dhaka"))
    assert [hour for hour, lines in enumerate(hours) if lines] == [11]
    assert sum(hours) == 3


async def test_messages_of_errors_come_by_their_frequency(store: PostgresPool) -> None:
    run = await some_run(store)
    await some_lines(store, run, "rare", "often", "often", level="ERROR")
    await some_lines(store, run, "fine", "fine", "fine")

    assert await error_messages(store, DAY) == [("often", 2), ("rare", 1)]


async def test_jobs_that_fail_within_ten_minutes_are_a_pair(store: PostgresPool) -> None:
    for minutes, job in ((0, "A"), (10, "B"), (25, "C"), (40, "A"), (45, "B")):
        await some_run(store, job, State.FAILED, ended=NOW - timedelta(minutes=minutes))
    await some_run(store, "D", State.COMPLETED)

    assert await failed_together(store, DAY) == [Together("A", "B", 2)]


async def test_times_of_runs_are_summed_up_for_each_job_and_for_all(store: PostgresPool) -> None:
    for seconds in range(1, 21):
        await some_run(store, "A", seconds=seconds)
    await some_run(store, "B", State.FAILED, seconds=100)
    await some_run(store, "B", State.CANCELLED, seconds=300)
    await some_run(store, "B", ended=NOW - timedelta(days=2))

    every, a, b = await run_times(store, DAY, NOW + timedelta(seconds=1))

    assert (every.job, every.attempts, every.succeeded, every.failed) == (None, 22, 20, 1)
    assert (a.job, a.attempts, a.succeeded, a.average, a.median) == ("A", 20, 20, 10.5, 10.5)
    assert a.p95 == pytest.approx(19.05)
    assert (b.attempts, b.succeeded, b.failed, b.average) == (2, 0, 1, 200.0)


async def test_nothing_that_ended_is_no_row_but_the_sum(store: PostgresPool) -> None:
    assert await run_times(store, DAY, NOW) == [RunTimes(None, 0, 0, 0, None, None, None)]


async def test_open_runs_are_counted_however_old_they_are(store: PostgresPool) -> None:
    await some_run(store, state=State.WAITING, ended=None, seconds=10**6)
    await some_run(store, state=State.FAILED)
    await some_run(store, state=State.FAILED, ended=NOW - timedelta(days=2))

    assert await run_counts(store, DAY) == {State.WAITING: 1, State.FAILED: 1}


async def test_a_cache_that_was_never_filled_has_no_age(store: PostgresPool) -> None:
    assert await cache_ages(store) == []
