"""What can become of sending a message: the one table that all channels answer by."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sent:
    """It is there; ``ref`` is the other side's name for it, where it has one."""

    ref: str = ""


@dataclass(frozen=True, slots=True)
class Accepted:
    """The other side took it and will show it later; nobody says when."""


@dataclass(frozen=True, slots=True)
class NotSent:
    """It certainly did not get there: tried again later."""

    why: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """It may be there or not: the connection broke, or the answer made no sense."""

    why: str


@dataclass(frozen=True, slots=True)
class RateLimited:
    """The other side wants silence for so many seconds; it was not sent."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Moved:
    """The target has another address now; it was not sent."""

    new_address: str


@dataclass(frozen=True, slots=True)
class DeadTarget:
    """Nothing can be sent there until a person has mended it."""

    why: str


@dataclass(frozen=True, slots=True)
class Refused:
    """This message cannot be sent, though others can."""

    why: str


@dataclass(frozen=True, slots=True)
class Overtaken:
    """There is nothing left to change: the message is gone, or too old."""

    why: str


@dataclass(frozen=True, slots=True)
class Fatal:
    """Nothing can be sent through this channel any more."""

    why: str


Outcome = (
    Sent
    | Accepted
    | NotSent
    | Unknown
    | RateLimited
    | Moved
    | DeadTarget
    | Refused
    | Overtaken
    | Fatal
)
