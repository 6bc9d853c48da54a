"""The timetable: what is due is queued once, what was missed is caught up with as its rule says."""

import asyncio
import time as real_time
from collections.abc import AsyncIterator, Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from domain.jobs.jobs import Job
from domain.jobs.parameters import Kind, Parameter
from domain.schedules.calendars import EdgeDay, Weekday
from domain.schedules.cron import parse_cron
from domain.schedules.schedules import (
    Daily,
    Interval,
    Monthly,
    Once,
    Quarterly,
    Rule,
    Schedule,
    Weekly,
    Yearly,
)
from jobs.engine.clock import Clock
from jobs.engine.ticks import Tick
from jobs.engine.timetable import Timetable, Watch
from queries.jobs.runs import save_job
from queries.jobs.schedules import change_schedule, pause_schedule, resume_schedule, save_schedule
from queries.loader import parse_postgres
from queries.postgres import PostgresPool

DHAKA, LONDON, NEW_YORK = map(ZoneInfo, ("Asia/Dhaka", "Europe/London", "America/New_York"))
JOB = Job("WORK", "TEST", parameters=(Parameter("area", Kind.TEXT, ""),))
SIX = time(6)
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
HASTE = Watch(every=0.05, soon=0.02, late=0.05)
RUNS = parse_postgres(
    "runs",
    "SELECT occurrence_key, status, wait_reason FROM batch.batch_execution_rec ORDER BY due_at",
)
LAST = parse_postgres(
    "last",
    "SELECT business_date, due_at, parameters, result FROM batch.batch_execution_rec"
    " ORDER BY due_at DESC LIMIT 1",
)
COUNTED = parse_postgres(
    "counted",
    "SELECT wait_reason, COALESCE(CAST(result ->> 'occurrences' AS integer), 1)"
    " FROM batch.batch_execution_rec WHERE status = 'SKIPPED'",
)
SINCE = parse_postgres("since", "SELECT since FROM batch.batch_schedule_rec")
EVENTS = parse_postgres(
    "events", "SELECT topic, facts -> 'facts' FROM alert_events ORDER BY event_id"
)
PAUSE = parse_postgres("pause", "UPDATE batch.batch_job_rec SET status = :status")
GIVE = parse_postgres(
    "give", "UPDATE batch.batch_schedule_rec SET parameters = :given, version = version + 1"
)
SPOIL = parse_postgres(
    "spoil", "UPDATE batch.batch_schedule_rec SET rule = :rule WHERE schedule_id = :schedule_id"
)


class Hand(Clock):
    """A clock whose ticks are made by hand, and that shows what it was given."""

    def __init__(self, tick: Tick) -> None:
        super().__init__(tick)
        self.tick = tick


class Process:
    """A timetable on a clock that stands still until it is set."""

    def __init__(self, store: PostgresPool, now: datetime) -> None:
        self.now = now
        self.timetable = Timetable(
            store, {JOB.name: JOB}, lambda: self.now, self._with_hand, watch=HASTE
        )

    def _with_hand(self, tick: Tick) -> Clock:
        self.hand = Hand(tick)
        return self.hand

    async def look_at(self, now: datetime) -> None:
        self.now = now
        await self.timetable.look()

    async def tick_at(self, now: datetime) -> None:
        self.now = now
        await self.hand.tick("S", now)


def local(text: str, zone: ZoneInfo = DHAKA) -> datetime:
    """An instant by what a zone's clock shows."""
    return datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC)


def key(at: datetime) -> str:
    return f"S@{at.astimezone(UTC):%Y-%m-%dT%H:%MZ}"


async def plan(
    store: PostgresPool, rule: Rule, since: datetime, zone: ZoneInfo = DHAKA, name: str = "S"
) -> None:
    await save_job(store, JOB)
    await save_schedule(store, name, JOB.name, Schedule(rule=rule, zone=zone), since)


async def runs(store: PostgresPool) -> list[tuple[Any, ...]]:
    return await store.fetch_all(RUNS, lambda *row: row)


async def events(store: PostgresPool) -> list[tuple[str, dict[str, Any]]]:
    return await store.fetch_all(EVENTS, lambda topic, facts: (topic, facts))


async def until(holds: Callable[[], Any]) -> None:
    async with asyncio.timeout(10):
        while not await holds():  # noqa: ASYNC110 - what is waited for is in the database
            await asyncio.sleep(0.02)


