"""The audit and the query log, newest first, as somebody wants to see them."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any, NamedTuple, TypeVar
from zoneinfo import ZoneInfo

from domain.auditing.audit_pages import AuditEntry, QueryEntry, Sought
from queries.loader import postgres_sql
from queries.postgres import Postgres

T = TypeVar("T")

AUDIT_ENTRIES = postgres_sql("auditing/audit_entries")
QUERY_ENTRIES = postgres_sql("auditing/query_entries")
PEOPLE_NAMED = postgres_sql("auditing/people_named")


class Part(NamedTuple):
    """``many`` entries after some that are ``skipped``."""

    many: int
    skipped: int = 0


class Named(NamedTuple):
    """A person and their name; none of one who never wrote to the desk."""

    person_id: int
    name: str | None


async def audit_entries(
    postgres: Postgres, sought: Sought, part: Part, zone: ZoneInfo
) -> list[AuditEntry]:
    """Entries of the audit, newest first."""
    return await postgres.fetch_all(
        AUDIT_ENTRIES,
        partial(_local, AuditEntry, zone),
        acts=sought.acts,
        customer=sought.customer_subject,
        **_choice(sought, part, zone),
    )


async def query_entries(
    postgres: Postgres, sought: Sought, part: Part, zone: ZoneInfo
) -> list[QueryEntry]:
    """Entries of the query log, newest first; a customer cannot be chosen there."""
    return await postgres.fetch_all(
        QUERY_ENTRIES, partial(_local, QueryEntry, zone), **_choice(sought, part, zone)
    )


async def people_named(postgres: Postgres, text: str, many: int) -> list[Named]:
    """People of this Telegram id, name or @username, or a part of it; the id's person first."""
    part = text.removeprefix("@")
    person_id = int(part) if part.isascii() and part.isdigit() and len(part) <= 18 else None
    return await postgres.fetch_all(PEOPLE_NAMED, Named, person_id=person_id, part=part, many=many)


def _choice(sought: Sought, part: Part, zone: ZoneInfo) -> dict[str, Any]:
    return {
        "newest": sought.newest,
        "days": sought.period.days,
        "zone": zone.key,
        "person_id": sought.about.person,
        "skipped": part.skipped,
        "many": part.many,
    }


def _local(make: Callable[..., T], zone: ZoneInfo, number: int, at: datetime, *rest: Any) -> T:
    """An entry with its time in the site's zone."""
    return make(number, at.astimezone(zone), *rest)
