"""Long polling with an orderly end: what was begun is finished, the rest stays unconfirmed."""

import asyncio
import logging
from collections.abc import Coroutine, Sequence
from typing import Any, TypeVar

from aiogram import Bot, Dispatcher
from aiogram.exceptions import TelegramAPIError, TelegramConflictError, TelegramUnauthorizedError
from aiogram.methods import TelegramMethod
from aiogram.types import Update
from aiogram.utils.backoff import Backoff, BackoffConfig
from cachetools import TTLCache
from pydantic import ValidationError

from bot.crowd import Crowd, Line
from bot.tasks import Tasks

T = TypeVar("T")

_POLL_SECONDS = 25
#: As many as can still be finished after a signal: look-ups that run into their deadline of 15 s,
#: and then their answers at 28 a second.
_MOST_AT_ONCE = 100
_END_SECONDS = 18.0
_CONFIRM_SECONDS = 2
_BACKOFF = BackoffConfig(min_delay=0.5, max_delay=15.0, factor=1.5, jitter=0.1)
#: Update ids may restart after a quiet week, so an id is remembered for an hour only.
_SEEN_SECONDS = 3600.0

log = logging.getLogger(__name__)


class RawUpdates(TelegramMethod[list[dict[str, Any]]]):
    """getUpdates as plain JSON, so that one strange update does not hold up the others."""

    __returning__ = list[dict[str, Any]]
    __api_method__ = "getUpdates"

    offset: int | None = None
    limit: int | None = None
    timeout: int | None = None
    allowed_updates: list[str] | None = None


class Polling:
    """Fetches updates and hands each to the dispatcher in a task, a bounded number at once."""

    def __init__(self, bot: Bot, dispatcher: Dispatcher, *, patience: float = 10.0) -> None:
        """``patience``: seconds that a flood in one chat may hold up the others."""
        self._bot = bot
        self._dispatcher = dispatcher
        self._crowd = Crowd(patience)
        self._places = asyncio.Semaphore(_MOST_AT_ONCE)
        self._handlers = Tasks()
        self._seen: TTLCache[int, None] = TTLCache(100_000, _SEEN_SECONDS)
        self._unfinished: set[int] = set()
        self._next: int | None = None
        self._stopping = asyncio.Event()
        self._running = False

    @property
    def is_running(self) -> bool:
        """Whether updates are fetched: from the start on, until told to stop."""
        return self._running and not self._stopping.is_set()

    def stop(self) -> None:
        """Begin no further update."""
        self._stopping.set()

    async def run(self) -> None:
        """Fetch and hand out until stopped; then finish what was begun and confirm just that."""
        self._running = True
        backoff = Backoff(_BACKOFF)
        while not self._stopping.is_set():
            try:
                updates = await self._unless_stopping(self._fetch())
            except TelegramAPIError as error:
                log.warning("no updates from Telegram: %s", _why(error))
                await self._pause(next(backoff))
            else:
                backoff.reset()
                await self._hand_out(updates)
        await self._handlers.finish(_END_SECONDS)
        await self._confirm()

    async def _fetch(self) -> list[dict[str, Any]]:
        asked = RawUpdates(
            offset=self._next,
            timeout=_POLL_SECONDS,
            allowed_updates=["message", "callback_query", "my_chat_member"],
        )
        return await self._bot(asked, request_timeout=_POLL_SECONDS + 10)

    async def _unless_stopping(self, work: Coroutine[Any, Any, T]) -> T | None:
        """What the work gives; None when the end came first: then Telegram still has it all."""
        working = asyncio.ensure_future(work)
        end = asyncio.ensure_future(self._stopping.wait())
        try:
            await asyncio.wait([working, end], return_when=asyncio.FIRST_COMPLETED)
            return None if self._stopping.is_set() else working.result()
        finally:
            working.cancel()
            end.cancel()

    async def _hand_out(self, updates: Sequence[dict[str, Any]] | None) -> None:
        if not updates and updates is not None:
            self._next = None  # all is confirmed; the next ids may begin anywhere
        for raw in updates or ():
            line = Line.of(raw)
            entered = await self._entered(line)
            if entered is None:
                return
            self._next = raw["update_id"] + 1
            self._handlers.start(self._handle(raw, line, entered=entered))

    async def _entered(self, line: Line) -> bool | None:
        """Whether the update got a place; None when the end came first."""
        if self._stopping.is_set():
            return None
        if not self._places.locked() and self._crowd.has_place(line):
            return await self._enter(line)  # at once, as nearly always
        return await self._unless_stopping(self._enter(line))

    async def _enter(self, line: Line) -> bool:
        """Wait for one of all places, then for one of the chat's."""
        await self._places.acquire()
        try:
            return await self._crowd.enter(line)
        except asyncio.CancelledError:
            self._places.release()
            raise

    async def _handle(self, raw: dict[str, Any], line: Line, *, entered: bool) -> None:
        try:
            await self._feed(raw, line, entered=entered)
        except ValidationError as error:
            log.warning("an update of an unknown form was left out: %s", error.error_count())
        except asyncio.CancelledError:
            log.warning("an update was not finished in time; only the last ones come again")
            self._unfinished.add(raw["update_id"])
            raise
        finally:
            if entered:
                self._crowd.leave(line)
            self._places.release()

    async def _feed(self, raw: dict[str, Any], line: Line, *, entered: bool) -> None:
        if raw["update_id"] in self._seen:
            return
        self._seen[raw["update_id"]] = None
        update = Update.model_validate(raw, context={"bot": self._bot})
        press = update.callback_query is not None
        if entered or self._crowd.worth_telling(line, press=press):
            await self._dispatcher.feed_update(self._bot, update, crowded=not entered)

    async def _confirm(self) -> None:
        """Tell Telegram what was handled, so that the next start does not get it again.

        From the first update that was not finished on, all come again that no later question
        has confirmed: an answer given twice is better than none.
        """
        if self._next is None:
            return
        asked = RawUpdates(offset=min([*self._unfinished, self._next]), limit=1, timeout=0)
        try:
            await self._bot(asked, request_timeout=_CONFIRM_SECONDS)
        except TelegramAPIError as error:
            log.warning("the last updates could not be confirmed: %s", _why(error))

    async def _pause(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self._stopping.wait(), max(seconds, 0.1))
        except TimeoutError:
            return


def _why(error: TelegramAPIError) -> str:
    if isinstance(error, TelegramUnauthorizedError):
        return "the bot token is not accepted; check TELEGRAM_BOT_TOKEN"
    if isinstance(error, TelegramConflictError):
        return "another copy of this bot is polling, or a webhook is set"
    return error.message
