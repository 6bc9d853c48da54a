"""The people of the desk, and whose data each of them may see."""

from dataclasses import dataclass

from domain.languages import Language
from domain.people.roles import Act, Role, may


@dataclass(frozen=True, slots=True)
class Profile:
    """A person as Telegram introduces them; ``language`` is the first guess."""

    person_id: int
    name: str
    username: str | None
    language: Language


@dataclass(frozen=True, slots=True)
class Person:
    """A person as the desk knows them.

    ``areas`` limit staff to some NOCS, none means all; ``accounts`` are the customer numbers that
    are proved to be theirs; ``version`` counts decisions about them, 0 before the first.
    """

    person_id: int
    name: str
    username: str | None
    language: Language
    role: Role
    areas: frozenset[str] = frozenset()
    suspended: bool = False
    version: int = 0
    accounts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scope:
    """Which customers somebody may see: their own, and perhaps anyone, or anyone of some areas."""

    own: frozenset[str]
    anyone: bool
    areas: frozenset[str]
    masked: bool

    def covers(self, customer_no: str, nocs: str | None) -> bool:
        """Whether this customer may be seen at all."""
        return customer_no in self.own or self.covers_area(nocs)

    def covers_area(self, nocs: str | None) -> bool:
        """Whether any customer of this area may be seen."""
        return self.anyone and (not self.areas or nocs in self.areas)

    def hides(self, customer_no: str) -> bool:
        """Whether the customer's name, phone and address are masked."""
        return self.masked and customer_no not in self.own


#: What operators and administrators see.
EVERYBODY = Scope(own=frozenset(), anyone=True, areas=frozenset(), masked=False)


def effective_role(granted: str | None, *, suspended: bool, accounts: bool) -> Role:
    """What somebody is: by decision, else by an account of their own; nobody when suspended."""
    if suspended:
        return Role.UNKNOWN
    if granted and granted != "none":
        return Role(granted)
    return Role.CUSTOMER if accounts else Role.UNKNOWN


def scope_of(person: Person, *, to_all: bool) -> Scope:
    """Whose data a person may see; ``to_all``: anybody sees everybody, masked."""
    staff = may(person.role, {Act.ANY_CUSTOMER})
    own = frozenset(person.accounts) if may(person.role, {Act.OWN_ACCOUNT}) else frozenset()
    return Scope(
        own,
        anyone=staff or (to_all and not person.suspended),
        areas=person.areas if staff else frozenset(),
        masked=not staff,
    )
