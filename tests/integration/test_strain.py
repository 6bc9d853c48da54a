"""Strain on the machine, the database and the jobs: what is noticed, and what is not."""

import asyncio
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.alerts.strain import MOST_MEMORY, has_many_errors
from domain.alerts.topics import Topic
from jobs.alerts.self_watch import Known, SelfWatch
from jobs.alerts.sources import SourceWatch
from jobs.alerts.strain import (
    Processor,
    Worked,
    memory,
    of_database,
    of_logs,
    of_memory,
    of_processor,
    worked,
)
from queries.loader import Statement
from queries.postgres import PostgresPool
from queries.strain import connections, long_statements
from tests.integration.log_rig import NOW, some_lines, some_run
from tests.integration.test_self_watch import Now

SLEEP = Statement("sleep", "SELECT pg_sleep(2)")
OPEN = Statement(
    "open", "SELECT fingerprint FROM alerts WHERE state <> 'resolved' AND topic LIKE 'job.%'"
)


def at(minutes: float) -> timedelta:
    return timedelta(minutes=minutes)


def test_a_processor_counts_when_it_was_busy_for_five_minutes() -> None:
    processor = Processor()
    shares = [
        processor.look(Worked(busy=54.0 * minute, all=60.0 * minute), NOW + at(minute))
        for minute in range(7)
    ]

    assert shares == [None] * 5 + [pytest.approx(90.0)] * 2
    assert [one.facts for one in of_processor(shares[-1])] == [{"used_percent": 90.0}]


def test_what_was_long_ago_does_not_count() -> None:
    processor = Processor()
    processor.look(Worked(0, 0), NOW)
    processor.look(Worked(600, 600), NOW + at(10))

    assert processor.look(Worked(600, 900), NOW + at(15)) == 0.0
    assert of_processor(80.0) == []


def test_the_machine_says_what_it_does() -> None:
    now = worked()

    assert 0 < now.busy < now.all
    assert memory() > 10 * 1024**2


def test_memory_beyond_the_limit_is_told() -> None:
    assert of_memory(MOST_MEMORY) == []
    (notice,) = of_memory(MOST_MEMORY + 1)
    assert notice.topic is Topic.RESOURCE_MEMORY


@pytest.mark.parametrize(
    ("errors", "lines", "many"), [(3, 20, True), (2, 20, False), (19, 19, False), (0, 100, False)]
)
def test_more_than_a_tenth_of_twenty_lines_or_more_are_many_errors(
    errors: int, lines: int, *, many: bool
) -> None:
    assert has_many_errors(errors, lines) is many


async def test_connections_are_counted_against_what_the_server_allows(store: PostgresPool) -> None:
    found = await connections(store)

    assert 0 < found.open < found.most
    assert await of_database(store) == []


async def test_a_statement_that_goes_on_is_found(store: PostgresPool) -> None:
    running = asyncio.create_task(store.fetch_value(SLEEP))
    await asyncio.sleep(0.5)

    found = await long_statements(store, timedelta(seconds=0.2))
    none = await long_statements(store, timedelta(minutes=30))
    await running

    assert (len(found), none) == (1, [])


async def test_a_job_that_logs_many_errors_is_named(store: PostgresPool) -> None:
    noisy, calm = await some_run(store, "NOISY"), await some_run(store, "CALM")
    await some_lines(store, noisy, *["fine"] * 17)
    await some_lines(store, noisy, *["wrong"] * 3, level="ERROR")
    await some_lines(store, calm, *["fine"] * 20)
    await some_lines(store, calm, *["wrong"] * 20, level="ERROR", at=NOW - timedelta(days=2))

    (notice,) = await of_logs(store, NOW)

    assert (notice.topic, notice.about) == (Topic.JOB_LOG_ERRORS, "NOISY")
    assert notice.facts == {"job": "NOISY", "errors": 3, "lines": 20}


async def test_what_strains_is_an_alert_until_it_is_over(store: PostgresPool) -> None:
    now = Now()
    known = Known({}, lambda: 0.0, ZoneInfo("Asia/Dhaka"))
    watch = SelfWatch(store, SourceWatch({}), known, now)
    noisy = await some_run(store, "NOISY")
    await some_lines(store, noisy, *["wrong"] * 20, level="ERROR", at=now())

    await watch.look()
    during = await store.fetch_all(OPEN, str)
    now.at += timedelta(days=1, minutes=1)
    await watch.look()

    assert (during, await store.fetch_all(OPEN, str)) == (["job.log-errors:NOISY"], [])
