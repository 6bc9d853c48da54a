"""Readers beside publishes: how long they wait, and whether each sees one whole generation."""

import asyncio
import time
from dataclasses import replace

from bench.load_stage import Place, opened, refresh_once
from queries.loader import parse_postgres
from queries.postgres import PostgresPool

_SEEN_NOW = "(SELECT p.generation FROM cache_pointer p WHERE p.cache = 'nocs_payoff')"
COUNTED = parse_postgres(
    "counted", f"SELECT count(*) FROM bench_row r WHERE r.generation = {_SEEN_NOW}"
)
PAGE = parse_postgres(
    "page",
    "SELECT r.customer_no, r.name, r.ledger, r.generation FROM bench_row r"
    f" WHERE r.generation = {_SEEN_NOW} AND r.nocs_code = '003' ORDER BY r.ledger LIMIT 8",
)


async def beside_publishes(place: Place, publishes: int) -> None:
    """Publish so many times while two readers read, and print what they saw."""
    async with opened(place) as (oracle, postgres):
        await refresh_once(oracle, postgres)
        alone = await _read(postgres, asyncio.create_task(asyncio.sleep(2.0)), place.rows)
        work = asyncio.create_task(_publish(place, publishes))
        beside = await _read(postgres, work, place.rows)
        await work
    print(f"a page of 8 rows of {place.rows:,}, read beside {publishes} publishes")
    for name, times in (("alone", alone), ("beside", beside)):
        times.sort()
        print(
            f"{name:>7} {len(times):>6} reads, p50 {times[len(times) // 2] * 1000:.1f} ms,"
            f" p99 {times[int(len(times) * 0.99)] * 1000:.1f} ms, longest {times[-1] * 1000:.0f} ms"
        )


async def _publish(place: Place, publishes: int) -> None:
    async with opened(replace(place)) as (oracle, postgres):
        for _ in range(publishes):
            await refresh_once(oracle, postgres)


async def _read(postgres: PostgresPool, until: asyncio.Task[None], rows: int) -> list[float]:
    times: list[float] = []
    counts: set[int] = set()
    while not until.done():
        began = time.perf_counter()
        async with postgres.snapshot() as now:
            page = await now.fetch_all(PAGE, lambda *row: row)
        times.append(time.perf_counter() - began)
        assert len(page) == 8, "a reader saw an empty cache"
        assert len({row[-1] for row in page}) == 1, "a reader saw two generations"
        async with postgres.snapshot() as now:
            counts.add(await now.fetch_value(COUNTED))
        await asyncio.sleep(0.005)
    assert counts == {rows}, f"a reader saw so many rows: {counts}"
    return times
