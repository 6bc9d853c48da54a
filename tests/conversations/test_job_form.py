"""Run with…: what a job is told, by buttons and messages, through restarts and mistakes."""

from collections.abc import AsyncIterator

import pytest

from domain.languages import Language
from formatters.words import WORDS
from queries.loader import parse_postgres
from queries.postgres import PostgresPool
from sandbox.person import Person
from sandbox.telegram import BotApi
from sandbox.telegram.people import FARID
from tests.conversations.job_rig import Desk, captions, served
from tests.conversations.test_jobs import is_running, opens, runs

FORGET_FORMS = parse_postgres("forget_forms", "UPDATE forms SET expires_at = now()")
ENGLISH = WORDS[Language.ENGLISH]
DEFAULTS = {"dry_run": True, "pace": "slow", "rounds": 3, "area": ""}


@pytest.fixture
async def desk(api: BotApi, store: PostgresPool) -> AsyncIterator[Desk]:
    """A desk and an engine."""
    async with served(api, store) as running:
        yield running


async def fills(person: Person, job: str = "TOLD") -> None:
    await opens(person, job)
    await person.press("⚙️ Run with…")


async def runs_it(person: Person) -> None:
    await person.press("▶️ Run", until=is_running)


async def test_a_form_shows_the_defaults_and_runs_with_them(desk: Desk) -> None:
    await fills(desk.nadia)
    assert "dry_run: yes\n▫️ pace: slow\n▫️ rounds: 3\n▫️ NOCS area" in desk.nadia.sees

    await runs_it(desk.nadia)

    assert desk.work.told == [DEFAULTS]


async def test_what_is_chosen_is_what_the_job_is_told(desk: Desk) -> None:
    await fills(desk.nadia)
    await desk.nadia.press("☑ dry_run")
    await desk.nadia.press("fast")
    assert "☐ dry_run" in captions(desk.nadia)
    assert "• fast •" in captions(desk.nadia)
    await desk.nadia.press("✏️ rounds: 3")
    assert "a whole number, from 1 to 12. Now it is: 3." in desk.nadia.sees
    await desk.nadia.say("12")

    await runs_it(desk.nadia)

    assert desk.work.told == [{"dry_run": False, "pace": "fast", "rounds": 12, "area": ""}]


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ("13", "rounds: at most 12, please."),
        ("0", "rounds: at least 1, please."),
        ("<b>many</b>", "This cannot be read as a value for rounds. Please send it again."),
        ("3.5", "This cannot be read"),
    ],
)
async def test_a_wrong_value_is_refused_in_words_and_asked_for_again(
    desk: Desk, sent: str, said: str
) -> None:
    await fills(desk.nadia)
    await desk.nadia.press("✏️ rounds: 3")

    await desk.nadia.say(sent)
    assert said in desk.nadia.sees
    await desk.nadia.say("5")

    assert "✏️ rounds: 5" in desk.nadia.sees


async def test_all_is_as_usual_again(desk: Desk) -> None:
    await fills(desk.nadia)
    await desk.nadia.press("fast")
    await desk.nadia.press("↩️ All as usual")

    assert "• slow •" in captions(desk.nadia)
    assert "↩️ All as usual" not in captions(desk.nadia)


async def test_a_form_lives_through_a_restart(api: BotApi, store: PostgresPool) -> None:
    async with served(api, store) as desk:
        await fills(desk.nadia)
        await desk.nadia.press("fast")
        await desk.nadia.press("✏️ NOCS area (its code): all areas")
    async with served(api, store) as desk:
        await desk.nadia.say("A1")
        await runs_it(desk.nadia)

        assert desk.work.told == [{**DEFAULTS, "pace": "fast", "area": "A1"}]


async def test_what_was_not_finished_in_time_is_begun_again(desk: Desk) -> None:
    await fills(desk.nadia)
    await desk.store.execute(FORGET_FORMS)

    await desk.nadia.press("fast")

    assert desk.nadia.toast == ENGLISH("parameter-form-gone")


