"""One chat never takes the places of all others, however fast somebody types there."""

import asyncio
from collections import Counter
from typing import Any, NamedTuple

_PRIVATE, _GROUP, _COMMANDS = 10, 4, 3


class Crowded(Exception):
    """The chat has more in work already than Telegram's pace lets out in a short time."""


class Line(NamedTuple):
    """Where an update waits: commands have places of their own, so that /cancel gets through."""

    chat: int
    command: bool

    @classmethod
    def of(cls, update: dict[str, Any]) -> "Line":
        """The line of an update as it came; odd ones share one."""
        said = _part(update, "message")
        message = said or _part(_part(update, "callback_query"), "message")
        chat = _part(message, "chat").get("id")
        return cls(chat if isinstance(chat, int) else 0, str(said.get("text")).startswith("/"))

    @property
    def places(self) -> int:
        """How many of its updates are worked on at once."""
        return _COMMANDS if self.command else _PRIVATE if self.chat > 0 else _GROUP


def _part(whole: dict[str, Any], name: str) -> dict[str, Any]:
    part = whole.get(name)
    return part if isinstance(part, dict) else {}


class Crowd:
    """The updates in work, of each chat at most so many at once.

    What comes beyond is waited for, and stays unconfirmed with all that follows it; but only
    ``patience`` seconds in one flood, because the others wait too. After that it is not worked on.
    """

    def __init__(self, patience: float) -> None:
        self._patience = patience
        self._in_work: Counter[Line] = Counter()
        self._until: dict[Line, float] = {}
        self._told: set[Line] = set()
        self._left = asyncio.Event()

    def has_place(self, line: Line) -> bool:
        """Whether there is a place in a line at once."""
        return self._in_work[line] < line.places

    async def enter(self, line: Line) -> bool:
        """Take a place in a line, soon; False when there is none."""
        loop = asyncio.get_running_loop()
        while not self.has_place(line):
            until = self._until.setdefault(line, loop.time() + self._patience)
            if loop.time() >= until:
                return False
            await self._somebody_leaves(until - loop.time())
        self._in_work[line] += 1
        return True

    def leave(self, line: Line) -> None:
        """Give a place back; when the line is empty, the flood is over."""
        self._in_work[line] -= 1
        if not self._in_work[line]:
            del self._in_work[line]
            self._until.pop(line, None)
            self._told.discard(line)
        self._left.set()

    def worth_telling(self, line: Line, *, press: bool) -> bool:
        """A press is told by a toast, which costs no pace; of messages only a flood's first is."""
        first = line not in self._told
        self._told.add(line)
        return press or first

    async def _somebody_leaves(self, seconds: float) -> None:
        self._left.clear()
        try:
            async with asyncio.timeout(seconds):
                await self._left.wait()
        except TimeoutError:
            return
