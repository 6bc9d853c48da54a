"""A tiny bot for the chat page's tests: says back what it hears, with buttons that do things."""

import asyncio
import contextlib
import struct
import zlib
from collections.abc import AsyncIterator

from aiogram import Bot, Dispatcher, F
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import Command, CommandStart
from aiogram.types import (
    BotCommand,
    BufferedInputFile,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    KeyboardButton,
    Message,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)

from sandbox.telegram import BotApi

FORMATS = (
    "<b>bold</b> <i>italic</i> <u>under</u> <s>struck</s> <code>17813970</code>\n"
    '<a href="https://example.org/">link</a> <tg-spoiler>hidden</tg-spoiler> /help\n'
    '<a href="https://t.me/griddesk_bot?start=abc">invitation</a>\n'
    "<pre>kWh   taka\n  120    840</pre>\n<blockquote>said before</blockquote>\n"
    "মোট বকেয়া: ৳২২,৪৭,০৩,১৮৮.৯১ ⚡ &lt;b&gt;not bold&lt;/b&gt;"
)
MENU = [["✏️ Edit", "🖼 Photo"], ["📄 Document", "🍞 Toast"], ["🔔 Alert", "🗑 Delete"]]


def bot_at(api: BotApi) -> Bot:
    """A real aiogram Bot whose Telegram is the sandbox."""
    return Bot(api.token, session=AiohttpSession(api=TelegramAPIServer.from_base(api.url)))


def keys() -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(
        inline_keyboard=[
            [InlineKeyboardButton(text=text, callback_data=text) for text in row] for row in MENU
        ]
    )


def picture(width: int = 640, height: int = 360) -> bytes:
    """A PNG of green stripes, made of nothing but zlib."""
    rows = (b"\0" + bytes([20 + y % 90, 140, 110]) * width for y in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(b"".join(rows))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in parts)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


async def _start(message: Message) -> None:
    ask = KeyboardButton(text="📱 Share my number", request_contact=True)
    board = ReplyKeyboardMarkup(keyboard=[[ask], [KeyboardButton(text="Not now")]])
    await message.answer(f"Hello! {message.text}", reply_markup=board)


async def _contact(message: Message) -> None:
    assert message.contact is not None
    phone = message.contact.phone_number
    await message.answer(f"Thank you: {phone}", reply_markup=ReplyKeyboardRemove())


async def _formats(message: Message) -> None:
    await message.answer(FORMATS, parse_mode="HTML", reply_markup=keys())


async def _echo(message: Message) -> None:
    await message.answer(f"You said: {message.text}", reply_markup=keys())


async def _edit(press: CallbackQuery) -> None:
    await press.answer()
    assert isinstance(press.message, Message)
    await press.message.edit_text("It was <b>changed</b>.", parse_mode="HTML", reply_markup=keys())


async def _photo(press: CallbackQuery) -> None:
    await press.answer()
    assert isinstance(press.message, Message)
    file = BufferedInputFile(picture(), "chart.png")
    media = InputMediaPhoto(media=file, caption="12 months, kWh")
    await press.message.edit_media(media, reply_markup=keys())


async def _document(press: CallbackQuery) -> None:
    await press.answer()
    assert isinstance(press.message, Message)
    file = BufferedInputFile(b"month,kWh\n2025-08,120\n", "statement.csv")
    await press.message.answer_document(file, caption="Your statement")


async def _toast(press: CallbackQuery) -> None:
    await press.answer("Nothing to see here")


async def _alert(press: CallbackQuery) -> None:
    await press.answer("This button belongs to somebody else.", show_alert=True)


async def _delete(press: CallbackQuery) -> None:
    await press.answer("Gone")
    assert isinstance(press.message, Message)
    await press.message.delete()


def dispatcher() -> Dispatcher:
    """The bot's handlers."""
    made = Dispatcher()
    made.message.register(_start, CommandStart())
    made.message.register(_formats, Command("formats"))
    made.message.register(_contact, F.contact)
    made.message.register(_echo, F.text)
    acts = (_edit, _photo, _document, _toast, _alert, _delete)
    for act, caption in zip(acts, (text for row in MENU for text in row), strict=True):
        made.callback_query.register(act, F.data == caption)
    return made


@contextlib.asynccontextmanager
async def polling(api: BotApi, handlers: Dispatcher) -> AsyncIterator[Bot]:
    """A bot with these handlers, polling the sandbox."""
    bot = bot_at(api)
    task = asyncio.create_task(handlers.start_polling(bot, handle_signals=False, polling_timeout=5))
    try:
        yield bot
    finally:
        await handlers.stop_polling()
        await task


@contextlib.asynccontextmanager
async def running(api: BotApi) -> AsyncIterator[None]:
    """The bot of this module, polling, with its command menu set."""
    menu = {"start": "Say hello", "formats": "Every kind of text", "help": "What I can do"}
    commands = [BotCommand(command=name, description=text) for name, text in menu.items()]
    async with polling(api, dispatcher()) as bot:
        await bot.set_my_commands(commands)
        yield
