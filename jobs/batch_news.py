"""What people hear of a batch, written in the transaction of the check."""

from collections.abc import Collection
from datetime import datetime, tzinfo

from domain.alerts.happenings import (
    BatchEnded,
    BatchFailed,
    BatchRecovered,
    BatchStuck,
    BatchWarning,
    Happening,
    about,
    batch_fingerprint,
)
from domain.alerts.model import News
from domain.alerts.topics import Topic
from domain.batches.baseline import BatchRun, Outcome
from domain.batches.checks import Check, RunKey, Verdict
from jobs.alerts.raising import Fired, fire, resolve
from queries.alerts.alerts import open_about, open_alert
from queries.batches.sight import BatchAlert, note_batch_alert
from queries.postgres import Postgres


async def tell_of_check(inside: Postgres, check: Check, zone: tzinfo) -> None:
    """Fire while a batch gets on badly; what was fired is over as soon as it gets on again."""
    run, at = check.sample.run, check.sample.read_at
    match check.verdict:
        case Verdict.STUCK:
            await _fire(inside, BatchStuck(check), run, at, zone)
        case Verdict.WARNING:
            await _fire(inside, BatchWarning(check), run, at, zone)
        case Verdict.RECOVERED | Verdict.NORMAL:
            await _resolve(inside, batch_fingerprint(run), BatchRecovered(check), run, at)


async def tell_of_end(
    inside: Postgres, run: RunKey, recorded: BatchRun | None, at: datetime, zone: tzinfo
) -> None:
    """A run is over; ``recorded`` None: the billing system knows nothing of it any more."""
    end = _end_of(recorded) if recorded else BatchEnded(run, None, None)
    await _resolve(inside, batch_fingerprint(run), end, run, at)
    if recorded and recorded.outcome is Outcome.FAILED:
        began, ended = recorded.started_at, recorded.ended_at
        failed = BatchFailed(run, began, ended, recorded.records, recorded.errors)
        await _fire(inside, failed, run, at, zone)


async def tell_of_amends(inside: Postgres, runs: Collection[BatchRun], at: datetime) -> None:
    """What failed is over once the same run, or a later one of the batch, has ended well."""
    for failed in await _failures(inside):
        well = next((one for one in runs if _makes_up_for(one, failed)), None)
        if well is not None:
            await _resolve(inside, about(failed).fingerprint, _end_of(well), failed.run, at)


def _end_of(one: BatchRun) -> BatchEnded:
    return BatchEnded(one.run, one.ended_at, one.records, one.outcome)


async def _failures(inside: Postgres) -> list[BatchFailed]:
    opened = [one for one in await open_about(inside) if one.topic is Topic.BATCH_FAILED]
    alerts = [await open_alert(inside, one.fingerprint) for one in opened]
    told = [alert.happening for alert in alerts if alert]
    return [one for one in told if isinstance(one, BatchFailed)]


def _makes_up_for(one: BatchRun, failed: BatchFailed) -> bool:
    """A run with a higher number may have ended well before the other failed: it proves nothing."""
    later = one.run.code == failed.run.code and one.run >= failed.run
    since = failed.ended_at or failed.started_at
    return later and one.outcome is Outcome.ENDED and (one.ended_at or one.started_at) >= since


async def _fire(
    inside: Postgres, happening: Happening, run: RunKey, at: datetime, zone: tzinfo
) -> None:
    fired: Fired = await fire(inside, happening, zone)
    if fired.news in {News.RAISED, News.WORSE}:
        topic = about(happening).topic
        await note_batch_alert(inside, BatchAlert(run, topic.value, at, fired.alert_id))


async def _resolve(
    inside: Postgres, fingerprint: str, end: Happening, run: RunKey, at: datetime
) -> None:
    before = await open_alert(inside, fingerprint)
    if before is not None and await resolve(inside, fingerprint, by=end):
        topic = Topic.BATCH_RECOVERED
        await note_batch_alert(inside, BatchAlert(run, topic.value, at, before.alert_id))
