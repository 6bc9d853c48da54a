"""People, as the desk remembers them."""

from collections.abc import Collection
from typing import NamedTuple

from domain.auditing.audit import SERVICE, Deed
from domain.languages import Language
from domain.people.people import Person, Profile, effective_role
from domain.people.roles import Role
from queries.auditing.audit import append_audit
from queries.loader import postgres_sql
from queries.postgres import Postgres

VISITOR = postgres_sql("access/visitor")
SAVE_PROFILE = postgres_sql("access/save_profile")
LANGUAGE_OF = postgres_sql("access/language_of")
APPOINT_FIRST_ADMINS = postgres_sql("access/appoint_first_admins")


class Visitor(NamedTuple):
    """A person, whether the chat is approved for staff, and for which text the person was asked."""

    person: Person
    approved_chat: bool
    prompt: str | None


async def visitor(postgres: Postgres, profile: Profile, chat_id: int) -> Visitor:
    """Who writes, by the desk's own records; a new or changed profile is remembered."""
    row = await postgres.fetch_one(
        VISITOR, _VisitorRow, person_id=profile.person_id, chat_id=chat_id
    )
    assert row is not None, "the query always has one row"
    if not row.seen_lately or row[:3] != (profile.name, profile.username, profile.language):
        await save_profile(postgres, profile)
    return Visitor(_person(row, profile), row.approved_chat, row.prompt)


async def save_profile(postgres: Postgres, profile: Profile) -> None:
    """Remember how Telegram introduces a person."""
    await postgres.execute(
        SAVE_PROFILE,
        person_id=profile.person_id,
        name=profile.name,
        username=profile.username,
        language=profile.language.value,
    )


async def appoint_first_admins(postgres: Postgres, person_ids: Collection[int]) -> None:
    """Make administrators of those that the settings name and nobody has decided about yet.

    When no administrator is left, all of them are appointed again: a desk is never locked out.
    """
    async with postgres.transaction() as inside:
        appointed = await inside.fetch_all(APPOINT_FIRST_ADMINS, int, person_ids=sorted(person_ids))
        for person_id in appointed:
            granted = {"role": Role.ADMIN.value, "by": "ADMIN_IDS"}
            await append_audit(
                inside, Deed(SERVICE, "access.granted", f"person:{person_id}", granted)
            )


async def language_of(postgres: Postgres, person_id: int) -> Language:
    """In which language to write to a person; English to one who never wrote to the desk."""
    found = await postgres.fetch_value(LANGUAGE_OF, person_id=person_id)
    return Language(found) if found else Language.ENGLISH


class _VisitorRow(NamedTuple):
    """The columns of visitor.sql, in order."""

    name: str | None
    username: str | None
    guessed_language: str | None
    language: str | None
    seen_lately: bool
    role: str | None
    areas: list[str]
    suspended: bool
    version: int
    accounts: list[str]
    approved_chat: bool
    prompt: str | None


def _person(row: _VisitorRow, profile: Profile) -> Person:
    return Person(
        profile.person_id,
        profile.name,
        profile.username,
        Language(row.language) if row.language else profile.language,
        effective_role(row.role, suspended=row.suspended, accounts=bool(row.accounts)),
        areas=frozenset(row.areas),
        suspended=row.suspended,
        version=row.version,
        accounts=tuple(row.accounts),
    )
