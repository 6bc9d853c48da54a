"""How a panel of a chart measures: its unit, its axis, and labels short enough for a phone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from formatters.quantities import number
from formatters.words import Words

_INTERVALS = 4
_ROUND_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
#: From here on a label would be wider than its bar's slot.
_TOO_LONG = 10_000


@dataclass(frozen=True, slots=True)
class Unit:
    """What a figure is counted in: so many of the smallest unit, and its name."""

    size: int
    name: str


@dataclass(frozen=True, slots=True)
class Axis:
    """From ``low`` to ``high`` in whole steps; zero is always on it."""

    low: Decimal
    high: Decimal
    step: Decimal

    def at(self, value: Decimal) -> float:
        """Where a value lies: 0 at the foot of the axis, 1 at its head."""
        return float((value - self.low) / (self.high - self.low))

    def ticks(self) -> list[Decimal]:
        """The values that get a line, from low to high."""
        count = int((self.high - self.low) / self.step)
        return [self.low + self.step * index for index in range(count + 1)]


def fitting_unit(values: Iterable[Decimal], units: Sequence[Unit]) -> Unit:
    """The smallest unit while figures stay below ten thousand, else the largest that is reached."""
    biggest = max(map(abs, values), default=Decimal(0))
    if biggest < _TOO_LONG:
        return units[0]
    return [unit for unit in units if unit.size <= biggest][-1]


def axis_for(values: Sequence[Decimal]) -> Axis:
    """An axis with round steps that holds zero and every value."""
    low, high = min([*values, Decimal(0)]), max([*values, Decimal(0)])
    if low == high:
        return Axis(Decimal(0), Decimal(1), Decimal(1))
    step = _round_step((high - low) / _INTERVALS)
    return Axis(
        (low / step).to_integral_value(ROUND_FLOOR) * step,
        (high / step).to_integral_value(ROUND_CEILING) * step,
        step,
    )


def label(words: Words, value: Decimal) -> str:
    """A figure with three digits or its whole part: 1,457, 45.6, 0.25."""
    places = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2
    return number(words, value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))


def _round_step(atleast: Decimal) -> Decimal:
    power = Decimal(1).scaleb(atleast.adjusted())
    return next(step * power for step in _ROUND_STEPS if step * power >= atleast)
