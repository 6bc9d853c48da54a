"""Runs of batches that are over, as the desk keeps them: what is usual is learned from these."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from domain.batches.baseline import LOOKED_AT, BatchRun, Outcome, Usual, usual
from domain.batches.checks import RunKey
from queries.loader import postgres_sql
from queries.postgres import Postgres

SAVE_RUNS = postgres_sql("batches/save_runs")
RUNS_OF_CODES = postgres_sql("batches/runs_of_codes")
KNOWS_RUNS = postgres_sql("batches/knows_runs")


class _Kept(NamedTuple):
    """The columns of runs_of_codes.sql, in order."""

    code: str
    nbr: int
    rerun: int
    started_at: datetime
    ended_at: datetime | None
    records: int
    errors: int
    status: str
    business_date: date | None


async def save_runs(inside: Postgres, runs: Sequence[BatchRun]) -> None:
    """Keep those that are over; those that are known are brought up to date."""
    over = [run for run in runs if run.is_over]
    if not over:
        return
    await inside.execute(
        SAVE_RUNS,
        codes=[one.run.code for one in over],
        numbers=[one.run.number for one in over],
        reruns=[one.run.rerun for one in over],
        started=[one.started_at for one in over],
        ended=[one.ended_at for one in over],
        records=[one.records for one in over],
        errors=[one.errors for one in over],
        statuses=[one.outcome.value for one in over],
        days=[one.business_date for one in over],
    )


async def knows_runs(postgres: Postgres) -> bool:
    """Whether any run is kept."""
    return bool(await postgres.fetch_value(KNOWS_RUNS))


async def runs_of(postgres: Postgres, codes: Collection[str], since: datetime) -> list[BatchRun]:
    """The runs of these batches that began since then and are over, oldest first."""
    return await postgres.fetch_all(RUNS_OF_CODES, _run, codes=sorted(codes), since_when=since)


async def usual_of(
    postgres: Postgres, codes: Collection[str], now: datetime
) -> Mapping[str, Usual]:
    """What is usual for these batches; those of which too few runs are known are left out."""
    runs: dict[str, list[BatchRun]] = {code: [] for code in codes}
    for one in await runs_of(postgres, codes, now - LOOKED_AT):
        runs[one.run.code].append(one)
    found = {code: usual(ones, now) for code, ones in runs.items()}
    return {code: one for code, one in found.items() if one is not None}


def _run(*columns: object) -> BatchRun:
    kept = _Kept._make(columns)
    return BatchRun(
        RunKey(kept.code, kept.nbr, kept.rerun),
        kept.started_at,
        kept.ended_at,
        kept.records,
        kept.errors,
        Outcome(kept.status),
        kept.business_date,
    )
