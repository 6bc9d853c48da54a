"""The sender at work: messages leave while people are served, and come to their end with it."""

import asyncio
import logging
import os
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from aiogram import Bot

from bot.alerts.mail import mail_server
from bot.alerts.teams import teams_channel
from bot.pacing import Pace
from bot.settings import Settings
from bot.signals import Life, until_the_end
from bot.tasks import Tasks
from domain.alerts.routing import Channel as Way
from jobs.alerts.channels import Channel
from jobs.alerts.email_channel import EmailChannel
from jobs.alerts.sender import Sender
from jobs.alerts.telegram_channel import Keyboard, TelegramChannel
from queries.postgres import Postgres

#: What is on its way at the end may take so long.
_END_SECONDS = 6.0
_AGAIN_SECONDS = 5.0

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Telegram:
    """What sending by Telegram needs."""

    bot: Bot
    pace: Pace
    keyboard: Keyboard


@asynccontextmanager
async def messages_sent(
    settings: Settings, store: Postgres, by: Telegram, life: Life
) -> AsyncIterator[None]:
    """Send messages, from when the own database is there until the end comes."""
    async with teams_channel(settings, store, by.bot) as teams:
        telegram = TelegramChannel(by.bot, settings.zone, by.keyboard, by.pace.wait)
        channels: dict[Way, Channel] = {Way.TELEGRAM: telegram, Way.TEAMS: teams}
        if server := mail_server(settings):
            channels[Way.EMAIL] = EmailChannel(server, settings.zone, lambda: datetime.now(UTC))
        sender = Sender(store, channels, f"{socket.gethostname()}:{os.getpid()}", settings.zone)
        tasks = Tasks()
        tasks.start(_send(sender, life.opening))

        async def stop() -> None:
            await sender.drain(_END_SECONDS)
            await tasks.finish(seconds=1)

        async with until_the_end(life, stop):
            yield


async def _send(sender: Sender, opening: asyncio.Task[None]) -> None:
    await asyncio.wait([opening])
    while True:
        try:
            return await sender.run()
        except Exception:  # whatever it is: who should hear of it is told by this very task
            log.exception("the sender stopped and is started again")
            await asyncio.sleep(_AGAIN_SECONDS)
