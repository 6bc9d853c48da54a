"""The service's watch over itself: begun when the own database is there, beside everything else."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramRetryAfter

from bot.http.service import Watched
from bot.machinery import FILLED_BY, now
from bot.settings import Settings
from bot.tasks import Tasks
from jobs.alerts.heartbeat import Heartbeat
from jobs.alerts.self_watch import Known, SelfWatch
from jobs.alerts.sources import Probe, SourceWatch
from queries.errors import SourceError
from queries.oracle import Oracle

_TELEGRAM_SECONDS = 10


@asynccontextmanager
async def self_watched(
    settings: Settings, watched: Watched, bot: Bot, opening: asyncio.Task[None]
) -> AsyncIterator[None]:
    """Look every minute while this is open, as soon as ``opening`` has ended."""
    sources = SourceWatch({"oracle": oracle_answers(watched.oracle), "telegram": is_heard(bot)})
    known = Known(FILLED_BY, watched.metrics.lag.p99, settings.zone)
    url = settings.heartbeat_url
    heartbeat = Heartbeat(url.get_secret_value()) if url else None
    watch = SelfWatch(watched.store, sources, known, now, heartbeat)
    tasks = Tasks()
    tasks.start(_watch(watch, opening))
    try:
        yield
    finally:
        await tasks.finish(seconds=0)


def oracle_answers(oracle: Oracle) -> Probe:
    """Why the billing system, or one of the lanes to it, gives no answer."""

    async def probe() -> str | None:
        try:
            await oracle.ping()
        except SourceError as error:
            return type(error).__name__
        down = [lane.last_error for lane in oracle.state.values() if not lane.up]
        return type(down[0]).__name__ if down and down[0] else None

    return probe


def is_heard(bot: Bot) -> Probe:
    """Why Telegram gives no answer; being asked for silence is one."""

    async def probe() -> str | None:
        try:
            await bot.get_me(request_timeout=_TELEGRAM_SECONDS)
        except TelegramRetryAfter:
            return None
        except TelegramAPIError as error:
            return type(error).__name__
        return None

    return probe


async def _watch(watch: SelfWatch, opening: asyncio.Task[None]) -> None:
    await asyncio.wait([opening])
    await watch.run()
