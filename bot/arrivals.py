"""What every update brings along: who sent it, where the answer is drawn, what they may see."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.dispatcher.flags import get_flag
from aiogram.enums import ChatType
from aiogram.types import CallbackQuery, Message, TelegramObject, Update, User

from bot.access import Access, NotInGroups, StaffOnly
from bot.callbacks import Seal
from bot.crowd import Crowded
from bot.keyboards import Keyboards
from bot.lookup.desk import Desk, Visit
from bot.lookup.sessions import Who
from bot.screen import Screen
from domain.auditing.audit import acting
from domain.languages import guess
from domain.people.people import Profile
from domain.people.roles import Act, may
from formatters.words import WORDS
from queries.access.people import visitor
from queries.postgres import Postgres

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]

_CUSTOMERS_AND_FIGURES = frozenset({Act.ANY_CUSTOMER, Act.REPORTS})


class Arrival(BaseMiddleware):
    """Adds ``who``, ``person``, ``actor``, ``words``, ``screen`` and ``keyboards``.

    What no person sent is left out: channel posts, anonymous administrators, other bots.
    """

    def __init__(self, seal: Seal, postgres: Postgres) -> None:
        self._seal = seal
        self._postgres = postgres

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Raises Crowded for what the chat sent beyond its places, StoreDown without a database."""
        sent = _from_a_person(event)
        if sent is None or sent.from_user is None:
            return None
        profile = _profile(sent.from_user)
        screen = Screen(data["bot"], sent)
        who = Who(screen.chat, profile.person_id)
        data |= {"who": who, "screen": screen, **self._in(profile.language, who)}
        if data.get("crowded"):
            raise Crowded
        person, approved, prompt = await visitor(self._postgres, profile, who.chat)
        data |= {"person": person, "actor": acting(person.person_id, person.role, who.chat)}
        data |= {"approved_chat": approved, "prompt": prompt, **self._in(person.language, who)}
        return await handler(event, data)

    def _in(self, language: Any, who: Who) -> dict[str, Any]:
        """What is said, in a language."""
        words = WORDS[language]
        return {"words": words, "keyboards": Keyboards(self._seal, who, words)}


class Company(BaseMiddleware):
    """In groups customers and figures are seen where an administrator approved it, and by staff."""

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Raises NotInGroups or StaffOnly for what would show customers to others."""
        sees = _CUSTOMERS_AND_FIGURES.intersection(get_flag(data, "acts") or ())
        if sees and not is_private(event):
            if not data["approved_chat"]:
                raise NotInGroups
            if not may(data["person"].role, {Act.ANY_CUSTOMER}):
                raise StaffOnly
        return await handler(event, data)


class Admission(BaseMiddleware):
    """Adds ``visit``: the desk as far as the person may use it; what it shows is protected."""

    def __init__(self, desk: Desk, access: Access) -> None:
        self._desk = desk
        self._access = access

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """From here on personal data may be shown."""
        data["screen"].protected = True
        scope = self._access.scope(data["person"])
        data["visit"] = Visit(self._desk, data["who"], data["actor"], scope)
        return await handler(event, data)


def is_private(event: TelegramObject) -> bool:
    """Whether only the person and the bot see the chat."""
    message = event.message if isinstance(event, CallbackQuery) else event
    chat = getattr(message, "chat", None)
    return chat is not None and chat.type == ChatType.PRIVATE


def _profile(user: User) -> Profile:
    return Profile(user.id, user.full_name, user.username, guess(user.language_code))


def _from_a_person(event: TelegramObject) -> Message | CallbackQuery | None:
    sent = (event.message or event.callback_query) if isinstance(event, Update) else None
    if sent is None or (sent.from_user and sent.from_user.is_bot):
        return None
    if isinstance(sent, Message):
        return None if sent.sender_chat else sent
    return sent if sent.message else None
