"""What the messages of targets show."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.alerts.model import Alert
from queries.loader import postgres_sql
from queries.postgres import Postgres

SHOWN_ALERTS = postgres_sql("alerts/shown_alerts")
NOTE_SHOWN = postgres_sql("alerts/note_shown")


@dataclass(frozen=True, slots=True)
class Shown:
    """The alerts of a message at a target, by id; ``repeated``: it may have come before."""

    target_id: int
    alerts: list[int]
    repeated: bool


async def shown_alerts(postgres: Postgres, chat: int, message_id: int) -> Shown | None:
    """What a message in a chat shows; None: it is no copy of an alert, or not known as one yet."""
    return await postgres.fetch_one(SHOWN_ALERTS, Shown, chat=str(chat), ref=str(message_id))


async def note_shown(postgres: Postgres, target_id: int, ref: str, alerts: Sequence[Alert]) -> None:
    """A message shows these alerts as they are here."""
    await postgres.execute(
        NOTE_SHOWN,
        target_id=target_id,
        ref=ref,
        alerts=[one.alert_id for one in alerts],
        revisions=[one.revision for one in alerts],
    )
