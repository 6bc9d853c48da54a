"""Asking for access, and what administrators decide about it."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, StrEnum

from domain.people.people import Profile
from domain.people.roles import Role


class Outcome(StrEnum):
    """How a request ended; OVERTAKEN: about the person was decided elsewhere meanwhile."""

    STAFF = "staff"
    OPERATOR = "operator"
    ADMIN = "admin"
    OWN_ACCOUNT = "own_account"
    DENIED = "denied"
    EXPIRED = "expired"
    OVERTAKEN = "overtaken"

    @property
    def role(self) -> Role | None:
        """The role that it gives, if it gives one."""
        return Role(self) if self in _ROLES else None


_ROLES = (Outcome.STAFF, Outcome.OPERATOR, Outcome.ADMIN)


@dataclass(frozen=True, slots=True)
class Decider:
    """The administrator who decided."""

    person_id: int
    name: str | None


@dataclass(frozen=True, slots=True)
class AccessRequest:
    """Somebody who asks for access; open as long as there is no outcome.

    The language of ``asker`` is the one they are written to in. ``areas`` limit what was granted,
    none means all of them.
    """

    request_id: int
    asker: Profile
    asked_at: datetime
    expires_at: datetime
    outcome: Outcome | None = None
    areas: tuple[str, ...] = ()
    decided_at: datetime | None = None
    decider: Decider | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What an administrator wants to come of a request."""

    request_id: int
    outcome: Outcome
    areas: frozenset[str] = frozenset()


class Ruling(Enum):
    """What came of a decision; only a decision that STANDS has changed anything."""

    STANDS = "stands"
    LATE = "late"
    EXPIRED = "expired"
    OVERTAKEN = "overtaken"
    OWN = "own"
    NO_ADMIN = "no_admin"
    OTHER_AREAS = "other_areas"


def too_late(outcome: Outcome) -> Ruling:
    """What comes of a decision about a request that has ended so."""
    return _TOO_LATE.get(outcome, Ruling.LATE)


_TOO_LATE = {Outcome.EXPIRED: Ruling.EXPIRED, Outcome.OVERTAKEN: Ruling.OVERTAKEN}


class Answer(Enum):
    """What came of asking."""

    SENT = "sent"
    WAITING = "waiting"
    TOO_SOON = "too_soon"
    NEEDLESS = "needless"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Asking:
    """What came of asking, and until when the request is open, or from when one may ask again."""

    answer: Answer
    at: datetime | None = None


def areas_mark(areas: Iterable[str]) -> str:
    """A short mark by which a button tells whether areas are the ones it was drawn with."""
    joined = "\n".join(sorted(areas))
    return hashlib.sha256(joined.encode()).hexdigest()[:8] if joined else ""
