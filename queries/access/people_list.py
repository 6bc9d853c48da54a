"""People as administrators see them."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from domain.languages import Language
from domain.people.grants import Card, Grant, Kind, Listed
from domain.people.roles import Role
from queries.loader import postgres_sql
from queries.postgres import Postgres

LISTED_PEOPLE = postgres_sql("access/listed_people")
PERSON_CARD = postgres_sql("access/person_card")


async def listed_people(
    postgres: Postgres, kinds: Collection[Kind], sought: str, *, skip: int, many: int
) -> list[Listed]:
    """People of some kinds whose name, username or id holds the text (all, without one)."""
    return await postgres.fetch_all(
        LISTED_PEOPLE,
        lambda person_id, name, kind, areas: Listed(person_id, name, Kind(kind), areas),
        kinds=[kind.value for kind in kinds],
        sought=sought,
        skip=skip,
        many=many,
    )


async def person_card(postgres: Postgres, person_id: int) -> Card:
    """A person, also one who never wrote to the desk."""
    row = await postgres.fetch_one(PERSON_CARD, _CardRow, person_id=person_id)
    assert row is not None, "the query always has one row"
    role = Role(row.role) if row.role and row.role != "none" else None
    return Card(
        row.person_id,
        row.name,
        row.username,
        Language(row.language or Language.ENGLISH),
        Grant(role, frozenset(row.areas or ()), suspended=bool(row.suspended)),
        row.version,
        row.granted_at,
        row.granted_by,
        row.seen_at,
        row.accounts,
    )


class _CardRow(NamedTuple):
    """The columns of person_card.sql, in order."""

    person_id: int
    name: str | None
    username: str | None
    language: str | None
    role: str | None
    areas: list[str] | None
    suspended: bool | None
    version: int
    granted_at: datetime | None
    granted_by: str | None
    seen_at: datetime | None
    accounts: int
