"""An engine that answers by a script: for tests that need no database."""

from __future__ import annotations

import inspect
import re
from collections.abc import AsyncGenerator, Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from .engine import Batch, Result, SessionInfo
from .errors import OraError
from .wire.binds import Bind
from .wire.columns import Column, infer_columns

Rows = Iterable[Sequence[Any]]
Answer = (
    OraError
    | Sequence[Mapping[str, Any]]
    | tuple[Sequence[str] | Sequence[Column], Rows]
    | Callable[..., Any]
)
SAMPLE = 1000  # rows by which columns are guessed


class ScriptedEngine:
    """Answers a statement by the newest pattern that is found in it.

    An answer is one of

    * ``(names_or_columns, rows)``, rows being any iterable of tuples; it is read
      lazily when real ``Column`` objects are given;
    * a list of dicts with the same keys;
    * an ``OraError``, which is raised;
    * a callable ``(sql, binds)``, sync or async, that returns one of these.
      ``binds`` maps names (``"1"`` … for positional ones) to values.

    ``calls`` holds every statement with its binds.  Without a pattern the
    answer is ORA-00942.
    """

    def __init__(self, script: Mapping[str, Answer] | None = None, batch: int = 1000) -> None:
        self._answers: list[tuple[re.Pattern[str], Answer]] = []
        self._batch = batch
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.on(r"^\s*select\s+1\s+from\s+dual\s*$", (["1"], [(1,)]))
        for pattern, answer in (script or {}).items():
            self.on(pattern, answer)

    def on(self, pattern: str, answer: Answer) -> None:
        self._answers.insert(0, (re.compile(pattern, re.IGNORECASE | re.DOTALL), answer))

    async def execute(self, sql: str, binds: Sequence[Bind], session: SessionInfo) -> Result:
        values = {bind.name: bind.value for bind in binds}
        self.calls.append((sql, values))
        answer = self._answer(sql)
        if callable(answer):
            answer = answer(sql, values)
            if inspect.isawaitable(answer):
                answer = await answer
        if isinstance(answer, OraError):
            raise answer
        columns, rows = _table(answer)
        return columns, self._batches(iter(rows))

    def _answer(self, sql: str) -> Any:
        for pattern, answer in self._answers:
            if pattern.search(sql):
                return answer
        return OraError(942)

    async def _batches(self, rows: Iterator[Sequence[Any]]) -> AsyncGenerator[Batch, None]:
        while batch := list(islice(rows, self._batch)):
            yield batch

    async def close(self) -> None:
        return None


def _table(answer: Any) -> tuple[list[Column], Rows]:
    if isinstance(answer, tuple):
        head, rows = answer
    else:
        head = list(answer[0]) if answer else []
        rows = [tuple(row.values()) for row in answer]
    if head and isinstance(head[0], Column):
        return list(head), rows
    known = list(rows)
    return infer_columns(list(head), known[:SAMPLE]), known
