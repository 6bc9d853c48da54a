"""Outgoing pace: Telegram's limits are kept, its retry_after is obeyed chat by chat."""

import asyncio
import logging

from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.exceptions import TelegramRetryAfter
from aiogram.methods import Response, SendChatAction, TelegramMethod
from aiogram.methods.base import TelegramType
from aiolimiter import AsyncLimiter
from cachetools import LRUCache

_MOST_CHATS = 10_000
#: Waits longer than this many seconds are given up: the person has gone.
_PATIENCE = 30
_TRIES = 3

log = logging.getLogger(__name__)


class _Chat:
    """The pace of one chat: 1 a second in private with bursts of 3, 18 a minute in groups."""

    def __init__(self, *, private: bool) -> None:
        self.limiter = AsyncLimiter(3, 3) if private else AsyncLimiter(18, 60)
        self.silent_until = 0.0


class Pace(BaseRequestMiddleware):
    """Waits before a call as long as Telegram's limits ask for; chats wait for themselves only."""

    def __init__(self, per_second: float = 28) -> None:
        self._all = AsyncLimiter(per_second, 1)
        self._chats: LRUCache[int, _Chat] = LRUCache(_MOST_CHATS)
        self._hurried = asyncio.Event()

    def hurry(self) -> None:
        """From now on no chat waits for its own pace: the service is about to end.

        Telegram takes a short burst in one chat; an answer that never comes is worse.
        """
        self._hurried.set()

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        """Make the call when its turn comes; a refused one is repeated when its chat may."""
        chat_id = getattr(method, "chat_id", None)
        if not isinstance(chat_id, int) or isinstance(method, SendChatAction):
            return await make_request(bot, method)
        chat = self._chat(chat_id)
        for _ in range(_TRIES - 1):
            await self._turn(chat)
            try:
                return await make_request(bot, method)
            except TelegramRetryAfter as refusal:
                self._be_silent(chat, refusal)
                if refusal.retry_after > _PATIENCE:
                    raise
        await self._turn(chat)
        return await make_request(bot, method)

    def _chat(self, chat_id: int) -> _Chat:
        chat = self._chats.get(chat_id)
        if chat is None:
            chat = self._chats[chat_id] = _Chat(private=chat_id > 0)
        return chat

    async def _turn(self, chat: _Chat) -> None:
        loop = asyncio.get_running_loop()
        while (wait := chat.silent_until - loop.time()) > 0:  # noqa: ASYNC110 - it may grow meanwhile
            await asyncio.sleep(wait)
        await self._unless_hurried(chat.limiter)
        await self._all.acquire()

    async def _unless_hurried(self, limiter: AsyncLimiter) -> None:
        if self._hurried.is_set():
            return
        if limiter.has_capacity():
            await limiter.acquire()
            return
        turn = asyncio.ensure_future(limiter.acquire())
        hurried = asyncio.ensure_future(self._hurried.wait())
        try:
            await asyncio.wait([turn, hurried], return_when=asyncio.FIRST_COMPLETED)
        finally:
            turn.cancel()
            hurried.cancel()

    def _be_silent(self, chat: _Chat, refusal: TelegramRetryAfter) -> None:
        log.warning("Telegram asks for %s s of silence in one chat", refusal.retry_after)
        until = asyncio.get_running_loop().time() + refusal.retry_after
        chat.silent_until = max(chat.silent_until, until)
