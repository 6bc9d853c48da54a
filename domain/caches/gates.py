"""Gates: whether freshly read rows may take the place of those that people see."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

LEAST_SHARE = Decimal("0.80")
MOST_SHARE = Decimal("1.30")
#: A column's share of empty cells may rise by so much.
MORE_EMPTY = Decimal("0.10")
#: Sums from so many taka on are compared: between half and double of what they were.
_SMALL_SUM = Decimal(100_000)
_SUM_FACTOR = 2
#: So much of a load may be left out.
MOST_LEFT_OUT = Decimal("0.01")


class Gate(StrEnum):
    """What was found wrong; the key of its words."""

    EMPTY = "empty"
    DUPLICATES = "duplicates"
    FEWER = "fewer"
    MORE = "more"
    EMPTY_CELLS = "empty-cells"
    SUM = "sum"
    LEFT_OUT = "left-out"


#: With these nobody can publish the rows.
_HARD = frozenset({Gate.EMPTY, Gate.DUPLICATES})


@dataclass(frozen=True, slots=True)
class Finding:
    """A gate that did not open: what it looked at, before and now (rows, shares or taka)."""

    gate: Gate
    before: Decimal = Decimal(0)
    now: Decimal = Decimal(0)
    about: str = ""

    @property
    def hard(self) -> bool:
        """Whether nobody may publish the rows all the same."""
        return self.gate in _HARD


@dataclass(frozen=True, slots=True)
class Figures:
    """What is counted about a load: ``empty`` cells by column, ``sums`` in taka by column."""

    rows: int
    empty: Mapping[str, int] = field(default_factory=dict)
    sums: Mapping[str, Decimal] = field(default_factory=dict)


def judge(now: Figures, before: Figures | None, left_out: int = 0) -> tuple[Finding, ...]:
    """Everything that speaks against publishing; nothing: the rows may be seen.

    ``before`` are the figures of the rows that people see, None on the first load.
    """
    if not now.rows:
        return (Finding(Gate.EMPTY, Decimal(before.rows if before else 0)),)
    return tuple(_against(now, before, left_out))


def _against(now: Figures, before: Figures | None, left_out: int) -> Iterator[Finding]:
    share = Decimal(left_out) / (now.rows + left_out)
    if share > MOST_LEFT_OUT:
        yield Finding(Gate.LEFT_OUT, MOST_LEFT_OUT, share)
    if before is None or not before.rows:
        return
    if now.rows < before.rows * LEAST_SHARE:
        yield Finding(Gate.FEWER, Decimal(before.rows), Decimal(now.rows))
    if now.rows > before.rows * MOST_SHARE:
        yield Finding(Gate.MORE, Decimal(before.rows), Decimal(now.rows))
    yield from _emptier(now, before)
    yield from _other_sums(now, before)


def _emptier(now: Figures, before: Figures) -> Iterator[Finding]:
    for column, cells in now.empty.items():
        share = Decimal(cells) / now.rows
        former = Decimal(before.empty.get(column, 0)) / before.rows
        if share > former + MORE_EMPTY:
            yield Finding(Gate.EMPTY_CELLS, former, share, column)


def _other_sums(now: Figures, before: Figures) -> Iterator[Finding]:
    for column, former in before.sums.items():
        found = now.sums.get(column, Decimal(0))
        small, large = sorted((abs(former), abs(found)))
        if large >= _SMALL_SUM and large > small * _SUM_FACTOR:
            yield Finding(Gate.SUM, former, found, column)
