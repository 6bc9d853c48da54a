"""Lines of the jobs' logs, as people seek them."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from domain.jobs.run_records import LogLine
from domain.logs.log_filters import BadFilter, Fault, LogFilter
from domain.logs.log_patterns import postgres_pattern
from queries.errors import SourceError
from queries.loader import postgres_sql
from queries.postgres import Postgres
from queries.postgres_port import ALLOW_SECONDS

LOG_LINES = postgres_sql("jobs/log_lines")

#: Seconds that a text may be sought in all lines of a period; a regular expression is ended soon.
_SECONDS = 30.0
_PATTERN_SECONDS = 4.0
#: PostgreSQL ends a statement so long before the driver gives up waiting, and so says why.
_GRACE = 1.0
_NO_PATTERN = "2201B"
_ENDED = "57014"


@dataclass(frozen=True, slots=True)
class LogSearch:
    """Which lines of a choice: from ``since`` on and before ``until``, so many after others."""

    chosen: LogFilter
    since: datetime | None = None
    until: datetime | None = None
    skip: int = 0
    many: int = 20

    @classmethod
    def of(cls, chosen: LogFilter, now: datetime, skip: int, many: int) -> Self:
        """A choice at a moment; ``now`` is in the site's zone."""
        return cls(chosen, *chosen.bounds(now), skip, many)


async def log_lines(postgres: Postgres, search: LogSearch) -> list[LogLine]:
    """A page of lines, newest first.

    Raises BadFilter for a regular expression that is none, or takes too long.
    """
    binds = _binds(search)
    with _about_the_pattern(search.chosen):
        async with _in_time(postgres, search.chosen) as inside:
            return await inside.fetch_all(LOG_LINES, LogLine, **binds)


async def log_stream(postgres: Postgres, search: LogSearch) -> AsyncIterator[list[LogLine]]:
    """The same some at a time and of one moment, for files."""
    binds = _binds(search)
    with _about_the_pattern(search.chosen):
        async with postgres.snapshot() as now, _in_time(now, search.chosen) as inside:
            async for lines in inside.stream(LOG_LINES, LogLine, **binds):
                yield lines


@asynccontextmanager
async def _in_time(postgres: Postgres, chosen: LogFilter) -> AsyncIterator[Postgres]:
    seconds = _PATTERN_SECONDS if chosen.regex else _SECONDS
    async with postgres.transaction(seconds + _GRACE) as inside:
        await inside.fetch_value(ALLOW_SECONDS, milliseconds=str(int(seconds * 1000)))
        yield inside


@contextmanager
def _about_the_pattern(chosen: LogFilter) -> Iterator[None]:
    """What PostgreSQL says about a regular expression is about what somebody wrote."""
    faults = {_NO_PATTERN: Fault.REGEX, _ENDED: Fault.SLOW}
    try:
        yield
    except SourceError as error:
        if not chosen.regex or error.code not in faults:
            raise
        raise BadFilter(faults[error.code], chosen.text) from error


def _binds(search: LogSearch) -> dict[str, Any]:
    chosen = search.chosen
    return {
        "execution_id": chosen.run,
        "job_name": chosen.job,
        "module": chosen.module,
        "status": chosen.status and chosen.status.value,
        "asked_by": chosen.user,
        "levels": [level.value for level in chosen.levels],
        "since": search.since,
        "until": search.until,
        "sought": "" if chosen.regex else chosen.text,
        "pattern": postgres_pattern(chosen.text) if chosen.regex else None,
        "skip": search.skip,
        "many": search.many,
    }
