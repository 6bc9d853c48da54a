"""Energy and power."""

from decimal import ROUND_HALF_UP, Decimal

_HUNDREDTH = Decimal("0.01")


def kwh(quantity: Decimal) -> str:
    """Energy with thousands separators and at most two decimals: 1,456.5 kWh."""
    return f"{number(quantity)} kWh"


def kilowatts(quantity: Decimal) -> str:
    """Power, written like energy: 2 kW."""
    return f"{number(quantity)} kW"


def number(quantity: Decimal) -> str:
    """A quantity without its unit; "unknown" when it is no number."""
    if not quantity.is_finite():
        return "unknown"
    rounded = quantity.quantize(_HUNDREDTH, ROUND_HALF_UP) + Decimal(0)
    text = f"{rounded:,.2f}"
    return text.rstrip("0").rstrip(".")
