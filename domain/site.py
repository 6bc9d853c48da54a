"""How one utility's data is to be read."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from domain.billing.billing import BillingMonthBy
from domain.money import LedgerSign


@dataclass(frozen=True, slots=True)
class Site:
    """The site's conventions: local time, the ledger's sign, the month of a bill segment."""

    zone: ZoneInfo
    ledger_sign: LedgerSign
    month_by: BillingMonthBy
