"""Energy and power."""

from decimal import ROUND_HALF_UP, Decimal

from formatters.words import Words

_HUNDREDTH = Decimal("0.01")


def kwh(words: Words, quantity: Decimal) -> str:
    """Energy with thousands separators and at most two decimals: 1,456.5 kWh."""
    return words("kwh", quantity=number(words, quantity))


def kilowatts(words: Words, quantity: Decimal) -> str:
    """Power, written like energy: 2 kW."""
    return words("kilowatts", quantity=number(words, quantity))


def number(words: Words, quantity: Decimal) -> str:
    """A quantity without its unit; "unknown" when it is no number."""
    if not quantity.is_finite():
        return words("unknown")
    rounded = quantity.quantize(_HUNDREDTH, ROUND_HALF_UP) + Decimal(0)
    return words.digits(f"{rounded:,.2f}".rstrip("0").rstrip("."))
