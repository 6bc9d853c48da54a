"""``griddesk job …``: real processes on a real database, an engine beside them."""

import asyncio
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

import pytest

from bot.machinery import now
from domain.jobs.runs import RETURN_CODES, State
from jobs.catalogue import UTILITY_JOBS
from jobs.engine.context import Context, Handler, Refused
from jobs.engine.engine import Catalogue, Engine
from jobs.engine.runner import Pulse
from queries.jobs.requests import pause_job
from queries.jobs.run_book import run_row
from queries.jobs.runs import Ending
from queries.loader import parse_postgres
from queries.postgres import PostgresPool
from tests.integration.log_rig import some_lines, some_run
from tests.integration.test_engine import soon
from tests.integration.test_maintenance import griddesk

DEEDS = parse_postgres(
    "deeds", "SELECT act, subject FROM audit WHERE act LIKE 'job.%' ORDER BY seq"
)


async def done(context: Context) -> Ending:
    context.progress("loading", 40)
    context.log("INFO", "STEP", f"area {context.run.parameters.get('area')}")
    return Ending(State.COMPLETED, {"rows": 3})


def ending(state: State) -> Handler:
    async def end(_: Context) -> Ending:
        return Ending(state, error_class="TEST", error_message="as the test wants")

    return end


async def refusing(_: Context) -> Ending:
    raise Refused("40 % fewer rows")


async def forever(_: Context) -> Ending:
    await asyncio.Event().wait()
    return Ending(State.COMPLETED)


@asynccontextmanager
async def service(store: PostgresPool, handler: Handler = done) -> AsyncIterator[None]:
    """An engine that executes the utility's jobs with a handler of the test."""
    pulse = Pulse(every=0.1, silence=5.0, grace=0.3, again=0.05)
    handlers: Mapping[str, Handler] = dict.fromkeys(UTILITY_JOBS, handler)
    engine = Engine(store, Catalogue(UTILITY_JOBS, handlers), "one", now, pulse)
    engine.start(workers=2)
    await asyncio.sleep(0.3)
    yield
    await engine.stop(0)


async def test_jobs_are_listed_also_on_a_database_that_never_ran_one(
    dsn: str, store: PostgresPool
) -> None:
    await some_run(store, "BILL_STOP", State.FAILED, ended=now())
    code, said = await griddesk(dsn, "job", "list")

    lines = {line.split()[0]: line for line in said.splitlines()}
    assert code == 0
    assert {*UTILITY_JOBS} <= {*lines}
    assert "ready" in lines["BILL_STOP"]
    assert "failed" in lines["BILL_STOP"]
    assert "never" in lines["NOCS_BALANCE"]


async def test_a_run_is_asked_for_in_any_case_and_followed_to_its_end(
    dsn: str, store: PostgresPool
) -> None:
    async with service(store):
        code, said = await griddesk(dsn, "job", "run", "nocs_payoff", "area=A1", "--wait")

    assert code == 0
    assert said.splitlines()[0].endswith("of NOCS_PAYOFF is queued")
    assert said.splitlines()[-1].endswith("of NOCS_PAYOFF completed: rows: 3")
    assert "no service is running" not in said
    row = await run_row(store, 1)
    assert row is not None
    assert (row.parameters, row.channel) == ({"area": "A1"}, "cli")
    assert await store.fetch_all(DEEDS, lambda *row: row) == [("job.run", "run:1")]


@pytest.mark.parametrize("state", [state for state in RETURN_CODES if state is not State.CANCELLED])
async def test_a_followed_run_gives_its_exit_status(
    dsn: str, store: PostgresPool, state: State
) -> None:
    async with service(store, ending(state)):
        code, _ = await griddesk(dsn, "job", "run", "BILL_STOP", "--wait")

    assert code == RETURN_CODES[state]


async def test_a_refused_run_says_why(dsn: str, store: PostgresPool) -> None:
    async with service(store, refusing):
        code, said = await griddesk(dsn, "job", "run", "BILL_STOP", "--wait")

    assert code == 8
    assert "refused: REFUSED: 40 % fewer rows" in said


async def test_a_run_that_is_cancelled_ends_who_waits_for_it(dsn: str, store: PostgresPool) -> None:
    async with service(store, forever):
        waiting = asyncio.ensure_future(griddesk(dsn, "job", "run", "BILL_STOP", "--wait"))
        async with soon():
            while (row := await run_row(store, 1)) is None or row.state is not State.RUNNING:
                pass
        assert await griddesk(dsn, "job", "cancel", "1") == (0, "run 1 is told to end")
        code, said = await waiting

    assert code == 130
    assert said.splitlines()[-1] == "run 1 of BILL_STOP cancelled"
    assert await griddesk(dsn, "job", "cancel", "1") == (
        2,
        "there is no run 1 that could be cancelled",
    )


