"""What has become due of a schedule is dealt with, once, whoever sees it and however late."""

import asyncio
from collections.abc import Sequence
from datetime import datetime

from domain.alerts.happenings import Notice, Plain
from domain.alerts.topics import Topic
from domain.jobs.jobs import Job
from domain.jobs.parameters import resolve
from domain.schedules.misfires import Missed, default_grace, missed, skipped
from domain.schedules.occurrences import occurrence_key
from domain.severity import Severity
from jobs.alerts.raising import fire_once
from jobs.engine.findings import Found
from queries.jobs.runs import Wanted, ask_run
from queries.jobs.schedules import StoredSchedule, dealt_with, skip_occurrences
from queries.postgres import Postgres


async def catch_up(postgres: Postgres, job: Job, stored: StoredSchedule, now: datetime) -> bool:
    """Queue the latest occurrence up to ``now`` unless it is too late for it; note the others.

    False when somebody else was first: read the schedule again. Raises BadValue and SourceError.
    """
    given = resolve(job.parameters, stored.parameters)
    schedule = stored.schedule
    grace = default_grace(schedule.rule)
    found = await asyncio.to_thread(missed, schedule, stored.since, now, grace)
    if found.last is None:
        return True
    async with postgres.transaction() as inside:
        if not await dealt_with(inside, stored, found.last):
            return False
        await _note_skipped(inside, stored, found)
        if found.run and not stored.paused:
            day = found.run.astimezone(schedule.zone).date()
            key = occurrence_key(stored.schedule_id, found.run)
            run = Wanted(job, day, found.run, "clock", given, stored.schedule_id, key)
            await ask_run(inside, run)
    return True


async def _note_skipped(inside: Postgres, stored: StoredSchedule, found: Missed) -> None:
    records = skipped(found, paused=stored.paused)
    if records:
        await skip_occurrences(inside, stored, records)
    if found.misfired and not stored.paused:
        late = _late(stored, found.misfired)
        await fire_once(inside, *late, stored.schedule.zone)


def _late(stored: StoredSchedule, misfired: Sequence[datetime]) -> Found:
    """One notice, however many occurrences were too late."""
    facts: dict[str, Plain] = {
        "job": stored.job,
        "schedule": stored.schedule_id,
        "occurrences": len(misfired),
        "first": misfired[0].isoformat(),
        "last": misfired[-1].isoformat(),
    }
    key = occurrence_key(stored.schedule_id, misfired[-1])
    notice = Notice(Topic.JOB_LATE, Severity.WARNING, stored.job, facts)
    return Found(f"{Topic.JOB_LATE}:{key}", notice)
