"""How many look-ups a person has."""

import math
from collections import deque
from collections.abc import Callable
from datetime import timedelta

from cachetools import TTLCache

_MOST_PEOPLE = 100_000


class TooFast(Exception):
    """The person's look-ups are used up; ``wait`` seconds until the next one."""

    def __init__(self, wait: int) -> None:
        super().__init__(wait)
        self.wait = wait


class Throttle:
    """At most ``most`` look-ups a person in any ``period`` (a moving window)."""

    def __init__(self, most: int, period: timedelta, clock: Callable[[], float]) -> None:
        self._most = most
        self._seconds = period.total_seconds()
        self._clock = clock
        self._used: TTLCache[int, deque[float]] = TTLCache(_MOST_PEOPLE, self._seconds, clock)

    def admit(self, person: int) -> None:
        """Count one look-up of a person; raises TooFast when there is none left."""
        now = self._clock()
        used = self._used.get(person) or deque(maxlen=self._most)
        if len(used) == self._most and (wait := used[0] + self._seconds - now) > 0:
            raise TooFast(math.ceil(wait))
        used.append(now)
        self._used[person] = used
