"""Look-ups that pictures and documents are drawn from."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from domain.billing.billing import MonthlyBill
from domain.billing.customers import Customer, LookUp, ServiceStatus
from domain.billing.recharges import Recharge

NOW = datetime(2026, 1, 14, 14, 45, tzinfo=ZoneInfo("Asia/Dhaka"))
HOSTILE = '<b>&" #import "x" *[ $y$ \\ `#`'

CUSTOMER = Customer(
    customer_no="17813970",
    meter_no="40012345",
    name="Md. Rahim Uddin",
    phone="+8801712345678",
    address="House 12, Road 5, Dhaka",
    nocs="Dhanmondi",
    status=ServiceStatus.ACTIVE,
    balance=Decimal("1234.56"),
    tariff="LT-A",
    load_kw=Decimal(2),
    phase="1P",
    parent_no=None,
    connected_on=date(2019, 5, 4),
    last_bill_on=date(2026, 1, 13),
    read_at=NOW,
)


def bills(*kwh: object, last: date = date(2026, 1, 1), per_kwh: int = 7) -> tuple[MonthlyBill, ...]:
    """Months up to the last one with these kWh; None is a month without a bill."""
    months: list[MonthlyBill] = []
    for used in reversed(kwh):
        energy = Decimal(str(used or 0))
        months.insert(0, MonthlyBill(last, energy * per_kwh, energy, 0 if used is None else 30))
        last = (last - timedelta(days=1)).replace(day=1)
    return tuple(months)


def recharges(count: int, channel: str | None = "bKash") -> tuple[Recharge, ...]:
    """So many recharges of 1,000 taka before VAT, one every five days up to NOW, newest first."""
    return tuple(
        Recharge(NOW.date() - timedelta(days=5 * index), Decimal(1000), channel)
        for index in range(count)
    )


def look(
    months: Sequence[MonthlyBill] | None = (),
    paid: Sequence[Recharge] | None = (),
    **changed: object,
) -> LookUp:
    """A look-up of CUSTOMER, with some of its fields changed."""
    return LookUp(
        replace(CUSTOMER, **changed),  # type: ignore[arg-type]  # each test names fitting fields
        None if months is None else tuple(months),
        None if paid is None else tuple(paid),
    )
