"""The command menu in Telegram."""

import asyncio
import logging

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.types import BotCommand

MENU = (
    BotCommand(command="start", description="Begin"),
    BotCommand(command="help", description="How to use this desk"),
    BotCommand(command="cancel", description="Stop a search, forget the customer"),
)
_PAUSES = (1, 5, 30, 120, 600)

log = logging.getLogger(__name__)


async def announce(bot: Bot) -> None:
    """Set the command menu; while Telegram is away, try again for some minutes."""
    for pause in _PAUSES:
        try:
            await bot.set_my_commands(list(MENU))
        except TelegramAPIError as error:
            log.warning("the command menu could not be set: %s", error.message)
            await asyncio.sleep(pause)
        else:
            return
