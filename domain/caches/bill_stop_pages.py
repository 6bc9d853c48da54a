"""What people see of the bill stop, as it was read together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from domain.caches.bill_stops import BatchLog, BillStopTotals, CpcBilling, CrpSummary, Difference
from domain.caches.caches import Cached, Edition
from domain.caches.refreshing import Refreshing
from domain.people.people import Scope


@dataclass(frozen=True, slots=True)
class Reading:
    """Which figures a page is made of; ``now`` is in the site's zone."""

    edition: Edition
    refreshing: Refreshing
    now: datetime

    @property
    def month(self) -> date:
        """The first day of the month that is judged."""
        return self.edition.as_of.astimezone(self.now.tzinfo).date().replace(day=1)


@dataclass(frozen=True, slots=True)
class Overview:
    """All CRPs and a page of them; ``totals`` is None when nothing was ever read."""

    totals: Cached[BillStopTotals] | None
    refreshing: Refreshing
    crps: Sequence[CrpSummary]
    page: int
    now: datetime


@dataclass(frozen=True, slots=True)
class CrpPage:
    """A CRP and a page of its CPCs."""

    reading: Reading
    crp: CrpSummary
    cpcs: Sequence[CpcBilling]
    page: int


@dataclass(frozen=True, slots=True)
class CpcPage:
    """A CPC's billing; ``crp`` when it is a CRP too."""

    reading: Reading
    cpc: CpcBilling
    crp: CrpSummary | None


@dataclass(frozen=True, slots=True)
class NoCpc:
    """What is neither a CPC's nor a CRP's number; None for a CRP that is gone."""

    reading: Reading
    number: str | None


@dataclass(frozen=True, slots=True)
class History:
    """The latest loads, and the batch dates whose customers are kept, newest first."""

    loads: Sequence[BatchLog]
    dates: Sequence[date]
    now: datetime


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed from one batch date to another; ``more``: there is a page after this one."""

    older: Cached[BillStopTotals]
    newer: Cached[BillStopTotals]
    difference: Difference
    page: int
    more: bool


def may_open_customers(scope: Scope) -> bool:
    """Whether somebody may see CPCs: they are of all areas, and nobody keeps of which."""
    return scope.anyone and not scope.areas


def pages_of(count: int, many: int) -> int:
    """How many pages there are; at least one."""
    return max(-(-count // many), 1)


def nearest(page: int, pages: int) -> int:
    """The page, or the nearest one there is."""
    return min(max(page, 0), pages - 1)
