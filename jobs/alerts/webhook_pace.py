"""How fast a webhook may be posted to."""

from collections import deque

#: Seconds between two posts: less than four a second, however clocks differ.
_APART = 0.26
#: About so many an hour; beyond it Teams refuses.
_AN_HOUR = 100
_HOUR = 3600.0
#: So many of these are left to what is critical.
_SPARED = 10


class WebhookPace:
    """The posts of the last hour to one webhook; times are seconds of any clock."""

    def __init__(self) -> None:
        self._posts: deque[float] = deque(maxlen=_AN_HOUR)

    def wait(self, now: float, *, critical: bool) -> float:
        """Seconds until the next post may leave; 0: now."""
        if not self._posts:
            return 0.0
        allowed = self._posts[-1] + _APART
        most = _AN_HOUR if critical else _AN_HOUR - _SPARED
        if len(self._posts) >= most:
            allowed = max(allowed, self._posts[-most] + _HOUR)
        return max(allowed - now, 0.0)

    def note(self, now: float) -> None:
        """A post leaves."""
        self._posts.append(now)
