"""Which acts of people the bot has done with, where whoever runs the bot tells so."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sandbox.telegram.refusals import Json
from sandbox.telegram.watch import Watchers


@dataclass
class Work:
    """Told update by update; where nobody tells, nothing counts as unfinished."""

    watchers: Watchers
    _done: set[object] | None = None

    @contextmanager
    def told(self) -> Iterator[None]:
        """Somebody tells of each update, as long as this lasts."""
        self._done = set()
        try:
            yield
        finally:
            self._done = None

    @contextmanager
    def on(self, update: Json) -> Iterator[None]:
        """The bot works on an update; watchers get a "done" when it has ended, however."""
        act = update.get("callback_query") or update.get("message") or {}
        try:
            yield
        finally:
            if self._done is not None and act:
                self._done.add(_key(act))
                chat = (act.get("message") or act).get("chat", {})
                self.watchers.tell("done", chat.get("id", 0))

    def unfinished(self, act: object) -> bool:
        """Whether the bot is not done with a message, or with a press by its query's id."""
        return self._done is not None and act is not None and _key(act) not in self._done


def _key(act: object) -> object:
    """What tells acts apart: a query's id, or the chat and number of a message; odd ones share."""
    if not isinstance(act, dict):
        return act
    return act["id"] if "id" in act else (act.get("chat", {}).get("id"), act.get("message_id"))
