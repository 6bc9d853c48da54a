"""Oracle, asked on behalf of a person: each question goes into the query log."""

import time
from collections.abc import AsyncGenerator, Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

import pyarrow as pa

from domain.people.masking import mask_number
from queries.auditing.query_log import Asked, QueryLog
from queries.errors import (
    SchemaDrift,
    SourceBusy,
    SourceDown,
    SourceError,
    SourceRefused,
    SourceSlow,
)
from queries.loader import Statement
from queries.oracle import Lane, LaneState, Oracle

T = TypeVar("T")

_ENDED: Mapping[type[SourceError], str] = {
    SourceBusy: "busy",
    SourceDown: "down",
    SourceRefused: "refused",
    SourceSlow: "slow",
    SchemaDrift: "drift",
}


@dataclass
class _Question:
    """How a question ends; ``stopped`` when nobody waits for it any more."""

    rows: int | None = None
    outcome: str = "stopped"

    def answered(self, rows: int) -> None:
        self.rows, self.outcome = rows, "ok" if rows else "nothing"


class Questions:
    """What one person asks, and what the session answered in place of the billing system."""

    def __init__(self, log: QueryLog, person_id: int) -> None:
        self._log = log
        self._person_id = person_id

    @contextmanager
    def asking(self, query: str, binds: Mapping[str, Any]) -> Iterator[_Question]:
        """Note a question when it has ended, however it does."""
        question, at, began = _Question(), self._log.now(), time.perf_counter()
        try:
            yield question
        except SourceError as error:
            question.outcome = _ENDED.get(type(error), "fault")
            raise
        finally:
            ms = (time.perf_counter() - began) * 1000
            found = (question.rows, "live", question.outcome)
            self._log.add(Asked(at, self._person_id, query, _told(binds), ms, *found))

    def remembered(self, page: str, customer_no: str) -> None:
        """A page was served from the session."""
        found = (_told({"customer_no": customer_no}), 0.0, None, "cache", "ok")
        self._log.add(Asked(self._log.now(), self._person_id, page, *found))


class LoggedOracle:
    """The same port, with every question noted."""

    def __init__(self, oracle: Oracle, questions: Questions) -> None:
        self._oracle = oracle
        self._questions = questions

    async def fetch_all(
        self,
        statement: Statement,
        row: Callable[..., T],
        /,
        lane: Lane = Lane.LOOKUP,
        deadline: float | None = None,
        **binds: Any,
    ) -> list[T]:
        """As the port says."""
        with self._questions.asking(statement.name, binds) as question:
            rows = await self._oracle.fetch_all(statement, row, lane, deadline, **binds)
            question.answered(len(rows))
            return rows

    async def frames(
        self,
        statement: Statement,
        /,
        lane: Lane = Lane.BATCH,
        deadline: float | None = None,
        **binds: Any,
    ) -> AsyncGenerator[pa.Table, None]:
        """As the port says; it has ended when it was read to its end."""
        with self._questions.asking(statement.name, binds) as question:
            count = 0
            async for frame in self._oracle.frames(statement, lane, deadline, **binds):
                count += frame.num_rows
                yield frame
            question.answered(count)

    async def ping(self) -> None:
        """As the port says."""
        await self._oracle.ping()

    @property
    def state(self) -> Mapping[Lane, LaneState]:
        """As the port says."""
        return self._oracle.state

    async def close(self) -> None:
        """As the port says."""
        await self._oracle.close()


def _told(binds: Mapping[str, Any]) -> dict[str, str | None]:
    """Days and times as they are; everything else masked as a number is."""
    return {name: _shown(value) for name, value in binds.items()}


def _shown(value: Any) -> str | None:
    if value is None:
        return None
    return value.isoformat() if isinstance(value, date) else mask_number(str(value))
