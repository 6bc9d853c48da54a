"""How fast, and in how much memory, rows get from the listener into a published generation.

    python -m bench.load [--rows 30000,300000] [--million] [--rounds 3]

Beside the product's load, in the same run: the driver's bare fetch of the same rows, and a raw
binary COPY of as many. Aims: the load reaches 80 % of the slower of the two; the peak memory at
1,000,000 rows is within 10 % of that at 300,000; readers during 50 publishes wait for nobody and
see one whole generation.
"""

import argparse
import asyncio
import statistics
from datetime import UTC, datetime

import asyncpg

from bench.load_readers import beside_publishes
from bench.load_stage import TABLE, Place, bare_fetch, in_process, load, raw_copy
from queries.postgres import PostgresPool
from sandbox.parts import PASSWORD, USER, run_sandbox

_AIM, _MEMORY_AIM = 0.80, 1.10
_PUBLISHES = 50
_ROWS = """
CREATE TABLE cisadm.bench_load AS
SELECT CAST(10000000 + n AS varchar(12)) AS customer_no,
       CAST('Mohammad Rahim Uddin ' || n AS varchar(80)) AS name,
       CAST('House ' || n % 300 || ', Road ' || n % 40 || ', Dhaka' AS varchar(200)) AS address,
       CAST('0171' || lpad(CAST(n AS text), 7, '0') AS varchar(20)) AS phone,
       CAST('DP' || lpad(CAST(n % 1000000 AS text), 6, '0') AS varchar(20)) AS meter_no,
       CAST(lpad(CAST(n % 17 AS text), 3, '0') AS varchar(16)) AS nocs_code,
       CAST('Area ' || n % 17 AS varchar(60)) AS nocs_name,
       CAST('20' AS varchar(2)) AS status,
       CAST('LT-A' AS varchar(8)) AS tariff,
       CAST(TIMESTAMP '2026-01-15' AS timestamp(0)) AS read_on,
       CAST((n % 200000 - 100000) / 7.0 AS numeric(15,2)) AS ledger
  FROM generate_series(1, {size}) AS n
"""


async def main(sizes: list[int], rounds: int) -> None:
    """Measure each size, then readers beside publishes, and print the tables."""
    print(f"rows x 11 columns, medians of {rounds} rounds, thousand rows a second")
    print(f"{'rows':>9} {'fetch':>7} {'copy':>7} {'load':>7} {'load is':>8} {'peak MiB':>9}")
    async with run_sandbox(("oracle",), customers=1, now=datetime.now(UTC)) as running:
        assert running.postgres is not None
        assert running.oracle is not None
        dsn, ccb = running.postgres.dsn_of("griddesk"), running.postgres.dsn_of("ccb")
        await PostgresPool({"dsn": dsn}, 0, 1).migrate()
        await _execute(dsn, TABLE)
        place = Place(running.oracle.dsn, USER, PASSWORD, dsn, 0)
        peaks = [await _measure(ccb, place, size, rounds) for size in sizes]
        if len(sizes) > 1:
            growth = peaks[-1] / peaks[-2]
            print(f"peak memory, largest against the one before: {growth:.2f} (aim {_MEMORY_AIM})")
        await beside_publishes(await _filled(ccb, place, sizes[0]), _PUBLISHES)


async def _measure(ccb: str, place: Place, size: int, rounds: int) -> float:
    place = await _filled(ccb, place, size)
    found = []
    for _ in range(rounds):
        fetched = await in_process(bare_fetch, place)
        copied = await in_process(raw_copy, place)
        found.append((fetched, copied, *await in_process(load, place)))
    fetch, copy, loaded, peak = (statistics.median(column) for column in zip(*found, strict=True))
    share = loaded / min(fetch, copy)
    print(
        f"{size:>9,} {fetch / 1000:>7.0f} {copy / 1000:>7.0f} {loaded / 1000:>7.0f}"
        f" {share:>7.0%} {peak:>9.0f}   {'met' if share >= _AIM else 'missed'} (aim {_AIM:.0%})"
    )
    return float(peak)


async def _filled(ccb: str, place: Place, size: int) -> Place:
    await _execute(ccb, "DROP TABLE IF EXISTS cisadm.bench_load")
    await _execute(ccb, _ROWS.format(size=size))
    return Place(place.oracle, place.user, place.password, place.postgres, size)


async def _execute(dsn: str, text: str) -> None:
    connection = await asyncpg.connect(dsn)
    await connection.execute(text)
    await connection.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", default="30000,300000")
    parser.add_argument("--million", action="store_true")
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    chosen = [int(part) for part in given.rows.split(",")] + [1_000_000] * given.million
    asyncio.run(main(chosen, given.rounds))
