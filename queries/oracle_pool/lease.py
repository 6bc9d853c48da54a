"""One caller's hold on a connection.

The caller waits for a task of ours and never for the driver: when the deadline passes the
caller is answered, and the lane sees the connection off in the background.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, Protocol, TypeVar

from queries.errors import SchemaDrift, SourceFault, SourceSlow
from queries.oracle_pool.link import Link
from queries.oracle_pool.stock import Held, left, seen

#: Seconds. Each doubt costs the database a login.
_DOUBT_AGAIN = 60.0

T = TypeVar("T")
Work = Callable[[Link], Coroutine[Any, Any, T]]


class Lender(Protocol):
    """What a lease asks of its lane."""

    def answered(self) -> None: ...
    def doubt(self) -> None: ...
    def is_gone(self) -> bool: ...
    def take_back(self, held: Held, *, sound: bool) -> None: ...
    def see_off(self, held: Held, call: asyncio.Task[Any]) -> None: ...


def harmless(call: asyncio.Task[Any]) -> bool:
    """Whether the connection is as good as before this finished call."""
    if call.cancelled():
        return False
    error = call.exception()
    return error is None or isinstance(error, SchemaDrift | SourceFault)


class Lease:
    """A connection and its slot, until ``end``."""

    def __init__(self, lender: Lender, held: Held) -> None:
        self._lender = lender
        self._held: Held | None = held
        self._sound = True

    async def ask(self, work: Work[T], due: float, patience: float) -> T:
        """What ``work`` gives, or its SourceError; SourceSlow at ``due`` (loop time).

        After ``patience`` seconds without an answer, and each minute from then on, the lane is told
        to have doubts; a call that goes on while the database is found to be gone is slow.
        """
        assert self._held is not None, "the lease has ended"
        call = asyncio.get_running_loop().create_task(work(self._held.link), name="oracle call")
        call.add_done_callback(seen)
        try:
            await self._wait(call, due, patience)
        except (asyncio.CancelledError, SourceSlow):
            held, self._held = self._held, None
            self._lender.see_off(held, call)
            raise
        self._sound = harmless(call)
        if self._sound:
            self._lender.answered()
        return call.result()

    async def _wait(self, call: asyncio.Task[T], due: float, patience: float) -> None:
        await asyncio.wait({call}, timeout=min(patience, left(due)))
        while not call.done():
            if not left(due) or self._lender.is_gone():
                raise SourceSlow
            self._lender.doubt()
            await asyncio.wait({call}, timeout=min(_DOUBT_AGAIN, left(due)))

    def end(self, *, sound: bool = True) -> None:
        """Gives the connection back; to be replaced unless it is sound."""
        held, self._held = self._held, None
        if held is not None:
            self._lender.take_back(held, sound=sound and self._sound)
