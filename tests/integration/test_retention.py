"""What is kept for a time, and that it goes when the time is over."""

import asyncio
from datetime import UTC, date, datetime

import pytest

from domain.jobs.jobs import Run
from domain.jobs.runs import State
from jobs.engine.context import Context
from jobs.retention import retention
from queries.loader import Statement
from queries.postgres import PostgresPool
from queries.retention import FORGET, forget

NOW = datetime(2026, 1, 15, 12, tzinfo=UTC)

PERSON = "INSERT INTO people (person_id, name, guessed_language) VALUES (1, 'X', 'en')"
QUERIES = """
    INSERT INTO query_log (at, person_id, query, parameters, ms, source, outcome)
    SELECT now() - make_interval(days => days), 1, 'bills', '{}', 1, 'live', 'ok'
      FROM unnest(ARRAY[0, 89, 91, 400]) AS days
"""
LOOKUPS = """
    INSERT INTO daily_lookups (day, person_id, number_key)
    SELECT current_date - days, 1, 'x' FROM unnest(ARRAY[0, 7, 8, 100]) AS days
"""
FORMS = """
    INSERT INTO forms (chat_id, person_id, form, filled, expires_at)
    SELECT 1, 1, minutes::text, '{}', now() + make_interval(mins => minutes)
      FROM unnest(ARRAY[10, -1, -1000]) AS minutes
"""
REQUESTS = """
    INSERT INTO access_requests (person_id, expires_at, outcome, decided_at)
    VALUES (1, now(), 'denied', now() - interval '29 days'),
           (1, now(), 'staff', now() - interval '31 days'),
           (1, now() - interval '31 days', 'expired', NULL),
           (1, now() + interval '1 day', NULL, NULL)
"""
CARDS = """
    INSERT INTO access_cards (request_id, chat_id)
    SELECT request_id, chat FROM access_requests, unnest(ARRAY[5004, 5005]) AS chat
"""
JOB = "INSERT INTO batch.batch_job_rec (job_name, job_type, module) VALUES ('W', 'W', 'TEST')"
LINES = """
    INSERT INTO batch.batch_log_rec (execution_id, ts, level, code, message)
    SELECT 1, now() - make_interval(days => days), level, 'C', 'said'
      FROM unnest(ARRAY[0, 89, 91, 364, 366]) AS days,
           unnest(ARRAY['DEBUG', 'INFO', 'WARNING', 'ERROR', 'CRITICAL']) AS level
"""
RUNS = """
    INSERT INTO batch.batch_execution_rec
           (job_name, business_date, status, priority, parameters, channel, finished_at,
            needs_approval)
    SELECT 'W', current_date, status, 5, '{}', 'test', now() - make_interval(days => days), true
      FROM unnest(ARRAY[0, 399, 401, 4000]) AS days,
           unnest(ARRAY['COMPLETED', 'FAILED', 'RUNNING', 'WAITING']) AS status
"""
METRICS = """
    INSERT INTO batch.batch_metrics_rec
           (execution_id, job_name, ended_at, duration_s, queue_s, wait_s)
    SELECT days, 'W', now() - make_interval(days => days), 1, 1, 0
      FROM unnest(ARRAY[0, 89, 91, 92]) AS days
"""
DAYS = """
    INSERT INTO batch.batch_metrics_day
    SELECT 'W', current_date - days, 1, 1, 1, 1, 1, 1, 1 FROM unnest(ARRAY[1, 1090, 1100]) AS days
"""
CHECKS = """
    INSERT INTO batch_execution_log
           (batch_code, batch_nbr, rerun_nbr, started_at, check_time, total_records, rps, duration,
            verdict, rule, slow_checks, quiet)
    SELECT 'B', days, 0, now(), now() - make_interval(days => days), 1, 1, '1 s', 'normal', 'fine',
           0, false
      FROM unnest(ARRAY[0, 89, 91, 92]) AS days
"""
WATCHED = """
    INSERT INTO batch_on_watch
    SELECT batch_code, batch_nbr, rerun_nbr, log_id FROM batch_execution_log
"""
BATCH_ALERTS = """
    INSERT INTO batch_monitoring_alert (batch_code, batch_nbr, rerun_nbr, alert_type, sent_at)
    SELECT 'B', days, 0, 'batch.stuck', now() - make_interval(days => days)
      FROM unnest(ARRAY[0, 89, 91, 92]) AS days
"""
BATCH_RUNS = """
    INSERT INTO batch_run_log
           (batch_code, batch_nbr, rerun_nbr, started_at, records, errors, status)
    SELECT 'B', days, 0, now() - make_interval(days => days), 1, 0, 'ended'
      FROM unnest(ARRAY[0, 89, 91, 92]) AS days
"""
GENERATIONS = """
    INSERT INTO cache_generation (cache, batch_date, state, run_id, as_of, started_at, has_rows)
    SELECT 'bill_stop', current_date - days, state, 1, now(), now() - make_interval(days => days),
           has_rows
      FROM unnest(ARRAY[0, 399, 401, 4000]) AS days,
           unnest(ARRAY['failed', 'replaced']) AS state,
           unnest(ARRAY[true, false]) AS has_rows
"""
POINTED = """
    WITH old AS (INSERT INTO cache_generation
                        (cache, batch_date, state, run_id, as_of, started_at)
                 SELECT 'bill_stop', '2020-01-01', state, 1, '2020-01-01', '2020-01-01'
                   FROM unnest(ARRAY['published', 'loading']) AS state
              RETURNING generation, state)
    INSERT INTO cache_pointer SELECT 'bill_stop', '', generation, 0 FROM old
     WHERE state = 'published'
"""


