"""The one money formatter."""

from decimal import Decimal

from domain.money import paisa
from formatters.quantities import indian
from formatters.words import Words

_LARGE = (
    (1_000_000_000_000, "money-lakh-crore"),
    (10_000_000, "money-crore"),
    (100_000, "money-lakh"),
)


def taka(words: Words, amount: Decimal | None) -> str:
    """Taka with Indian grouping and two decimals, the minus before the sign: -৳22,47,03,188.91."""
    if amount is None or not amount.is_finite():
        return words("unknown")
    rounded = paisa(amount)
    return words.digits(f"{'-' if rounded < 0 else ''}৳{indian(abs(rounded))}")


def in_short(words: Words, amount: Decimal) -> str:
    """A large amount in lakh or crore, -৳22.47 crore; empty below a lakh."""
    for size, key in _LARGE:
        scaled = amount / size
        if abs(scaled) >= 1:
            rounded = paisa(scaled)
            figure = words.digits(f"{'-' if rounded < 0 else ''}৳{indian(abs(rounded))}")
            return words(key, figure=figure)
    return ""
