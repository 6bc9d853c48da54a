"""A customer, as the desk sees one."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum

from domain.billing.billing import MonthlyBill
from domain.billing.recharges import Recharge


class ServiceStatus(Enum):
    """Service agreement status, ``CI_SA.SA_STATUS_FLG``."""

    PENDING_START = "10"
    ACTIVE = "20"
    PENDING_STOP = "30"
    STOPPED = "40"
    REACTIVATED = "50"
    CLOSED = "60"
    CANCELLED = "70"
    UNKNOWN = ""

    @classmethod
    def _missing_(cls, _value: object) -> "ServiceStatus":
        return cls.UNKNOWN


@dataclass(frozen=True, slots=True)
class Customer:
    """One prepaid customer; None means that the billing system has no record of it.

    ``balance`` is from the customer's side in taka, ``load_kw`` the sanctioned load, ``read_at``
    when the figures were read by the billing system's clock.
    """

    customer_no: str
    meter_no: str | None
    name: str | None
    phone: str | None
    address: str | None
    nocs: str | None
    status: ServiceStatus
    balance: Decimal | None
    tariff: str | None
    load_kw: Decimal | None
    phase: str | None
    parent_no: str | None
    connected_on: date | None
    last_bill_on: date | None
    read_at: datetime


@dataclass(frozen=True, slots=True)
class Candidate:
    """One of several customers that a typed number may mean."""

    customer_no: str
    name: str | None
    nocs: str | None


@dataclass(frozen=True, slots=True)
class LookUp:
    """All that one look-up found; None for a part that could not be read."""

    customer: Customer
    months: tuple[MonthlyBill, ...] | None
    recharges: tuple[Recharge, ...] | None