async def run(store: PostgresPool, *texts: str) -> None:
    for text in texts:
        await store.execute(Statement("given", text))


async def left(store: PostgresPool, table: str) -> int:
    return int(await store.fetch_value(Statement("left", f"SELECT count(*) FROM {table}")))


@pytest.mark.parametrize(
    ("table", "given", "kept"),
    [
        ("query_log", [QUERIES], 2),
        ("daily_lookups", [LOOKUPS], 2),
        ("forms", [FORMS], 1),
        ("access_cards", [PERSON, REQUESTS, CARDS], 4),
        ("batch.batch_log_rec", [LINES], 2 * 5 + 2 * 3),
        ("batch.batch_execution_rec", [JOB, RUNS], 2 * 4 + 2 * 2),
        ("batch.batch_metrics_rec", [METRICS], 2),
        ("batch.batch_metrics_day", [DAYS], 2),
        ("batch_execution_log", [CHECKS], 2),
        ("batch_monitoring_alert", [BATCH_ALERTS], 2),
        ("batch_run_log", [BATCH_RUNS], 2),
        ("cache_generation", [GENERATIONS, POINTED], 4 * 2 + 2 * 2 + 2),
    ],
)
async def test_what_is_old_enough_is_forgotten_and_nothing_else(
    store: PostgresPool, table: str, given: list[str], kept: int
) -> None:
    await run(store, *given)
    before = await left(store, table)

    assert await forget_all(store, part=1) == before - kept
    assert await left(store, table) == kept
    assert await forget_all(store) == 0


async def forget_all(store: PostgresPool, part: int = 100) -> int:
    return sum([await forget(store, kind, part) for kind in FORGET])


async def test_a_run_whose_last_check_is_forgotten_is_watched_no_more(store: PostgresPool) -> None:
    await run(store, CHECKS, WATCHED)
    await forget(store, "batch_checks")

    assert await left(store, "batch_on_watch") == 2


async def test_a_forgotten_run_takes_its_approval_along(store: PostgresPool) -> None:
    await run(store, JOB, RUNS)
    await forget_all(store)

    assert await left(store, "batch.approval") == await left(store, "batch.batch_execution_rec")


COSTS = """
    INSERT INTO batch.batch_metrics_rec
    SELECT number, job, TIMESTAMPTZ '2025-03-01 23:59:00+00' + make_interval(mins => minutes),
           took, 2, 0, NULL, cpu, 100 + took, NULL, took * 1000
      FROM (VALUES (1, 'W', 0, 10, 1), (2, 'W', 0, 30, NULL), (3, 'W', 0, 20, 1),
                   (4, 'W', 1, 5, 1), (5, 'X', 0, 7, NULL)) cost (number, job, minutes, took, cpu)
"""
BY_DAY = """
    SELECT job_name, day::text, runs, duration_s, duration_max_s, queue_s, cpu_s, rss_max_mb,
           rows_written
      FROM batch.batch_metrics_day ORDER BY job_name, day
"""


@pytest.mark.parametrize("part", [1, 2, 5000])
async def test_what_runs_cost_is_kept_by_day(store: PostgresPool, part: int) -> None:
    await run(store, COSTS)

    assert await forget(store, "metrics", part) == 5
    assert await store.fetch_all(Statement("days", BY_DAY), lambda *row: row) == [
        ("W", "2025-03-01", 3, 60, 30, 6, 2, 130, 60_000),
        ("W", "2025-03-02", 1, 5, 5, 2, 1, 105, 5_000),
        ("X", "2025-03-01", 1, 7, 7, 2, 0, 107, 7_000),
    ]


async def test_two_at_once_count_each_run_once(store: PostgresPool) -> None:
    await run(store, COSTS)
    await asyncio.gather(*(forget(store, "metrics", 1) for _ in range(5)))

    total = Statement("total", "SELECT sum(runs) FROM batch.batch_metrics_day")
    assert await store.fetch_value(total) == 5


async def test_the_job_counts_what_it_forgot(store: PostgresPool) -> None:
    await run(store, QUERIES, FORMS, METRICS)
    context = Context(Run(1, "RETENTION", State.RUNNING, date(2026, 1, 15), 1, 1, 5, NOW), 1)

    ending = await retention(store)(context)

    assert ending.state is State.COMPLETED
    counted = {kind: rows for kind, rows in ending.result["removed"].items() if rows}
    assert counted == {"queries": 2, "forms": 2, "metrics": 2}
    assert ending.result["rows"] == 6
    assert [line.message for line in context.take_lines()] == ["6 old rows are forgotten"]
