"""Energy and power, and how large figures are grouped."""

from decimal import ROUND_HALF_UP, Decimal

from domain.languages import Language
from formatters.words import Words

_HUNDREDTH = Decimal("0.01")


def kwh(words: Words, quantity: Decimal) -> str:
    """Energy, grouped as the language does, with at most two decimals: 1,456.5 kWh."""
    return words("kwh", quantity=number(words, quantity))


def kilowatts(words: Words, quantity: Decimal) -> str:
    """Power, written like energy: 2 kW."""
    return words("kilowatts", quantity=number(words, quantity))


def number(words: Words, quantity: Decimal) -> str:
    """A quantity without its unit; "unknown" when it is no number."""
    if not quantity.is_finite():
        return words("unknown")
    rounded = quantity.quantize(_HUNDREDTH, ROUND_HALF_UP) + Decimal(0)
    figure = f"{rounded:,.2f}" if words.language is Language.ENGLISH else indian(rounded)
    return words.digits(figure.rstrip("0").rstrip("."))


def indian(figure: Decimal) -> str:
    """Two decimals and Indian grouping: the last three digits, then pairs: 22,47,03,188.91."""
    whole, fraction = f"{abs(figure):.2f}".split(".")
    head, tail = whole[:-3], whole[-3:]
    pairs = [head[max(end - 2, 0) : end] for end in range(len(head), 0, -2)]
    grouped = ",".join([*reversed(pairs), tail])
    return f"{'-' if figure < 0 else ''}{grouped}.{fraction}"
