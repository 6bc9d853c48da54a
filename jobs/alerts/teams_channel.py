"""Microsoft Teams as a way to reach people: a channel gets cards through its webhook.

Nothing that was posted can be changed, and nobody says when it is shown.
"""

import asyncio
import json
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

from aiohttp import ClientConnectorError, ClientError, ClientSession
from cachetools import LRUCache
from yarl import URL

from domain.alerts.routing import Target
from domain.alerts.webhooks import Webhook
from formatters.alerts.alerts import Occasion, content
from formatters.alerts.cards import Card, Link, cards, together
from formatters.words import WORDS
from jobs.alerts.channels import Message
from jobs.alerts.outcomes import Accepted, DeadTarget, NotSent, Outcome, RateLimited, Sent, Unknown
from jobs.alerts.teams_answers import outcome_of
from jobs.alerts.urgency import LOOK_AGAIN, URGENCY, Urgency
from jobs.alerts.webhook_address import PrivateAddress
from jobs.alerts.webhook_pace import WebhookPace

_TYPE = "application/vnd.microsoft.card.adaptive"
_HEADERS = {"Content-Type": "application/json; charset=utf-8"}
#: Of an answer more than this many bytes mean nothing to us.
_ANSWER = 4096
#: A pause between two cards of one message that is waited for; a longer one ends the attempt.
_SHORT = 1.0
#: Messages of which it is remembered how many of their cards are there.
_REMEMBERED = 500

#: The webhook of a target; None: it has none (any more).
WebhookOf = Callable[[Target], Awaitable[Webhook | None]]


@dataclass(frozen=True, slots=True)
class TeamsLook:
    """What cards need beside alerts; ``link`` finds what makes addresses that open the bot."""

    zone: tzinfo
    link: Callable[[], Awaitable[Link | None]]


class TeamsChannel:
    """Posts cards; a message of several cards goes on where it stopped."""

    editable = False

    def __init__(
        self,
        session: ClientSession,
        webhook_of: WebhookOf,
        look: TeamsLook,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._session = session
        self._webhook_of = webhook_of
        self._look = look
        self._clock = clock
        self._paces: LRUCache[str, WebhookPace] = LRUCache(_REMEMBERED)
        self._urls: LRUCache[int, str] = LRUCache(_REMEMBERED)
        self._posted: LRUCache[tuple[object, ...], int] = LRUCache(_REMEMBERED)

    def wait(self, target: Target) -> float:
        """Seconds until the webhook's pace allows the next post."""
        url = self._urls.get(target.target_id)
        return self._wait(url) if url else 0.0

    async def send(self, target: Target, message: Message) -> Outcome:
        """Post the cards of a message; it was taken when all of them were."""
        webhook = await self._webhook_of(target)
        if webhook is None:
            return DeadTarget("no-webhook")
        self._urls[target.target_id] = webhook.url
        key = _key(target, message)
        outcome: Outcome = Accepted()
        made = await self._cards(target, message)
        for number in range(self._posted.get(key, 0), len(made)):
            outcome = await self._post_in_time(webhook, made[number])
            if not isinstance(outcome, Accepted | Sent):
                return outcome
            self._posted[key] = number + 1
        self._posted.pop(key, None)
        return outcome

    async def _cards(self, target: Target, message: Message) -> list[Card]:
        words = WORDS[target.language]
        occasion = Occasion(message.news, message.repeated)
        told = [content(words, alert, self._look.zone, occasion) for alert in message.alerts]
        return cards(words, together(words, told), await self._look.link())

    async def _post_in_time(self, webhook: Webhook, card: Card) -> Outcome:
        while wait := self._wait(webhook.url):
            if wait > _SHORT:
                return RateLimited(min(wait, LOOK_AGAIN))
            await asyncio.sleep(wait)
        self._pace(webhook.url).note(self._clock())
        return await self._post(webhook, card)

    async def _post(self, webhook: Webhook, card: Card) -> Outcome:
        # The address is signed, so it must not be written in another way that means the same.
        url = URL(webhook.url, encoded=True)
        body = _body(card)
        try:
            async with self._session.post(
                url, data=body, headers=_HEADERS, allow_redirects=False
            ) as answer:
                said = (await answer.content.read(_ANSWER)).decode("utf-8", "replace")
                return outcome_of(answer.status, answer.headers, said, datetime.now(UTC))
        except ClientConnectorError as error:
            return _unconnected(error)
        except (ClientError, TimeoutError, OSError) as error:
            return Unknown(type(error).__name__)

    def _wait(self, url: str) -> float:
        critical = URGENCY.get() <= Urgency.CRITICAL
        return self._pace(url).wait(self._clock(), critical=critical)

    def _pace(self, url: str) -> WebhookPace:
        return self._paces.setdefault(url, WebhookPace())


def _unconnected(error: ClientConnectorError) -> Outcome:
    if isinstance(error.__cause__, PrivateAddress):
        return DeadTarget("private-address")
    return NotSent(type(error).__name__)


def _key(target: Target, message: Message) -> tuple[object, ...]:
    """What tells a message apart; when an alert has changed since, it is another."""
    alerts = tuple((alert.alert_id, alert.revision) for alert in message.alerts)
    return target.target_id, message.news, alerts


def _body(card: Card) -> bytes:
    attachment: Mapping[str, object] = {
        "contentType": _TYPE,
        "contentUrl": None,
        "content": card,
    }
    body = {"type": "message", "attachments": [attachment]}
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
