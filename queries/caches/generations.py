"""Generations of caches: loaded aside, judged, published by moving a pointer, dropped later."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from domain.caches.caches import Cache
from domain.caches.gates import Figures, Finding, Gate
from queries.caches.frames import LeftOut
from queries.errors import StoreDown, StoreFault
from queries.loader import postgres_sql
from queries.postgres import Postgres

BEGIN_GENERATION = postgres_sql("caches/begin_generation")
OPEN_ROWS = postgres_sql("caches/open_rows")
ATTACH_ROWS = postgres_sql("caches/attach_rows")
DROP_ROWS = postgres_sql("caches/drop_rows")
HOLD_LEASE = postgres_sql("caches/hold_lease")
SETTLE_GENERATION = postgres_sql("caches/settle_generation")
FAIL_GENERATION = postgres_sql("caches/fail_generation")
FAIL_ORPHANS = postgres_sql("caches/fail_orphans")
CLAIM_POINTERS = postgres_sql("caches/claim_pointers")
PUBLISH_GENERATION = postgres_sql("caches/publish_generation")
MOVE_POINTER = postgres_sql("caches/move_pointer")
DROP_POINTERS = postgres_sql("caches/drop_pointers")
RETIRE_GENERATIONS = postgres_sql("caches/retire_generations")
OLD_GENERATIONS = postgres_sql("caches/old_generations")
FORGET_ROWS = postgres_sql("caches/forget_rows")
FORGET_SMALL_ROWS = postgres_sql("caches/forget_small_rows")
KEEP_QUARANTINED = postgres_sql("caches/keep_quarantined")

_EQUAL_KEYS = "23505"
#: Tables with a partition a generation, by cache.
ROWS_OF: Mapping[Cache, str] = {
    Cache.NOCS_PAYOFF: "nocs_payoff_row",
    Cache.BILL_STOP: "bill_stop_row",
}


@dataclass(frozen=True, slots=True)
class Begun:
    """A generation to be: ``part`` is an area's code, empty for all; ``as_of`` is aware."""

    cache: Cache
    part: str
    batch_date: date
    run_id: int
    as_of: datetime


@dataclass(frozen=True, slots=True)
class Settled:
    """What a load came to."""

    generation: int
    figures: Figures
    findings: Sequence[Finding]
    left_out: int
    extra: Mapping[str, Any]


async def begin_generation(postgres: Postgres, begun: Begun) -> int:
    """Write down that a load begins, and that loads without a run have failed; its number."""
    await postgres.execute(FAIL_ORPHANS, cache=begun.cache.value)
    found = await postgres.fetch_value(
        BEGIN_GENERATION,
        cache=begun.cache.value,
        part=begun.part,
        batch_date=begun.batch_date,
        run_id=begun.run_id,
        as_of=begun.as_of,
    )
    return int(found)


async def open_rows(inside: Postgres, rows_of: str, generation: int) -> str:
    """Make the table for a generation's rows; its name."""
    await inside.fetch_value(OPEN_ROWS, rows_of=rows_of, generation=generation)
    return f"{rows_of}_{generation}"


async def attach_rows(inside: Postgres, rows_of: str, generation: int) -> bool:
    """Make the rows readable; False when keys are equal: then the rows are dropped."""
    try:
        async with inside.transaction() as part:
            await part.fetch_value(ATTACH_ROWS, rows_of=rows_of, generation=generation)
    except StoreFault as fault:
        if fault.code != _EQUAL_KEYS:
            raise
        await inside.fetch_value(DROP_ROWS, rows_of=rows_of, generation=generation)
        return False
    return True


async def hold_lease(inside: Postgres, run_id: int, fence: int) -> bool:
    """Keep the run's lease until the transaction ends; False when it is lost."""
    found = await inside.fetch_value(HOLD_LEASE, run_id=run_id, fence=fence)
    return found is not None


async def settle_generation(inside: Postgres, settled: Settled) -> None:
    """Write down what a load came to: with findings it is refused."""
    await inside.execute(
        SETTLE_GENERATION,
        generation=settled.generation,
        row_count=settled.figures.rows,
        quarantined=settled.left_out,
        figures={**stored_figures(settled.figures), **settled.extra},
        findings=[stored_finding(finding) for finding in settled.findings],
    )


async def keep_quarantined(inside: Postgres, generation: int, left_out: Sequence[LeftOut]) -> None:
    """Write some of the records down that could not be loaded."""
    await inside.execute(
        KEEP_QUARANTINED,
        generation=generation,
        keys=[one.key for one in left_out],
        reasons=[one.reason for one in left_out],
    )


async def claim_pointers(inside: Postgres) -> None:
    """Let nobody else publish until the transaction ends."""
    await inside.fetch_value(CLAIM_POINTERS)


async def publish_generation(
    inside: Postgres, cache: Cache, generation: int, parts: Mapping[str, int], *, only: bool
) -> bool:
    """Let people see a generation: its ``parts`` with their rows; ``only`` they are left.

    Its rows must have been committed before: else somebody who already sees the pointer may not
    see the partition yet. False when it cannot be published any more.
    """
    await claim_pointers(inside)
    if not await inside.execute(PUBLISH_GENERATION, generation=generation):
        return False
    await inside.execute(
        MOVE_POINTER,
        cache=cache.value,
        parts=list(parts),
        row_counts=list(parts.values()),
        generation=generation,
    )
    if only:
        await inside.execute(DROP_POINTERS, cache=cache.value, parts=list(parts))
    await inside.execute(RETIRE_GENERATIONS, cache=cache.value)
    return True


async def fail_generation(postgres: Postgres, generation: int, error: str) -> None:
    """Write down that a load came to nothing."""
    await postgres.execute(FAIL_GENERATION, generation=generation, error=error)


async def sweep(postgres: Postgres, cache: Cache, dates_kept: int, pause: timedelta) -> int:
    """Drop rows that nobody needs any more, and leave those that are read now; how many."""
    old: list[int] = await postgres.fetch_all(
        OLD_GENERATIONS, int, cache=cache.value, pause=pause, dates_kept=dates_kept
    )
    return sum([await drop_generation(postgres, cache, generation) for generation in old])


async def drop_generation(postgres: Postgres, cache: Cache, generation: int) -> bool:
    """Drop a generation's rows; False when somebody reads them now."""
    try:
        async with postgres.transaction() as inside:
            if cache in ROWS_OF:
                await inside.fetch_value(DROP_ROWS, rows_of=ROWS_OF[cache], generation=generation)
            await inside.execute(FORGET_SMALL_ROWS, generation=generation)
            await inside.execute(FORGET_ROWS, generation=generation)
    except StoreDown:
        return False
    return True


def stored_figures(figures: Figures) -> dict[str, Any]:
    """Figures as JSON keeps them."""
    return {
        "rows": figures.rows,
        "empty": dict(figures.empty),
        "sums": {name: str(amount) for name, amount in figures.sums.items()},
    }


def stored_finding(finding: Finding) -> dict[str, str]:
    """A finding as JSON keeps it."""
    return {name: str(value) for name, value in asdict(finding).items()}


def read_finding(stored: Mapping[str, str]) -> Finding:
    """A finding out of JSON."""
    return Finding(
        Gate(stored["gate"]), Decimal(stored["before"]), Decimal(stored["now"]), stored["about"]
    )
