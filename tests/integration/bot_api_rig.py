"""The sandbox's Bot API with the real aiogram Bot as its client."""

from collections.abc import Awaitable

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramAPIError
from aiogram.types import BufferedInputFile, InlineKeyboardButton, InlineKeyboardMarkup

from sandbox.telegram import RAHIM, BotApi
from tests.browser.echo_bot import picture

CHAT = RAHIM.id


def bot_of(api: BotApi, token: str | None = None) -> Bot:
    """A Bot whose Telegram is this server."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(api.url))
    return Bot(token or api.token, session=session)


async def refusal(awaited: Awaitable[object]) -> str:
    """The sentence with which a call is refused."""
    with pytest.raises(TelegramAPIError) as caught:
        await awaited
    return caught.value.message


def keys(
    text: str = "a", callback_data: str | None = None, url: str | None = None
) -> InlineKeyboardMarkup:
    """A keyboard of one button."""
    button = InlineKeyboardButton(text=text, callback_data=callback_data, url=url)
    return InlineKeyboardMarkup(inline_keyboard=[[button]])


def photo(width: int = 40, height: int = 30) -> BufferedInputFile:
    return BufferedInputFile(picture(width, height), "chart.png")
