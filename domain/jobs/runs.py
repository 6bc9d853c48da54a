"""Runs of jobs: their states and what may follow on what."""

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum

_LONGEST_PAUSE = timedelta(hours=1)


class State(StrEnum):
    """Where a run is in its life."""

    QUEUED = "QUEUED"
    WAITING = "WAITING"
    RUNNING = "RUNNING"
    RETRY_WAIT = "RETRY_WAIT"
    COMPLETED = "COMPLETED"
    COMPLETED_WITH_WARNINGS = "COMPLETED_WITH_WARNINGS"
    FAILED = "FAILED"
    TIMED_OUT = "TIMED_OUT"
    CANCELLED = "CANCELLED"
    REFUSED = "REFUSED"
    SKIPPED = "SKIPPED"


_BEFORE_START = frozenset({State.CANCELLED, State.REFUSED, State.SKIPPED, State.FAILED})
_AFTER_START = frozenset(
    {
        State.COMPLETED,
        State.COMPLETED_WITH_WARNINGS,
        State.FAILED,
        State.TIMED_OUT,
        State.CANCELLED,
        State.REFUSED,
    }
)

#: What may follow on a state. A run that is to be tried again ends, and the next attempt is a run
#: of its own that begins in RETRY_WAIT.
TRANSITIONS: Mapping[State, frozenset[State]] = {
    State.QUEUED: _BEFORE_START | {State.WAITING, State.RUNNING},
    State.WAITING: _BEFORE_START | {State.RUNNING},
    State.RETRY_WAIT: _BEFORE_START | {State.WAITING, State.RUNNING},
    State.RUNNING: _AFTER_START,
    **{state: frozenset() for state in (*_AFTER_START, State.SKIPPED)},
}
#: A run in one of these never changes again.
TERMINAL = frozenset(state for state, following in TRANSITIONS.items() if not following)
SUCCEEDED = frozenset({State.COMPLETED, State.COMPLETED_WITH_WARNINGS})
FAILED = frozenset({State.FAILED, State.TIMED_OUT, State.REFUSED})

#: What a run says to the outside, as the exit status of a program would.
RETURN_CODES: Mapping[State, int] = {
    State.COMPLETED: 0,
    State.COMPLETED_WITH_WARNINGS: 4,
    State.REFUSED: 8,
    State.FAILED: 12,
    State.TIMED_OUT: 124,
    State.CANCELLED: 130,
}


def before(state: State) -> frozenset[State]:
    """The states that this one may follow on."""
    return frozenset(one for one, following in TRANSITIONS.items() if state in following)


def pause_before_retry(attempt: int, delay: timedelta, jitter: float = 0.0) -> timedelta:
    """How long to wait after an attempt (1, 2, …): doubled each time, at most an hour.

    ``jitter`` is a share from -0.1 to 0.1 by which the pause is stretched.
    """
    doubled = min(delay * (1 << min(attempt - 1, 20)), _LONGEST_PAUSE)
    return doubled * (1 + jitter)
