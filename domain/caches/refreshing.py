"""How the figures of a cache are read anew, and whether that went well."""

from collections.abc import Iterable
from dataclasses import dataclass

from domain.caches.caches import Edition
from domain.jobs.run_records import RunRow
from domain.jobs.runs import FAILED, SUCCEEDED, TERMINAL


@dataclass(frozen=True, slots=True)
class Refreshing:
    """How figures are read anew: the run that goes on, and the last one where it brought nothing.

    ``stale``: the figures are older than they should be.
    """

    going_on: RunRow | None = None
    in_vain: RunRow | None = None
    stale: bool = False


def in_vain(ended: Iterable[RunRow], edition: Edition | None) -> RunRow | None:
    """The newest of these runs, if it failed or was refused after ``edition`` was published.

    Runs that were cancelled or skipped say nothing about the figures.
    """
    telling = [run for run in ended if run.state in FAILED | SUCCEEDED]
    newest = max(telling, key=lambda run: run.run_id, default=None)
    if newest is None or newest.state not in FAILED:
        return None
    late = edition and newest.finished_at and newest.finished_at <= edition.published_at
    return None if late else newest


def going_on(runs: Iterable[RunRow]) -> RunRow | None:
    """The oldest of these runs that has not ended."""
    open_runs = [run for run in runs if run.state not in TERMINAL]
    return min(open_runs, key=lambda run: run.run_id, default=None)
