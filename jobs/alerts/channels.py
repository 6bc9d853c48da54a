"""What the sender asks of a way to reach people."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from domain.alerts.model import Alert, News
from domain.alerts.routing import Target
from jobs.alerts.outcomes import Outcome


class Kind(StrEnum):
    """A new message, the change of one, or a short answer to one."""

    MESSAGE = "message"
    EDIT = "edit"
    REPLY = "reply"


@dataclass(frozen=True, slots=True)
class Message:
    """What is to be told: alerts as they are now, and what it is told for.

    ``repeated``: it may have been told before. ``ref`` is the message to change or to answer.
    """

    kind: Kind
    alerts: tuple[Alert, ...]
    news: News
    repeated: bool = False
    ref: str | None = None


class Channel(Protocol):
    """A way to reach people."""

    @property
    def editable(self) -> bool:
        """Whether messages can be changed and answered."""
        ...

    def wait(self, target: Target) -> float:
        """Seconds until the target's pace allows the next message; 0: now."""
        ...

    async def send(self, target: Target, message: Message) -> Outcome:
        """Send, change or answer a message; what became of it is the answer, never an error."""
        ...
