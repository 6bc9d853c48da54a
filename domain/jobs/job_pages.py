"""What operators see of a job and of a run, as it was read together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from domain.jobs.approvals import Approval
from domain.jobs.jobs import Job
from domain.jobs.reliability import Score
from domain.jobs.run_records import JobGlance, RunRow
from domain.jobs.runs import TERMINAL, State
from domain.schedules.schedules import Schedule


class Timed(NamedTuple):
    """A schedule of a job; ``due`` (UTC) is None when it proposes nothing."""

    schedule: Schedule
    due: datetime | None


@dataclass(frozen=True, slots=True)
class JobPage:
    """A job: how it stands, when it is due, its last runs; ``version`` grows with each change."""

    job: Job
    glance: JobGlance
    version: int
    timed: Sequence[Timed]
    last: Sequence[RunRow]
    score: Score | None


class Attempt(NamedTuple):
    """One of the runs that began with the same request."""

    run_id: int
    state: State


@dataclass(frozen=True, slots=True)
class RunPage:
    """A run: ``decides`` says whether the reader may approve or refuse it.

    ``refused`` is a generation of a cache that waits for a decision, ``publishes`` whether it may
    be published all the same.
    """

    row: RunRow
    attempts: Sequence[Attempt] = ()
    approval: Approval | None = None
    decides: bool = False
    refused: int | None = None
    publishes: bool = False

    @property
    def goes_on(self) -> bool:
        """Whether the run can still change."""
        return self.row.state not in TERMINAL

    @property
    def latest(self) -> int:
        """The last attempt's number."""
        return max((one.run_id for one in self.attempts), default=self.row.run_id)
