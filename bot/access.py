"""Who may do what, decided at the time of the act from the desk's own database."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from aiogram import BaseMiddleware
from aiogram.dispatcher.flags import get_flag
from aiogram.types import TelegramObject

from bot.settings import AccessMode
from domain.people.people import Person, Scope, scope_of
from domain.people.roles import GRANTED, Act, Role, may

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


class NoAccess(Exception):
    """The person may not do this."""

    def __init__(self, person: Person, acts: frozenset[Act]) -> None:
        super().__init__(person.person_id)
        self.person = person
        self.acts = acts


class NotInGroups(Exception):
    """Not in front of others: no administrator approved this group for staff."""


class StaffOnly(Exception):
    """Not in front of others: in an approved group only staff look customers up."""


class Unguarded(Exception):
    """A handler does not say what it does; a mistake in the code."""


def acts(*allowed: Act) -> dict[str, Any]:
    """The flag of a handler: who may do one of these may use it."""
    return {"acts": frozenset(allowed)}


class Access:
    """The table of roles, and the mode that may open look-ups to all."""

    def __init__(self, mode: AccessMode) -> None:
        self.mode = mode

    def admit(self, person: Person, wanted: frozenset[Act]) -> None:
        """Raises NoAccess unless the person may do one of the acts."""
        if person.suspended:
            allowed = Act.HELP in wanted
        else:
            role = self._counting(person).role
            allowed = may(role, wanted, to_all=self.mode is AccessMode.OPEN)
        if not allowed:
            raise NoAccess(person, wanted)

    def scope(self, person: Person) -> Scope:
        """Whose data the person may see."""
        return scope_of(self._counting(person), to_all=self.mode is AccessMode.OPEN)

    def _counting(self, person: Person) -> Person:
        """The person as far as the mode goes: a closed desk is for those whom somebody listed."""
        if self.mode is AccessMode.CLOSED and person.role not in GRANTED:
            return replace(person, role=Role.UNKNOWN)
        return person


class Gate(BaseMiddleware):
    """Lets a person through to a handler whose acts their role may do; deny by default."""

    def __init__(self, access: Access) -> None:
        self._access = access

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """Raises NoAccess, or Unguarded for a handler without a flag."""
        wanted = get_flag(data, "acts")
        if not wanted:
            raise Unguarded(str(data.get("handler")))
        self._access.admit(data["person"], wanted)
        return await handler(event, data)