QUEUED, MISFIRE = ("QUEUED", None), ("SKIPPED", "misfire:")
COALESCED = ("SKIPPED", "coalesced:")


@pytest.mark.parametrize(
    ("rule", "due", "late", "too_late"),
    [
        (Daily(SIX), "2026-01-15 06:00", "2026-01-15 12:00", "2026-01-15 12:01"),
        (parse_cron("0 6 * * *"), "2026-01-15 06:00", "2026-01-15 12:00", "2026-01-15 12:01"),
        (
            Weekly(SIX, frozenset({Weekday.THURSDAY})),
            "2026-01-15 06:00",
            "2026-01-16 06:00",
            "2026-01-16 06:01",
        ),
        (Monthly(SIX, 14), "2026-01-14 06:00", "2026-01-17 06:00", "2026-01-17 06:01"),
        (
            Monthly(SIX, EdgeDay.LAST),
            "2026-01-31 06:00",
            "2026-02-03 06:00",
            "2026-02-03 06:01",
        ),
        (Quarterly(SIX), "2026-03-31 06:00", "2026-04-03 06:00", "2026-04-03 06:01"),
        (Yearly(SIX, 1, 15), "2026-01-15 06:00", "2026-01-18 06:00", "2026-01-18 06:01"),
        (Interval(60), "2026-01-15 06:00", "2026-01-15 06:59", None),
        (
            Once(local("2026-01-15 06:00")),
            "2026-01-15 06:00",
            "2026-01-15 12:00",
            "2026-01-15 12:01",
        ),
    ],
)
async def test_what_was_missed_runs_within_its_grace_and_is_only_noted_after_it(
    store: PostgresPool, rule: Rule, due: str, late: str, too_late: str | None
) -> None:
    await plan(store, rule, local(due) - MINUTE)
    await Process(store, local(late)).timetable.look()

    assert await runs(store) == [(key(local(due)), *QUEUED)]
    assert await events(store) == []
    if too_late is None:
        return

    await plan(store, rule, local(due) - MINUTE, name="T")
    await Process(store, local(too_late)).timetable.look()

    assert [row[1:] for row in await runs(store)] == [QUEUED, MISFIRE]
    ((topic, facts),) = await events(store)
    assert (topic, facts["schedule"], facts["occurrences"]) == ("job.late", "T", 1)


async def test_the_latest_occurrence_runs_and_stands_for_the_others(store: PostgresPool) -> None:
    noon = local("2026-01-15 12:00")
    await plan(store, Interval(1), noon)

    await Process(store, noon + 8 * MINUTE).timetable.look()

    outcomes = [*2 * [MISFIRE], *5 * [COALESCED], QUEUED]
    assert await runs(store) == [
        (key(noon + n * MINUTE), *outcome) for n, outcome in enumerate(outcomes, 1)
    ]
    ((topic, facts),) = await events(store)
    assert (topic, facts["job"], facts["occurrences"]) == ("job.late", "WORK", 2)


async def test_what_is_dealt_with_is_done_with_also_for_other_processes_and_after_a_restart(
    store: PostgresPool,
) -> None:
    noon = local("2026-01-15 12:00")
    await plan(store, Interval(1), noon)
    now = noon + 8 * MINUTE
    processes = [Process(store, now) for _ in range(4)]

    await asyncio.gather(*(one.timetable.look() for one in processes))
    found = await runs(store)
    for one in (*processes, Process(store, now)):
        await one.look_at(now)
        await one.tick_at(now)

    assert len(found) == 8
    assert await runs(store) == found
    assert len(await events(store)) == 1


async def test_processes_that_tick_together_queue_one_run(store: PostgresPool) -> None:
    noon = local("2026-01-15 12:00")
    await plan(store, Interval(1), noon)
    processes = [Process(store, noon) for _ in range(4)]
    for minute in range(1, 6):
        now = noon + minute * MINUTE
        await asyncio.gather(*(one.tick_at(now) for one in processes))

    assert await runs(store) == [(key(noon + n * MINUTE), *QUEUED) for n in range(1, 6)]


async def test_a_run_has_its_local_day_its_time_and_its_parameters(store: PostgresPool) -> None:
    await plan(store, parse_cron("0 2 * * *"), local("2026-01-14 03:00"))
    await store.execute(GIVE, given={"area": "101"})

    await Process(store, local("2026-01-15 02:00")).timetable.look()

    found = await store.fetch_one(LAST, lambda *row: row)
    assert found == (date(2026, 1, 15), local("2026-01-15 02:00"), {"area": "101"}, None)


