"""What the messages in chats show."""

from queries.loader import postgres_sql
from queries.postgres import Postgres

SHOWN_ALERTS = postgres_sql("shown_alerts")


async def shown_alerts(postgres: Postgres, chat: int, message_id: int) -> list[int]:
    """The ids of the alerts that a message in a chat shows; none: it is no copy of an alert."""
    return await postgres.fetch_all(SHOWN_ALERTS, int, chat=str(chat), ref=str(message_id))
