"""/logs as operators use it: opened, filtered, turned, summed up, taken as a file."""

import csv
import io
import json
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.machinery import now
from bot.operating.log_book import LogBook, View
from bot.operating.log_exports import LogExports, Wanted
from domain.auditing.audit import SERVICE
from domain.jobs.runs import State
from domain.languages import Language
from domain.logs.log_filters import LogFilter
from formatters.html import LONGEST_TEXT, width
from formatters.operating.log_files import Form
from formatters.words import WORDS
from jobs.catalogue import UTILITY_JOBS
from queries.loader import parse_postgres
from queries.oracle import OracleDatabase
from queries.postgres import PostgresPool
from sandbox.person import Person
from sandbox.telegram import BotApi
from sandbox.telegram.people import GROUP
from tests.conversations.audit_rig import Desk, served
from tests.integration.log_rig import some_lines, some_run

ASKED_BY = parse_postgres(
    "asked_by",
    "UPDATE batch.batch_execution_rec SET submitted_by = :person WHERE execution_id = :run_id",
)
FORGET = parse_postgres("forget", "DELETE FROM forms")


@pytest.fixture
async def desk(api: BotApi, oracle: OracleDatabase, store: PostgresPool) -> AsyncIterator[Desk]:
    async with served(api, oracle, store) as running:
        yield running


async def logged(
    desk: Desk, *messages: str, job: str = "BILL_STOP", level: str = "INFO", minutes: int = 5
) -> int:
    """A run of a job that has ended, and its lines, logged so many minutes ago."""
    run = await some_run(desk.store, job, ended=now())
    at = now() - timedelta(minutes=minutes)
    await some_lines(desk.store, run, *messages, level=level, at=at)
    return run


def messages(person: Person) -> list[str]:
    return [line.rpartition("STEP: ")[2] for line in person.sees.splitlines() if "STEP: " in line]


async def document(person: Person) -> tuple[str, str]:
    found = person.document
    assert found is not None
    return found[0], found[1].decode("utf-8")


async def test_the_newest_twenty_lines_are_shown_and_pages_hold_still(desk: Desk) -> None:
    await logged(desk, *(f"line {number}" for number in range(45)))
    await desk.nadia.say("/logs")
    first = messages(desk.nadia)
    await logged(desk, "later", minutes=1)
    await desk.nadia.press("Older ▶️")
    second = messages(desk.nadia)
    await desk.nadia.press("Older ▶️")
    third = messages(desk.nadia)
    await desk.nadia.press("◀️ Newer")

    assert messages(desk.nadia) == second
    assert first + second + third == [f"line {number}" for number in range(44, -1, -1)]
    await desk.nadia.press("🔄 Refresh")
    assert "later" in messages(desk.nadia)


async def test_filters_are_typed(desk: Desk) -> None:
    await logged(desk, "fine", "timed out once", job="BILL_STOP")
    run = await logged(desk, "timed out", job="NOCS_BALANCE", level="ERROR")

    await desk.nadia.say("/logs level=error")
    assert messages(desk.nadia) == ["timed out"]
    await desk.nadia.say("/logs job=bill_stop text=timed out")
    assert messages(desk.nadia) == ["timed out once"]
    await desk.nadia.say(f"/logs {run}")
    assert messages(desk.nadia) == ["timed out"]
    await desk.nadia.say("/logs to=2026-01-01")
    assert "Nothing was logged" in desk.nadia.sees
    assert "until 1 Jan 2026" in desk.nadia.sees


