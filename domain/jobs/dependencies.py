"""What a job waits for: the runs of other jobs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum, auto

from domain.jobs.runs import FAILED, SUCCEEDED, State


class Needs(StrEnum):
    """How the other job has to end."""

    SUCCESS = "SUCCESS"
    COMPLETE = "COMPLETE"
    FAILURE = "FAILURE"


class Verdict(Enum):
    """What becomes of a run that depends on another."""

    RUN = auto()
    WAIT = auto()
    SKIP = auto()


class Cycle(ValueError):
    """Jobs that wait for each other in a ring would never begin."""

    def __init__(self, ring: tuple[str, ...]) -> None:
        super().__init__(" → ".join(ring))
        self.ring = ring


@dataclass(frozen=True, slots=True)
class Dependency:
    """``job`` runs after ``on``."""

    job: str
    on: str
    needs: Needs = Needs.SUCCESS


def verdict(needs: Needs, other: State | None) -> Verdict:
    """What the latest run of the other job for the same scope means; None: it has not run yet.

    The caller decides what a wait that lasts too long means.
    """
    if other in SUCCEEDED:
        return Verdict.SKIP if needs is Needs.FAILURE else Verdict.RUN
    if other in FAILED:
        return Verdict.SKIP if needs is Needs.SUCCESS else Verdict.RUN
    if other in {State.CANCELLED, State.SKIPPED}:
        return Verdict.RUN if needs is Needs.COMPLETE else Verdict.SKIP
    return Verdict.WAIT


def refuse_cycles(dependencies: Iterable[Dependency]) -> None:
    """Raises Cycle, naming the jobs in the ring."""
    waits: dict[str, list[str]] = {}
    for one in dependencies:
        waits.setdefault(one.job, []).append(one.on)
    done: set[str] = set()
    for job in waits:
        _walk(job, (), waits, done)


def downstream(job: str, dependencies: Iterable[Dependency]) -> tuple[str, ...]:
    """All jobs that wait for this one, directly or through others, the nearest first."""
    pairs = [(one.on, one.job) for one in dependencies]
    found: list[str] = []
    near = [job]
    while near:
        near = [after for on, after in pairs if on in near and after not in (job, *found)]
        found += dict.fromkeys(near)
    return tuple(dict.fromkeys(found))


def _walk(job: str, path: tuple[str, ...], waits: Mapping[str, list[str]], done: set[str]) -> None:
    if job in path:
        raise Cycle((*path[path.index(job) :], job))
    if job in done:
        return
    for other in waits.get(job, ()):
        _walk(other, (*path, job), waits, done)
    done.add(job)
