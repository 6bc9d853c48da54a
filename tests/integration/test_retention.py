"""What is kept for a time, and that it goes when the time is over."""

import asyncio

import pytest

from bot.retention import keep_tidy
from queries.loader import Statement
from queries.postgres import PostgresPool
from queries.retention import forget_the_old

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
    ],
)
async def test_what_is_old_enough_is_forgotten_and_nothing_else(
    store: PostgresPool, table: str, given: list[str], kept: int
) -> None:
    await run(store, *given)
    before = await left(store, table)

    assert await forget_the_old(store, part=1) == before - kept
    assert await left(store, table) == kept
    assert await forget_the_old(store) == 0


async def test_it_goes_on_after_an_outage(
    store: PostgresPool, dsn: str, caplog: pytest.LogCaptureFixture
) -> None:
    later = PostgresPool({"dsn": dsn}, 0, 1)  # not open yet: as if the database were away
    tidying = asyncio.ensure_future(keep_tidy(later, first=0, each=0.01, again=0.01))
    await run(store, FORMS)
    while "could not be forgotten now" not in caplog.text:  # noqa: ASYNC110 - a line of the log
        await asyncio.sleep(0.01)
    await later.open()
    async with asyncio.timeout(10):
        while await left(store, "forms") > 1:  # noqa: ASYNC110 - a row of the database
            await asyncio.sleep(0.01)
    tidying.cancel()
    await asyncio.wait([tidying])
    await later.close()