async def test_filters_are_pressed_and_marked(desk: Desk) -> None:
    await logged(desk, "fine", job="BILL_STOP")
    await logged(desk, "odd", job="BILL_STOP", level="WARNING")
    await logged(desk, "wrong", job="NOCS_BALANCE", level="ERROR")
    await desk.nadia.say("/logs")

    await desk.nadia.press("⚠️ Warnings")
    assert set(messages(desk.nadia)) == {"odd", "wrong"}
    await desk.nadia.press("Today")
    await desk.nadia.press("🧩 Choose a job")
    await desk.nadia.press("BILL_STOP")
    assert messages(desk.nadia) == ["odd"]
    assert "• ⚠️ Warnings •" in desk.nadia.buttons[0]
    assert "• Today •" in desk.nadia.buttons[1]
    await desk.nadia.press("All jobs")
    assert set(messages(desk.nadia)) == {"odd", "wrong"}


async def test_rare_filters_are_typed(desk: Desk) -> None:
    nadia = desk.nadia
    await logged(desk, "fine", job="BILL_STOP")
    odd = await some_run(desk.store, "RETENTION", State.FAILED, ended=now())
    await some_lines(desk.store, odd, "ORA-00942 gone", level="WARNING", at=now())
    await some_lines(desk.store, odd, "ORA-X", level="ERROR", at=now())
    await desk.store.execute(ASKED_BY, run_id=odd, person=nadia.profile.id)
    for typed in ("status=FAILED", "user=nadi", f"user={nadia.profile.id}", "retention"):
        await nadia.say(f"/logs {typed}")
        assert set(messages(nadia)) == {"ORA-00942 gone", "ORA-X"}, typed

    await nadia.say(r"/logs regex=\bora-\d+")
    assert messages(nadia) == ["ORA-00942 gone"]
    assert r"with what matches \bora-\d+" in nadia.sees
    await nadia.say("/logs only=WARNING")
    assert messages(nadia) == ["ORA-00942 gone"]
    await nadia.say("/logs module=caches status=COMPLETED")
    assert messages(nadia) == ["fine"]


async def test_rare_filters_are_pressed_and_taken_back(desk: Desk) -> None:
    nadia = desk.nadia
    await logged(desk, "a.c", job="BILL_STOP")
    await logged(desk, "abc", job="BILL_STOP", level="ERROR")
    await nadia.say("/logs level=INFO text=a.c")
    assert messages(nadia) == ["a.c"]

    await nadia.press("🔎 More filters")
    await nadia.press("Text is a regular expression")
    assert set(messages(nadia)) == {"a.c", "abc"}
    await nadia.press("• 🔎 More filters •")
    await nadia.press("This level only")
    assert messages(nadia) == ["a.c"]
    for caption in ("❌ failed", "🧩 Caches", "By me"):
        await nadia.press("• 🔎 More filters •")
        await nadia.press(caption)
    assert "Nothing was logged" in nadia.sees
    assert f"asked for by {nadia.profile.id}" in nadia.sees
    for caption in ("Any state", "Any module", "Asked for by anybody", "• This level only •"):
        await nadia.press("• 🔎 More filters •")
        await nadia.press(caption)
    assert set(messages(nadia)) == {"a.c", "abc"}
    await nadia.press("• 🔎 More filters •")
    await nadia.press("⬅️ Back to the logs")
    assert "Logs of jobs" in nadia.sees


async def test_a_catastrophic_pattern_is_ended_and_said_to_be_slow(desk: Desk) -> None:
    await logged(desk, *("a" * 1501 + "b!" for _ in range(20)))

    slow = r"/logs regex=^STEP (a+)(a+)(a+)\1\2\3b!$"
    await desk.nadia.say(slow, until=lambda person: "takes too long" in person.sees)

    await desk.nadia.say("/logs")
    assert len(messages(desk.nadia)) == 20


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("/logs jobb=X", "jobb=X is not a filter"),
        ("/logs job=NOPE", "There is no job called NOPE. The jobs are: "),
        ("/logs from=<b>", "<b> is not a date"),
        ("/logs level=LOUD", "LOUD is not a level"),
        ("/logs module=NOPE", "There is no module called NOPE. The modules are: CACHES"),
        ("/logs status=DONE", "DONE is not how a run can stand. Write one of: CANCELLED"),
        ("/logs regex=(<b>", "(<b> is no regular expression that can be sought with"),
        ("/logs from=20261102 to=20261101", "The first day comes after the last one"),
    ],
)
async def test_what_is_wrong_with_a_filter_is_said(desk: Desk, typed: str, said: str) -> None:
    await desk.nadia.say(typed)

    assert said in desk.nadia.sees


