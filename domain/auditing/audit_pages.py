"""What of the audit and of the query log somebody wants to see."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Self


class Topic(StrEnum):
    """Which entries: of the audit, all or some, or of the query log."""

    ALL = "a"
    ACCESS = "r"
    CUSTOMERS = "c"
    ACCOUNTS = "o"
    GROUPS = "g"
    QUERIES = "q"


class Period(StrEnum):
    """How far back, in days of the site."""

    TODAY = "t"
    WEEK = "w"
    MONTH = "m"
    ALL = "a"

    @property
    def days(self) -> int | None:
        """Whole days before today; None for all there is."""
        return {Period.TODAY: 0, Period.WEEK: 6, Period.MONTH: 29, Period.ALL: None}[self]


#: What the acts of a topic begin with.
_ACTS = {
    Topic.ACCESS: "access.",
    Topic.CUSTOMERS: "customer.",
    Topic.ACCOUNTS: "account.",
    Topic.GROUPS: "group.",
}


@dataclass(frozen=True, slots=True)
class About:
    """A person (who did it, or to whom it was done), a customer by their code, or nobody.

    As text, short enough for a button: ``p5002``, ``c3fa9c1d2e4f5``, or nothing.
    """

    person: int | None = None
    customer: str | None = None

    #: Hexadecimal digits of a customer's hash that stand for it where it is shown.
    CODE = 12

    @classmethod
    def parsed(cls, text: str) -> Self:
        """The person or customer of a button; nobody when it names none."""
        if re.fullmatch(r"p\d{1,18}", text):
            return cls(person=int(text[1:]))
        if re.fullmatch(r"c[0-9a-f]{12}", text):
            return cls(customer=text[1:])
        return cls()

    def __str__(self) -> str:
        if self.person is not None:
            return f"p{self.person}"
        return f"c{self.customer}" if self.customer else ""


NOBODY = About()


@dataclass(frozen=True, slots=True)
class Sought:
    """A choice of entries, up to the number ``newest`` (None: up to now)."""

    topic: Topic = Topic.ALL
    period: Period = Period.WEEK
    about: About = NOBODY
    newest: int | None = None

    @property
    def acts(self) -> str:
        """What the acts begin with."""
        return _ACTS.get(self.topic, "")

    @property
    def customer_subject(self) -> str | None:
        """What the subject begins with when it is about a customer."""
        return f"customer:{self.about.customer}" if self.about.customer else None


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """Who did what on what, when, from which chat; names as they are known now, times local."""

    number: int
    at: datetime
    actor: int | None
    actor_name: str | None
    role: str
    act: str
    subject: str
    subject_name: str | None
    chat_id: int | None
    chat_title: str | None
    details: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class QueryEntry:
    """Who asked which query, its parameters masked, and how it ended; time local."""

    number: int
    at: datetime
    person_id: int
    name: str | None
    query: str
    parameters: Mapping[str, str | None]
    ms: float
    row_count: int | None
    source: str
    outcome: str
