"""/start: what a person is to the desk, and how they go on."""

from collections.abc import Collection

from domain.people.people import Person
from domain.people.roles import GRANTED, Role
from formatters.html import shown
from formatters.words import Words


def start(words: Words, person: Person, mode: str) -> str:
    """The first page of a person; ``mode`` (approval, open, closed) is what strangers may do."""
    if person.suspended:
        return words("start-suspended", person=str(person.person_id))
    if person.role is Role.UNKNOWN:
        return _stranger(words, person, mode)
    return start_as(words, person.role, person.areas)


def start_as(words: Words, role: Role, areas: Collection[str]) -> str:
    """The first page of a customer, or of staff and who stands above them."""
    if role not in GRANTED:
        return words(f"start-{role}")
    return words(f"start-{role}", areas=named_areas(words, areas))


def named_areas(words: Words, areas: Collection[str]) -> str:
    """The areas that somebody is limited to, or that there are none such."""
    return ", ".join(map(shown, sorted(areas))) or words("areas-all")


def _stranger(words: Words, person: Person, mode: str) -> str:
    if mode == "closed":
        return words("start-closed", person=str(person.person_id))
    return words(f"start-{mode}")
