"""Schedules of jobs in the desk's own database, and how far each is dealt with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from domain.schedules.misfires import Skipped
from domain.schedules.occurrences import occurrence_key
from domain.schedules.schedules import Schedule, WrongSchedule
from domain.schedules.stored_schedules import read_schedule, stored_schedule
from queries.loader import postgres_sql
from queries.postgres import Postgres

JOB_SCHEDULES = postgres_sql("jobs/job_schedules")
SAVE_SCHEDULE = postgres_sql("jobs/save_schedule")
CHANGE_SCHEDULE = postgres_sql("jobs/change_schedule")
PAUSE_SCHEDULE = postgres_sql("jobs/pause_schedule")
RESUME_SCHEDULE = postgres_sql("jobs/resume_schedule")
DEALT_WITH = postgres_sql("jobs/dealt_with")
SKIP_OCCURRENCES = postgres_sql("jobs/skip_occurrences")


@dataclass(frozen=True, slots=True)
class StoredSchedule:
    """A schedule of a job.

    ``since`` is the last occurrence dealt with (aware); ``version`` grows with each change of the
    rule; ``paused`` says that the job is, ``enabled`` that the schedule is not.
    """

    schedule_id: str
    job: str
    schedule: Schedule
    enabled: bool
    since: datetime
    parameters: Mapping[str, str]
    version: int = 1
    paused: bool = False


@dataclass(frozen=True, slots=True)
class BrokenSchedule:
    """A schedule that cannot be used: ``field`` is what is wrong with it."""

    schedule_id: str
    job: str
    field: str
    version: int


class Saved(StrEnum):
    """What became of a default schedule."""

    CREATED = "created"
    UPDATED = "updated"
    KEPT = "kept"


async def job_schedules(postgres: Postgres) -> list[StoredSchedule]:
    """Every schedule that can be used, by id."""
    found = await all_schedules(postgres)
    return [one for one in found if isinstance(one, StoredSchedule)]


async def broken_schedules(postgres: Postgres) -> list[BrokenSchedule]:
    """Every schedule whose rule cannot be read, by id."""
    found = await all_schedules(postgres)
    return [one for one in found if isinstance(one, BrokenSchedule)]


async def all_schedules(postgres: Postgres) -> list[StoredSchedule | BrokenSchedule]:
    """Every schedule, by id."""
    return await postgres.fetch_all(JOB_SCHEDULES, _schedule, schedule_id=None)


async def job_schedule(
    postgres: Postgres, schedule_id: str
) -> StoredSchedule | BrokenSchedule | None:
    """One schedule as it is now."""
    return await postgres.fetch_one(JOB_SCHEDULES, _schedule, schedule_id=schedule_id)


async def save_schedule(
    postgres: Postgres, schedule_id: str, job: str, schedule: Schedule, now: datetime
) -> Saved:
    """Write a default down: what is new or has changed counts from now on.

    Who changed its rule decides about it from then on.
    """
    version = await postgres.fetch_value(
        SAVE_SCHEDULE,
        schedule_id=schedule_id,
        job_name=job,
        rule=stored_schedule(schedule),
        since=now,
    )
    if version is None:
        return Saved.KEPT
    return Saved.CREATED if version == 1 else Saved.UPDATED


async def change_schedule(
    postgres: Postgres, schedule_id: str, schedule: Schedule, person: int, now: datetime
) -> bool:
    """Give a schedule another rule, from now on; False when there is no such schedule."""
    changed = await postgres.execute(
        CHANGE_SCHEDULE,
        schedule_id=schedule_id,
        rule=stored_schedule(schedule),
        person_id=person,
        since=now,
    )
    return bool(changed)


async def pause_schedule(postgres: Postgres, schedule_id: str) -> bool:
    """Let a schedule propose nothing; False when it does so already."""
    return bool(await postgres.execute(PAUSE_SCHEDULE, schedule_id=schedule_id))


async def resume_schedule(postgres: Postgres, schedule_id: str, now: datetime) -> bool:
    """Let a schedule propose again; what was due during the pause is not made up for."""
    return bool(await postgres.execute(RESUME_SCHEDULE, schedule_id=schedule_id, since=now))


async def dealt_with(inside: Postgres, stored: StoredSchedule, until: datetime) -> bool:
    """Move a schedule forward to an occurrence.

    False when somebody has moved, changed or paused it since it was read: read it again then.
    """
    moved = await inside.execute(
        DEALT_WITH,
        schedule_id=stored.schedule_id,
        version=stored.version,
        since=stored.since,
        until=until,
    )
    return bool(moved)


async def skip_occurrences(
    inside: Postgres, stored: StoredSchedule, skipped: Sequence[Skipped]
) -> int:
    """Write occurrences down that are never run; how many rows that made."""
    zone = stored.schedule.zone
    return await inside.execute(
        SKIP_OCCURRENCES,
        job_name=stored.job,
        schedule_id=stored.schedule_id,
        occurrence_keys=[occurrence_key(stored.schedule_id, one.last) for one in skipped],
        business_dates=[one.last.astimezone(zone).date() for one in skipped],
        reasons=[f"{one.reason}:" for one in skipped],
        due_ats=[one.last for one in skipped],
        results=[_counted(one) for one in skipped],
    )


def _counted(skipped: Skipped) -> dict[str, Any] | None:
    if skipped.number == 1:
        return None
    return {
        "occurrences": skipped.number,
        "first": skipped.first.isoformat(),
        "last": skipped.last.isoformat(),
    }


def _schedule(*row: Any) -> StoredSchedule | BrokenSchedule:
    schedule_id, job, rule, parameters, enabled, since, version, paused = row
    try:
        schedule, given = read_schedule(rule), _given(parameters)
    except WrongSchedule as wrong:
        return BrokenSchedule(schedule_id, job, wrong.field, version)
    return StoredSchedule(schedule_id, job, schedule, enabled, since, given, version, paused)


def _given(parameters: Any) -> dict[str, str]:
    if not isinstance(parameters, dict):
        raise WrongSchedule("parameters")
    return {name: str(value) for name, value in parameters.items()}
