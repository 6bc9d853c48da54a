"""The two bots that are measured: the service, and one that has no product in it."""

from __future__ import annotations

import asyncio
import cProfile
import logging
from collections.abc import Mapping
from contextlib import AsyncExitStack
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ChatAction
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message

from bot import memory
from bot.app import connect, dispatcher, open_oracle, open_store
from bot.callbacks import View
from bot.drawing import Drawing
from bot.polling import Polling
from bot.settings import Settings
from bot.signals import end_on_signals
from bot.store import get_ready

#: Text and keyboard of each page, as sent.
Pages = Mapping[View, tuple[str, dict[str, Any]]]

#: Each bot has a server of its own.
TOKEN = "42:sandbox"


def griddesk(values: Mapping[str, Any], profile: str | None = None) -> None:
    """The service as bot.app puts it together, but without an outgoing pace."""
    work = _griddesk(Settings(_env_file=None, **values))
    if profile is None:
        asyncio.run(work)
        return
    with cProfile.Profile() as profiler:
        asyncio.run(work)
    profiler.dump_stats(profile)


async def _griddesk(settings: Settings) -> None:
    async with AsyncExitStack() as stack:
        oracle = await stack.enter_async_context(open_oracle(settings))
        store = open_store(settings)
        stack.push_async_callback(store.close)
        await get_ready(store, settings.admin_ids)
        drawing = Drawing()
        stack.callback(drawing.close)
        bot = await stack.enter_async_context(connect(settings, None))
        polling = Polling(bot, dispatcher(settings, oracle, store, drawing))
        end_on_signals(polling.stop)
        memory.settle()
        await polling.run()


def bare(url: str, pages: Pages, settled: bool) -> None:
    """A bot without any product: the same calls with constant pages, by aiogram's own polling.

    ``settled``: with the garbage collector set as the service sets it.
    """
    ready = {
        view: (text, InlineKeyboardMarkup.model_validate(keyboard))
        for view, (text, keyboard) in pages.items()
    }
    logging.getLogger("aiogram").setLevel(logging.ERROR)  # it says when it is told to stop
    if settled:
        memory.settle()
    asyncio.run(_bare(url, ready))


async def _bare(url: str, pages: Mapping[View, tuple[str, InlineKeyboardMarkup]]) -> None:
    async def pressed(press: CallbackQuery) -> None:
        assert isinstance(press.message, Message)
        text, keyboard = pages[View((press.data or "").split(":")[3])]
        await press.answer()
        await press.message.edit_text(text, reply_markup=keyboard)

    async def typed(message: Message, bot: Bot) -> None:
        text, keyboard = pages[View.MENU]
        await bot.send_chat_action(message.chat.id, ChatAction.TYPING)
        sent = await message.answer("🔍 Searching …")
        await sent.edit_text(text, reply_markup=keyboard)

    session = AiohttpSession(api=TelegramAPIServer.from_base(url))
    root = Dispatcher()
    root.callback_query.register(pressed)
    root.message.register(typed)
    html = DefaultBotProperties(parse_mode="HTML", link_preview_is_disabled=True)
    await root.start_polling(Bot(TOKEN, session, html))
