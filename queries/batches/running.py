"""Batches as the billing system has them: what runs, and what became of what ran."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from decimal import Decimal
from typing import NamedTuple

from domain.batches.baseline import BatchRun, Outcome
from domain.batches.checks import RunKey, Sample
from queries.errors import SourceError
from queries.loader import oracle_sql
from queries.oracle import Lane, Oracle

RUNNING_BATCHES = oracle_sql("running_batches")
PENDING_IMD = oracle_sql("pending_imd")
RECENT_RUNS = oracle_sql("recent_runs")
BATCH_TIMELINE = oracle_sql("batch_timeline")

_OUTCOMES = {
    "PD": Outcome.WAITING,
    "ST": Outcome.RUNNING,
    "ED": Outcome.ENDED,
    "CM": Outcome.ENDED,
}


@dataclass(frozen=True, slots=True)
class Seen:
    """What ran at one moment of Oracle's clock; ``pending_imd`` None: not known."""

    read_at: datetime
    samples: tuple[Sample, ...]
    pending_imd: int | None


class _Running(NamedTuple):
    """The columns of running_batches.sql, in order; all but the first are None in the empty row."""

    read_at: datetime
    batch_cd: str | None
    batch_nbr: Decimal | None
    batch_rerun_nbr: Decimal | None
    start_dttm: datetime | None
    records: Decimal | None


class _Recorded(NamedTuple):
    """The columns of recent_runs.sql and batch_timeline.sql, in order."""

    batch_cd: str
    batch_nbr: Decimal
    batch_rerun_nbr: Decimal
    batch_bus_dt: datetime | None
    start_dttm: datetime | None
    end_dttm: datetime | None
    status: str | None
    latest_rerun: Decimal
    records: Decimal | None
    errors: Decimal | None


async def running_batches(oracle: Oracle, zone: tzinfo, exclude: Collection[str]) -> Seen:
    """What runs now but for the excluded codes; raises SourceError."""
    rows = await oracle.fetch_all(RUNNING_BATCHES, _Running, lane=Lane.WATCH)
    samples = [_sample(row, zone) for row in rows if row.batch_cd not in {None, *exclude}]
    return Seen(_at(rows[0].read_at, zone), tuple(samples), await _pending(oracle))


async def pending_imd(oracle: Oracle) -> int:
    """How many meter readings wait to be processed; raises SourceError."""
    (count,) = await oracle.fetch_all(PENDING_IMD, int, lane=Lane.WATCH)
    return count


async def recent_runs(oracle: Oracle, zone: tzinfo, since: datetime) -> list[BatchRun]:
    """The runs that began since then, whatever became of them; raises SourceError."""
    moment = since.astimezone(zone).replace(tzinfo=None, microsecond=0)
    rows = await oracle.fetch_all(RECENT_RUNS, _Recorded, lane=Lane.WATCH, since=moment)
    return [_run(row, zone) for row in rows if row.start_dttm is not None]


async def batch_timeline(
    oracle: Oracle, zone: tzinfo, day: date, exclude: Collection[str] = ()
) -> list[BatchRun]:
    """What ran for a business date, in the order of beginning; raises SourceError."""
    first = datetime.combine(day, time())
    rows = await oracle.fetch_all(
        BATCH_TIMELINE,
        _Recorded,
        lane=Lane.WATCH,
        first_moment=first,
        next_day=first + timedelta(days=1),
    )
    shown = [row for row in rows if row.start_dttm is not None and row.batch_cd not in exclude]
    return [_run(row, zone) for row in shown]


async def _pending(oracle: Oracle) -> int | None:
    """The batches are worth seeing even where this cannot be told."""
    try:
        return await pending_imd(oracle)
    except SourceError:
        return None


def _sample(row: _Running, zone: tzinfo) -> Sample:
    """A run of unknown start begins now; the rules put it back to when it was first seen."""
    run = RunKey(row.batch_cd or "", int(row.batch_nbr or 0), int(row.batch_rerun_nbr or 0))
    started_at = _at(row.start_dttm or row.read_at, zone)
    return Sample(run, started_at, _at(row.read_at, zone), int(row.records or 0))


def _run(row: _Recorded, zone: tzinfo) -> BatchRun:
    assert row.start_dttm is not None, "runs that did not begin are left out"
    return BatchRun(
        RunKey(row.batch_cd, int(row.batch_nbr), int(row.batch_rerun_nbr)),
        _at(row.start_dttm, zone),
        None if row.end_dttm is None else _at(row.end_dttm, zone),
        int(row.records or 0),
        int(row.errors or 0),
        _outcome(row),
        None if row.batch_bus_dt is None else row.batch_bus_dt.date(),
    )


def _outcome(row: _Recorded) -> Outcome:
    """No status is an error, as ER is; it speaks of the latest rerun."""
    if row.batch_rerun_nbr < row.latest_rerun:
        return Outcome.RERUN
    return _OUTCOMES.get(row.status or "", Outcome.FAILED)


def _at(moment: datetime, zone: tzinfo) -> datetime:
    return moment.replace(tzinfo=zone).astimezone(UTC)
