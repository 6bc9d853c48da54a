"""The audit: what was done is written in the transaction in which it is done."""

from domain.auditing.audit import Deed
from queries.loader import postgres_sql
from queries.postgres import Postgres

APPEND_AUDIT = postgres_sql("auditing/append_audit")


async def append_audit(postgres: Postgres, deed: Deed) -> int:
    """Add a deed to the chain; its number."""
    number = await postgres.fetch_value(
        APPEND_AUDIT,
        actor=deed.actor.person,
        role=deed.actor.role,
        act=deed.act,
        subject=deed.subject,
        chat_id=deed.actor.chat,
        details=dict(deed.details),
    )
    return int(number)
