"""Teams on a bad day: faults on demand."""

from dataclasses import dataclass, field
from typing import Literal

Action = Literal[
    "too_many",  # 429 with Retry-After of `seconds`; a connector says it inside a 200
    "refuse",  # `code`; a connector says it inside a 200
    "slow",  # taken after `seconds`
    "reset",  # read, not taken, connection reset
    "lost_answer",  # taken and shown, then the connection is reset
]


@dataclass
class TeamsFault:
    """One fault: what happens, in which channel (None: any), how often (None: until cleared)."""

    action: Action
    channel: str | None = None
    times: int | None = 1
    seconds: float = 1.0
    code: int = 500
    hits: int = 0

    def meets(self, channel: str) -> bool:
        left = self.times is None or self.hits < self.times
        return left and self.channel in {None, channel}


@dataclass
class TeamsFaults:
    """The faults in force, oldest first."""

    _faults: list[TeamsFault] = field(default_factory=list)

    def add(self, fault: TeamsFault) -> TeamsFault:
        self._faults.append(fault)
        return fault

    def clear(self) -> None:
        self._faults.clear()

    def pick(self, channel: str) -> TeamsFault | None:
        """The fault that a post meets, counted as hit."""
        for fault in self._faults:
            if fault.meets(channel):
                fault.hits += 1
                return fault
        return None
