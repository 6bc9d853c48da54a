"""Presets: values of a job's parameters that a person keeps under a name."""

from collections.abc import Mapping

from domain.jobs.jobs import Job
from domain.jobs.presets import MOST, Preset, kept, preset_name
from queries.loader import postgres_sql
from queries.postgres import Postgres

SAVE_PRESET = postgres_sql("jobs/save_preset")
PRESETS = postgres_sql("jobs/presets")
FORGET_PRESET = postgres_sql("jobs/forget_preset")


async def save_preset(
    postgres: Postgres, person: int, job: Job, name: str, given: Mapping[str, str]
) -> bool:
    """Keep values, but no secrets, under a name; False when a person has too many.

    Raises BadValue for what cannot be a name or a value.
    """
    saved = await postgres.execute(
        SAVE_PRESET,
        person_id=person,
        job_name=job.name,
        name=preset_name(name),
        given=kept(job, given),
        most=MOST,
    )
    return saved == 1


async def presets(postgres: Postgres, person: int, job: Job) -> list[Preset]:
    """What a person keeps for a job, by name."""
    return await postgres.fetch_all(PRESETS, Preset, person_id=person, job_name=job.name)


async def use_preset(postgres: Postgres, person: int, job: Job, name: str) -> dict[str, str] | None:
    """The values under a name, to which secrets are added; None without such a preset.

    Raises BadValue when the job does not take them (any more).
    """
    found = {one.name: one for one in await presets(postgres, person, job)}.get(name)
    return None if found is None else kept(job, found.given)


async def forget_preset(postgres: Postgres, person: int, job: Job, name: str) -> bool:
    """Forget a preset; False when there was none."""
    return (
        await postgres.execute(FORGET_PRESET, person_id=person, job_name=job.name, name=name) == 1
    )
