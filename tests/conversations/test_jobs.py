"""/jobs as operators use it: from the list to a job, to a run, to what came of it."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from domain.jobs.runs import State
from jobs.engine.context import Refused
from queries.errors import SourceDown
from queries.jobs.runs import Ending
from queries.loader import parse_postgres
from queries.postgres import PostgresPool
from sandbox.person import Person
from sandbox.telegram import BotApi
from sandbox.telegram.faults import Action, Fault
from sandbox.telegram.people import GROUP, KARIM
from tests.conversations.job_rig import EVERY, JOBS, Desk, Work, captions, served
from tests.conversations.linking import audited, grant

RUNS = parse_postgres(
    "runs", "SELECT job_name, status FROM batch.batch_execution_rec ORDER BY execution_id"
)
HOSTILE = "<b>&amp;<script>alert(1)</script>" * 30


@pytest.fixture
async def desk(api: BotApi, store: PostgresPool) -> AsyncIterator[Desk]:
    """A desk and an engine."""
    async with served(api, store) as running:
        yield running


async def runs(desk: Desk) -> list[tuple[str, str]]:
    return await desk.store.fetch_all(RUNS, lambda *row: row)


async def deeds(desk: Desk) -> list[str]:
    return [deed[0] for deed in await audited(desk.store, "job.%")]


async def opens(person: Person, job: str) -> None:
    await person.say("/jobs")
    await person.press(next(one for one in captions(person) if one.endswith(job)))


async def starts(person: Person, job: str = "NOCS_BALANCE") -> None:
    """Run a job and see it run."""
    await opens(person, job)
    await person.press("▶️ Run", until=is_running)


def is_running(person: Person) -> bool:
    return "40 %" in person.sees


async def test_jobs_are_listed_by_module_with_how_they_stand(desk: Desk) -> None:
    await desk.nadia.say("/jobs")

    page = desk.nadia.sees
    assert page.index("Caches") < page.index("NOCS_BALANCE") < page.index("MONEY")
    assert "⚪ NOCS_BALANCE · never run" in page
    assert "⚪ NOCS_BALANCE" in captions(desk.nadia)


async def test_a_module_is_listed_alone(desk: Desk) -> None:
    await desk.nadia.say("/jobs money")

    assert "EYES" in desk.nadia.sees
    assert "NOCS_BALANCE" not in desk.nadia.sees
    await desk.nadia.press("⬅️ All jobs")
    assert "NOCS_BALANCE" in desk.nadia.sees


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ("/jobs nowhere", "There is no module called nowhere. The modules are: CACHES, MONEY"),
        ("/job nothing", "There is no job called nothing. /jobs lists them all."),
        ("/job <b>", "There is no job called <b>."),
    ],
)
async def test_what_there_is_not_is_said_in_words(desk: Desk, sent: str, said: str) -> None:
    await desk.nadia.say(sent)

    assert said in desk.nadia.sees


async def test_a_job_is_found_in_any_case(desk: Desk) -> None:
    await desk.nadia.say("/job nocs_balance")

    assert "NOCS_BALANCE · Caches" in desk.nadia.sees
    assert "Reads credit, due and customers" in desk.nadia.sees
    assert "no schedule" in desk.nadia.sees
    assert "too few to say" in desk.nadia.sees


async def test_a_run_is_followed_in_one_message_to_its_result(desk: Desk) -> None:
    await starts(desk.nadia)
    message = desk.nadia.newest["message_id"]
    assert "▓▓▓▓░░░░░░ 40 %" in desk.nadia.sees
    assert "Rows are being loaded…" in desk.nadia.sees

    desk.work.go.set()
    await desk.nadia.wait(lambda nadia: "Published: the balances of 1,234 customers." in nadia.sees)

    assert desk.nadia.newest["message_id"] == message
    assert "✋ Cancel" not in captions(desk.nadia)
    await desk.nadia.press("⬅️ NOCS_BALANCE")
    assert "✅ completed" in desk.nadia.sees


async def test_a_message_is_not_edited_more_often_than_it_may(desk: Desk) -> None:
    await starts(desk.nadia)
    edits = [call for call in desk.api.calls if call.method == "editMessageText"]
    for step in range(50):
        desk.work.percent = step
        await asyncio.sleep(EVERY / 10)

    later = [call for call in desk.api.calls if call.method == "editMessageText"]

    assert len(later) - len(edits) <= 50 / 10 + 2


@pytest.mark.parametrize("action", ["bad_gateway", "reset", "lost_answer"])
async def test_news_that_telegram_did_not_take_come_later(desk: Desk, action: Action) -> None:
    await starts(desk.nadia)
    desk.api.faults.add(Fault(action, "editMessageText", times=3))

    desk.work.go.set()

    await desk.nadia.wait(lambda nadia: "Published" in nadia.sees)


async def test_a_message_that_is_gone_is_followed_no_more(desk: Desk) -> None:
    await starts(desk.nadia)
    gone = Fault(
        "refuse",
        "editMessageText",
        times=None,
        description="Bad Request: message to edit not found",
    )
    desk.api.faults.add(gone)

    await asyncio.sleep(EVERY * 6)

    assert gone.hits == 1


async def test_a_run_is_cancelled_while_it_runs(desk: Desk) -> None:
    await starts(desk.nadia)

    await desk.nadia.press("✋ Cancel", until=lambda nadia: "cancelled" in nadia.sees)

    assert await runs(desk) == [("NOCS_BALANCE", State.CANCELLED)]
    assert [deed[0] for deed in await audited(desk.store, "job.%")][-2:] == [
        "job.run",
        "job.cancel",
    ]


async def test_a_press_twice_is_one_run(desk: Desk) -> None:
    desk.work.go.set()
    await opens(desk.nadia, "NOCS_BALANCE")
    message_id, data = desk.nadia._button("▶️ Run")
    for _ in range(2):
        await desk.nadia.press_data(data, message_id)
    await desk.nadia.wait(lambda nadia: "Published" in nadia.sees)

    await desk.nadia.press_data(data, message_id)

    assert "asked for already" in desk.nadia.sees
    assert await runs(desk) == [("NOCS_BALANCE", State.COMPLETED)]


async def test_the_same_message_runs_a_job_again_from_a_new_page(desk: Desk) -> None:
    desk.work.go.set()
    await opens(desk.nadia, "NOCS_BALANCE")
    for _ in range(2):
        await desk.nadia.press("▶️ Run", until=lambda nadia: "Published" in nadia.sees)
        await desk.nadia.press("⬅️ NOCS_BALANCE")

    assert await runs(desk) == [("NOCS_BALANCE", State.COMPLETED)] * 2


async def test_a_message_that_shows_something_else_follows_no_more(desk: Desk) -> None:
    await starts(desk.nadia)
    await desk.nadia.press("⬅️ NOCS_BALANCE")

    desk.work.go.set()
    await asyncio.sleep(EVERY * 4)

    assert "NOCS_BALANCE · Caches" in desk.nadia.sees


async def test_a_run_is_found_again_after_a_restart(api: BotApi, store: PostgresPool) -> None:
    work, again = Work(), replace(JOBS["NOCS_BALANCE"], retries=1, retry_delay=timedelta(0))
    async with served(api, store, work, {again.name: again}) as desk:
        await starts(desk.nadia)
    async with served(api, store, work, {again.name: again}) as desk:
        await desk.nadia.press("🔄 Refresh", until=lambda nadia: "Attempts" in nadia.sees)
        work.go.set()
        second = next(one for one in captions(desk.nadia) if "Attempt #2" in one)
        await desk.nadia.press(second, until=lambda nadia: "Published" in nadia.sees)


async def test_a_job_that_wants_to_be_confirmed_asks_first(desk: Desk) -> None:
    await opens(desk.nadia, "SURE")
    await desk.nadia.press("▶️ Run")
    assert "Run SURE now?" in desk.nadia.sees
    assert await runs(desk) == []

    await desk.nadia.press("▶️ Yes, run", until=is_running)

    assert await runs(desk) == [("SURE", State.RUNNING)]


async def test_a_paused_job_is_not_run_until_it_goes_on(desk: Desk) -> None:
    await opens(desk.nadia, "NOCS_BALANCE")
    await desk.nadia.press("⏸ Pause")
    assert "⏸ paused (never run)" in desk.nadia.sees
    await desk.nadia.press("▶️ Run")
    assert desk.nadia.toast == "⏸ This job is paused. Somebody has to let it go on first."

    await desk.nadia.press("▶️ Let it go on")
    await desk.nadia.press("▶️ Run", until=is_running)

    assert await deeds(desk) == ["job.pause", "job.resume", "job.run"]


async def test_a_pause_seen_on_an_old_page_changes_nothing(desk: Desk) -> None:
    await opens(desk.farid, "NOCS_BALANCE")
    await opens(desk.nadia, "NOCS_BALANCE")
    for caption in ("⏸ Pause", "▶️ Let it go on"):
        await desk.nadia.press(caption)

    await desk.farid.press("⏸ Pause")

    assert desk.farid.toast is not None
    assert "Changed meanwhile by somebody else." in desk.farid.toast
    assert "⚪ never run" in desk.farid.sees


@pytest.mark.parametrize(
    ("ending", "said"),
    [
        (SourceDown(), "The billing system or the database was away."),
        (ZeroDivisionError(), "A mistake in the program."),
        (Refused(HOSTILE), "The job itself refused to go on."),
    ],
)
async def test_a_failure_is_told_in_words(desk: Desk, ending: Exception, said: str) -> None:
    desk.work.ending = ending
    desk.work.go.set()
    await opens(desk.nadia, "NOCS_BALANCE")

    await desk.nadia.press("▶️ Run", until=lambda nadia: "❌" in nadia.sees)

    assert said in desk.nadia.sees


async def test_a_run_that_is_tried_again_is_followed_into_its_next_attempt(
    api: BotApi, store: PostgresPool
) -> None:
    again = replace(JOBS["NOCS_BALANCE"], retries=1, retry_delay=timedelta(0))
    async with served(api, store, jobs={again.name: again}) as desk:
        desk.work.ending = SourceDown()
        desk.work.go.set()
        await opens(desk.nadia, "NOCS_BALANCE")
        await desk.nadia.press("▶️ Run", until=lambda nadia: "attempt 2" in nadia.sees)
        assert "❌ Attempt #1" in captions(desk.nadia)


async def test_what_a_job_found_out_is_told(desk: Desk) -> None:
    desk.work.ending = Ending(State.COMPLETED, {"rows": 12_345, "removed": {"<i>": 3}})
    desk.work.go.set()
    await opens(desk.nadia, "NOCS_BALANCE")

    await desk.nadia.press("▶️ Run", until=lambda nadia: "completed" in nadia.sees)

    assert "▫️ Rows: 12,345\n▫️ <i>: 3" in desk.nadia.sees


async def test_the_history_leads_to_each_run(desk: Desk) -> None:
    desk.work.go.set()
    await opens(desk.nadia, "NOCS_BALANCE")
    for _ in range(10):
        await desk.nadia.press("▶️ Run", until=lambda nadia: "Published" in nadia.sees)
        await desk.nadia.press("⬅️ NOCS_BALANCE")

    await desk.nadia.press("🕘 History")
    assert [one.split()[1] for one in captions(desk.nadia)[:8]] == [
        f"#{number}" for number in range(10, 2, -1)
    ]
    await desk.nadia.press("Older ▶️")
    await desk.nadia.press(captions(desk.nadia)[0])

    assert "run #2" in desk.nadia.sees


async def test_logs_of_a_run_are_one_press_away(desk: Desk) -> None:
    desk.work.go.set()
    await opens(desk.nadia, "NOCS_BALANCE")
    await desk.nadia.press("▶️ Run", until=lambda nadia: "Published" in nadia.sees)

    await desk.nadia.press("📜 Logs")

    assert "run #1" in desk.nadia.sees


async def test_jobs_are_shown_in_the_private_chat_only(desk: Desk) -> None:
    group = desk.nadia.in_group(GROUP.id)

    await group.say("/jobs")

    assert "private chat" in group.sees


async def test_a_role_is_decided_at_the_press(desk: Desk) -> None:
    await grant(desk.store, KARIM, "operator")
    karim = Person(desk.api, KARIM)
    await opens(karim, "NOCS_BALANCE")
    await grant(desk.store, KARIM, "staff")

    await karim.press("▶️ Run")

    assert karim.toast is not None
    assert "not open to you" in karim.toast
    assert await runs(desk) == []


async def test_who_loses_the_role_sees_no_further_news(desk: Desk) -> None:
    await grant(desk.store, KARIM, "operator")
    karim = Person(desk.api, KARIM)
    await starts(karim)
    await grant(desk.store, KARIM, "staff")
    await asyncio.sleep(EVERY * 3)
    desk.work.go.set()
    await asyncio.sleep(EVERY * 3)

    assert "40 %" in karim.sees


async def test_a_job_of_administrators_is_not_run_by_operators(desk: Desk) -> None:
    await grant(desk.store, KARIM, "operator")
    karim = Person(desk.api, KARIM)
    await opens(karim, "CHIEF")

    await karim.press("▶️ Run")

    assert karim.toast == "🔒 Your role may not run this job. Please ask an administrator."
