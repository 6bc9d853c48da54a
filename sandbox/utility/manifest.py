"""What was planted in the synthetic utility, and what a person must be told about it.

Money is Decimal taka from the customer's side (positive = credit), energy Decimal kWh.
"""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any


@dataclass(frozen=True, slots=True)
class Month:
    """One month of bills; a month without bills has zeros."""

    month: str  # "2025-08"
    kwh: Decimal
    charge: Decimal
    days: int


@dataclass(frozen=True, slots=True)
class Recharge:
    """One recharge; energy and rebate as the bill shows them (rebate is negative)."""

    day: date
    before_vat: Decimal
    energy: Decimal
    rebate: Decimal
    vat: Decimal
    total: Decimal
    channel: str | None  # None: an adjustment, which nobody paid in anywhere


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What a person types, and what is true. None = not recorded or unknown."""

    key: str
    what: str
    type_this: str
    customer_no: str | None = None  # None: nothing is found, or a choice is offered
    meter_no: str | None = None
    name: str | None = None
    phone: str | None = None
    address: str | None = None  # address1..address4, trimmed, the blank ones left out
    nocs: str | None = None
    status: str | None = None  # the code: 10 … 70
    balance: Decimal | None = None
    months: tuple[Month, ...] = ()  # oldest first, by END_DT
    months_by_start: tuple[Month, ...] | None = None  # None: the same as months
    months_by_last_day: tuple[Month, ...] | None = None  # None: the same as months
    recharges: tuple[Recharge, ...] = ()  # newest first
    choices: tuple[str, ...] = ()  # customer numbers, when a meter number is ambiguous
    parent_no: str | None = None  # the CRP of a CPC
    tariff: str | None = None
    load_kw: Decimal | None = None
    phase: str | None = None  # "1P" or "3P"


@dataclass(frozen=True, slots=True)
class Manifest:
    """Everything worth knowing about one synthetic utility."""

    now: datetime
    seed: int
    usual: tuple[str, str]  # first and last customer number of the usual customers
    cases: tuple[Case, ...]

    def case(self, key: str) -> Case:
        """The case of this key. Raises KeyError."""
        for case in self.cases:
            if case.key == key:
                return case
        raise KeyError(key)

    def to_json(self) -> dict[str, Any]:
        """Plain values for json.dumps: decimals and dates as strings."""
        plain: dict[str, Any] = _plain(asdict(self))
        return plain


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, date):  # a datetime is a date too
        return value.isoformat()
    return value
