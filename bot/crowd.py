"""One chat never takes the places of all others, however fast somebody types there."""

from collections import Counter
from typing import NamedTuple

from aiogram import Bot, Dispatcher
from aiogram.types import Update

_PRIVATE, _GROUP, _COMMANDS = 10, 4, 3


class Crowded(Exception):
    """The chat has more in work already than Telegram's pace lets out in a short time."""


class _Line(NamedTuple):
    """Where an update waits: commands have places of their own, so that /cancel gets through."""

    chat: int
    command: bool

    @property
    def places(self) -> int:
        return _COMMANDS if self.command else _PRIVATE if self.chat > 0 else _GROUP


class Crowd:
    """Feeds updates to the dispatcher, of each chat at most so many at once.

    What comes beyond is not worked on. A press is told so by a toast, which costs no pace. Of
    messages only the first is told, until the chat has nothing in work again.
    """

    def __init__(self, dispatcher: Dispatcher) -> None:
        self._dispatcher = dispatcher
        self._in_work: Counter[_Line] = Counter()
        self._told: set[_Line] = set()

    async def feed(self, bot: Bot, update: Update) -> None:
        """Have the update handled; with ``crowded`` set when there is only that to say."""
        line = _line(update)
        if self._in_work[line] < line.places:
            await self._work(bot, update, line)
        elif update.callback_query or line not in self._told:
            if update.message:
                self._told.add(line)
            await self._dispatcher.feed_update(bot, update, crowded=True)

    async def _work(self, bot: Bot, update: Update, line: _Line) -> None:
        self._in_work[line] += 1
        try:
            await self._dispatcher.feed_update(bot, update)
        finally:
            self._in_work[line] -= 1
            if not self._in_work[line]:
                del self._in_work[line]
                self._told.discard(line)


def _line(update: Update) -> _Line:
    message = update.message or (update.callback_query and update.callback_query.message)
    command = bool(update.message and (update.message.text or "").startswith("/"))
    return _Line(message.chat.id if message else 0, command)
