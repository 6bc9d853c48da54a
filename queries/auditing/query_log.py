"""The query log: who asked the billing system what, how long it took and how it ended."""

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple

from queries.errors import SourceError, StoreFault
from queries.loader import postgres_sql
from queries.postgres_port import Writes

WRITE_QUERIES = postgres_sql("auditing/write_queries")

_EACH_SECONDS = 1.0
_MOST_AT_ONCE = 2000
_MOST_KEPT = 20_000

log = logging.getLogger(__name__)


class Asked(NamedTuple):
    """One question; the fields are the binds of write_queries.sql, each an array there."""

    at: datetime
    person_id: int
    query: str
    parameters: Mapping[str, str | None]
    ms: float
    row_count: int | None
    source: str
    outcome: str


class QueryLog:
    """Questions, kept for a moment and written together; never in the way of an answer.

    While the desk's own database is away the newest ``most`` are kept; how many were lost is said
    when it is back.
    """

    def __init__(
        self,
        postgres: Writes,
        most: int = _MOST_KEPT,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._postgres = postgres
        self._most = most
        self.now = now
        self._kept: deque[Asked] = deque()
        self._lost = 0

    def add(self, asked: Asked) -> None:
        """Note a question."""
        self._kept.append(asked)
        self._keep_the_newest()

    async def run(self) -> None:
        """Write every second, for ever."""
        while True:
            await asyncio.sleep(_EACH_SECONDS)
            await self.flush()

    async def flush(self) -> None:
        """Write what is kept; what cannot be written now stays for the next time."""
        try:
            while self._kept:
                await self._write([self._kept.popleft() for _ in self._next()])
        except SourceError as error:
            log.debug("%s entries of the query log wait: %s", len(self._kept), error)
            return
        if self._lost:
            log.warning("%s entries of the query log were lost", self._lost)
            self._lost = 0

    def _next(self) -> range:
        return range(min(len(self._kept), _MOST_AT_ONCE))

    async def _write(self, batch: list[Asked]) -> None:
        columns = map(list, zip(*batch, strict=True))
        binds: dict[str, Any] = dict(zip(Asked._fields, columns, strict=True))
        done = False
        try:
            await self._postgres.execute(WRITE_QUERIES, **binds)
            done = True
        except StoreFault as error:  # the same entries would be refused again
            log.warning("the query log was refused: %s", error)
            self._lost += len(batch)
            done = True
        finally:
            if not done:
                self._kept.extendleft(reversed(batch))
                self._keep_the_newest()

    def _keep_the_newest(self) -> None:
        while len(self._kept) > self._most:
            self._kept.popleft()
            self._lost += 1
