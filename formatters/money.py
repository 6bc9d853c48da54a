"""The one money formatter."""

from decimal import Decimal

from domain.money import paisa
from formatters.words import Words


def taka(words: Words, amount: Decimal | None) -> str:
    """Taka with Indian grouping and two decimals, the minus before the sign: -৳22,47,03,188.91."""
    if amount is None or not amount.is_finite():
        return words("unknown")
    rounded = paisa(amount)
    whole, fraction = f"{abs(rounded):.2f}".split(".")
    return words.digits(f"{'-' if rounded < 0 else ''}৳{_grouped(whole)}.{fraction}")


def _grouped(digits: str) -> str:
    """Indian grouping: the last three digits, then pairs."""
    head, tail = digits[:-3], digits[-3:]
    pairs = [head[max(end - 2, 0) : end] for end in range(len(head), 0, -2)]
    return ",".join([*reversed(pairs), tail])
