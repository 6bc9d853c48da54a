"""Messages that follow a run: edited when there is news, until it ends or the person goes on."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple

from aiogram import BaseMiddleware, Bot
from aiogram.enums import ParseMode
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNotFound,
)
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, TelegramObject

from bot.tasks import Tasks
from queries.errors import SourceError

#: So many messages follow runs at the same time; who comes later presses "Refresh".
_MOST = 100
_LONGEST = 3 * 3600.0
#: A message is edited the more rarely the longer it follows: after 10 minutes every 10 seconds.
_SLOWER = 60.0
_SLOWEST = 10.0
_FOR_GOOD = (TelegramBadRequest, TelegramForbiddenError, TelegramNotFound)
_UNCHANGED = "message is not modified"

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]

log = logging.getLogger(__name__)


class Spot(NamedTuple):
    """A message of a chat."""

    chat: int
    message: int


class Drawn(NamedTuple):
    """A page, and whether it may still change."""

    text: str
    keyboard: InlineKeyboardMarkup | None
    goes_on: bool


#: The page as it is now; None when the person is not to see it any more.
Draw = Callable[[], Awaitable[Drawn | None]]


class Progress:
    """Follows runs in messages, each edited at most once in ``every`` seconds."""

    def __init__(self, every: float = 2.0) -> None:
        self.every = every
        self._tasks = Tasks()
        self._following: dict[Spot, asyncio.Task[None]] = {}

    def follow(self, bot: Bot, spot: Spot, shown: Drawn, draw: Draw) -> bool:
        """Keep a message as ``draw`` would draw it; False when it is not followed.

        It shows ``shown`` now.
        """
        if not shown.goes_on or len(self._following) >= _MOST:
            return False
        task = self._tasks.start(self._follow(bot, spot, shown, draw))
        self._following[spot] = task
        task.add_done_callback(lambda ended: self._ended(spot, ended))
        return True

    async def leave(self, spot: Spot) -> None:
        """Edit this message no more: something else is shown there."""
        task = self._following.pop(spot, None)
        if task is not None:
            task.cancel()
            await asyncio.wait([task])

    async def end(self) -> None:
        """Follow nothing any more."""
        await self._tasks.finish(seconds=0)

    def _ended(self, spot: Spot, task: asyncio.Task[None]) -> None:
        if self._following.get(spot) is task:
            del self._following[spot]

    async def _follow(self, bot: Bot, spot: Spot, shown: Drawn, draw: Draw) -> None:
        began = time.monotonic()
        while shown.goes_on and (lasted := time.monotonic() - began) < _LONGEST:
            await asyncio.sleep(max(self.every, min(lasted / _SLOWER, _SLOWEST)))
            try:
                drawn = await draw()
                if drawn is None:
                    return
                await _edit(bot, spot, shown, drawn)
            except _FOR_GOOD as error:
                log.info("a message is followed no more: %s", error.message)
                return
            except (SourceError, TelegramAPIError) as error:
                log.warning("a message that follows a run has to wait: %s", error)
            else:
                shown = drawn


class Leaving(BaseMiddleware):
    """Before a press is answered, its message follows no run any more."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Whoever draws a run there follows it anew."""
        if isinstance(event, CallbackQuery) and event.message:
            await self._progress.leave(Spot(event.message.chat.id, event.message.message_id))
        return await handler(event, data)


async def _edit(bot: Bot, spot: Spot, shown: Drawn, drawn: Drawn) -> None:
    """Put a page in the place of another."""
    if drawn == shown:
        return
    try:
        await bot.edit_message_text(
            drawn.text,
            chat_id=spot.chat,
            message_id=spot.message,
            parse_mode=ParseMode.HTML,
            reply_markup=drawn.keyboard,
        )
    except TelegramBadRequest as error:
        if _UNCHANGED not in error.message:
            raise
