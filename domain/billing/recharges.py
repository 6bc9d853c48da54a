"""Recharges (payments of a prepaid customer) and what they are made of."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from domain.money import paisa

_ENERGY_SHARE = Decimal("0.995")  # 0.5 % of the energy cost is given back
_VAT = Decimal("0.05")


#: What each cancelling transaction takes back: PX a payment (PS), AX an adjustment (AD).
_CANCELS = {"PX": "PS", "AX": "AD"}


@dataclass(frozen=True, slots=True)
class Transaction:
    """A frozen financial transaction that pays, or takes a payment back.

    ``kind`` is ``CI_FT.FT_TYPE_FLG`` (PS, AD, PX, AX), ``amount`` its ``CUR_AMT`` in taka: negative
    for a payment, positive for what cancels one.
    """

    kind: str
    amount: Decimal
    booked_on: date
    channel: str | None


@dataclass(frozen=True, slots=True)
class Recharge:
    """One payment or credit adjustment: its date, the amount before VAT, and where it was paid."""

    paid_on: date
    before_vat: Decimal
    channel: str | None
    adjustment: bool = False

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


def recharges(transactions: Iterable[Transaction]) -> tuple[Recharge, ...]:
    """What was paid and not cancelled, newest first; ``transactions`` come oldest first.

    A cancellation takes back the latest earlier transaction of its kind with the same amount.
    """
    standing: dict[tuple[str, Decimal], list[int]] = defaultdict(list)
    paid: dict[int, Transaction] = {}
    for index, entry in enumerate(transactions):
        cancelled = _CANCELS.get(entry.kind)
        if cancelled is None and entry.amount < 0:
            paid[index] = entry
            standing[entry.kind, -entry.amount].append(index)
        elif cancelled is not None and (earlier := standing[cancelled, entry.amount]):
            del paid[earlier.pop()]
    return tuple(_recharge(entry) for entry in reversed(paid.values()))


def _recharge(entry: Transaction) -> Recharge:
    return Recharge(entry.booked_on, -entry.amount, entry.channel, entry.kind == "AD")
