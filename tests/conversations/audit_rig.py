"""What the tests of the audit share: a served desk, its administrators, and what they see."""

import csv
import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from bot.polling import Polling
from domain.auditing.audit import Deed, acting
from domain.people.roles import Role
from queries.auditing.audit import append_audit
from queries.auditing.query_log import QueryLog
from queries.loader import Statement
from queries.oracle import OracleDatabase
from queries.postgres import PostgresPool
from sandbox.person import Person
from sandbox.telegram import BotApi
from sandbox.telegram.people import FARID, NADIA, SALMA
from tests.conftest import serving

NUMBER = "17813970"
ENTRIES = Statement(
    "entries", "SELECT act, subject, details FROM audit WHERE actor = 5004 ORDER BY seq"
)
QUERIES = Statement(
    "queries",
    "SELECT person_id, query, parameters, row_count, source, outcome"
    " FROM query_log ORDER BY entry_id",
)


@dataclass
class Desk:
    """A served desk, Nadia in front of it."""

    api: BotApi
    store: PostgresPool
    nadia: Person
    query_log: QueryLog

    async def did(self, act: str, subject: str = "person:5002", **details: Any) -> None:
        """Something that an administrator has done."""
        farid = acting(FARID.id, Role.ADMIN, FARID.id)
        await append_audit(self.store, Deed(farid, act, subject, details))

    async def deeds(self) -> list[tuple[str, str, dict[str, Any]]]:
        """What Nadia has done, as it is written down."""
        return await self.store.fetch_all(ENTRIES, lambda *columns: columns)

    async def queries(self) -> list[tuple[Any, ...]]:
        """The query log, written now."""
        await self.query_log.flush()
        return await self.store.fetch_all(QUERIES, lambda *columns: columns)


def query_log_of(polling: Polling) -> QueryLog:
    log = polling._dispatcher["query_log"]
    assert isinstance(log, QueryLog)
    return log


@asynccontextmanager
async def served(api: BotApi, oracle: OracleDatabase, store: PostgresPool) -> AsyncIterator[Desk]:
    """A desk with three administrators."""
    admins = frozenset({NADIA.id, FARID.id, SALMA.id})
    async with serving(api, oracle, store, admin_ids=admins) as polling:
        yield Desk(api, store, Person(api, NADIA), query_log_of(polling))


def lines(person: Person, mark: str) -> list[str]:
    return [line for line in person.sees.splitlines() if mark in line]


def table(person: Person) -> list[dict[str, str]]:
    """The newest message's CSV file."""
    document = person.document
    assert document is not None
    text = document[1].decode("utf-8-sig")
    assert document[1].startswith("\ufeff".encode()), "spreadsheets know that it is UTF-8"
    return list(csv.DictReader(io.StringIO(text, newline="")))
