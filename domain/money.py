"""Money: one sign rule, one way of rounding."""

from decimal import ROUND_HALF_UP, Decimal
from enum import Enum

_PAISA = Decimal("0.01")


class LedgerSign(Enum):
    """What a positive ledger sum (``SUM(CI_FT.TOT_AMT)``) means at a site."""

    CHARGE_POSITIVE = "charge_positive"
    CHARGE_NEGATIVE = "charge_negative"


class Standing(Enum):
    """How a customer stands, from the customer's side."""

    CREDIT = "Credit"
    DUE = "Due"
    SETTLED = "Settled"
    UNKNOWN = "Unknown"


def paisa(amount: Decimal) -> Decimal:
    """Taka rounded half up to two decimals; never minus zero."""
    return amount.quantize(_PAISA, ROUND_HALF_UP) + Decimal(0)


def customers_side(sign: LedgerSign) -> int:
    """1 or -1: a ledger amount times this is seen from the customer's side.

    This is the only place where the sign turns round.
    """
    return -1 if sign is LedgerSign.CHARGE_POSITIVE else 1


def known(figure: Decimal | None) -> Decimal | None:
    """A figure, or None for NaN and the infinities, which say nothing."""
    return figure if figure is not None and figure.is_finite() else None


def balance(ledger: Decimal | None, sign: LedgerSign) -> Decimal | None:
    """A ledger sum seen from the customer's side, in taka: positive is paid ahead.

    None, NaN and infinities are unknown.
    """
    amount = known(ledger)
    return None if amount is None else paisa(amount * customers_side(sign))


def standing(amount: Decimal | None) -> Standing:
    """Credit, due or settled by the sign of a customer's balance."""
    if amount is None or not amount.is_finite():
        return Standing.UNKNOWN
    rounded = paisa(amount)
    if not rounded:
        return Standing.SETTLED
    return Standing.CREDIT if rounded > 0 else Standing.DUE