async def test_a_month_of_minutes_leaves_a_few_rows_that_count_them(store: PostgresPool) -> None:
    noon = local("2026-01-15 12:00")
    await plan(store, parse_cron("* * * * *"), noon - timedelta(days=31))

    await Process(store, noon).timetable.look()

    counted = await store.fetch_all(COUNTED, lambda reason, number: (reason, number))
    late = 31 * 24 * 60 - 6
    assert sorted(counted) == [*5 * [("coalesced:", 1)], ("misfire:", late)]
    assert [facts["occurrences"] for _, facts in await events(store)] == [late]


async def test_to_catch_up_with_years_keeps_nothing_waiting(store: PostgresPool) -> None:
    noon = local("2026-01-15 12:00")
    await plan(store, Interval(1), noon - timedelta(days=365))
    looking = asyncio.ensure_future(Process(store, noon).timetable.look())
    longest = 0.0
    while not looking.done():
        before = real_time.perf_counter()
        await asyncio.sleep(0.005)
        longest = max(longest, real_time.perf_counter() - before)

    await looking
    assert longest < 0.5
    assert len(await runs(store)) == 7


async def test_what_is_due_of_a_paused_job_is_noted_and_nobody_is_alarmed(
    store: PostgresPool,
) -> None:
    noon = local("2026-01-15 12:00")
    await plan(store, Interval(1), noon)
    await store.execute(PAUSE, status="INACTIVE")
    process = Process(store, noon)

    await process.tick_at(noon + 7 * MINUTE)
    await store.execute(PAUSE, status="ACTIVE")
    await process.tick_at(noon + 8 * MINUTE)

    found = [row[1:] for row in await runs(store)]
    assert found == [*7 * [("SKIPPED", "paused:")], QUEUED]
    assert await events(store) == []


async def test_a_paused_schedule_proposes_nothing_and_makes_up_for_nothing(
    store: PostgresPool,
) -> None:
    noon = local("2026-01-15 12:00")
    await plan(store, Interval(60), noon)
    process = Process(store, noon)
    await process.look_at(noon)

    await pause_schedule(store, "S")
    await process.look_at(noon + 90 * MINUTE)
    assert process.timetable.next_occurrence("S") is None

    await resume_schedule(store, "S", noon + 100 * MINUTE)
    await process.look_at(noon + 100 * MINUTE)
    assert process.timetable.next_occurrence("S") == noon + 120 * MINUTE
    assert await runs(store) == []


async def test_a_changed_rule_is_proposed_by_processes_that_did_not_change_it(
    store: PostgresPool,
) -> None:
    noon = local("2026-01-15 12:00")
    await plan(store, Daily(SIX), noon)
    process = Process(store, noon)
    await process.look_at(noon)
    assert process.timetable.next_occurrence("S") == local("2026-01-16 06:00")

    await change_schedule(store, "S", Schedule(rule=Daily(time(5)), zone=DHAKA), 2001, noon + HOUR)
    await process.look_at(noon + HOUR)

    assert process.timetable.next_occurrence("S") == local("2026-01-16 05:00")
    assert await runs(store) == []


async def test_a_changed_setting_counts_from_the_restart(store: PostgresPool) -> None:
    noon = local("2026-01-15 12:00")
    await plan(store, parse_cron("0 2 * * *"), local("2026-01-15 02:00"))

    await plan(store, parse_cron("0 9 * * *"), noon)
    process = Process(store, noon)
    await process.look_at(noon)

    assert await runs(store) == []
    assert process.timetable.next_occurrence("S") == local("2026-01-16 09:00")


@pytest.mark.parametrize(
    ("zone", "rule", "before", "due"),
    [
        (LONDON, "30 1 * * *", "2026-10-25 00:00", "2026-10-25T00:30Z"),  # 01:30 comes twice
        (NEW_YORK, "30 2 * * *", "2026-03-08 00:00", "2026-03-08T07:00Z"),  # there is no 02:30
    ],
)
async def test_a_day_on_which_clocks_change_has_one_run_of_that_day(
    store: PostgresPool, zone: ZoneInfo, rule: str, before: str, due: str
) -> None:
    midnight = local(before, zone)
    await plan(store, parse_cron(rule), midnight, zone)
    process = Process(store, midnight)

    for hour in range(1, 20):
        await process.tick_at(midnight + hour * HOUR)

    assert await runs(store) == [(f"S@{due}", *QUEUED)]
    last = await store.fetch_one(LAST, lambda *row: row[0])
    assert last == date.fromisoformat(before[:10])


