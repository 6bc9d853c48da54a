"""How fast a webhook may be posted to."""

from collections import deque

#: Seconds between two posts: less than four a second, however clocks differ.
_APART = 0.26
#: About so many an hour; beyond it Teams refuses.
_AN_HOUR = 100
_HOUR = 3600.0


class WebhookPace:
    """The posts of the last hour to one webhook; times are seconds of any clock."""

    def __init__(self) -> None:
        self._posts: deque[float] = deque(maxlen=_AN_HOUR)

    def wait(self, now: float) -> float:
        """Seconds until the next post may leave; 0: now."""
        if not self._posts:
            return 0.0
        full = len(self._posts) == _AN_HOUR
        allowed = max(self._posts[-1] + _APART, self._posts[0] + _HOUR if full else 0.0)
        return max(allowed - now, 0.0)

    def note(self, now: float) -> None:
        """A post leaves."""
        self._posts.append(now)
