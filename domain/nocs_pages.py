"""What people see of NOCS balances, as it was read together."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.caches import Cached, Edition
from domain.nocs import NocsBalance, Payoff, Side
from domain.run_records import RunRow
from domain.runs import FAILED, SUCCEEDED, TERMINAL


class Order(StrEnum):
    """In which order areas are listed: by name, or by net with what is owed most first."""

    NAME = "n"
    NET = "t"


@dataclass(frozen=True, slots=True)
class Refreshing:
    """How figures are read anew: the run that goes on, and the last one where it brought nothing.

    ``stale``: the figures are older than they should be.
    """

    going_on: RunRow | None = None
    in_vain: RunRow | None = None
    stale: bool = False


@dataclass(frozen=True, slots=True)
class Balances:
    """Every area; ``cached`` is None when nothing was ever read. ``now`` is in the site's zone."""

    cached: Cached[list[NocsBalance]] | None
    refreshing: Refreshing
    now: datetime


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which customers of an area are listed, and which page of them."""

    side: Side = Side.ALL
    sought: str = ""
    page: int = 0


@dataclass(frozen=True, slots=True)
class AreaPage:
    """An area and a page of its customers.

    ``summary`` is the area among all areas; ``summed`` the same from the list of its customers,
    None when they were never read. ``found``: how many customers the choice has in all.
    """

    summary: Cached[NocsBalance]
    summed: Cached[NocsBalance] | None
    refreshing: Refreshing
    chosen: Chosen
    found: int
    customers: Sequence[Payoff]
    now: datetime


def in_order(areas: Iterable[NocsBalance], order: Order) -> list[NocsBalance]:
    """The areas as they are listed."""
    named = sorted(areas, key=lambda area: (area.name.casefold(), area.code))
    return named if order is Order.NAME else sorted(named, key=lambda area: area.net)


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


def going_on(runs: Collection[RunRow]) -> RunRow | None:
    """The oldest of these runs that has not ended."""
    open_runs = [run for run in runs if run.state not in TERMINAL]
    return min(open_runs, key=lambda run: run.run_id, default=None)