async def test_without_a_service_a_run_waits_for_it_and_a_second_wish_is_the_same_run(
    dsn: str, store: PostgresPool
) -> None:
    waits = "no service is running now: the run waits until griddesk run is started"

    assert await griddesk(dsn, "job", "run", "BILL_STOP") == (
        0,
        f"run 1 of BILL_STOP is queued\n{waits}",
    )
    code, said = await griddesk(dsn, "job", "run", "BILL_STOP")
    assert code == 0
    assert said.startswith("run 1 of BILL_STOP was asked for before")
    assert await griddesk(dsn, "job", "cancel", "1") == (0, "run 1 is cancelled")


async def test_history_and_logs_are_read(dsn: str, store: PostgresPool) -> None:
    run = await some_run(store, "BILL_STOP", State.FAILED, ended=now(), error="no\nanswer")
    await some_lines(store, run, "first", "second", at=now())

    code, said = await griddesk(dsn, "job", "history", "bill_stop")
    assert code == 0
    assert said.splitlines()[1].split()[:2] == [str(run), "failed"]
    assert "0:01:00" in said
    assert said.endswith("no answer")
    code, said = await griddesk(dsn, "job", "logs", str(run))
    assert [line.rpartition(": ")[2] for line in said.splitlines()] == ["first", "second"]
    assert await griddesk(dsn, "job", "logs", "level=ERROR") == (0, "nothing was logged")
    assert await griddesk(dsn, "job", "history", "NOCS_BALANCE") == (
        0,
        "NOCS_BALANCE has never run",
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["run", "NOPE"], "there is no job NOPE; the jobs are BATCH_WATCH, "),
        (["history", "NOPE"], "there is no job NOPE; the jobs are BATCH_WATCH, "),
        (["run", "NOCS_PAYOFF", "are=A1"], "are is no parameter of this job"),
        (["run", "NOCS_PAYOFF", "area=; DROP"], "the value of area cannot be read"),
        (["logs", "jobb=X"], "jobb=X is not a filter; filters are job=, module=, run=, "),
        (["logs", "level=LOUD"], "LOUD is not a level; levels are DEBUG, INFO, "),
        (["logs", "module=X"], "there is no module X; the modules are CACHES, "),
        (["logs", "status=X"], "X is not how a run can stand; write one of CANCELLED, "),
        (["logs", "regex=(a"], "(a is no regular expression that can be sought with; "),
        (["logs", "from=soon"], "soon cannot be read; write 2026-11-20 or 20261120"),
        (["cancel", "77"], "there is no run 77 that could be cancelled"),
    ],
)
async def test_what_is_wrong_is_one_clear_sentence(
    dsn: str, store: PostgresPool, words: list[str], said: str
) -> None:
    code, told = await griddesk(dsn, "job", *words)

    assert code == 2
    assert told.startswith(said)
    assert len(told.splitlines()) == 1


async def test_a_paused_job_is_not_run(dsn: str, store: PostgresPool) -> None:
    await some_run(store, "BILL_STOP", ended=now())
    await pause_job(store, "BILL_STOP", None, paused=True)

    assert await griddesk(dsn, "job", "run", "bill_stop") == (
        2,
        "BILL_STOP is paused; somebody has to resume it first",
    )


@pytest.mark.parametrize("words", [["job", "list"], ["job", "run", "BILL_STOP"], ["token", "list"]])
async def test_a_database_that_is_away_is_one_clear_sentence(words: list[str]) -> None:
    code, said = await griddesk("postgresql://u@127.0.0.1:9/desk", *words)

    assert code == 1
    assert said.startswith("PostgreSQL gives no answer (")
    assert len(said.splitlines()) == 1


async def test_no_command_but_those_that_talk_to_telegram_waits_for_its_library() -> None:
    program = (
        "import sys, bot.__main__, bot.maintenance\n"
        "from bot.commands_line import database, export_env, job_work, token_work\n"
        "print('aiogram' in sys.modules)"
    )
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", program, stdout=asyncio.subprocess.PIPE
    )
    said, _ = await process.communicate()

    assert said.decode().strip() == "False"
