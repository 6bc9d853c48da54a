"""Runs that wait for a decision: of a second person, or about figures that look wrong."""

from collections.abc import AsyncIterator, Mapping

import pytest

from domain.jobs.runs import State
from queries.jobs.runs import Ending
from queries.postgres import PostgresPool
from sandbox.person import Person
from sandbox.telegram import BotApi
from sandbox.telegram.people import KARIM
from tests.conversations.job_rig import Desk, captions, served
from tests.conversations.linking import grant, sql
from tests.conversations.test_jobs import deeds, is_running, opens, runs
from tests.integration.test_caches import frame, load, numbers, seen

PUBLISH, KEEP = "🟢 Publish all the same", "🛑 Keep the old ones"
APPROVE, REFUSE = "👍 Approve", "👎 Refuse"


@pytest.fixture
async def desk(api: BotApi, store: PostgresPool) -> AsyncIterator[Desk]:
    """A desk and an engine."""
    async with served(api, store) as running:
        yield running


async def asks(person: Person) -> None:
    """Ask for a run that somebody else has to approve."""
    await opens(person, "EYES")
    await person.press("▶️ Run")
    assert "Somebody else has to approve each run" in person.sees
    await person.press("▶️ Yes, run", until=lambda who: "Waits for the approval" in who.sees)


async def finds(person: Person) -> None:
    await opens(person, "EYES")
    await person.press("🕘 History")
    await person.press(captions(person)[0])


async def test_who_asked_cannot_approve(desk: Desk) -> None:
    await asks(desk.nadia)

    assert "You asked for it, so somebody else has to decide." in desk.nadia.sees
    assert APPROVE not in captions(desk.nadia)


async def test_a_run_begins_when_somebody_else_approves_it(desk: Desk) -> None:
    await asks(desk.nadia)
    await finds(desk.farid)

    await desk.farid.press(APPROVE, until=is_running)
    await desk.nadia.wait(is_running)

    assert "Approved by Farid Ahmed." in desk.nadia.sees
    assert await runs(desk) == [("EYES", State.RUNNING)]
    assert await deeds(desk) == ["job.run", "job.approve"]


async def test_a_run_that_is_refused_never_begins(desk: Desk) -> None:
    await asks(desk.nadia)
    await finds(desk.farid)

    await desk.farid.press(REFUSE)
    await desk.nadia.wait(lambda nadia: "Refused by" in nadia.sees)

    assert await runs(desk) == [("EYES", State.REFUSED)]


async def test_the_later_of_two_opposite_presses_is_told_so(desk: Desk) -> None:
    await grant(desk.store, KARIM, "operator")
    karim = Person(desk.api, KARIM)
    await asks(desk.nadia)
    for person in (karim, desk.farid):
        await finds(person)
    message_id, data = karim._button(REFUSE)
    await desk.farid.press(APPROVE, until=is_running)

    await karim.press_data(data, message_id)

    assert karim.toast == "Somebody has approved it already."
    assert await runs(desk) == [("EYES", State.RUNNING)]


async def test_what_was_changed_since_it_was_asked_for_does_not_run(desk: Desk) -> None:
    await asks(desk.nadia)
    await finds(desk.farid)
    await desk.store.execute(
        sql("UPDATE batch.batch_execution_rec SET parameters = '{\"all\": true}'")
    )

    await desk.farid.press(APPROVE)

    assert desk.farid.toast is not None
    assert "changed since" in desk.farid.toast
    assert await runs(desk) != [("EYES", State.RUNNING)]


def refused(generation: int, *why: Mapping[str, str]) -> Ending:
    result = {
        "cache": "nocs_payoff",
        "generation": generation,
        "state": "refused",
        "rows": 60,
        "quarantined": 2,
        "why": list(why),
    }
    return Ending(State.REFUSED, result, "GATES", "fewer")


@pytest.fixture
async def short(desk: Desk) -> int:
    """A run whose figures came short; the number of their generation."""
    await load(desk.store, frame(*numbers(100)))
    generation = int((await load(desk.store, frame(*numbers(60)))).result["generation"])
    fewer = {"gate": "fewer", "before": "100", "now": "60", "about": ""}
    total = {"gate": "sum", "before": "-1000000", "now": "NaN", "about": "<b>due</b>"}
    desk.work.ending = refused(generation, fewer, total)
    desk.work.go.set()
    await opens(desk.nadia, "NOCS_BALANCE")
    await desk.nadia.press("▶️ Run", until=lambda nadia: "Not published" in nadia.sees)
    return generation


@pytest.mark.usefixtures("short")
async def test_figures_that_look_wrong_are_told_with_the_difference(desk: Desk) -> None:
    page = desk.nadia.sees

    assert (
        "Not published: the payoff balances of 60 customers. What people see stays as it was."
        in page
    )
    assert "Far fewer rows: 60, before 100." in page
    assert "The sum of <b>due</b> has changed a lot: unknown, before -৳10,00,000.00." in page
    assert "2 records could not be loaded" in page
    assert captions(desk.nadia)[:2] == [PUBLISH, KEEP]


@pytest.mark.usefixtures("short")
async def test_an_operator_publishes_them_all_the_same(desk: Desk) -> None:
    message_id, data = desk.nadia._button(PUBLISH)
    await desk.nadia.press(PUBLISH)

    assert "Published. People see the new rows." in desk.nadia.sees
    assert PUBLISH not in captions(desk.nadia)
    assert len(await seen(desk.store)) == 60
    await desk.nadia.press_data(data, message_id)
    assert desk.nadia.toast is not None
    assert "somebody has decided" in desk.nadia.toast


@pytest.mark.usefixtures("short")
async def test_an_operator_keeps_what_people_see(desk: Desk) -> None:
    await desk.nadia.press(KEEP)

    assert "What people see stays as it is." in desk.nadia.sees
    assert KEEP not in captions(desk.nadia)
    assert len(await seen(desk.store)) == 100


async def test_what_nobody_may_publish_has_no_such_button(desk: Desk) -> None:
    await load(desk.store, frame(*numbers(100)))
    double = await load(desk.store, frame(*numbers(100), *numbers(1)))
    desk.work.ending = refused(
        int(double.result["generation"]),
        {"gate": "duplicates", "before": "0", "now": "1", "about": ""},
    )
    desk.work.go.set()
    await opens(desk.nadia, "NOCS_BALANCE")

    await desk.nadia.press("▶️ Run", until=lambda nadia: "Not published" in nadia.sees)

    assert "They cannot be published." in desk.nadia.sees
    assert captions(desk.nadia)[0] == KEEP
