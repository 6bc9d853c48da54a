"""Where the answer to an update is drawn: one message, edited in place."""

import asyncio
from collections.abc import AsyncIterator, Coroutine, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from aiogram import Bot
from aiogram.enums import ChatAction, ParseMode
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest
from aiogram.types import (
    BufferedInputFile,
    CallbackQuery,
    FSInputFile,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    KeyboardButton,
    LinkPreviewOptions,
    Message,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)

from formatters.html import plain

T = TypeVar("T")
Keyboard = InlineKeyboardMarkup | None
Markup = Keyboard | ReplyKeyboardMarkup | ReplyKeyboardRemove
Media = InputMediaPhoto | InputMediaDocument

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


class File(NamedTuple):
    """A file, or where it lies, and the name that people save it by."""

    content: bytes | Path
    name: str


class Screen:
    """The one message that a person sees for what they are doing."""

    def __init__(self, bot: Bot, event: Message | CallbackQuery) -> None:
        self._bot = self.bot = bot
        self.press = event if isinstance(event, CallbackQuery) else None
        origin = event.message if isinstance(event, CallbackQuery) else event
        self.chat = origin.chat.id if origin else event.from_user.id if event.from_user else 0
        self._thread = _thread(origin) if isinstance(origin, Message) else None
        pressed = origin if self.press and isinstance(origin, Message) else None
        self._message = pressed.message_id if pressed else None
        self._fixed = pressed is not None and pressed.text is None
        self._keeps_file = pressed is not None and pressed.document is not None
        self._bare = pressed is not None and not pressed.has_protected_content
        self._acknowledged = False
        #: What is shown holds, or will hold, personal data: Telegram lets nobody pass it on.
        self.protected = False
        #: A line put under the next page.
        self.note = ""
        #: The buttons under a message that says why there is no page.
        self.retry: Keyboard = None

    @property
    def message_id(self) -> int | None:
        """The message that it shows; None before the first page."""
        return self._message

    async def show(self, text: str, keyboard: Keyboard = None) -> None:
        """Draw a page of text, in the place of what this screen showed before."""
        text = self._noted(text)
        if self._message is None:
            await self._send(text, keyboard)
        elif self._fixed or self._too_bare:
            await self._replace(text, keyboard)
        else:
            await self._edit(text, keyboard)

    async def show_picture(self, png: bytes, caption: str, keyboard: Keyboard) -> None:
        """Draw a picture in the place of what this screen showed before."""
        file = BufferedInputFile(png, "chart.png")
        await self._show_media(InputMediaPhoto(media=file, **self._caption(caption)), keyboard)

    async def show_document(
        self, file: File, caption: str, keyboard: Keyboard, *, to_keep: bool = False
    ) -> None:
        """Put a file in the place of what this screen showed before; one to keep can be saved."""
        document = _input(file)
        media = InputMediaDocument(media=document, **self._caption(caption))
        if to_keep:
            await self._send_media(media, keyboard, protected=False)
        else:
            await self._show_media(media, keyboard)

    async def show_documents(self, files: Sequence[File], caption: str, keyboard: Keyboard) -> None:
        """Files to keep; the last one has the words and the buttons."""
        for file in files[:-1]:
            await self._bot.send_document(self.chat, _input(file), message_thread_id=self._thread)
        await self.show_document(files[-1], caption, keyboard, to_keep=True)

    async def ask_contact(self, text: str, share: str, cancel: str) -> None:
        """Ask for the person's own phone number with Telegram's button, or another to cancel."""
        rows = [[KeyboardButton(text=share, request_contact=True)], [KeyboardButton(text=cancel)]]
        await self._send(text, ReplyKeyboardMarkup(keyboard=rows, resize_keyboard=True))
        self._fixed = True

    async def end_asking(self, text: str) -> None:
        """Take those buttons away; the next page comes in the place of this text."""
        await self._send(text, ReplyKeyboardRemove())
        self._fixed = True

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

    async def take_back(self, message: Message) -> None:
        """Delete what a person has just sent, because it is a secret."""
        await self._remove(message.message_id)

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

    @property
    def _too_bare(self) -> bool:
        """An edit does not protect a message that was sent without protection."""
        return self.protected and self._bare

    async def _send(self, text: str, keyboard: Markup) -> None:
        sent = await self._bot.send_message(
            self.chat,
            text,
            message_thread_id=self._thread,
            parse_mode=ParseMode.HTML,
            reply_markup=keyboard,
            link_preview_options=_NO_PREVIEW,
            protect_content=self.protected or None,
        )
        self._message, self._bare = sent.message_id, not self.protected
        self._fixed = self._keeps_file = False

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

    async def _show_media(self, media: Media, keyboard: Keyboard) -> None:
        if self._message is not None and not self._too_bare:
            try:
                await self._bot.edit_message_media(
                    media, chat_id=self.chat, message_id=self._message, reply_markup=keyboard
                )
            except TelegramBadRequest as error:
                if _UNCHANGED in error.message:
                    return
            else:
                self._fixed, self._keeps_file = True, isinstance(media, InputMediaDocument)
                return
        await self._send_media(media, keyboard, protected=self.protected)

    async def _send_media(self, media: Media, keyboard: Keyboard, *, protected: bool) -> None:
        old = self._message
        where: dict[str, Any] = {"message_thread_id": self._thread, "reply_markup": keyboard}
        words: dict[str, Any] = {"caption": media.caption, "parse_mode": media.parse_mode}
        more = where | words | {"protect_content": protected or None}
        if isinstance(media, InputMediaPhoto):
            sent = await self._bot.send_photo(self.chat, media.media, **more)
        else:
            sent = await self._bot.send_document(self.chat, media.media, **more)
        self._message, self._bare = sent.message_id, not protected
        self._fixed, self._keeps_file = True, isinstance(media, InputMediaDocument)
        if old is not None:
            await self._remove(old)

    async def _replace(self, text: str, keyboard: Keyboard) -> None:
        """What cannot become this text: a new message comes, the old one goes, a file stays."""
        old, kept = self._message, self._keeps_file
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


def _input(file: File) -> BufferedInputFile | FSInputFile:
    if isinstance(file.content, Path):
        return FSInputFile(file.content, file.name)
    return BufferedInputFile(file.content, file.name)


def _thread(message: Message) -> int | None:
    return message.message_thread_id if message.is_topic_message else None
