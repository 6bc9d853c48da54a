"""Bill stop: child customers (CPC) of a parent (CRP) who got no bill this month."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import NamedTuple

_HUNDREDTH = Decimal("0.01")
_KEY = 12


class BillingStatus(StrEnum):
    """Whether a CPC is billed; the words are those that the utility's people know."""

    STOPPED = "Bill Stop Issue"
    ACTIVE = "Active Billing"


def billing_status(last_bill_end: date | None, today: date) -> BillingStatus:
    """Billed are those with a frozen segment that ends after the first day of this month.

    A segment that ends on the first belongs to the month before.
    """
    billed = last_bill_end is not None and last_bill_end > today.replace(day=1)
    return BillingStatus.ACTIVE if billed else BillingStatus.STOPPED


def crp_key(crp_no: str) -> str:
    """A short key of a CRP for a button: its number is any text that was once typed in."""
    return hashlib.sha256(crp_no.encode()).hexdigest()[:_KEY]


@dataclass(frozen=True, slots=True)
class CrpSummary:
    """A parent customer and how many of its CPCs are not billed."""

    crp_no: str
    cpcs: int
    stopped: int
    active: int

    @property
    def percentage(self) -> Decimal:
        """Of the CPCs, how many are not billed, to two decimals."""
        return share(self.stopped, self.cpcs)


@dataclass(frozen=True, slots=True)
class BillStopTotals:
    """All CRPs as one."""

    crps: int
    cpcs: int
    stopped: int
    active: int

    @property
    def percentage(self) -> Decimal:
        """Of the CPCs, how many are not billed, to two decimals."""
        return share(self.stopped, self.cpcs)


@dataclass(frozen=True, slots=True)
class CpcBilling:
    """A CPC and its billing; ``balance`` in taka from the customer's side, None unknown."""

    crp_no: str
    customer_no: str
    name: str | None
    address: str | None
    last_bill_date: date | None
    status: BillingStatus
    balance: Decimal | None

    @property
    def never_billed(self) -> bool:
        """Whether there is no bill at all."""
        return self.last_bill_date is None


class BatchLog(NamedTuple):
    """One load: ``status`` is running, completed, failed or refused."""

    batch_date: date
    started_at: datetime
    ended_at: datetime | None
    status: str
    crps: int | None
    cpcs: int | None
    seconds: int | None
    error: str | None


@dataclass(frozen=True, slots=True)
class Changed:
    """A CPC whose billing changed; None where it was not on the list."""

    customer_no: str
    crp_no: str
    name: str | None
    before: BillingStatus | None
    after: BillingStatus | None


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed between two batch dates, and a page of it."""

    newly_stopped: int
    cleared: int
    rows: list[Changed]


def share(part: int, whole: int) -> Decimal:
    """Percent, rounded half up to two decimals; 0 of nothing."""
    if not whole:
        return Decimal("0.00")
    return (Decimal(100 * part) / whole).quantize(_HUNDREDTH, ROUND_HALF_UP)
