"""Those who watch the chats: the page and the people of the tests."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from sandbox.telegram.refusals import Json

MOST_EVENTS = 2_000  # waiting for one watcher; a slower one is let go

Watch = asyncio.Queue[Json | None]


class Watchers:
    """Tells every watcher what happens; a None means "you are too slow" or "it is over"."""

    def __init__(self) -> None:
        self._watches: set[Watch] = set()

    @contextmanager
    def watch(self) -> Iterator[Watch]:
        queue: Watch = asyncio.Queue(MOST_EVENTS)
        self._watches.add(queue)
        try:
            yield queue
        finally:
            self._watches.discard(queue)

    def tell(self, event: str, chat_id: int, **facts: object) -> None:
        """Event "message", "edit", "delete", "action", "answer", "keyboard", "call", …"""
        if not self._watches:
            return
        told: Json = {"event": event, "chat": chat_id, **facts}
        for queue in list(self._watches):
            if queue.qsize() >= MOST_EVENTS - 1:
                self._let_go(queue)
            else:
                queue.put_nowait(told)

    def close(self) -> None:
        for queue in list(self._watches):
            self._let_go(queue)

    def _let_go(self, queue: Watch) -> None:
        self._watches.discard(queue)
        queue.put_nowait(None)
