"""Whether a lane is up: while it is not, callers are told so at once."""

from __future__ import annotations

import copy
from collections.abc import Callable

from queries.errors import SourceError


class Breaker:
    """Open while the database is known to be down; a probe in the background closes it.

    There is no half-open state that a person would have to pay for: the lane's keeper
    probes on a connection of its own.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._since: float | None = None
        self._error: SourceError | None = None
        self.retry_at = 0.0

    @property
    def is_open(self) -> bool:
        return self._since is not None

    @property
    def down_for(self) -> float | None:
        """Seconds since the lane is down, None while it is up."""
        return None if self._since is None else self._clock() - self._since

    @property
    def last_error(self) -> SourceError | None:
        return self._error

    def open(self, error: SourceError) -> None:
        self._error = error
        if self._since is None:
            self._since = self._clock()

    def close(self) -> None:
        self._since = None

    def check(self) -> None:
        """Raises what opened the breaker, with the seconds to the next probe."""
        if self._since is None or self._error is None:
            return
        error = copy.copy(self._error).with_traceback(None)
        error.retry_in = max(error.retry_in, self.retry_at - self._clock(), 0.0)
        raise error
