"""The truth about messages, as administrators read it, and what they decide about lost ones."""

from collections.abc import Collection, Mapping
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from domain.auditing.audit import Actor, Deed
from queries.auditing.audit import append_audit
from queries.loader import postgres_sql
from queries.postgres import Postgres

DELIVERED_ALERTS = postgres_sql("alerts/delivered_alerts")
DELIVERIES_OF_ALERT = postgres_sql("alerts/deliveries_of_alert")
DELIVERY = postgres_sql("alerts/delivery")
LAST_DELIVERY = postgres_sql("alerts/last_delivery")
DELIVERY_ATTEMPTS = postgres_sql("alerts/delivery_attempts")
SEND_AGAIN = postgres_sql("alerts/send_again")
GIVE_UP_DELIVERY = postgres_sql("alerts/give_up_delivery")


#: Why a message is dead that somebody decided about.
GIVEN_UP = "given up"


class DeliveryState(StrEnum):
    """Where a message is."""

    WAITING = "waiting"
    CLAIMED = "claimed"
    SENDING = "sending"
    SENT = "sent"
    ACCEPTED = "accepted"
    UNKNOWN = "unknown"
    DEAD = "dead"
    DROPPED = "dropped"


class DeliveredAlert(NamedTuple):
    """An alert, and how many of its messages are in which state."""

    alert_id: int
    states: Mapping[str, int]


class Delivery(NamedTuple):
    """A message; ``repeated``: it may have come twice; ``why`` it is where it is."""

    delivery_id: int
    alert_id: int
    target_id: int
    kind: str
    news: str
    state: str
    created_at: datetime
    due_at: datetime
    sent_at: datetime | None
    tries: int
    repeated: bool
    why: str


class Attempt(NamedTuple):
    """One attempt to send; ``ms`` milliseconds, None when the sender was lost."""

    at: datetime
    outcome: str
    why: str
    ms: float | None


async def delivered_alerts(
    postgres: Postgres, states: Collection[DeliveryState], skip: int, many: int
) -> list[DeliveredAlert]:
    """Alerts with messages in one of these states, the newest first."""
    wanted = [state.value for state in states]
    return await postgres.fetch_all(
        DELIVERED_ALERTS, DeliveredAlert, states=wanted, skip=skip, many=many
    )


async def deliveries_of_alert(
    postgres: Postgres, alert_id: int, skip: int, many: int
) -> list[Delivery]:
    """What each target was sent of an alert."""
    return await postgres.fetch_all(
        DELIVERIES_OF_ALERT, Delivery, alert_id=alert_id, skip=skip, many=many
    )


async def delivery(postgres: Postgres, delivery_id: int) -> Delivery | None:
    """One message."""
    return await postgres.fetch_one(DELIVERY, Delivery, delivery_id=delivery_id)


async def last_delivery(postgres: Postgres, target_id: int) -> Delivery | None:
    """The newest message that left for a target."""
    return await postgres.fetch_one(LAST_DELIVERY, Delivery, target_id=target_id)


async def delivery_attempts(postgres: Postgres, delivery_id: int, many: int = 10) -> list[Attempt]:
    """The newest attempts at a message."""
    return await postgres.fetch_all(DELIVERY_ATTEMPTS, Attempt, delivery_id=delivery_id, many=many)


async def send_again(postgres: Postgres, delivery_id: int, by: Actor) -> bool:
    """Send a dead or perhaps lost message once more; False when it is neither any more."""
    async with postgres.transaction() as inside:
        target = await inside.fetch_value(SEND_AGAIN, delivery_id=delivery_id)
        if target is not None:
            await append_audit(inside, Deed(by, "delivery.again", f"delivery:{delivery_id}"))
    return target is not None


async def give_up_delivery(postgres: Postgres, delivery_id: int, by: Actor) -> bool:
    """Do not send a message any more; False when it has left, or that is decided."""
    async with postgres.transaction() as inside:
        given_up = await inside.execute(GIVE_UP_DELIVERY, delivery_id=delivery_id)
        if given_up:
            await append_audit(inside, Deed(by, "delivery.given-up", f"delivery:{delivery_id}"))
    return given_up == 1
