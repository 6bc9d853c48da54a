"""Writing to people who did not write just now: to another's private chat, in their language."""

import logging
from collections.abc import Callable

from aiogram import Bot
from aiogram.enums import ParseMode
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNotFound,
)
from aiogram.types import InlineKeyboardMarkup

from bot.callbacks import Seal
from bot.keyboards import Keyboards
from bot.lookup.sessions import Who
from formatters.words import WORDS, Words
from queries.access.people import language_of
from queries.postgres import Postgres

#: A page for somebody: its text and its buttons.
Page = Callable[[Words, Keyboards], tuple[str, InlineKeyboardMarkup | None]]

_FOR_GOOD = (TelegramBadRequest, TelegramForbiddenError, TelegramNotFound)

log = logging.getLogger(__name__)


class Telling:
    """Sends pages to private chats; a person who cannot be reached holds nothing up."""

    def __init__(self, postgres: Postgres, seal: Seal) -> None:
        self._postgres = postgres
        self._seal = seal

    async def tell(self, bot: Bot, person_id: int, page: Page) -> int | None:
        """Send a page; the message's id, or None when the person cannot be reached."""
        text, keyboard = await self._page(person_id, page)
        try:
            sent = await bot.send_message(
                person_id, text, parse_mode=ParseMode.HTML, reply_markup=keyboard
            )
        except TelegramAPIError as error:
            log.warning("person %s could not be told: %s", person_id, error.message)
            return None
        return sent.message_id

    async def change(self, bot: Bot, person_id: int, message_id: int, page: Page) -> bool:
        """Put a page in the place of one that was sent before; whether it is worth no more tries.

        Telegram may be away, or want a pause; but a message that is gone is not there later either.
        """
        text, keyboard = await self._page(person_id, page)
        try:
            await bot.edit_message_text(
                text,
                chat_id=person_id,
                message_id=message_id,
                parse_mode=ParseMode.HTML,
                reply_markup=keyboard,
            )
        except TelegramAPIError as error:
            log.warning("a message to %s could not be changed: %s", person_id, error.message)
            return isinstance(error, _FOR_GOOD)
        return True

    async def _page(self, person_id: int, page: Page) -> tuple[str, InlineKeyboardMarkup | None]:
        words = WORDS[await language_of(self._postgres, person_id)]
        return page(words, Keyboards(self._seal, Who(person_id, person_id), words))
