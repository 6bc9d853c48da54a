"""BATCH_WATCH: do the running batches get on? Who is to know is written with the checks."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from domain.alerts.happenings import MonitoringReport, WatchBlind, about
from domain.batches.baseline import LOOKED_AT, BatchRun
from domain.batches.checks import Check, RunKey
from domain.jobs.runs import State
from jobs.alerts.raising import fire, resolve
from jobs.batch_look import Sight, WatchSettings, gone, judged
from jobs.batch_news import tell_of_amends, tell_of_check, tell_of_end
from jobs.engine.context import Context, Handler, Refused
from queries.batches.checks import close_run, figures_24h, last_checks, save_checks
from queries.batches.run_log import knows_runs, save_runs
from queries.batches.running import Seen, recent_runs, running_batches
from queries.batches.sight import batch_sight, save_blindness, save_sight
from queries.caches.generations import hold_lease
from queries.errors import SourceError
from queries.jobs.runs import Ending
from queries.oracle import Oracle
from queries.postgres import Postgres

#: So many checks running may see nothing before people are told.
_BLIND_CHECKS = 2
#: Runs are read anew for so long after their beginning, for what was recorded late.
_READ_ANEW = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Watch:
    """What the job works with; ``now`` is the clock for when Oracle's cannot be read."""

    oracle: Oracle
    postgres: Postgres
    settings: WatchSettings
    now: Callable[[], datetime] = lambda: datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class _Read:
    """All that was read from Oracle for one check."""

    seen: Seen
    runs: Mapping[RunKey, BatchRun]


def batch_watch(watch: Watch) -> Handler:
    """The job's work; its result counts what was seen."""

    async def handler(context: Context) -> Ending:
        context.progress("asking")
        try:
            read = await _read(watch)
        except SourceError as error:
            return await _blind(context, watch, error)
        return await _sighted(context, watch, read)

    return handler


async def _read(watch: Watch) -> _Read:
    zone = watch.settings.zone
    seen = await running_batches(watch.oracle, zone, watch.settings.exclude)
    watched = await last_checks(watch.postgres)
    missed = [watched[run].sample.started_at for run in gone(watched, seen)]
    anew = _READ_ANEW if await knows_runs(watch.postgres) and not missed else LOOKED_AT
    since = min([seen.read_at, *missed]) - anew
    runs = await recent_runs(watch.oracle, zone, since)
    return _Read(seen, {one.run: one for one in runs})


async def _sighted(context: Context, watch: Watch, read: _Read) -> Ending:
    """Checks, alerts and the report are written together or not at all."""
    async with watch.postgres.transaction() as inside:
        await _stay_the_owner(inside, context)
        await batch_sight(inside)
        before = await last_checks(inside)
        await save_runs(inside, list(read.runs.values()))
        sight = await judged(inside, read.seen, before, watch.settings.limits)
        await save_checks(inside, sight.checks)
        await save_sight(inside, sight.read_at, sight.pending_imd)
        await resolve(inside, about(WatchBlind(sight.read_at, 0, "")).fingerprint)
        await _tell(inside, watch, sight)
        closed = await _close(inside, watch, read, gone(before, read.seen))
        await tell_of_amends(inside, read.runs.values(), sight.read_at)
    return _ending(context, sight.checks, closed)


async def _tell(inside: Postgres, watch: Watch, sight: Sight) -> None:
    zone = watch.settings.zone
    for check in sight.checks:
        await tell_of_check(inside, check, zone)
    figures = await figures_24h(inside, sight.read_at)
    report = MonitoringReport(sight.read_at, sight.pending_imd, sight.checks, tuple(figures))
    await fire(inside, report, zone)


async def _close(inside: Postgres, watch: Watch, read: _Read, vanished: set[RunKey]) -> int:
    """Runs that are over are watched no more; one that waits to go on is kept."""
    closed = 0
    for run in sorted(vanished):
        recorded = read.runs.get(run)
        if recorded is None or recorded.is_over:
            await tell_of_end(inside, run, recorded, read.seen.read_at, watch.settings.zone)
            closed += await close_run(inside, run)
    return closed


async def _blind(context: Context, watch: Watch, error: SourceError) -> Ending:
    """Nothing was seen, which is not the same as nothing running."""
    now, zone, why = watch.now(), watch.settings.zone, type(error).__name__
    async with watch.postgres.transaction() as inside:
        await _stay_the_owner(inside, context)
        before = await batch_sight(inside)
        await save_blindness(inside, now, why)
        checks = before.blind + 1
        if checks >= _BLIND_CHECKS:
            await fire(inside, WatchBlind(before.blind_since or now, checks, why), zone)
        figures = await figures_24h(inside, now)
        await fire(inside, MonitoringReport(now, None, None, tuple(figures)), zone)
    context.log("WARNING", "BLIND", f"the batches could not be seen: {error}", checks=checks)
    return Ending(State.COMPLETED_WITH_WARNINGS, {"blind": checks})


async def _stay_the_owner(inside: Postgres, context: Context) -> None:
    if not await hold_lease(inside, context.run.run_id, context.fence):
        raise Refused("another engine has taken this run over")


def _ending(context: Context, checks: Sequence[Check], closed: int) -> Ending:
    verdicts = [check.verdict.value for check in checks]
    counts = {verdict: verdicts.count(verdict) for verdict in sorted(set(verdicts))}
    context.log("INFO", "WATCHED", f"{len(checks)} batches run", closed=closed, **counts)
    return Ending(State.COMPLETED, {"running": len(checks), "closed": closed, **counts})
