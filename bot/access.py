"""Who may look customers up, and how much of them they see; decided at the time of the act."""

from dataclasses import dataclass
from enum import Enum

from bot.settings import AccessMode


class Sight(Enum):
    """How much of a customer a person sees."""

    FULL = "full"
    MASKED = "masked"


class NoAccess(Exception):
    """The person may not look customers up."""

    def __init__(self, person: int) -> None:
        super().__init__(person)
        self.person = person


class NotInGroups(Exception):
    """The person may look customers up, but not in front of others."""


@dataclass(frozen=True, slots=True)
class Access:
    """Administrators see everything; in open mode others see masked figures, privately."""

    admins: frozenset[int]
    mode: AccessMode

    def sight(self, person: int, *, private: bool) -> Sight:
        """What the person sees in this kind of chat; raises NoAccess or NotInGroups."""
        if person in self.admins:
            return Sight.FULL if private else Sight.MASKED
        if self.mode is not AccessMode.OPEN:
            raise NoAccess(person)
        if not private:
            raise NotInGroups
        return Sight.MASKED
