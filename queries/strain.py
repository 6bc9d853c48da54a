"""What strains the own database, and which jobs log errors."""

from datetime import datetime, timedelta
from typing import NamedTuple

from domain.logs.log_filters import ERRORS
from queries.loader import postgres_sql
from queries.postgres import Postgres

CONNECTIONS = postgres_sql("connections")
LONG_STATEMENTS = postgres_sql("long_statements")
ERROR_LINES = postgres_sql("error_lines")


class Connections(NamedTuple):
    """Connections of clients that there are, and how many there may be."""

    open: int
    most: int


class LongStatement(NamedTuple):
    """A statement that goes on: in which server process, since when."""

    process: int
    since: datetime


class ErrorLines(NamedTuple):
    """How many of a job's lines are errors."""

    job: str
    errors: int
    lines: int


async def connections(postgres: Postgres) -> Connections:
    """How many connections are open to the whole server."""
    found = await postgres.fetch_one(CONNECTIONS, Connections)
    return found or Connections(0, 1)


async def long_statements(postgres: Postgres, longer_than: timedelta) -> list[LongStatement]:
    """Statements on this database that have gone on for longer, the oldest first."""
    return await postgres.fetch_all(LONG_STATEMENTS, LongStatement, longer_than=longer_than)


async def error_lines(postgres: Postgres, since: datetime) -> list[ErrorLines]:
    """Lines of each job that has logged since then, and how many of them are errors."""
    levels = [level.value for level in ERRORS]
    return await postgres.fetch_all(ERROR_LINES, ErrorLines, since=since, levels=levels)
