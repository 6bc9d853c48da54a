"""A database that answers from a dictionary: the same port, no network."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from typing import Any, TypeVar

import pyarrow as pa

from queries.errors import SourceError
from queries.loader import Statement
from queries.oracle import Lane, LaneState
from queries.oracle_pool.link import Row

T = TypeVar("T")
Answer = Sequence[Row] | SourceError | Callable[..., Sequence[Row]]


class FakeOracle:
    """``FakeOracle({STATEMENT: rows | error | function of the binds})``; notes its ``calls``."""

    def __init__(self, answers: Mapping[Statement, Answer]) -> None:
        self.answers = dict(answers)
        self.calls: list[tuple[Statement, dict[str, Any]]] = []

    async def fetch_all(
        self,
        statement: Statement,
        row: Callable[..., T],
        /,
        lane: Lane = Lane.LOOKUP,
        deadline: float | None = None,
        **binds: Any,
    ) -> list[T]:
        return [row(*columns) for columns in self._answer(statement, binds)]

    async def frames(
        self,
        statement: Statement,
        /,
        lane: Lane = Lane.BATCH,
        deadline: float | None = None,
        **binds: Any,
    ) -> AsyncGenerator[pa.Table, None]:
        """The answer's rows are frames, as they are."""
        for (frame,) in self._answer(statement, binds):
            yield frame

    async def ping(self) -> None:
        """Always there."""

    @property
    def state(self) -> Mapping[Lane, LaneState]:
        return {lane: LaneState(True, None, None, 1, 1, 0, 0, 0) for lane in Lane}

    async def close(self) -> None:
        """Nothing to close."""

    def _answer(self, statement: Statement, binds: dict[str, Any]) -> Sequence[Row]:
        statement.check(binds)
        self.calls.append((statement, binds))
        answer = self.answers[statement]
        if isinstance(answer, SourceError):
            raise answer
        return answer(**binds) if callable(answer) else answer
