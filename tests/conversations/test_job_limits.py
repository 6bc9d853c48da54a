"""Limits of a job: operators read them, administrators set them and take them back."""

from collections.abc import AsyncIterator

import pytest

from domain.people.roles import Role
from queries.jobs.run_watch import overrides
from queries.loader import parse_postgres
from queries.postgres import PostgresPool
from sandbox.person import Person
from sandbox.telegram import BotApi
from sandbox.telegram.people import FARID
from tests.conversations.job_rig import Desk, captions, served
from tests.conversations.test_jobs import opens

DEEDS = parse_postgres(
    "deeds",
    "SELECT act, subject, details FROM audit WHERE act LIKE 'job.limit%' ORDER BY seq",
)
GRANT = parse_postgres("grant", "UPDATE grants SET role = :role WHERE person_id = :person_id")


@pytest.fixture
async def desk(api: BotApi, store: PostgresPool) -> AsyncIterator[Desk]:
    """A desk and an engine."""
    async with served(api, store) as running:
        yield running


async def looks(person: Person) -> None:
    await opens(person, "SURE")
    await person.press("📏 Limits")


async def sets(person: Person, value: str) -> None:
    await person.press("✏️ Longest run, in minutes")
    await person.say(value)


async def deeds(desk: Desk) -> list[tuple[str, str, object]]:
    return await desk.store.fetch_all(DEEDS, lambda *row: row)


async def test_the_limits_of_a_job_are_shown(desk: Desk) -> None:
    await looks(desk.nadia)

    assert "Longest run, in minutes: 60" in desk.nadia.sees
    assert "Failed runs within 30 days, in %: 10" in desk.nadia.sees
    assert "ended after 1h" in desk.nadia.sees
    await desk.nadia.press("⬅️ SURE")
    assert "📏 Limits" in captions(desk.nadia)


async def test_an_administrator_sets_a_limit_and_takes_it_back(desk: Desk) -> None:
    await looks(desk.nadia)
    await desk.nadia.press("✏️ Longest run, in minutes")
    assert "from 1 to 10,080. Now it is: 60." in desk.nadia.sees
    await desk.nadia.say("90")

    assert "Longest run, in minutes: 90 (usually 60)" in desk.nadia.sees
    assert (await overrides(desk.store))["SURE"].max_runtime_min == 90
    await desk.nadia.press("↩️ All as usual")
    assert "Longest run, in minutes: 60" in desk.nadia.sees
    assert "↩️ All as usual" not in captions(desk.nadia)
    assert await overrides(desk.store) == {}
    assert await deeds(desk) == [
        ("job.limit", "job:SURE", {"limit": "max_runtime_min", "before": 60, "after": 90}),
        ("job.limits-reset", "job:SURE", {"max_runtime_min": 90}),
    ]


async def test_another_limit_stays_when_one_is_set(desk: Desk) -> None:
    await looks(desk.nadia)
    await sets(desk.nadia, "90")
    await desk.nadia.press("✏️ Late start, in minutes")
    await desk.nadia.say("৫")

    (found,) = (await overrides(desk.store)).values()
    assert (found.max_runtime_min, found.schedule_tolerance_min) == (90, 5)


@pytest.mark.parametrize(
    ("value", "said"),
    [("0", "at least 1"), ("99999", "at most 10,080"), ("soon", "cannot be read")],
)
async def test_what_is_no_limit_is_asked_for_again(desk: Desk, value: str, said: str) -> None:
    await looks(desk.nadia)
    await sets(desk.nadia, value)

    assert said in desk.nadia.sees
    await desk.nadia.say("45")
    assert "Longest run, in minutes: 45 (usually 60)" in desk.nadia.sees


async def test_operators_read_limits_only(desk: Desk) -> None:
    await desk.farid.say("/start")
    await desk.store.execute(GRANT, role=Role.OPERATOR.value, person_id=FARID.id)
    await looks(desk.farid)

    assert "Administrators can change the limits." in desk.farid.sees
    assert captions(desk.farid) == ["⬅️ SURE"]
