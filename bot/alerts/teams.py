"""Teams channels: their webhooks out of the settings, and the way to post to them."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.utils.deep_linking import create_deep_link

from bot.settings import Settings
from domain.alerts.webhooks import Webhook, hosts, parse_webhook
from formatters.alerts.cards import Link
from jobs.alerts.teams_channel import TeamsChannel, TeamsLook
from jobs.alerts.teams_targets import ALERTS, BATCH_MONITORING, DEFAULT, TeamsWebhooks
from jobs.alerts.webhook_address import webhook_session
from queries.postgres import Postgres

#: So long a card waits for the bot's name; without it, it comes without its button.
_NAME_SECONDS = 2.0


def configured_webhooks(settings: Settings) -> dict[str, Webhook]:
    """The webhooks that stand in the settings, by name."""
    urls = {
        DEFAULT: settings.teams_webhook_default,
        BATCH_MONITORING: settings.teams_webhook_batch_monitoring,
        ALERTS: settings.teams_webhook_alerts,
    }
    extra = hosts(settings.teams_extra_hosts)
    return {name: parse_webhook(url.get_secret_value(), extra) for name, url in urls.items() if url}


def teams_webhooks(settings: Settings, store: Postgres) -> TeamsWebhooks:
    """All webhooks: of the settings, and those that administrators added."""
    return TeamsWebhooks(store, configured_webhooks(settings), hosts(settings.teams_extra_hosts))


@asynccontextmanager
async def teams_channel(
    settings: Settings, store: Postgres, bot: Bot
) -> AsyncIterator[TeamsChannel]:
    """The way to post to Teams, while this is open."""
    webhooks = teams_webhooks(settings, store)
    async with webhook_session(webhooks.extra_hosts) as session:
        yield TeamsChannel(session, webhooks.of, TeamsLook(settings.zone, _links(bot)))


def _links(bot: Bot) -> Callable[[], Awaitable[Link | None]]:
    """Finds what makes links to the bot: its name is known once Telegram has answered."""

    async def link() -> Link | None:
        try:
            async with asyncio.timeout(_NAME_SECONDS):
                me = await bot.me()
        except (TelegramAPIError, TimeoutError):
            return None
        return lambda start: create_deep_link(me.username or "", "start", start)

    return link
