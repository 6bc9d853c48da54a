"""A Teams channel of the desk at the sandbox, for tests."""

from collections.abc import AsyncIterator, Callable, Collection
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from domain.alerts.happenings import Happening, about
from domain.alerts.model import Alert, News, State
from domain.alerts.routing import Channel, Target, TargetState
from domain.alerts.webhooks import Webhook, parse_webhook
from domain.languages import Language
from formatters.alerts.cards import Link
from jobs.alerts.channels import Kind, Message
from jobs.alerts.teams_channel import TeamsChannel, TeamsLook
from jobs.alerts.webhook_address import webhook_session

ZONE = ZoneInfo("Asia/Dhaka")
START = datetime(2026, 1, 15, 5, 30, tzinfo=UTC)
LOOPBACK = frozenset({"127.0.0.1", "localhost"})


def target(number: int = 1, language: Language = Language.ENGLISH) -> Target:
    return Target(number, Channel.TEAMS, f"T{number}", 0, "Ops", language, TargetState.LIVE, "", 1)


def alert_of(happening: Happening, number: int = 7, revision: int = 1) -> Alert:
    """An alert that fires since ten minutes."""
    what = about(happening)
    return Alert(
        alert_id=number,
        fingerprint=what.fingerprint,
        topic=what.topic,
        severity=what.severity,
        subject=what.subject,
        run=what.run,
        area=what.area,
        state=State.FIRING,
        happening=happening,
        count=1,
        flaps=0,
        revision=revision,
        raised_at=START,
        last_at=START + timedelta(minutes=10),
        told_at=None,
        held=None,
        escalated=0,
        acknowledged=None,
        resolved_at=None,
    )


def message_of(*happenings: Happening, news: News = News.RAISED, revision: int = 1) -> Message:
    alerts = (
        alert_of(happening, number, revision) for number, happening in enumerate(happenings, 7)
    )
    return Message(Kind.MESSAGE, tuple(alerts), news)


@asynccontextmanager
async def channel_to(
    urls: Callable[[Target], str | None], own: Collection[str] = LOOPBACK
) -> AsyncIterator[TeamsChannel]:
    """The channel, which posts to these addresses."""

    async def webhook_of(of: Target) -> Webhook | None:
        url = urls(of)
        return parse_webhook(url, LOOPBACK) if url else None

    async def link() -> Link:
        return lambda start: f"https://t.me/griddesk_bot?start={start}"

    async with webhook_session(own) as session:
        yield TeamsChannel(session, webhook_of, TeamsLook(ZONE, link))