@pytest.mark.parametrize("bad", [{"type": "CRON", "cron": "61 * * * *"}, [], {"type": "?"}])
async def test_a_bad_rule_is_told_once_and_the_others_go_on(
    store: PostgresPool, bad: object
) -> None:
    noon = local("2026-01-15 12:00")
    await plan(store, Interval(60), noon, name="A")
    await plan(store, Interval(60), noon)
    process = Process(store, noon)
    await process.look_at(noon)
    await store.execute(SPOIL, schedule_id="A", rule=bad)

    for _ in range(2):
        await process.look_at(noon + HOUR)

    assert await runs(store) == [(key(noon + HOUR), *QUEUED)]
    assert [(topic, facts["schedule"]) for topic, facts in await events(store)] == [
        ("job.bad-schedule", "A")
    ]
    assert process.timetable.next_occurrence("A") is None


async def test_bad_parameters_are_told_and_what_was_due_waits_until_they_are_mended(
    store: PostgresPool,
) -> None:
    noon = local("2026-01-15 12:00")
    await plan(store, Interval(60), noon)
    await store.execute(GIVE, given={"aera": "101"})
    process = Process(store, noon)
    for _ in range(2):
        await process.look_at(noon + HOUR)
    ((topic, facts),) = await events(store)
    assert (topic, facts["field"]) == ("job.bad-schedule", "parameters.aera")
    assert await runs(store) == []

    await store.execute(GIVE, given={"area": "101"})
    await process.look_at(noon + HOUR + MINUTE)

    assert await runs(store) == [(key(noon + HOUR), *QUEUED)]
    assert process.timetable.next_occurrence("S") == noon + 2 * HOUR


async def test_a_job_that_this_process_does_not_know_is_left_to_others(
    store: PostgresPool,
) -> None:
    noon = local("2026-01-15 12:00")
    await plan(store, Interval(60), noon)
    other = Timetable(store, {}, lambda: noon + HOUR)

    await other.look()

    assert await runs(store) == []
    assert await store.fetch_value(SINCE) == noon


@pytest.fixture
async def fickle(dsn: str) -> AsyncIterator[PostgresPool]:
    """A database that is away until it is opened, and again when it is closed."""
    pool = PostgresPool({"dsn": dsn}, 0, 5)
    yield pool
    await pool.close()


async def test_the_timetable_waits_for_a_database_that_is_away_at_the_start(
    store: PostgresPool, fickle: PostgresPool
) -> None:
    noon = local("2026-01-15 12:00")
    await plan(store, Interval(1), noon)
    process = Process(fickle, noon + MINUTE)
    process.timetable.start()
    await asyncio.sleep(0.2)
    assert await runs(store) == []

    await fickle.open()
    await until(lambda: runs(store))

    assert await runs(store) == [(key(noon + MINUTE), *QUEUED)]
    await process.timetable.stop(1)


async def test_a_tick_during_an_outage_is_made_up_for_and_nothing_is_lost(
    store: PostgresPool, fickle: PostgresPool
) -> None:
    noon = local("2026-01-15 12:00")
    await plan(store, Interval(1), noon)
    process = Process(fickle, noon)
    ticking = asyncio.ensure_future(process.tick_at(noon + MINUTE))
    await asyncio.sleep(0.1)
    process.now = noon + 3 * MINUTE

    await fickle.open()
    await ticking

    outcomes = [COALESCED, COALESCED, QUEUED]
    assert [row[1:] for row in await runs(store)] == outcomes


async def test_the_end_does_not_wait_for_a_database_that_is_away(fickle: PostgresPool) -> None:
    process = Process(fickle, local("2026-01-15 12:00"))
    process.timetable.start()
    ticking = asyncio.ensure_future(process.tick_at(process.now))
    await asyncio.sleep(0.1)

    async with asyncio.timeout(2):
        await process.timetable.stop(10)
        await ticking


async def test_by_the_real_clock_a_run_is_queued_at_its_time(store: PostgresPool) -> None:
    def now() -> datetime:
        return datetime.now(UTC)

    at = now() + timedelta(seconds=0.5)
    await plan(store, Once(at), now())
    timetable = Timetable(store, {JOB.name: JOB}, now)
    timetable.start()

    await until(lambda: runs(store))

    assert now() >= at
    assert await runs(store) == [(key(at), *QUEUED)]
    await timetable.stop(1)
