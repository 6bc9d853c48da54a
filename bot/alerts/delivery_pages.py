"""What became of messages, read for administrators."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from typing import NamedTuple

from bot.alerts.delivery_buttons import Which
from domain.alerts.model import Alert
from domain.alerts.routing import Target
from formatters.alerts.deliveries import Sent, Tried
from queries.alerts.alerts import alert, alerts_of
from queries.alerts.delivery_book import (
    Delivery,
    DeliveryState,
    delivered_alerts,
    deliveries_of_alert,
    delivery,
    delivery_attempts,
    last_delivery,
)
from queries.alerts.targets import targets
from queries.postgres import Postgres

ALERTS, MESSAGES = 8, 15
_STATES: Mapping[Which, tuple[DeliveryState, ...]] = {
    Which.ALL: tuple(DeliveryState),
    Which.DEAD: (DeliveryState.DEAD,),
    Which.UNKNOWN: (DeliveryState.UNKNOWN,),
    Which.WAITING: (DeliveryState.WAITING, DeliveryState.CLAIMED, DeliveryState.SENDING),
}


class NoDelivery(Exception):
    """The message, or its alert, is not kept any more."""


class Told(NamedTuple):
    """An alert, and how many of its messages are in which state."""

    alert: Alert
    states: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class OfAlert:
    """An alert and a page of its messages."""

    alert: Alert
    messages: list[tuple[int, Sent]]
    more: bool


@dataclass(frozen=True, slots=True)
class Deliveries:
    """Messages and their ends."""

    postgres: Postgres
    zone: tzinfo

    async def alerts(self, which: Which, page: int) -> tuple[list[Told], bool]:
        """A page of alerts, and whether there are more."""
        found = await delivered_alerts(self.postgres, _STATES[which], page * ALERTS, ALERTS + 1)
        shown = found[:ALERTS]
        of = await alerts_of(self.postgres, [one.alert_id for one in shown])
        known = {one.alert_id: one for one in of}
        told = [Told(known[one.alert_id], one.states) for one in shown if one.alert_id in known]
        return told, len(found) > ALERTS

    async def of_alert(self, alert_id: int, page: int) -> OfAlert:
        """Its messages; raises NoDelivery."""
        found = await alert(self.postgres, alert_id)
        if found is None:
            raise NoDelivery
        rows = await deliveries_of_alert(self.postgres, alert_id, page * MESSAGES, MESSAGES + 1)
        shown = await self._shown(rows[:MESSAGES])
        return OfAlert(found, shown, len(rows) > MESSAGES)

    async def message(self, delivery_id: int) -> tuple[Delivery, Sent, list[Tried]]:
        """One with its attempts; raises NoDelivery."""
        found = await delivery(self.postgres, delivery_id)
        if found is None:
            raise NoDelivery
        ((_, sent),) = await self._shown([found])
        attempts = await delivery_attempts(self.postgres, delivery_id)
        return found, sent, [Tried(one.at, one.outcome, one.why) for one in attempts]

    async def last(self, target_id: int) -> Sent | None:
        """The newest message that left for a target."""
        found = await last_delivery(self.postgres, target_id)
        return _sent(found, None) if found else None

    async def _shown(self, rows: Sequence[Delivery]) -> list[tuple[int, Sent]]:
        known = {
            one.target_id: one
            for one in await targets(self.postgres, {row.target_id for row in rows})
        }
        return [(row.delivery_id, _sent(row, known.get(row.target_id))) for row in rows]


def _sent(row: Delivery, target: Target | None) -> Sent:
    waits = row.state in {"waiting", "claimed", "sending"}
    at = row.sent_at or (row.due_at if waits else row.created_at)
    return Sent(target, row.kind, row.news, row.state, at, row.tries, row.repeated, row.why)
