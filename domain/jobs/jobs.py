"""Jobs as data, and whether a queued run may begin."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from domain.jobs.dependencies import Dependency, Verdict, verdict
from domain.jobs.parameters import Parameter, Value
from domain.jobs.runs import State
from domain.people.roles import Role

_AGEING = timedelta(minutes=15)
_MOST_AGEING = 5


class Confirm(StrEnum):
    """What a person has to do before a job runs."""

    NONE = "NONE"
    CONFIRM = "CONFIRM"
    FOUR_EYES = "FOUR_EYES"


class OnTimeout(StrEnum):
    """What becomes of a run whose wait for another job has lasted too long."""

    FAIL = "FAIL"
    SKIP = "SKIP"
    RUN = "RUN"


@dataclass(frozen=True, slots=True)
class Job:
    """A job's definition; ``idempotent`` jobs are tried again after a crash.

    ``lock_groups``: jobs that share one never run at the same time.
    """

    name: str
    module: str
    priority: int = 5
    max_runtime: timedelta = timedelta(hours=1)
    retries: int = 3
    retry_delay: timedelta = timedelta(minutes=5)
    concurrent: bool = False
    idempotent: bool = True
    lock_groups: frozenset[str] = frozenset()
    confirm: Confirm = Confirm.NONE
    run_role: Role = Role.OPERATOR
    parameters: tuple[Parameter, ...] = ()
    waits_for: tuple[Dependency, ...] = ()
    wait_timeout: timedelta = timedelta(minutes=240)
    on_timeout: OnTimeout = OnTimeout.FAIL


@dataclass(frozen=True, slots=True)
class Run:
    """One attempt at a job."""

    run_id: int
    job: str
    state: State
    business_date: date
    attempt: int
    root_id: int
    priority: int
    due_at: datetime
    parameters: Mapping[str, Value] = field(default_factory=dict)
    approved: bool = True


class Reason(StrEnum):
    """Why a run does not begin, or never will; the key of its words."""

    PAUSED = "paused"
    APPROVAL = "approval"
    RUNNING = "running"
    LOCKED = "locked"
    DEPENDENCY = "dependency"
    BLOCKED = "blocked"
    WAITED_TOO_LONG = "waited-too-long"
    REFUSED = "approval-refused"
    EXPIRED = "approval-expired"
    CHANGED = "approval-changed"
    MISFIRE = "misfire"  # its occurrence was seen too late
    COALESCED = "coalesced"  # a later occurrence was run in its place


@dataclass(frozen=True, slots=True)
class Begin:
    """The run may begin."""


@dataclass(frozen=True, slots=True)
class Wait:
    """Not yet; ``on`` is the job or lock group that is waited for."""

    reason: Reason
    on: str = ""


@dataclass(frozen=True, slots=True)
class End:
    """It never will begin: skipped or failed."""

    state: State
    reason: Reason
    on: str = ""


Decision = Begin | Wait | End


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What else is known when a run is decided about.

    ``running``: the jobs that run now; ``held``: the lock groups they hold; ``others``: the state
    of the latest run, for the same business date, of each job that is waited for.
    """

    running: Collection[str]
    held: Collection[str]
    others: Mapping[str, State | None]
    now: datetime


def decide(run: Run, job: Job, around: Surroundings) -> Decision:
    """Whether a run may begin now: approval first, then other jobs, then locks."""
    if not run.approved:
        return Wait(Reason.APPROVAL)
    for dependency in job.waits_for:
        decision = _after(run, job, dependency, around)
        if decision is not None:
            return decision
    if not job.concurrent and job.name in around.running:
        return Wait(Reason.RUNNING, job.name)
    locked = sorted(job.lock_groups & set(around.held))
    return Wait(Reason.LOCKED, locked[0]) if locked else Begin()


def order(run: Run, now: datetime) -> tuple[int, datetime, int]:
    """The sort key of the queue: by priority, which rises with waiting, then by age."""
    aged = min(max(now - run.due_at, timedelta(0)) // _AGEING, _MOST_AGEING)
    return (-(run.priority + aged), run.due_at, run.run_id)


def _after(run: Run, job: Job, dependency: Dependency, around: Surroundings) -> Wait | End | None:
    found = verdict(dependency.needs, around.others.get(dependency.on))
    if found is Verdict.RUN:
        return None
    if found is Verdict.SKIP:
        return End(State.SKIPPED, Reason.BLOCKED, dependency.on)
    if around.now - run.due_at < job.wait_timeout:
        return Wait(Reason.DEPENDENCY, dependency.on)
    if job.on_timeout is OnTimeout.RUN:
        return None
    state = State.SKIPPED if job.on_timeout is OnTimeout.SKIP else State.FAILED
    return End(state, Reason.WAITED_TOO_LONG, dependency.on)
