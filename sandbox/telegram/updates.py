"""The queue of updates and the long poll that reads it."""

import asyncio
import itertools
from collections import deque
from dataclasses import dataclass

from sandbox.telegram.refusals import TAKEN_OVER, Json, conflict

MOST = 200_000  # updates waiting
LONGEST_POLL = 50.0  # seconds
_ONLY_ON_REQUEST = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


@dataclass(slots=True)
class _Pending:
    update: Json
    series: int
    once: bool = False  # delivered once whatever was confirmed: a duplicate

    @property
    def id(self) -> int:
        return int(self.update["update_id"])


class Updates:
    """Updates that wait for the bot; confirmed by the offset of the next poll."""

    def __init__(self, first_id: int = 700_000_001) -> None:
        self._next_id = first_id
        self._series = 0
        self._mixed = False  # ids are not simply rising: duplicates or a new series
        self._pending: deque[_Pending] = deque()
        self._poller: asyncio.Future[None] | None = None
        self._arrived = asyncio.Event()
        self._waiting = asyncio.Event()
        self._allowed: frozenset[str] | None = None
        self.confirmed: int | None = None

    def __len__(self) -> int:
        return len(self._pending)

    async def polled(self) -> None:
        """Return when a long poll is waiting."""
        await self._waiting.wait()

    def push(self, kind: str, body: Json) -> Json | None:
        """Queue an update of a kind; None when the bot did not ask for that kind."""
        if not self._wanted(kind):
            return None
        update: Json = {"update_id": self._next_id, kind: body}
        self._next_id += 1
        self._put(_Pending(update, self._series))
        return update

    def push_raw(self, update: Json) -> Json:
        """Queue anything at all; without an update_id it gets one. An id of its own is
        delivered once whatever was confirmed, as with an update that comes a second time."""
        if "update_id" in update:
            self._mixed = True
            self._put(_Pending(update, self._series, once=True))
            return update
        numbered: Json = {"update_id": self._next_id, **update}
        self._next_id += 1
        self._put(_Pending(numbered, self._series))
        return numbered

    def restart_ids(self, at: int = 1) -> None:
        """Begin a new, lower series of ids, as may happen after a quiet week."""
        self._mixed = True
        self._series += 1
        self._next_id = at

    async def poll(self, offset: int, limit: int, patience: float) -> list[Json]:
        """Confirm what lies before the offset; the next updates, waited for if there are none."""
        self._take_over()
        self._confirm(offset)
        if not self._pending and patience > 0:
            await self._wait(min(patience, LONGEST_POLL))
        ready = list(itertools.islice(self._pending, max(1, min(limit, 100))))
        for one in ready:
            if one.once:
                self._pending.remove(one)
        return [one.update for one in ready]

    def allow(self, kinds: list[str] | None) -> None:
        """Keep the wish for kinds of updates; None leaves it as it was, [] means the usual."""
        if kinds is not None:
            self._allowed = frozenset(kinds) or None

    def drop(self) -> None:
        self._pending.clear()

    def release(self) -> None:
        """Let the poll that is waiting go home; the server closes."""
        if self._poller is not None and not self._poller.done():
            self._poller.set_result(None)

    def first(self) -> Json | None:
        return self._pending[0].update if self._pending else None

    def done(self, update: Json) -> None:
        """One update is delivered (by webhook)."""
        self.confirmed = update["update_id"]
        self._pending = deque(one for one in self._pending if one.update is not update)

    async def arrival(self) -> None:
        """Return when something is pending; for the webhook's deliverer."""
        while not self._pending:
            self._arrived.clear()
            await self._arrived.wait()

    def _wanted(self, kind: str) -> bool:
        if self._allowed is not None:
            return kind in self._allowed
        return kind not in _ONLY_ON_REQUEST

    def _put(self, one: _Pending) -> None:
        if len(self._pending) >= MOST:
            raise OverflowError("nobody reads the updates")
        self._pending.append(one)
        self._arrived.set()
        if self._poller is not None and not self._poller.done():
            self._poller.set_result(None)

    def _take_over(self) -> None:
        if self._poller is not None and not self._poller.done():
            self._poller.set_exception(conflict(TAKEN_OVER))

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            self._pending = deque(itertools.islice(reversed(self._pending), -offset))
            self._pending.reverse()
            return
        if offset > 0:
            self.confirmed = offset - 1
        if self._mixed:
            keep = (one for one in self._pending if one.once or not self._old(one, offset))
            self._pending = deque(keep)
        while self._pending and not self._mixed and self._pending[0].id < offset:
            self._pending.popleft()

    def _old(self, one: _Pending, offset: int) -> bool:
        """Whether the offset confirms it; one beyond the newest id speaks of an older series."""
        if offset > self._next_id:
            return one.series < self._series
        return one.id < offset

    async def _wait(self, patience: float) -> None:
        """Until something arrives or the time is over; Refusal 409 when another poll begins."""
        self._poller = poller = asyncio.get_running_loop().create_future()
        self._waiting.set()
        try:
            async with asyncio.timeout(patience):
                await poller
        except TimeoutError:
            return
        finally:
            if self._poller is poller:
                self._waiting.clear()
