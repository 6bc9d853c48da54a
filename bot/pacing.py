"""Outgoing pace: Telegram's limits are kept, its retry_after is obeyed chat by chat."""

import asyncio
import logging
import math

from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.exceptions import TelegramRetryAfter
from aiogram.methods import Response, SendChatAction, TelegramMethod
from aiogram.methods.base import TelegramType
from cachetools import LRUCache

from bot.turns import Turns
from jobs.alerts.urgency import URGENCY, Urgency

_MOST_CHATS = 10_000
#: Waits longer than this many seconds are given up: the person has gone.
_PATIENCE = 30
_TRIES = 3

log = logging.getLogger(__name__)


class _Chat:
    """The pace of one chat: 1 a second in private with bursts of 3, 18 a minute in groups."""

    def __init__(self, *, private: bool) -> None:
        self.turns = Turns(3, 1) if private else Turns(18, 18 / 60)
        self.silent_until = 0.0

    def silence(self) -> float:
        """Seconds for which Telegram wants to hear nothing."""
        return max(0.0, self.silent_until - asyncio.get_running_loop().time())


class Pace(BaseRequestMiddleware):
    """Waits before a call as long as Telegram's limits ask for; chats wait for themselves only.

    When there is not room for all, who waits for an answer comes first, then what is urgent. Only
    those answers are repeated here: what else is refused is kept and repeated by its sender.
    """

    def __init__(self, per_second: float = 28) -> None:
        self._all = Turns(per_second, per_second)
        self._chats: LRUCache[int, _Chat] = LRUCache(_MOST_CHATS)
        self._hurried = False

    def hurry(self) -> None:
        """From now on no chat waits for its own pace: the service is about to end.

        Telegram takes a short burst in one chat; an answer that never comes is worse.
        """
        self._hurried = True
        for chat in self._chats.values():
            chat.turns.open()

    def wait(self, chat_id: int) -> float:
        """Seconds until a chat may be written to."""
        chat = self._chats.get(chat_id)
        return 0.0 if chat is None else max(chat.silence(), chat.turns.wait())

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        """Make the call when its turn comes; a refused answer is repeated when its chat may."""
        chat_id = getattr(method, "chat_id", None)
        if not isinstance(chat_id, int) or isinstance(method, SendChatAction):
            return await make_request(bot, method)
        chat = self._chat(chat_id)
        tries = _TRIES if URGENCY.get() is Urgency.REPLY else 1
        for left in reversed(range(tries)):
            await self._turn(chat, method)
            try:
                return await make_request(bot, method)
            except TelegramRetryAfter as refusal:
                self._be_silent(chat, refusal)
                if not left or refusal.retry_after > _PATIENCE:
                    raise
        raise AssertionError("the last try returns or raises")

    def _chat(self, chat_id: int) -> _Chat:
        chat = self._chats.get(chat_id)
        if chat is None:
            chat = self._chats[chat_id] = _Chat(private=chat_id > 0)
            if self._hurried:
                chat.turns.open()
        return chat

    async def _turn(self, chat: _Chat, method: TelegramMethod[TelegramType]) -> None:
        urgency = URGENCY.get()
        while (wait := chat.silence()) > 0:
            if urgency is not Urgency.REPLY or wait > _PATIENCE:
                raise TelegramRetryAfter(method, "asked for silence", math.ceil(wait))
            await asyncio.sleep(wait)
        await chat.turns.take(urgency)
        await self._all.take(urgency)

    def _be_silent(self, chat: _Chat, refusal: TelegramRetryAfter) -> None:
        log.warning("Telegram asks for %s s of silence in one chat", refusal.retry_after)
        until = asyncio.get_running_loop().time() + refusal.retry_after
        chat.silent_until = max(chat.silent_until, until)
