"""Half-done forms: what a person has filled in, kept half an hour since the last touch.

They live in the database, so that a restart does not lose them.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from queries.loader import postgres_sql
from queries.postgres import Postgres

SAVE_FORM = postgres_sql("save_form")
FORM = postgres_sql("form")
FORGET_FORM = postgres_sql("forget_form")

#: The form of somebody who was asked for a text: ``{"ask": NAME}``; the next message answers it.
PROMPT = "prompt"


class Place(NamedTuple):
    """A form of a person in a chat."""

    chat: int
    person: int
    form: str


async def save_form(postgres: Postgres, place: Place, filled: Mapping[str, Any]) -> None:
    """Keep what is filled in, in place of what was there."""
    await postgres.execute(
        SAVE_FORM,
        chat_id=place.chat,
        person_id=place.person,
        form=place.form,
        filled=dict(filled),
    )


async def form(postgres: Postgres, place: Place) -> dict[str, Any] | None:
    """What is filled in; None when nothing is, or its time is over."""
    found: dict[str, Any] | None = await postgres.fetch_value(
        FORM, chat_id=place.chat, person_id=place.person, form=place.form
    )
    return found


async def forget_form(postgres: Postgres, place: Place) -> bool:
    """Forget a form; whether there was one."""
    forgotten = await postgres.execute(
        FORGET_FORM, chat_id=place.chat, person_id=place.person, form=place.form
    )
    return forgotten > 0