async def test_hostile_messages_are_shown_as_they_are_and_a_page_is_one_message(
    desk: Desk,
) -> None:
    hostile = "<b>&amp;" + "<script>" * 500
    await logged(desk, *([hostile] * 20), job="BILL_STOP")

    await desk.nadia.say("/logs")

    assert messages(desk.nadia)[0].startswith("<b>&amp;<script>")
    assert width(desk.nadia.html) <= LONGEST_TEXT
    assert len(messages(desk.nadia)) == 20


async def test_runs_are_summed_up(desk: Desk) -> None:
    for seconds in (60, 120, 180):
        await some_run(desk.store, "BILL_STOP", ended=now(), seconds=seconds)
    await some_run(desk.store, "BILL_STOP", State.FAILED, ended=now(), seconds=5)
    await desk.nadia.say("/logs")
    await desk.nadia.press("📊 Summary")

    assert "4 runs · ✅ 75.0 % · ❌ 25.0 %" in desk.nadia.sees
    assert "average 1m 31s · median 1m 30s" in desk.nadia.sees
    await desk.nadia.press("⬅️ Back to the logs")
    assert "Logs of jobs" in desk.nadia.sees


async def test_logs_are_analysed(desk: Desk) -> None:
    await logged(desk, *(f"batch {number} is stuck" for number in range(11)), level="ERROR")
    await logged(desk, "fine")
    await desk.nadia.say("/logs")
    await desk.nadia.press("🔬 Analysis")

    assert "11 × batch # is stuck" in desk.nadia.sees
    assert "❌ ERROR: 11 (91.7 %)" in desk.nadia.sees
    assert "🔴 91.7 % of all lines are errors" in desk.nadia.sees
    assert "🟠 The same error came 11 times: batch # is stuck" in desk.nadia.sees


async def test_a_job_that_fails_often_is_named(desk: Desk) -> None:
    for state in (State.COMPLETED, *[State.FAILED] * 5):
        await some_run(desk.store, "BILL_STOP", state, ended=now())
    await desk.nadia.say("/logs")
    await desk.nadia.press("🔬 Analysis")

    assert "BILL_STOP: 54.2" in desk.nadia.sees
    assert "🟠 BILL_STOP is not reliable (54.2 of 100)" in desk.nadia.sees


async def test_what_was_chosen_is_exported_as_csv(desk: Desk) -> None:
    run = await logged(desk, "=1+1", "second")
    await desk.nadia.say("/logs job=BILL_STOP")
    await desk.nadia.press("⬇️ CSV", until=lambda person: "2 lines" in person.sees)

    name, text = await document(desk.nadia)
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert name.endswith(".csv")
    assert [*rows[0]] == [
        "execution_id", "job_name", "timestamp", "level", "source", "code", "message"
    ]  # fmt: skip
    *lines, last = rows
    assert [row["message"] for row in lines] == ["second", "'=1+1"]
    assert {row["execution_id"] for row in lines} == {str(run)}
    assert (last["code"], last["message"]) == (
        "filters",
        "the last 7 days · everything · job BILL_STOP",
    )
    assert "job BILL_STOP" in desk.nadia.sees
    assert [(act, about) for act, about, _ in await desk.deeds()] == [("log.exported", "logs")]


