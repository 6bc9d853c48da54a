"""Telegram's limits on how fast a bot may speak, as token buckets."""

import math
from collections.abc import Callable
from dataclasses import dataclass, field

from sandbox.telegram.refusals import too_many

Clock = Callable[[], float]


@dataclass(frozen=True)
class Rate:
    """So many calls in a number of seconds; that many may come at once."""

    calls: float
    seconds: float = 1.0
    burst: float | None = None

    @property
    def most(self) -> float:
        return self.calls if self.burst is None else self.burst


@dataclass
class _Bucket:
    left: float
    at: float


@dataclass
class Pace:
    """The three limits; whoever goes over one of them is told when to come back."""

    clock: Clock
    chat: Rate = field(default_factory=lambda: Rate(1, 1, burst=5))
    group: Rate = field(default_factory=lambda: Rate(20, 60))
    total: Rate = field(default_factory=lambda: Rate(30))
    _buckets: dict[int, _Bucket] = field(default_factory=dict)

    def spend(self, chat_id: int) -> None:
        """Count one message to a chat; Refusal 429 with retry_after when it is too many."""
        limits = [(0, self.total), (chat_id, self.group if chat_id < 0 else self.chat)]
        wait = max(self._missing(key, rate) for key, rate in limits)
        if wait > 0:
            raise too_many(math.ceil(wait))
        for key, _ in limits:
            self._buckets[key].left -= 1

    def _missing(self, key: int, rate: Rate) -> float:
        """Seconds until this bucket holds one more call."""
        now = self.clock()
        bucket = self._buckets.setdefault(key, _Bucket(rate.most, now))
        gained = (now - bucket.at) * rate.calls / rate.seconds
        bucket.left, bucket.at = min(rate.most, bucket.left + gained), now
        return (1 - bucket.left) * rate.seconds / rate.calls
