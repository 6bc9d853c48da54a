"""What administrators decide about people."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum, StrEnum

from domain.languages import Language
from domain.people.roles import GRANTED, Role


@dataclass(frozen=True, slots=True)
class Grant:
    """A role given by an administrator, if any; its areas, none meaning all; whether it rests."""

    role: Role | None
    areas: frozenset[str] = frozenset()
    suspended: bool = False

    @property
    def is_live_admin(self) -> bool:
        """Whether it makes an administrator at this moment."""
        return self.role is Role.ADMIN and not self.suspended


class Verdict(Enum):
    """What came of a decision about a person; only one that STANDS has changed anything."""

    STANDS = "stands"
    SAME = "same"
    STALE = "stale"
    SELF = "self"
    LAST_ADMIN = "last_admin"
    NO_ADMIN = "no_admin"


class Kind(StrEnum):
    """What a person is in the list: a role, or suspended."""

    ADMIN = "admin"
    OPERATOR = "operator"
    STAFF = "staff"
    CUSTOMER = "customer"
    UNKNOWN = "unknown"
    SUSPENDED = "suspended"


@dataclass(frozen=True, slots=True)
class Listed:
    """A person in the list; without a name: never wrote to the desk."""

    person_id: int
    name: str | None
    kind: Kind
    areas: int


@dataclass(frozen=True, slots=True)
class Card:
    """Everything an administrator sees of a person; ``accounts`` is how many, never which."""

    person_id: int
    name: str | None
    username: str | None
    language: Language
    grant: Grant
    version: int
    granted_at: datetime | None
    granted_by: str | None
    seen_at: datetime | None
    accounts: int

    @property
    def kind(self) -> Kind:
        """What the person is."""
        if self.grant.suspended:
            return Kind.SUSPENDED
        if self.grant.role in GRANTED:
            return Kind(self.grant.role)
        return Kind.CUSTOMER if self.accounts else Kind.UNKNOWN


def deed_of(before: Grant, after: Grant) -> str:
    """What a change is called in the audit."""
    if before.role and after.role is None:
        return "access.removed"
    if before.suspended != after.suspended:
        return "access.suspended" if after.suspended else "access.resumed"
    return "access.granted" if before.role is None else "access.changed"
