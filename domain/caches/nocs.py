"""NOCS areas: what their customers have paid ahead, and what they owe."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class NocsBalance:
    """The balances of an area's prepaid customers, in taka from the customers' side.

    ``credit`` is never negative and ``due`` never positive; customers who are settled, or whose
    balance is unknown, are counted in ``customers`` only.
    """

    code: str
    name: str
    customers: int
    credit_customers: int
    credit: Decimal
    due_customers: int
    due: Decimal

    @property
    def net(self) -> Decimal:
        """What is left when dues are taken from credits."""
        return self.credit + self.due


def total(areas: Iterable[NocsBalance]) -> NocsBalance:
    """All areas as one, without code and name."""
    found = list(areas)
    return NocsBalance(
        "",
        "",
        sum(area.customers for area in found),
        sum(area.credit_customers for area in found),
        sum((area.credit for area in found), Decimal(0)),
        sum(area.due_customers for area in found),
        sum((area.due for area in found), Decimal(0)),
    )


class Side(StrEnum):
    """Which customers of an area are listed."""

    ALL = "all"
    CREDIT = "credit"
    DUE = "due"


@dataclass(frozen=True, slots=True)
class Payoff:
    """A prepaid customer of an area; None means that there is no record of it.

    ``balance`` in taka from the customer's side, positive is paid ahead; ``status`` is the code of
    domain.billing.customers.ServiceStatus.
    """

    customer_no: str
    name: str | None
    address: str | None
    phone: str | None
    meter_no: str | None
    nocs_code: str
    nocs_name: str
    status: str
    balance: Decimal | None
