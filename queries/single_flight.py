"""Identical questions asked at the same time share one answer."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Hashable
from typing import Any, Generic, TypeVar

from queries.errors import SourceDown, SourceSlow

T = TypeVar("T")


class SingleFlight(Generic[T]):
    """Owns one running task a key; whoever asks meanwhile waits for the same task.

    A waiter that leaves, by its deadline or by cancellation, harms no other; the task
    itself goes on to its own end.  An answer is shared only while it is being fetched.
    """

    def __init__(self) -> None:
        self._flights: dict[Hashable, asyncio.Task[T]] = {}

    def __len__(self) -> int:
        return len(self._flights)

    async def join(
        self, key: Hashable, run: Callable[[], Coroutine[Any, Any, T]], deadline: float
    ) -> T:
        """The shared answer, or its error; SourceSlow after ``deadline`` seconds."""
        task = self._flights.get(key) or self._start(key, run)
        done, _ = await asyncio.wait({task}, timeout=deadline)
        if not done:
            raise SourceSlow
        if task.cancelled():
            raise SourceDown
        return task.result()

    async def close(self) -> None:
        """Ends what is still running; its waiters get SourceDown."""
        tasks = set(self._flights.values())
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks, timeout=1.0)

    def _start(self, key: Hashable, run: Callable[[], Coroutine[Any, Any, T]]) -> asyncio.Task[T]:
        task = asyncio.get_running_loop().create_task(run(), name="oracle query")
        self._flights[key] = task
        task.add_done_callback(lambda done: self._land(key, done))
        return task

    def _land(self, key: Hashable, task: asyncio.Task[T]) -> None:
        del self._flights[key]
        if not task.cancelled():
            task.exception()  # seen, though every waiter may have left
