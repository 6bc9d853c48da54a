"""A Bot API server on loopback, with people to talk to the bot and a chat page for the browser."""

from sandbox.telegram.api import BotApi
from sandbox.telegram.faults import Fault, Faults
from sandbox.telegram.ledger import Call, Ledger
from sandbox.telegram.pace import Pace
from sandbox.telegram.people import (
    FARID,
    GROUP,
    KARIM,
    NADIA,
    PEOPLE,
    RAHIM,
    SALMA,
    Group,
    Profile,
)

__all__ = [
    "FARID",
    "GROUP",
    "KARIM",
    "NADIA",
    "PEOPLE",
    "RAHIM",
    "SALMA",
    "BotApi",
    "Call",
    "Fault",
    "Faults",
    "Group",
    "Ledger",
    "Pace",
    "Profile",
]
