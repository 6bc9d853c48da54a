"""How many numbers a person has asked for on a day of the site."""

from datetime import date, datetime
from typing import NamedTuple

from queries.loader import postgres_sql
from queries.postgres import Postgres

ASKED_TODAY = postgres_sql("access/asked_today")
NOTE_LOOKUP = postgres_sql("access/note_lookup")


class Asked(NamedTuple):
    """What a person has asked for on a day: other numbers, and perhaps this one; ``ends`` it."""

    day: date
    others: int
    before: bool
    ends: datetime


async def asked_today(inside: Postgres, person_id: int, number_key: str, zone: str) -> Asked:
    """What a person has asked for today, beside a number; exact under the person's lock."""
    asked = await inside.fetch_one(
        ASKED_TODAY, Asked, person_id=person_id, number_key=number_key, zone=zone
    )
    assert asked is not None, "the query always has one row"
    return asked


async def note_lookup(inside: Postgres, day: date, person_id: int, number_key: str) -> None:
    """Count a number; one that was asked for before counts once."""
    await inside.execute(NOTE_LOOKUP, day=day, person_id=person_id, number_key=number_key)
