"""The one money formatter."""

from decimal import Decimal

from domain.money import paisa
from formatters.quantities import indian
from formatters.words import Words


def taka(words: Words, amount: Decimal | None) -> str:
    """Taka with Indian grouping and two decimals, the minus before the sign: -৳22,47,03,188.91."""
    if amount is None or not amount.is_finite():
        return words("unknown")
    rounded = paisa(amount)
    return words.digits(f"{'-' if rounded < 0 else ''}৳{indian(abs(rounded))}")
