"""The parts that tests share: a synthetic utility behind the Oracle listener, and served desks."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest
from aiogram import Bot, Dispatcher

from bot.app import connect, dispatcher
from bot.crowd import Line
from bot.drawing import Drawing
from bot.pacing import Pace
from bot.polling import Polling
from bot.settings import Settings
from bot.tasks import Tasks
from queries.access.people import appoint_first_admins
from queries.oracle import Lane, LaneLimits, Oracle, OracleDatabase, OracleLogin
from queries.oracle import Pace as LanePace
from queries.postgres import PostgresPool
from sandbox.parts import PASSWORD, USER, Sandbox, run_sandbox
from sandbox.telegram import BotApi
from sandbox.telegram.people import FARID, NADIA
from tests.databases import Databases

#: A small utility is enough: the planted customers come in addition.
CUSTOMERS = 40


@pytest.fixture(scope="session")
async def utility() -> AsyncIterator[Sandbox]:
    """PostgreSQL, the synthetic utility, and the listener in front of it."""
    async with run_sandbox(("oracle",), customers=CUSTOMERS, now=datetime.now(UTC)) as running:
        yield running


@pytest.fixture
async def oracle(utility: Sandbox) -> AsyncIterator[OracleDatabase]:
    """The billing system through the real driver, with short deadlines."""
    assert utility.oracle is not None
    login = OracleLogin(utility.oracle.dsn, USER, PASSWORD, "CISADM")
    lanes = {
        Lane.LOOKUP: LaneLimits(8, keep=1, deadline=4.0, wait=2.0),
        Lane.WATCH: LaneLimits(2, deadline=4.0, wait=2.0),
        Lane.BATCH: LaneLimits(2, deadline=10.0, wait=2.0, rows=20_000),
    }
    pace = LanePace(grace=0.3, probe=0.2, check=0.5, trust=0.5, tend=0.5)
    async with OracleDatabase(login, lanes, pace=pace, connect=3.0) as database:
        yield database
    utility.oracle.faults.clear()
    await utility.oracle.start_listening()


@pytest.fixture(scope="session")
async def template(utility: Sandbox) -> str:
    """A database of the desk with all its tables and no rows."""
    assert utility.postgres is not None
    name = "desk_template"
    where = {"dsn": await utility.postgres.create_database(name)}
    await PostgresPool(where, 0, 1).migrate()
    return name


@pytest.fixture(scope="session")
async def databases(utility: Sandbox, template: str) -> Databases:
    """Databases of the desk, handed from test to test."""
    assert utility.postgres is not None
    found = Databases(utility.postgres, template)
    await found.prepare()
    return found


@pytest.fixture
async def dsn(databases: Databases) -> AsyncIterator[str]:
    """Where a database of the desk is, the test's alone."""
    name = await databases.borrow()
    yield databases.server.dsn_of(name)
    await databases.give_back(name)


@pytest.fixture
async def store(dsn: str) -> AsyncIterator[PostgresPool]:
    """The desk's own database."""
    # a busy machine is no outage
    pool = PostgresPool({"dsn": dsn}, 0, 5, deadline=15.0, wait=15.0)
    await pool.open()
    yield pool
    await pool.close()


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    """A Bot API server of the test's own."""
    async with BotApi() as server:
        yield server


@dataclass
class Clock:
    """Seconds that pass when the test says so."""

    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


def settings(api: BotApi, **changed: Any) -> Settings:
    """Settings as a test needs them: nothing comes from the environment but by name."""
    values: dict[str, Any] = {
        "telegram_bot_token": api.token,
        "telegram_api_url": api.url,
        "oracle_dsn": "127.0.0.1:1521/CCB",
        "oracle_user": USER,
        "oracle_password": PASSWORD,
        "admin_ids": frozenset({NADIA.id, FARID.id}),
        "lookup_rate": "1000/minute",
        "http_port": 0,
    }
    return Settings(_env_file=None, **(values | changed))


class ToldPolling(Polling):
    """Tells the Bot API server what is done with, so that people know how long to wait."""

    def __init__(self, bot: Bot, root: Dispatcher, api: BotApi) -> None:
        super().__init__(bot, root, patience=0.3)
        self._work = api.state.work

    async def _handle(self, raw: dict[str, Any], line: Line, *, entered: bool) -> None:
        with self._work.on(raw):
            await super()._handle(raw, line, entered=entered)


@asynccontextmanager
async def serving(
    api: BotApi,
    oracle: Oracle,
    store: PostgresPool,
    *,
    pace: Pace | None = None,
    clock: Clock | None = None,
    **changed: Any,
) -> AsyncIterator[Polling]:
    """The real dispatcher, polling the Bot API server over HTTP."""
    chosen = settings(api, **changed)
    async with AsyncExitStack() as stack:
        drawing = Drawing()
        stack.callback(drawing.close)
        await appoint_first_admins(store, chosen.admin_ids)
        bot = await stack.enter_async_context(connect(chosen, pace))
        root = dispatcher(chosen, oracle, store, drawing, clock or Clock())
        stack.push_async_callback(root["progress"].end)
        stack.callback(root["exports"].close)
        polling = ToldPolling(bot, root, api)
        stack.enter_context(api.state.work.told())
        tasks = Tasks()
        tasks.start(polling.run())
        stack.push_async_callback(tasks.finish, 10)
        stack.callback(polling.stop)
        yield polling
