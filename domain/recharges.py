"""Recharges (payments of a prepaid customer) and what they are made of."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from domain.money import paisa

_ENERGY_SHARE = Decimal("0.995")  # 0.5 % of the energy cost is given back
_VAT = Decimal("0.05")


@dataclass(frozen=True, slots=True)
class Recharge:
    """One payment: its date, the amount before VAT in taka, and where it was paid."""

    paid_on: date
    before_vat: Decimal
    channel: str | None

    @property
    def energy(self) -> Decimal:
        """Energy cost: what the amount was before the rebate of 0.5 %."""
        return paisa(self.before_vat / _ENERGY_SHARE)

    @property
    def rebate(self) -> Decimal:
        """The rebate, negative."""
        return paisa(self.before_vat) - self.energy

    @property
    def vat(self) -> Decimal:
        """Value added tax, 5 % of the amount before it."""
        return paisa(self.before_vat * _VAT)

    @property
    def total(self) -> Decimal:
        """What the customer paid."""
        return paisa(self.before_vat) + self.vat
