"""The monitor: what somebody has to know about runs is kept as an alert, once."""

import asyncio
from datetime import datetime, timedelta
from typing import Any

import pytest

from domain.jobs.dependencies import Dependency
from domain.jobs.jobs import Confirm, Job
from jobs.engine.monitor import Monitor
from queries.jobs.run_watch import claim_monitor
from queries.loader import Statement, parse_postgres
from queries.postgres import PostgresPool
from tests.integration.run_rig import NOON, ago, leave_run

WORK = Job("WORK", "TEST")
AFTER = Job("AFTER", "TEST", waits_for=(Dependency("AFTER", "WORK"),))
LAST = Job("LAST", "TEST", waits_for=(Dependency("LAST", "AFTER"),))
JOBS = {job.name: job for job in (WORK, AFTER, LAST)}
EVENTS = Statement(
    "events", "SELECT topic, severity, facts -> 'facts' FROM alert_events ORDER BY event_id"
)
LINES = Statement("lines", "SELECT execution_id, level, code FROM batch.batch_log_rec")

Event = tuple[str, str, dict[str, Any]]


class Clock:
    """Noon, until a test lets time pass."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def monitor(store: PostgresPool, clock: Clock) -> Monitor:
    return Monitor(store, JOBS, clock)


async def events(store: PostgresPool) -> list[Event]:
    return await store.fetch_all(EVENTS, lambda *row: row)


async def told(store: PostgresPool) -> list[tuple[str, str, int]]:
    return [(topic, severity, facts["run"]) for topic, severity, facts in await events(store)]


@pytest.mark.parametrize("status", ["FAILED", "TIMED_OUT"])
async def test_a_failure_is_told_once(store: PostgresPool, monitor: Monitor, status: str) -> None:
    run = await leave_run(store, status=status, error_class="BUG", error_message="KeyError")

    assert [await monitor.look() for _ in range(3)] == [1, 0, 0]
    ((topic, severity, facts),) = await events(store)
    assert (topic, severity) == ("job.failed", "critical")
    assert (facts["run"], facts["state"], facts["error"]) == (run, status, "BUG")
    assert facts["message"] == "KeyError"


async def test_it_names_the_jobs_that_a_failure_holds_up(
    store: PostgresPool, monitor: Monitor
) -> None:
    await leave_run(store, status="FAILED")
    await monitor.look()

    assert (await events(store))[0][2]["holds_up"] == "AFTER, LAST"


async def test_only_the_last_attempt_is_critical(store: PostgresPool, monitor: Monitor) -> None:
    first = await leave_run(store, status="FAILED", error_class="PASSING")
    second = await leave_run(
        store, status="FAILED", error_class="PASSING", attempt=2, root_id=first, parent_id=first
    )
    await monitor.look()

    assert await told(store) == [
        ("job.failed", "warning", first),
        ("job.failed", "critical", second),
    ]


@pytest.mark.parametrize(
    ("columns", "severity"),
    [
        ({"status": "REFUSED", "error_class": "GATES"}, "warning"),
        ({"status": "REFUSED", "started_at": None, "wait_reason": "approval-refused:"}, None),
        ({"status": "SKIPPED", "started_at": None, "wait_reason": "blocked:FIRST"}, "warning"),
        ({"status": "SKIPPED", "started_at": None, "wait_reason": "coalesced:"}, None),
        ({"status": "CANCELLED"}, None),
        ({"status": "COMPLETED_WITH_WARNINGS"}, None),
        ({"status": "FAILED", "wait_reason": "waited-too-long:FIRST"}, "critical"),
        ({"status": "FAILED", "error_class": "ENGINE_STOPPED"}, "critical"),
    ],
)
async def test_what_counts_as_a_failure(
    store: PostgresPool, monitor: Monitor, columns: dict[str, Any], severity: str | None
) -> None:
    run = await leave_run(store, **columns)
    await monitor.look()

    assert await told(store) == ([("job.failed", severity, run)] if severity else [])


async def test_a_run_that_a_stopped_engine_handed_on_is_no_failure(
    store: PostgresPool, monitor: Monitor
) -> None:
    first = await leave_run(store, status="FAILED", error_class="ENGINE_STOPPED")
    await leave_run(store, attempt=2, parent_id=first)

    assert await monitor.look() == 0


async def test_after_a_restart_the_last_day_is_caught_up(
    store: PostgresPool, monitor: Monitor, clock: Clock
) -> None:
    await leave_run(store, status="FAILED", finished_at=ago(hours=25), started_at=ago(hours=26))
    old = await leave_run(store, status="FAILED", finished_at=ago(hours=23))
    await monitor.look()
    clock.now += timedelta(hours=1)

    assert await Monitor(store, JOBS, clock).look() == 0
    assert await told(store) == [("job.failed", "critical", old)]


async def test_what_ends_between_two_looks_is_seen(
    store: PostgresPool, monitor: Monitor, clock: Clock
) -> None:
    await monitor.look()
    clock.now += timedelta(minutes=1)
    await leave_run(store, status="FAILED", finished_at=ago(seconds=30))

    assert await monitor.look() == 1


async def test_a_run_far_beyond_its_limit_is_slow(store: PostgresPool, monitor: Monitor) -> None:
    run = await leave_run(store, started_at=ago(minutes=91.5), due_at=ago(minutes=91.5))

    assert [await monitor.look(), await monitor.look()] == [1, 0]
    ((topic, severity, facts),) = await events(store)
    assert (topic, severity, facts["run"]) == ("job.slow", "warning", run)
    assert (facts["why"], facts["seconds"], facts["limit_seconds"]) == ("beyond-limit", 5430, 3600)


async def test_a_run_much_slower_than_usual_is_slow(store: PostgresPool, monitor: Monitor) -> None:
    for day in (4, 3, 2):
        began = ago(days=day)
        await leave_run(store, started_at=began, finished_at=began + timedelta(minutes=10))
    await leave_run(store, started_at=ago(minutes=16.1))
    await monitor.look()

    ((_, _, facts),) = await events(store)
    assert (facts["why"], facts["usual_seconds"]) == ("slower-than-usual", 600)


async def test_runs_are_compared_with_those_of_the_same_parameters(
    store: PostgresPool, monitor: Monitor
) -> None:
    for day in (4, 3, 2):
        began = ago(days=day)
        ended = began + timedelta(minutes=1)
        await leave_run(store, started_at=began, finished_at=ended, parameters={"area": "N1"})
    await leave_run(store, started_at=ago(minutes=20), parameters={"area": ""})

    assert await monitor.look() == 0


async def test_what_an_operator_set_for_a_job_holds(store: PostgresPool, monitor: Monitor) -> None:
    override = (
        "INSERT INTO batch.batch_threshold_rec (job_name, max_runtime_min) VALUES ('WORK', 10)"
    )
    await store.execute(Statement("override", override))
    await leave_run(store, started_at=ago(minutes=17))

    assert await monitor.look() == 1


async def test_a_scheduled_run_that_began_late_is_told(
    store: PostgresPool, monitor: Monitor
) -> None:
    run = await leave_run(store, schedule_id="nightly", due_at=ago(minutes=63))
    await leave_run(store, schedule_id="nightly", due_at=ago(minutes=61))
    await leave_run(store, due_at=ago(minutes=300))
    await monitor.look()

    assert await told(store) == [("job.late", "warning", run)]


NOT_BEGUN: dict[str, Any] = {"started_at": None, "finished_at": None, "schedule_id": "nightly"}


async def test_a_run_that_does_not_begin_is_late_and_then_missing(
    store: PostgresPool, monitor: Monitor, clock: Clock
) -> None:
    run = await leave_run(store, status="QUEUED", due_at=ago(minutes=59), **NOT_BEGUN)
    found = []
    for minutes in (0, 2, 1, 118, 1, 1):
        clock.now += timedelta(minutes=minutes)
        found.append(await monitor.look())

    assert found == [0, 1, 0, 0, 1, 0]
    assert await told(store) == [("job.late", "warning", run), ("job.late", "critical", run)]


@pytest.mark.parametrize(
    ("reason", "events"),
    [("locked:GL", 1), ("running:WORK", 1), ("dependency:X", 0), ("approval:", 0), ("paused:", 0)],
)
async def test_who_waits_for_people_or_other_jobs_is_not_late(
    store: PostgresPool, monitor: Monitor, reason: str, events: int
) -> None:
    late: dict[str, Any] = {**NOT_BEGUN, "due_at": ago(minutes=90), "wait_reason": reason}
    await leave_run(store, status="WAITING", **late)

    assert await monitor.look() == events


async def test_lateness_counts_from_when_the_other_job_was_done(
    store: PostgresPool, monitor: Monitor
) -> None:
    ready: dict[str, Any] = {"due_at": ago(hours=5), "ready_at": ago(minutes=3)}
    await leave_run(store, schedule_id="nightly", **ready)

    assert await monitor.look() == 0


async def test_a_run_near_its_limit_gets_one_line_in_its_log(
    store: PostgresPool, monitor: Monitor
) -> None:
    near = await leave_run(store, status="RUNNING", started_at=ago(minutes=49), finished_at=None)
    await leave_run(store, status="RUNNING", started_at=ago(minutes=47), finished_at=None)

    assert [await monitor.look(), await monitor.look()] == [0, 0]
    lines = await store.fetch_all(LINES, lambda *row: row)
    assert lines == [(near, "WARNING", "NEARS_LIMIT")]


@pytest.mark.parametrize(
    ("failures", "severity"), [(2, None), (3, "warning"), (5, "warning"), (6, "critical")]
)
async def test_a_job_that_fails_too_often_is_told_once_a_week(
    store: PostgresPool, monitor: Monitor, clock: Clock, failures: int, severity: str | None
) -> None:
    for turn in range(20):
        status = "FAILED" if turn < failures else "COMPLETED"
        ended = ago(days=2, minutes=turn)
        await leave_run(store, status=status, started_at=ended, finished_at=ended)
    for _ in range(2):
        await monitor.look()
    expected = [("job.failing", severity)] if severity else []

    assert [(topic, severity) for topic, severity, _ in await events(store)] == expected
    clock.now += timedelta(days=7)
    assert await monitor.look() == len(expected)


async def test_an_attempt_that_was_saved_by_the_next_is_no_failure_of_the_job(
    store: PostgresPool, monitor: Monitor
) -> None:
    for turn in range(10):
        when = ago(days=2, minutes=turn)
        first = await leave_run(store, status="FAILED", started_at=when, finished_at=when)
        await leave_run(store, parent_id=first, attempt=2, started_at=when, finished_at=when)

    assert await monitor.look() == 0


async def test_approvals_that_nobody_gave_are_ended(store: PostgresPool, clock: Clock) -> None:
    job = Job("WORK", "TEST", confirm=Confirm.FOUR_EYES)
    await leave_run(store, status="QUEUED", needs_approval=True, started_at=None, finished_at=None)
    await store.execute(Statement("age", "UPDATE batch.approval SET expires_at = now()"))

    await Monitor(store, {"WORK": job}, clock).look()

    status = Statement("status", "SELECT status FROM batch.batch_execution_rec")
    assert await store.fetch_value(status) == "REFUSED"


async def test_of_several_monitors_one_looks(store: PostgresPool, monitor: Monitor) -> None:
    await leave_run(store, status="FAILED")
    async with store.transaction() as inside:
        assert await claim_monitor(inside)
        assert await monitor.look() == 0

    assert await monitor.look() == 1


async def test_several_monitors_tell_it_once(store: PostgresPool, clock: Clock) -> None:
    for _ in range(4):
        await leave_run(store, status="FAILED")
    monitors = [Monitor(store, JOBS, clock) for _ in range(4)]

    told_by = await asyncio.gather(*(one.look() for one in monitors for _ in range(3)))

    assert sum(told_by) == 4
    assert len(await events(store)) == 4


async def test_a_job_that_is_not_known_any_more_still_fails(
    store: PostgresPool, clock: Clock
) -> None:
    run = await leave_run(store, "OLD", status="FAILED", schedule_id="x", due_at=ago(hours=9))
    await leave_run(store, "OLD", status="RUNNING", started_at=ago(hours=9), finished_at=None)

    assert await Monitor(store, JOBS, clock).look() == 1
    assert await told(store) == [("job.failed", "critical", run)]


async def test_it_goes_on_after_an_outage(
    store: PostgresPool, dsn: str, caplog: pytest.LogCaptureFixture
) -> None:
    later = PostgresPool({"dsn": dsn}, 0, 1)  # not open yet: as if the database were away
    watching = asyncio.ensure_future(Monitor(later, JOBS, Clock()).run(each=0.01))
    await leave_run(store, status="FAILED")
    async with asyncio.timeout(10):
        while "cannot be looked at now" not in caplog.text:  # noqa: ASYNC110 - a line of the log
            await asyncio.sleep(0.01)
        await later.open()
        while not await events(store):  # noqa: ASYNC110 - a row of the database
            await asyncio.sleep(0.01)
    watching.cancel()
    await asyncio.wait([watching])
    await later.close()


async def open_now(store: PostgresPool) -> list[tuple[str, str, int]]:
    text = "SELECT fingerprint, severity, count FROM alerts WHERE state <> 'resolved'"
    return await store.fetch_all(Statement("open", text), lambda *row: row)


async def test_failures_of_one_job_are_one_alert_that_a_good_run_ends(
    store: PostgresPool, monitor: Monitor
) -> None:
    for minutes in (30, 20):
        await leave_run(store, status="FAILED", finished_at=ago(minutes=minutes))
    await monitor.look()
    assert await open_now(store) == [("job.failed:WORK", "critical", 2)]

    await leave_run(store, finished_at=ago(minutes=10))
    await monitor.look()

    assert await open_now(store) == []


async def test_a_good_run_before_the_failure_ends_nothing(
    store: PostgresPool, monitor: Monitor
) -> None:
    await leave_run(store, finished_at=ago(minutes=5))
    await monitor.look()
    await leave_run(store, status="FAILED", finished_at=ago(minutes=4))

    for _ in range(2):
        await monitor.look()

    assert await open_now(store) == [("job.failed:WORK", "critical", 1)]


async def test_a_run_that_began_late_is_told_as_over(
    store: PostgresPool, monitor: Monitor, clock: Clock
) -> None:
    run = await leave_run(store, status="QUEUED", due_at=ago(minutes=61), **NOT_BEGUN)
    await monitor.look()
    assert await open_now(store) == [("job.late:WORK", "warning", 1)]

    begun = "UPDATE batch.batch_execution_rec SET status = 'RUNNING', started_at = :at"
    await store.execute(parse_postgres("begun", begun), at=clock.now)
    clock.now += timedelta(minutes=1)
    await monitor.look()

    assert (await told(store))[0] == ("job.late", "warning", run)
    assert await open_now(store) == []


async def test_a_slow_job_that_is_fast_again_is_well(store: PostgresPool, monitor: Monitor) -> None:
    await leave_run(store, started_at=ago(minutes=100), finished_at=ago(minutes=8))
    await monitor.look()
    assert await open_now(store) == [("job.slow:WORK", "warning", 1)]

    await leave_run(store, started_at=ago(minutes=5), finished_at=ago(minutes=4))
    await monitor.look()

    assert await open_now(store) == []
