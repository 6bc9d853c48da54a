"""Where the answer to an update is drawn: one message, edited in place."""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager, suppress
from typing import Any, TypeVar

from aiogram import Bot
from aiogram.enums import ChatAction, ParseMode
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest
from aiogram.types import (
    BufferedInputFile,
    CallbackQuery,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    LinkPreviewOptions,
    Message,
)

from formatters.html import plain

T = TypeVar("T")
Keyboard = InlineKeyboardMarkup | None

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_LONGEST_TOAST = 200
_UNCHANGED = "message is not modified"
#: The message is deleted, too old, or a picture: a new one takes its place.
_NOT_EDITABLE = (
    "message to edit not found",
    "message can't be edited",
    "there is no text",
    "MESSAGE_ID_INVALID",
)


class Screen:
    """The one message that a person sees for what they are doing."""

    def __init__(self, bot: Bot, event: Message | CallbackQuery) -> None:
        self._bot = bot
        self.press = event if isinstance(event, CallbackQuery) else None
        origin = event.message if isinstance(event, CallbackQuery) else event
        self.chat = origin.chat.id if origin else event.from_user.id if event.from_user else 0
        self._thread = _thread(origin) if isinstance(origin, Message) else None
        pressed = origin if self.press and isinstance(origin, Message) else None
        self._message = pressed.message_id if pressed else None
        self._media = pressed is not None and pressed.text is None
        self._keeps_media = pressed is not None and pressed.document is not None
        self._acknowledged = False
        #: A line put under the next page.
        self.note = ""
        #: The buttons under a message that says why there is no page.
        self.retry: Keyboard = None

    async def show(self, text: str, keyboard: Keyboard = None) -> None:
        """Draw a page of text, in the place of what this screen showed before."""
        text = self._noted(text)
        if self._message is None:
            await self._send(text, keyboard)
        elif self._media:
            await self._replace_media(text, keyboard)
        else:
            await self._edit(text, keyboard)

    async def show_picture(self, png: bytes, caption: str, keyboard: Keyboard) -> None:
        """Draw a picture in the place of what this screen showed before."""
        file = BufferedInputFile(png, "chart.png")
        await self._show_media(InputMediaPhoto(media=file, **self._caption(caption)), keyboard)

    async def show_document(
        self, content: bytes, name: str, caption: str, keyboard: Keyboard
    ) -> None:
        """Put a file in the place of what this screen showed before."""
        file = BufferedInputFile(content, name)
        await self._show_media(InputMediaDocument(media=file, **self._caption(caption)), keyboard)

    async def while_showing(self, text: str, work: Coroutine[Any, Any, T]) -> T:
        """Do slow work while a placeholder and "typing…" are shown; the work does not wait."""
        task = asyncio.ensure_future(work)
        try:
            await asyncio.gather(self.typing(), self.show(text))
            return await task
        finally:
            task.cancel()

    async def typing(self) -> None:
        """Show "typing…"; a refusal does not matter."""
        with suppress(TelegramAPIError):
            await self._bot.send_chat_action(
                self.chat, ChatAction.TYPING, message_thread_id=self._thread
            )

    @asynccontextmanager
    async def acknowledged(self) -> AsyncIterator[None]:
        """Answer the press at once, beside the work inside."""
        answer = asyncio.ensure_future(self._answer())
        try:
            yield
        finally:
            await answer

    async def refuse(self, words: str) -> None:
        """Say why nothing happens: a toast on a press that has no answer yet, else a message."""
        if self.press is None or self._acknowledged:
            await self.show(words, self.retry)
        else:
            await self._answer(plain(words)[:_LONGEST_TOAST], alert=True)

    async def _answer(self, text: str | None = None, *, alert: bool = False) -> None:
        if self.press is None or self._acknowledged:
            return
        self._acknowledged = True
        with suppress(TelegramBadRequest):  # the query is too old: nobody waits for it
            await self._bot.answer_callback_query(self.press.id, text, show_alert=alert)

    def _noted(self, text: str) -> str:
        text, self.note = f"{text}\n\n{self.note}" if self.note else text, ""
        return text

    def _caption(self, caption: str) -> dict[str, Any]:
        return {"caption": self._noted(caption), "parse_mode": ParseMode.HTML}

    async def _send(self, text: str, keyboard: Keyboard) -> None:
        sent = await self._bot.send_message(
            self.chat,
            text,
            message_thread_id=self._thread,
            parse_mode=ParseMode.HTML,
            reply_markup=keyboard,
            link_preview_options=_NO_PREVIEW,
        )
        self._message, self._media = sent.message_id, False

    async def _edit(self, text: str, keyboard: Keyboard) -> None:
        try:
            await self._bot.edit_message_text(
                text,
                chat_id=self.chat,
                message_id=self._message,
                parse_mode=ParseMode.HTML,
                reply_markup=keyboard,
                link_preview_options=_NO_PREVIEW,
            )
        except TelegramBadRequest as error:
            if _UNCHANGED in error.message:
                return
            if not any(words in error.message for words in _NOT_EDITABLE):
                raise
            await self._send(text, keyboard)

    async def _show_media(
        self, media: InputMediaPhoto | InputMediaDocument, keyboard: Keyboard
    ) -> None:
        if self._message is not None:
            try:
                await self._bot.edit_message_media(
                    media, chat_id=self.chat, message_id=self._message, reply_markup=keyboard
                )
            except TelegramBadRequest as error:
                if _UNCHANGED in error.message:
                    return
            else:
                self._media, self._keeps_media = True, isinstance(media, InputMediaDocument)
                return
        await self._send_media(media, keyboard)

    async def _send_media(
        self, media: InputMediaPhoto | InputMediaDocument, keyboard: Keyboard
    ) -> None:
        old = self._message
        where: dict[str, Any] = {"message_thread_id": self._thread, "reply_markup": keyboard}
        words: dict[str, Any] = {"caption": media.caption, "parse_mode": media.parse_mode}
        if isinstance(media, InputMediaPhoto):
            sent = await self._bot.send_photo(self.chat, media.media, **where, **words)
        else:
            sent = await self._bot.send_document(self.chat, media.media, **where, **words)
        self._message, self._media = sent.message_id, True
        if old is not None:
            await self._remove(old)

    async def _replace_media(self, text: str, keyboard: Keyboard) -> None:
        """Media cannot become text: a new message comes, the picture goes, a file stays."""
        old, kept = self._message, self._keeps_media
        await self._send(text, keyboard)
        if old is None:
            return
        if kept:
            with suppress(TelegramBadRequest):
                await self._bot.edit_message_reply_markup(chat_id=self.chat, message_id=old)
        else:
            await self._remove(old)

    async def _remove(self, message: int) -> None:
        with suppress(TelegramBadRequest):  # gone already, or too old to delete
            await self._bot.delete_message(self.chat, message)


def _thread(message: Message) -> int | None:
    return message.message_thread_id if message.is_topic_message else None
