"""Presets: a person's own values for a job, checked whenever they are used."""

from dataclasses import replace
from decimal import Decimal

import pytest

from domain.jobs.jobs import Job
from domain.jobs.parameters import BadValue, Kind, Parameter, Problem
from domain.jobs.presets import MOST
from queries.jobs.presets import forget_preset, presets, save_preset, use_preset
from queries.postgres import PostgresPool

KARIM, SALMA = 5002, 5003
DAYS = Parameter("days", Kind.INT, "7", most=Decimal(31))
AREA = Parameter("area", Kind.TEXT, "")
KEY = Parameter("key", Kind.SECRET, required=True)
JOB = Job("WORK", "TEST", parameters=(DAYS, AREA, KEY))


async def names(store: PostgresPool, person: int = KARIM, job: Job = JOB) -> list[str]:
    return [one.name for one in await presets(store, person, job)]


async def test_a_preset_is_used_as_it_was_saved(store: PostgresPool) -> None:
    assert await save_preset(store, KARIM, JOB, "  my   week ", {"days": "7", "area": "N1"})

    assert await use_preset(store, KARIM, JOB, "my week") == {"days": "7", "area": "N1"}


async def test_presets_are_a_person_s_own_and_of_one_job(store: PostgresPool) -> None:
    await save_preset(store, KARIM, JOB, "week", {"days": "7"})

    assert await names(store) == ["week"]
    assert await names(store, SALMA) == []
    assert await names(store, KARIM, replace(JOB, name="OTHER")) == []
    assert await use_preset(store, SALMA, JOB, "week") is None


async def test_the_same_name_is_saved_over(store: PostgresPool) -> None:
    await save_preset(store, KARIM, JOB, "week", {"days": "7"})
    await save_preset(store, KARIM, JOB, "week", {"days": "8"})

    assert await use_preset(store, KARIM, JOB, "week") == {"days": "8"}
    assert await names(store) == ["week"]


async def test_a_secret_is_not_kept(store: PostgresPool) -> None:
    await save_preset(store, KARIM, JOB, "week", {"days": "7", "key": "open sesame"})

    assert await use_preset(store, KARIM, JOB, "week") == {"days": "7"}


async def test_what_the_job_would_refuse_is_not_kept(store: PostgresPool) -> None:
    with pytest.raises(BadValue) as refused:
        await save_preset(store, KARIM, JOB, "month", {"days": "32"})

    assert (refused.value.name, refused.value.problem) == ("days", Problem.TOO_LARGE)
    assert await names(store) == []


async def test_values_are_checked_again_when_they_are_used(store: PostgresPool) -> None:
    await save_preset(store, KARIM, JOB, "month", {"days": "31"})
    shorter = replace(JOB, parameters=(replace(DAYS, most=Decimal(14)),))

    with pytest.raises(BadValue):
        await use_preset(store, KARIM, shorter, "month")


@pytest.mark.parametrize(
    ("name", "problem"),
    [(" ", Problem.MISSING), ("x" * 41, Problem.TOO_LARGE), ("a\u202eb", Problem.MALFORMED)],
)
async def test_a_name_is_a_short_readable_text(
    store: PostgresPool, name: str, problem: Problem
) -> None:
    with pytest.raises(BadValue) as refused:
        await save_preset(store, KARIM, JOB, name, {})

    assert refused.value.problem is problem


async def test_a_person_keeps_twenty_of_a_job_at_most(store: PostgresPool) -> None:
    saved = [await save_preset(store, KARIM, JOB, f"{turn:02}", {}) for turn in range(MOST + 1)]

    assert saved == [True] * MOST + [False]
    assert await save_preset(store, KARIM, JOB, "00", {"days": "3"})
    assert await save_preset(store, SALMA, JOB, "00", {})


async def test_a_forgotten_preset_is_gone(store: PostgresPool) -> None:
    await save_preset(store, KARIM, JOB, "week", {})

    assert await forget_preset(store, KARIM, JOB, "week")
    assert not await forget_preset(store, KARIM, JOB, "week")
    assert await names(store) == []
