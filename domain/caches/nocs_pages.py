"""What people see of NOCS balances, as it was read together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from domain.caches.caches import Cached
from domain.caches.nocs import NocsBalance, Payoff, Side
from domain.caches.refreshing import Refreshing
from domain.people.people import Scope
from domain.text import tidy


class Order(StrEnum):
    """In which order areas are listed: by name, or by net with what is owed most first."""

    NAME = "n"
    NET = "t"


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


def may_open(scope: Scope, area: NocsBalance) -> bool:
    """Whether somebody may see this area's customers; areas are compared as people see them."""
    return scope.covers_area(tidy(area.name))


def in_order(areas: Iterable[NocsBalance], order: Order) -> list[NocsBalance]:
    """The areas as they are listed."""
    named = sorted(areas, key=lambda area: (area.name.casefold(), area.code))
    return named if order is Order.NAME else sorted(named, key=lambda area: area.net)


class Listed(NamedTuple):
    """Areas of one page, which page of how many it is."""

    areas: Sequence[NocsBalance]
    page: int
    pages: int


def listed(areas: Iterable[NocsBalance], order: Order, page: int, many: int) -> Listed:
    """A page of so many areas; the nearest one there is."""
    ordered = in_order(areas, order)
    pages = max(-(-len(ordered) // many), 1)
    page = min(max(page, 0), pages - 1)
    return Listed(ordered[page * many :][:many], page, pages)