async def test_a_form_started_twice_is_one_run(desk: Desk) -> None:
    await fills(desk.nadia)
    message_id, data = desk.nadia._button("▶️ Run")
    await runs_it(desk.nadia)

    await desk.nadia.press_data(data, message_id)

    assert "asked for already" in desk.nadia.sees
    assert len(await runs(desk)) == 1


async def test_a_form_that_was_changed_is_another_run(desk: Desk) -> None:
    desk.work.go.set()
    await fills(desk.nadia)
    form = desk.nadia._button("fast"), desk.nadia._button("▶️ Run")
    await desk.nadia.press("▶️ Run", until=lambda nadia: "Published" in nadia.sees)

    for message_id, data in form:
        await desk.nadia.press_data(data, message_id)
    await desk.nadia.wait(lambda nadia: "Published" in nadia.sees)

    assert [told["pace"] for told in desk.work.told] == ["slow", "fast"]


async def test_a_job_that_must_be_told_something_asks_for_it(desk: Desk) -> None:
    await opens(desk.nadia, "NEEDY")
    await desk.nadia.press("▶️ Run")
    assert "rounds: still needed" in desk.nadia.sees
    await desk.nadia.press("▶️ Run")
    assert desk.nadia.toast == "❌ rounds is still needed. Please give it a value."

    await desk.nadia.press("✏️ rounds: still needed")
    await desk.nadia.say("7")
    await runs_it(desk.nadia)

    assert desk.work.told == [{"rounds": 7}]


async def test_who_goes_back_is_asked_nothing_any_more(desk: Desk) -> None:
    await fills(desk.nadia)
    await desk.nadia.press("✏️ rounds: 3")
    await desk.nadia.press("⬅️ Back to the form")
    assert "run with…" in desk.nadia.sees

    await desk.nadia.say("4")

    assert "rounds" not in desk.nadia.sees


async def test_values_are_kept_under_a_name_and_used_again(desk: Desk) -> None:
    nadia = desk.nadia
    await fills(nadia)
    assert "💾 Keep these values" not in captions(nadia)
    await nadia.press("fast")
    await nadia.press("💾 Keep these values")
    assert "Under which name" in nadia.sees
    await nadia.say("Quick <b>one</b>")
    assert "pace: fast" in nadia.sees

    await fills(nadia)
    assert "pace: slow" in nadia.sees
    await nadia.press("📌 Quick <b>one</b>")
    assert "pace: fast" in nadia.sees
    await nadia.press("🗑")
    assert "📌 Quick <b>one</b>" not in captions(nadia)
    assert "pace: fast" in nadia.sees


async def test_a_name_that_is_none_is_asked_for_again(desk: Desk) -> None:
    nadia = desk.nadia
    await fills(nadia)
    await nadia.press("fast")
    await nadia.press("💾 Keep these values")
    await nadia.say("x" * 41)
    assert "at most 40" in nadia.sees
    await nadia.say("Quick")
    assert "📌 Quick" in captions(nadia)


async def test_a_preset_is_its_persons_own(desk: Desk, api: BotApi) -> None:
    nadia, farid = desk.nadia, Person(api, FARID)
    await fills(nadia)
    await nadia.press("fast")
    await nadia.press("💾 Keep these values")
    await nadia.say("Quick")
    await fills(farid)
    assert "📌 Quick" not in captions(farid)


async def test_too_many_presets_are_refused_in_words(desk: Desk) -> None:
    nadia = desk.nadia
    await fills(nadia)
    await nadia.press("fast")
    for number in range(20):
        await nadia.press("💾 Keep these values")
        await nadia.say(f"Number {number}")
    await nadia.press("💾 Keep these values")
    await nadia.say("One more")
    assert "You keep 20 sets" in nadia.sees