async def test_what_was_chosen_is_exported_as_json(desk: Desk) -> None:
    await logged(desk, 'a "quoted" one', "২")
    await desk.nadia.say("/logs level=INFO")
    await desk.nadia.press("⬇️ JSON", until=lambda person: "2 lines" in person.sees)

    _, text = await document(desk.nadia)
    found = json.loads(text)
    info = found["export_info"]
    assert (info["total"], info["truncated"]) == (2, False)
    assert info["filters"] == {"level": "INFO", "period": "week"}
    assert info["by"] == desk.nadia.profile.name
    assert [one["message"] for one in found["logs"]] == ["২", 'a "quoted" one']


async def test_what_was_chosen_is_exported_as_text(desk: Desk) -> None:
    run = await logged(desk, "first\nsecond")
    await desk.nadia.say("/logs")
    await desk.nadia.press("⬇️ TXT", until=lambda person: "1 line" in person.sees)

    _, text = await document(desk.nadia)
    head, _, lines = text.partition("=" * 80)
    assert "Logs of jobs" in head
    assert f"INFO - BILL_STOP ({run})\n    STEP: first second\n" in lines
    assert max(len(line) for line in text.splitlines()) <= 80


@pytest.mark.parametrize("form", Form)
async def test_a_file_that_is_cut_says_so(desk: Desk, form: Form, tmp_path: Path) -> None:
    await logged(desk, *(f"line {number}" for number in range(5)))
    book = LogBook(desk.store, UTILITY_JOBS, ZoneInfo("Asia/Dhaka"), now)
    view = View("x", LogFilter(), None)
    wanted = Wanted(view, form, SERVICE, "Nadia", WORDS[Language.ENGLISH])

    file = await LogExports(book, {"BILL_STOP": "CACHES"}, most=3).write(wanted, tmp_path)

    assert file is not None
    assert (file.rows, file.cut) == (3, True)
    text = file.path.read_text()
    assert "line 4" in text
    assert "line 1" not in text
    assert "runcated" in text


async def test_a_file_grows_no_larger_than_telegram_takes(desk: Desk, tmp_path: Path) -> None:
    await logged(desk, *("x" * 100 for _ in range(2500)))
    book = LogBook(desk.store, UTILITY_JOBS, ZoneInfo("Asia/Dhaka"), now)
    wanted = Wanted(View("x", LogFilter(), None), Form.TXT, SERVICE, "", WORDS[Language.ENGLISH])

    file = await LogExports(book, {}, largest=50_000).write(wanted, tmp_path)

    assert file is not None
    assert (file.rows, file.cut) == (1000, True)


async def test_an_empty_choice_is_no_file(desk: Desk) -> None:
    run = await logged(desk, "gone soon")
    await desk.nadia.say("/logs")
    await desk.store.execute(
        parse_postgres("empty", "DELETE FROM batch.batch_log_rec WHERE execution_id = :run_id"),
        run_id=run,
    )
    await desk.nadia.press("⬇️ CSV", until=lambda person: "nothing to export" in person.sees)

    assert desk.nadia.document is None


async def test_buttons_of_a_choice_that_is_not_kept_any_more_say_so(desk: Desk) -> None:
    await logged(desk, "line")
    await desk.nadia.say("/logs")
    await desk.store.execute(FORGET)
    await desk.nadia.press("❌ Errors")

    assert desk.nadia.toast == "These buttons are too old. Please send /logs again."


async def test_logs_are_for_private_chats(desk: Desk) -> None:
    await logged(desk, "secret")
    group = desk.nadia.in_group(GROUP.id)
    await group.say("/logs")

    assert "secret" not in group.sees
    assert "works in the private chat" in group.sees


async def test_logs_are_bengali_in_bengali(desk: Desk) -> None:
    words = WORDS[Language.BENGALI]
    await logged(desk, "line", job="NOCS_BALANCE")
    await desk.nadia.say("/language")
    await desk.nadia.press("বাংলা")
    await desk.nadia.say("/logs")

    assert "কাজের লগ" in desk.nadia.sees
    await desk.nadia.press(words("logs-button-analysis"))
    assert "পরামর্শ" in desk.nadia.sees
