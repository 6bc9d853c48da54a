"""What is written down about who did what."""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from domain.people.roles import Role


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does something, as what, from which chat; without a person it is the service itself."""

    person: int | None
    role: str
    chat: int | None = None


#: The service itself, or whoever runs its commands on the machine.
SERVICE = Actor(None, "service")


@dataclass(frozen=True, slots=True)
class Deed:
    """One act: ``act`` such as ``access.granted``, ``subject`` such as ``person:5002``."""

    actor: Actor
    act: str
    subject: str
    details: Mapping[str, Any] = field(default_factory=dict)


def acting(person: int, role: Role, chat: int) -> Actor:
    """A person who acts in a chat."""
    return Actor(person, role.value, chat)


class Pseudonyms:
    """Keyed hashes (HMAC-SHA256, 16 bytes) in place of customer and phone numbers.

    Equal numbers have equal hashes, so that entries about one customer can be found; without the
    key nobody gets from a hash to a number by trying them all.
    """

    def __init__(self, key: bytes) -> None:
        self._key = hashlib.sha256(b"griddesk pseudonyms" + key).digest()

    def __call__(self, number: str) -> str:
        """The number's hash, 32 hexadecimal digits."""
        return hmac.digest(self._key, number.encode(), "sha256")[:16].hex()

    def customer(self, customer_no: str) -> str:
        """A customer as the subject of a deed."""
        return f"customer:{self(customer_no)}"
