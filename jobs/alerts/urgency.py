"""How urgent it is what a task says to Telegram: the pace lets the more urgent go first."""

from contextvars import ContextVar
from enum import IntEnum


class Urgency(IntEnum):
    """Who goes first when there is not room for all; but for the first as domain.alerts.routing."""

    REPLY = 0
    CRITICAL = 1
    ALERT = 2
    CHANGE = 3
    BULK = 4


#: Seconds after which something more urgent is looked for behind what has to wait for longer.
LOOK_AGAIN = 60.0
#: Of what this task says; people who wait for an answer come before everything.
URGENCY: ContextVar[Urgency] = ContextVar("urgency", default=Urgency.REPLY)
