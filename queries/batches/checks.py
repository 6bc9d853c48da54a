"""Checks of running batches, as the desk keeps them; times are aware, rates records a second."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from domain.alerts.happenings import BatchFigures
from domain.batches.checks import Check, Rule, RunKey, Sample, Trend, Verdict
from queries.loader import postgres_sql
from queries.postgres import Postgres

LAST_CHECKS = postgres_sql("batches/last_checks")
SAVE_CHECK = postgres_sql("batches/save_check")
CHECKS_OF_RUN = postgres_sql("batches/checks_of_run")
CHECKS_OF_CODE = postgres_sql("batches/checks_of_code")
CLOSE_RUN = postgres_sql("batches/close_run")
BATCH_FIGURES = postgres_sql("batches/batch_figures")
KNOWN_BATCHES = postgres_sql("batches/known_batches")

_DAY = timedelta(hours=24)


class _Kept(NamedTuple):
    """The columns of the statements that read checks, in order."""

    code: str
    nbr: int
    rerun: int
    started_at: datetime
    check_time: datetime
    records: int
    rps: float
    verdict: str
    rule: str
    growth: int | None
    since: timedelta | None
    interval_rps: float | None
    previous_records: int | None
    previous_rps: float | None
    trend: str | None
    slow_checks: int
    quiet: bool
    limit_rps: float | None
    limit_duration: timedelta | None


async def last_checks(postgres: Postgres) -> Mapping[RunKey, Check]:
    """The last check of each run that is not known to be over."""
    kept = await postgres.fetch_all(LAST_CHECKS, _check)
    return {check.sample.run: check for check in kept}


async def save_checks(inside: Postgres, checks: Iterable[Check]) -> None:
    """Keep checks, each as the last one of its run; within a transaction."""
    for check in checks:
        await _save_check(inside, check)


async def history_of_run(postgres: Postgres, run: RunKey) -> list[Check]:
    """All checks of a run, oldest first."""
    return await postgres.fetch_all(
        CHECKS_OF_RUN, _check, code=run.code, nbr=run.number, rerun=run.rerun
    )


async def history_of_code(postgres: Postgres, code: str, since: datetime) -> list[Check]:
    """The checks of all runs of a batch since then, oldest first."""
    return await postgres.fetch_all(CHECKS_OF_CODE, _check, code=code, since_when=since)


async def close_run(inside: Postgres, run: RunKey) -> bool:
    """The run is over and watched no more; False when it was not watched."""
    closed = await inside.execute(CLOSE_RUN, code=run.code, nbr=run.number, rerun=run.rerun)
    return closed == 1


async def figures_24h(postgres: Postgres, now: datetime) -> list[BatchFigures]:
    """Each batch over the checks of the last 24 hours."""
    return await postgres.fetch_all(BATCH_FIGURES, BatchFigures, since_when=now - _DAY)


async def known_batches(postgres: Postgres) -> list[str]:
    """The codes of all batches that were ever seen, in alphabetical order."""
    return await postgres.fetch_all(KNOWN_BATCHES, str)


async def _save_check(inside: Postgres, check: Check) -> None:
    sample = check.sample
    await inside.execute(
        SAVE_CHECK,
        code=sample.run.code,
        nbr=sample.run.number,
        rerun=sample.run.rerun,
        started_at=sample.started_at,
        check_time=sample.read_at,
        records=sample.records,
        rps=check.average_rps,
        duration=sample.duration,
        verdict=check.verdict.value,
        rule=check.rule.value,
        growth=check.growth,
        since=check.since,
        interval_rps=check.interval_rps,
        previous_records=check.previous_records,
        previous_rps=check.previous_average_rps,
        trend=check.trend.value if check.trend else None,
        slow_checks=check.slow_checks,
        quiet=check.quiet,
        limit_rps=check.limit_rps,
        limit_duration=check.limit_duration,
    )


def _check(*columns: object) -> Check:
    kept = _Kept._make(columns)
    run = RunKey(kept.code, kept.nbr, kept.rerun)
    return Check(
        Sample(run, kept.started_at, kept.check_time, kept.records),
        Verdict(kept.verdict),
        Rule(kept.rule),
        kept.rps,
        growth=kept.growth,
        since=kept.since,
        interval_rps=kept.interval_rps,
        previous_records=kept.previous_records,
        previous_average_rps=kept.previous_rps,
        trend=Trend(kept.trend) if kept.trend else None,
        slow_checks=kept.slow_checks,
        quiet=kept.quiet,
        limit_rps=kept.limit_rps,
        limit_duration=kept.limit_duration,
    )
