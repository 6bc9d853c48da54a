"""What a mail server's answers mean for a message: one table, its first line that fits counts."""

from collections.abc import Callable
from enum import IntEnum

from jobs.alerts.outcomes import DeadTarget, Fatal, NotSent, Outcome, Refused, Unknown


class Stage(IntEnum):
    """How far a letter has come when something goes wrong."""

    CONNECT = 1
    LOGIN = 2
    SENDER = 3
    RECIPIENT = 4
    DATA = 5


_Meaning = Callable[[str], Outcome]
_ANY = frozenset(Stage)
_AT_RECIPIENT = frozenset({Stage.RECIPIENT})

#: At which stages, codes from and up to, and what they mean; what the server says comes along.
_TABLE: tuple[tuple[frozenset[Stage], int, int, _Meaning], ...] = (
    (_ANY, 400, 499, NotSent),
    (_ANY, 530, 530, Fatal),  # it wants a login that it does not get
    (_ANY, 534, 535, Fatal),  # it refuses the login
    (_ANY, 538, 538, Fatal),
    (frozenset({Stage.CONNECT, Stage.LOGIN}), 500, 599, NotSent),
    (_AT_RECIPIENT, 550, 551, lambda _: DeadTarget("no-mailbox")),
    (_AT_RECIPIENT, 553, 553, lambda _: DeadTarget("no-mailbox")),
    (_AT_RECIPIENT, 556, 556, lambda _: DeadTarget("no-mailbox")),
    (_ANY, 500, 599, Refused),
    (_ANY, -1, 999, Unknown),
)


def outcome_of(stage: Stage, code: int, said: str) -> Outcome:
    """What a refusal with this code means."""
    why = f"{code} {' '.join(said.split())[:200]}"
    for stages, least, most, meaning in _TABLE:
        if stage in stages and least <= code <= most:
            return meaning(why)
    return Unknown(why)


def outcome_of_break(stage: Stage, error: Exception) -> Outcome:
    """The connection broke or nothing came: before the letter left, that is harmless."""
    why = type(error).__name__
    return Unknown(why) if stage is Stage.DATA else NotSent(why)
