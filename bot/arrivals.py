"""What every update brings along: who sent it, where the answer is drawn, what they may see."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.enums import ChatType
from aiogram.types import CallbackQuery, Message, TelegramObject, Update

from bot.access import Access
from bot.callbacks import Seal
from bot.crowd import Crowded
from bot.desk import Desk, Visit
from bot.keyboards import Keyboards
from bot.screen import Screen
from bot.sessions import Who

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


class Arrival(BaseMiddleware):
    """Adds ``who``, ``screen`` and ``keyboards``; leaves out what no person sent."""

    def __init__(self, seal: Seal) -> None:
        self._seal = seal

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Channel posts, anonymous administrators, other bots and unknown kinds get no answer.

        Raises Crowded for what the chat sent beyond its places.
        """
        sent = _from_a_person(event)
        if sent is None or sent.from_user is None:
            return None
        screen = Screen(data["bot"], sent)
        who = Who(screen.chat, sent.from_user.id)
        data |= {"who": who, "screen": screen, "keyboards": Keyboards(self._seal, who)}
        if data.get("crowded"):
            raise Crowded
        return await handler(event, data)


class Admission(BaseMiddleware):
    """Adds ``visit``: the desk as far as the person may use it in this chat."""

    def __init__(self, desk: Desk, access: Access) -> None:
        self._desk = desk
        self._access = access

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Raises NoAccess or NotInGroups."""
        who: Who = data["who"]
        sight = self._access.sight(who.person, private=is_private(event))
        data["visit"] = Visit(self._desk, who, sight)
        return await handler(event, data)


def is_private(event: TelegramObject) -> bool:
    """Whether only the person and the bot see the chat."""
    message = event.message if isinstance(event, CallbackQuery) else event
    chat = getattr(message, "chat", None)
    return chat is not None and chat.type == ChatType.PRIVATE


def _from_a_person(event: TelegramObject) -> Message | CallbackQuery | None:
    sent = (event.message or event.callback_query) if isinstance(event, Update) else None
    if sent is None or (sent.from_user and sent.from_user.is_bot):
        return None
    if isinstance(sent, Message):
        return None if sent.sender_chat else sent
    return sent if sent.message else None
