"""What the audit's campaign stands on: the desk's database, Telegram, requests for access."""

from __future__ import annotations

import asyncio
from asyncio.subprocess import Process
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Any, NamedTuple

import asyncpg

from bench.crowd import QUERY_LIFETIME
from domain.auditing.audit_chain import Broken
from queries.auditing.chain import verify_chain
from queries.postgres import PostgresPool
from sandbox.person import Person
from sandbox.service import run_service
from sandbox.telegram import BotApi
from sandbox.telegram.people import NADIA

_PATIENCE = 60.0
_FIRST_ASKER = 700_000

_ASK = """
    WITH known AS (
      INSERT INTO people (person_id, name, guessed_language) VALUES ($1, $2, 'en')
    ), asked AS (
      INSERT INTO access_requests (person_id, expires_at)
      SELECT $1, now() + interval '1 day' RETURNING request_id
    )
    SELECT request_id FROM asked
"""
_STATE = """
    SELECT request.outcome,
           (SELECT given.role FROM grants given WHERE given.person_id = request.person_id) AS role,
           ARRAY(SELECT entry.act FROM audit entry
                  WHERE entry.subject = 'person:' || request.person_id
                    AND entry.act <> 'access.requested') AS acts
      FROM access_requests request
     WHERE request.person_id = $1
"""
_WAITING = """
    SELECT count(*) FROM pg_stat_activity
     WHERE datname = current_database() AND wait_event_type = 'Lock' AND query ~ 'append_audit'
"""
_OTHERS = """
    SELECT count(*) FROM pg_stat_activity
     WHERE datname = current_database() AND backend_type = 'client backend'
       AND application_name <> 'campaign'
"""
_TAKE_AWAY = """
    ALTER TABLE audit DISABLE TRIGGER append_only;
    DELETE FROM audit WHERE subject = 'person:{}';
    ALTER TABLE audit ENABLE TRIGGER append_only;
"""


@dataclass
class State:
    """A request as it stands in the database."""

    outcome: str | None
    role: str | None
    acts: list[str]

    def faults(self) -> list[str]:
        """A decision without its entry, an entry without its decision, or half of either."""
        given = self.outcome if self.outcome in {"staff", "operator"} else None
        expected = [] if self.outcome is None else ["access.granted" if given else "access.denied"]
        found = []
        if self.acts != expected:
            found.append(f"decided {self.outcome}, but audited {self.acts}")
        if self.role != given:
            found.append(f"decided {self.outcome}, but the role is {self.role}")
        return found


class Button(NamedTuple):
    """The message under which a button is, and its data."""

    message_id: int
    data: str


@dataclass
class Stage:
    """The desk's database and the Bot API server, and the service between them."""

    dsn: str
    api: BotApi
    #: To look and set the scene, and to hold the chain.
    database: asyncpg.Connection[Any]
    holder: asyncpg.Connection[Any]

    async def ask(self, number: int) -> None:
        """Somebody has asked for access; the service sends the card when it starts."""
        await self.database.execute(_ASK, _FIRST_ASKER + number, _name(number))

    @asynccontextmanager
    async def service(self) -> AsyncIterator[Process]:
        """The service until the end of the block, or until it is killed."""
        settings = {
            "TELEGRAM_API_URL": self.api.url,
            "TELEGRAM_BOT_TOKEN": self.api.token,
            "PG_DSN": self.dsn,
            "ADMIN_IDS": str(NADIA.id),
            "ORACLE_DSN": "127.0.0.1:9/NOBODY",
            "ORACLE_USER": "nobody",
            "ORACLE_PASSWORD": "nothing",
            "LOG_LEVEL": "ERROR",
        }
        async with run_service(settings) as process:
            yield process

    async def button(self, number: int, caption: str) -> Button | None:
        """A button on the card of a round's request."""
        for message in Person(self.api, NADIA).messages:
            if _name(number) in str(message.get("text")):
                rows = message.get("reply_markup", {}).get("inline_keyboard", [])
                found = [one for row in rows for one in row if one["text"] == caption]
                return Button(message["message_id"], found[0]["callback_data"]) if found else None
        return None

    def press(self, button: Button) -> str:
        """Nadia presses; the id of the query."""
        return Person(self.api, NADIA).touch(button.data, button.message_id)

    async def answered(self, query: str) -> bool:
        """Whether the service has answered a press."""
        return self.api.state.queries[query].answered

    async def acting(self) -> bool:
        """Whether an act waits for the chain."""
        return await self._count(_WAITING) > 0

    async def at_rest(self) -> bool:
        """Whether nobody else is connected to the database."""
        return await self._count(_OTHERS) == 0

    async def take_away(self, number: int) -> None:
        """Delete what the audit knows about a round's request, as if it were never written."""
        await self.database.execute(_TAKE_AWAY.format(_FIRST_ASKER + number))

    async def state(self, number: int) -> State:
        """How the request of a round stands, when nobody works on it any more."""
        row = await self.database.fetchrow(_STATE, _FIRST_ASKER + number)
        assert row is not None
        return State(row["outcome"], row["role"], row["acts"])

    async def chain_faults(self) -> list[str]:
        """What is wrong with the chain."""
        pool = PostgresPool({"dsn": self.dsn}, 0, 1)
        await pool.open()
        found = await verify_chain(pool)
        await pool.close()
        return [f"entry {found.seq} {found.fault}"] if isinstance(found, Broken) else []

    async def _count(self, query: str) -> int:
        return int(await self.database.fetchval(query))


async def until(condition: Callable[[], Awaitable[Any]], what: str) -> Any:
    """Wait for a true answer and give it; TimeoutError says what never came."""
    try:
        async with asyncio.timeout(_PATIENCE):
            while not (found := await condition()):  # noqa: ASYNC110 - other processes tell nobody
                await asyncio.sleep(0.005)
            return found
    except TimeoutError:
        raise TimeoutError(what) from None


@asynccontextmanager
async def stage_in(dsn: str) -> AsyncIterator[Stage]:
    """A stage on a database of the desk."""
    async with AsyncExitStack() as stack:
        await PostgresPool({"dsn": dsn}, 0, 1).migrate()
        database, holder = await _campaigner(dsn), await _campaigner(dsn)
        for connection in (database, holder):
            stack.push_async_callback(connection.close)
        api = await stack.enter_async_context(BotApi(query_lifetime=QUERY_LIFETIME))
        yield Stage(dsn, api, database, holder)


async def _campaigner(dsn: str) -> asyncpg.Connection[Any]:
    return await asyncpg.connect(dsn, server_settings={"application_name": "campaign"})


def _name(number: int) -> str:
    return f"Asker {number:04}"
