"""Expected answers, written by hand: the words for them, and what an ordinary household has."""

from datetime import date
from decimal import Decimal
from typing import Any

from sandbox.utility.manifest import Case, Month, Recharge
from sandbox.utility.planted.household import Household

# What a recharge of so much (before VAT) is made of: energy, rebate, VAT, total.
# Worked out by hand: energy = amount / 0.995, VAT = 5 % of the amount, each half up.
SPLIT = {
    "0.10": ("0.10", "0.00", "0.01", "0.11"),
    "0.20": ("0.20", "0.00", "0.01", "0.21"),
    "99.90": ("100.40", "-0.50", "5.00", "104.90"),
    "100.00": ("100.50", "-0.50", "5.00", "105.00"),
    "200.00": ("201.01", "-1.01", "10.00", "210.00"),
    "250.00": ("251.26", "-1.26", "12.50", "262.50"),
    "300.00": ("301.51", "-1.51", "15.00", "315.00"),
    "500.00": ("502.51", "-2.51", "25.00", "525.00"),
    "1000.00": ("1005.03", "-5.03", "50.00", "1050.00"),
    "224703188.91": ("225832350.66", "-1129161.75", "11235159.45", "235938348.36"),
}

NAMES = {
    "BKASH": "bKash",
    "NAGAD": "Nagad",
    "ROCKET": "Rocket",
    "GPAY": "GPay",
    "UCASH": "Upay",
    "DBBL": "Dutch-Bangla Bank",
    "SONALI": "Sonali Bank",
    "CASH": "NOCS cash counter",
}


def month(name: str, kwh: str, charge: str, days: int) -> Month:
    """A month "2025-08" with kWh, taka and days."""
    return Month(name, Decimal(kwh), Decimal(charge), days)


def recharge(day: date, amount: str, channel: str | None = "BKASH") -> Recharge:
    """The recharge that a payment of this amount before VAT is shown as."""
    energy, rebate, vat, total = (Decimal(part) for part in SPLIT[amount])
    name = None if channel is None else NAMES[channel]
    return Recharge(day, Decimal(amount), energy, rebate, vat, total, name)


AUGUST = (month("2025-08", "9.50", "80.25", 2),)
ONE_RECHARGE = (recharge(date(2025, 8, 5), "500.00"),)

# What is true of a household that says nothing else.
ORDINARY: dict[str, Any] = {
    "name": "Shamsul Huda",
    "phone": "01712345678",
    "address": "House 7, Road 3, Adabor",
    "nocs": "Adabor",
    "status": "20",
    "balance": Decimal("419.75"),
    "months": AUGUST,
    "recharges": ONE_RECHARGE,
    "tariff": "LT-A",
    "load_kw": Decimal(2),
    "phase": "1P",
}


def found(home: Household, key: str, what: str, **truth: Any) -> Case:
    """The case of a household: its numbers, what is ordinary, and what is not (truth).

    Typing the customer number unless the truth says otherwise.
    """
    told = {"type_this": home.customer_no, "meter_no": home.meter_no, **ORDINARY, **truth}
    return Case(key=key, what=what, customer_no=home.customer_no, **told)
