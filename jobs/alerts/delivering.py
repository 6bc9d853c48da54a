"""A batch of the outbox as messages that show what is so now, and how they are brought."""

import asyncio
import logging
from collections.abc import Sequence

from domain.alerts.routing import Target
from jobs.alerts.channels import Channel, Kind, Message
from jobs.alerts.outcomes import Outcome, Overtaken, Refused, Sent, Unknown
from queries.alerts.alerts import alerts_of
from queries.alerts.outbox import Batch, await_alerts, copies_at
from queries.alerts.shown import note_shown
from queries.errors import SourceError
from queries.postgres import Postgres

#: Less than a lease: who sends for longer may have lost the message.
_LONGEST = 45.0

log = logging.getLogger(__name__)


async def messages_of(postgres: Postgres, batch: Batch) -> list[Message]:
    """What is to be sent for it; nothing when all there is to tell is there already."""
    row = batch.first
    kind = Kind(row.kind)
    if kind is Kind.MESSAGE:
        ids = [one.alert_id for one in batch.rows]
        await await_alerts(postgres, ids)
        alerts = await alerts_of(postgres, ids)
        return [Message(kind, tuple(alerts), row.news, batch.repeated)]
    if kind is Kind.EDIT:
        return await _changes(postgres, batch)
    copies = await copies_at(postgres, row.target_id, row.alert_id)
    alerts = await alerts_of(postgres, [row.alert_id]) if copies else []
    return [Message(kind, tuple(alerts), row.news, row.repeated, one.ref) for one in copies[:1]]


async def _changes(postgres: Postgres, batch: Batch) -> list[Message]:
    """Each message there that shows an older state of the alert, the latest message first."""
    row = batch.first
    copies = await copies_at(postgres, row.target_id, row.alert_id)
    ids = {row.alert_id, *(one for copy in copies for one in copy.alerts)}
    known = {alert.alert_id: alert for alert in await alerts_of(postgres, sorted(ids))}
    return [
        Message(
            kind=Kind.EDIT,
            alerts=tuple(known[one] for one in copy.alerts),
            news=row.news,
            repeated=copy.repeated,
            ref=copy.ref,
        )
        for copy in copies
        if copy.revision < known[row.alert_id].revision
    ]


class Delivery:
    """Brings messages to one target, one after the other."""

    def __init__(self, postgres: Postgres, channel: Channel, target: Target) -> None:
        self._postgres = postgres
        self._channel = channel
        self._target = target

    async def of(self, messages: Sequence[Message]) -> tuple[Outcome, dict[int, int]]:
        """What became of them, and which revision of each alert is there now.

        The first one that does not get there ends it; those before it are not sent again.
        """
        outcome: Outcome = Overtaken("nothing to send")
        for message in messages:
            outcome = await self._send(message)
            if message.kind is Kind.EDIT and isinstance(outcome, Sent | Overtaken):
                await self._note(message)
            elif not isinstance(outcome, Sent):
                break
        return outcome, {one.alert_id: one.revision for each in messages for one in each.alerts}

    async def _send(self, message: Message) -> Outcome:
        try:
            async with asyncio.timeout(_LONGEST):
                return await self._channel.send(self._target, message)
        except TimeoutError:
            return Unknown("it took too long")
        except asyncio.CancelledError:
            return Unknown("the service ended meanwhile")
        except Exception as error:  # one message that cannot be worded must not stop the others
            log.exception("a message could not be made")
            return Refused(type(error).__name__)

    async def _note(self, message: Message) -> None:
        try:
            await note_shown(
                self._postgres, self._target.target_id, message.ref or "", message.alerts
            )
        except SourceError as error:
            log.warning("a change will be made twice: %s", error)
