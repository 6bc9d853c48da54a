"""How long an export takes, in how much memory, and whether the service goes on meanwhile.

    python -m bench.export [--rows 30000,300000] [--rounds 3]

From rows in PostgreSQL to a file with types, totals and facts, beside a bare COPY TO CSV of the
same rows, and beside XlsxWriter in constant memory, in the same run. Limits, at the largest size:
the spreadsheet takes at most twice as long as the bare library, neither process takes more
memory than its limit nor grows by more than a tenth from the size before, and nothing waits for the
loop for 100 ms.
"""

import argparse
import asyncio
import statistics
from collections.abc import Awaitable, Callable
from pathlib import Path

import asyncpg

from bench.export_stage import Taken, bare_copy, bare_xlsxwriter, csv, in_process, xlsx
from sandbox.parts import run_sandbox

_WAITED, _HERE, _WRITER, _GROWTH = 100.0, 96.0, 48.0, 1.10
_ROWS = """
CREATE TABLE bench_export AS
SELECT CAST(10000000 + n AS text) AS customer_no,
       'Mohammad Rahim Uddin ' || n AS name,
       'House ' || n % 300 || ', Road ' || n % 40 || ', Dhaka' AS address,
       '+880171' || lpad(CAST(n AS text), 7, '0') AS phone,
       'DP' || lpad(CAST(n * 7919 % 1000000 AS text), 6, '0') AS meter_no,
       lpad(CAST(n % 17 AS text), 3, '0') AS nocs_code,
       'Area ' || n % 17 AS nocs_name,
       'Active' AS status,
       CAST(n % 61 AS int) AS bills,
       DATE '2026-01-01' + CAST(n % 300 AS int) AS read_on,
       CAST((n * 7919 % 20000000 - 10000000) / 100.0 AS numeric(15,2)) AS balance
  FROM generate_series(CAST(1 AS bigint), {size}) AS n
"""
_HEAD = f"{'':<11}{'s':>7}{'rows/s':>12}{'MiB here':>10}{'writer':>8}{'wait ms':>9}{'MB':>7}"
_MEASURED: dict[str, Callable[[str, Path], Awaitable[int]]] = {
    "XLSX": xlsx,
    "XlsxWriter": bare_xlsxwriter,
    "CSV": csv,
    "COPY": bare_copy,
}


async def main(sizes: list[int], rounds: int) -> None:
    """Measure each size and print the tables."""
    found = {}
    async with run_sandbox(("postgres",)) as running:
        assert running.postgres is not None
        dsn = running.postgres.dsn_of("griddesk")
        for size in sizes:
            await _fill(dsn, size)
            print(f"\n{size:,} rows x 11 columns, medians of {rounds} rounds; memory at the most")
            print(_HEAD)
            found[size] = {
                name: await _measured(name, work, dsn, (size, rounds))
                for name, work in _MEASURED.items()
            }
    _judge(found[sizes[-1]], found[sizes[-2]] if len(sizes) > 1 else None)


async def _measured(
    name: str, work: Callable[[str, Path], Awaitable[int]], dsn: str, size: tuple[int, int]
) -> Taken:
    rows, rounds = size
    taken = [await in_process(work, dsn) for _ in range(rounds)]
    one = Taken(*map(statistics.median, zip(*taken, strict=True)))
    one = one._replace(waited=max(each.waited for each in taken))
    print(
        f"{name:<11}{one.seconds:>7.2f}{rows / one.seconds:>12,.0f}{one.here:>10.0f}"
        f"{one.writer:>8.0f}{one.waited:>9.1f}{one.size:>7.1f}"
    )
    return one


def _judge(largest: dict[str, Taken], before: dict[str, Taken] | None) -> None:
    ours = [largest["XLSX"], largest["CSV"]]
    said = [
        ("XLSX / bare XlsxWriter, time", ours[0].seconds / largest["XlsxWriter"].seconds, 2.0),
        ("longest wait for the loop, ms", max(one.waited for one in ours), _WAITED),
        ("memory of the service, MiB", max(one.here for one in ours), _HERE),
        ("memory of the writer, MiB", max(one.writer for one in ours), _WRITER),
    ]
    if before:
        smaller = [before["XLSX"], before["CSV"]]
        pairs = list(zip(ours, smaller, strict=True))
        growth = max(*(a.here / b.here for a, b in pairs), *(a.writer / b.writer for a, b in pairs))
        said.append(("memory against the size before", growth, _GROWTH))
    print(f"\n{'':<34}{'measured':>10}{'limit':>8}")
    for name, value, limit in said:
        print(f"{name:<34}{value:>10.2f}{limit:>8.2f}  {'met' if value <= limit else 'MISSED'}")
    print(f"{'CSV / COPY, time':<34}{ours[1].seconds / largest['COPY'].seconds:>10.2f}")


async def _fill(dsn: str, size: int) -> None:
    connection = await asyncpg.connect(dsn)
    await connection.execute("DROP TABLE IF EXISTS bench_export")
    await connection.execute(_ROWS.format(size=size))
    await connection.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", default="30000,300000")
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    asyncio.run(main([int(part) for part in given.rows.split(",")], given.rounds))
