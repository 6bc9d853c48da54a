"""How the whole machinery of jobs stands at a moment."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from domain.caches.caches import Cache
from domain.jobs.run_records import RunRow
from domain.jobs.runs import State
from domain.schedules.due import Due


class EngineSign(NamedTuple):
    """A process that executes jobs, or did so until it fell silent."""

    name: str
    started_at: datetime
    heard_at: datetime
    alive: bool


class CacheAge(NamedTuple):
    """A cache that was filled: the rows in all its parts, and the time of the oldest part."""

    cache: Cache
    parts: int
    rows: int | None
    as_of: datetime


@dataclass(frozen=True, slots=True)
class Status:
    """Everything an operator sees at a glance.

    ``counts``: runs that are open, and those that ended in the last day. ``recent``: the newest
    runs first. ``caches`` lacks those that were never filled.
    """

    engines: Sequence[EngineSign]
    counts: Mapping[State, int]
    running: Sequence[RunRow]
    recent: Sequence[RunRow]
    due: Sequence[Due]
    caches: Sequence[CacheAge]

    @property
    def queued(self) -> int:
        """How many runs wait to begin."""
        waiting = (State.QUEUED, State.WAITING, State.RETRY_WAIT)
        return sum(self.counts.get(state, 0) for state in waiting)
