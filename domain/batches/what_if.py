"""Other limits for a batch: stepped, and tried on the checks of the past before they hold."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from domain.batches.baseline import Usual
from domain.batches.checks import RunKey, Sample, Verdict
from domain.batches.own_limits import OwnLimits, applied
from domain.batches.replay import Told, replay
from domain.batches.rules import Limits
from domain.jobs.parameters import Kind, Parameter, read


class Bound(StrEnum):
    """A limit that a batch may have of its own; the value is its name in OwnLimits."""

    STALL_MINUTES = "stall_minutes"
    STALL_RPS = "stall_rps"
    LOW_RPS = "low_rps"
    LONG_MINUTES = "long_minutes"


#: How far one press goes.
STEPS = {
    Bound.STALL_MINUTES: Decimal(5),
    Bound.STALL_RPS: Decimal("0.5"),
    Bound.LOW_RPS: Decimal(10),
    Bound.LONG_MINUTES: Decimal(30),
}
_WHOLE = frozenset({Bound.STALL_MINUTES, Bound.LONG_MINUTES})
_MOST = {True: Decimal(7 * 24 * 60), False: Decimal(1_000_000)}


@dataclass(frozen=True, slots=True)
class Alerted:
    """People would have heard that this run was in such a state."""

    run: RunKey
    at: datetime
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What people heard in the days that are known, and what they would have with other limits."""

    since: datetime
    checks: int
    now: tuple[Alerted, ...]
    then: tuple[Alerted, ...]

    @property
    def more(self) -> tuple[Alerted, ...]:
        """Runs that would be told of, and are not now; the first time of each."""
        return _without(self.then, self.now)

    @property
    def fewer(self) -> tuple[Alerted, ...]:
        """Runs that are told of, and would not be."""
        return _without(self.now, self.then)


def parameter(bound: Bound) -> Parameter:
    """What a limit may be."""
    whole = bound in _WHOLE
    kind = Kind.INT if whole else Kind.DECIMAL
    return Parameter(bound.value, kind, least=Decimal(1 if whole else 0), most=_MOST[whole])


def effective(bound: Bound, own: OwnLimits, limits: Limits) -> Decimal:
    """The limit that holds, in minutes or records a second."""
    held = applied(own, limits)
    match bound:
        case Bound.STALL_MINUTES:
            return Decimal(round(held.stall_after / timedelta(minutes=1)))
        case Bound.LONG_MINUTES:
            return Decimal(round(held.long_after / timedelta(minutes=1)))
        case Bound.STALL_RPS:
            return Decimal(str(held.stall_rps))
        case Bound.LOW_RPS:
            return Decimal(str(held.low_rps))


def stepped(bound: Bound, own: OwnLimits, limits: Limits, steps: int) -> OwnLimits:
    """The wish with one limit so many steps higher, or lower; it stays within what may be."""
    allowed = parameter(bound)
    value = effective(bound, own, limits) + steps * STEPS[bound]
    least, most = allowed.least or Decimal(0), allowed.most or value
    return _with(bound, own, min(max(value, least), most))


def typed(bound: Bound, own: OwnLimits, text: str) -> OwnLimits:
    """The wish with a limit as somebody wrote it; raises BadValue."""
    value = read(parameter(bound), text)
    return _with(bound, own, Decimal(str(value)))


def as_all(own: OwnLimits) -> OwnLimits:
    """The wish to have no limits of its own."""
    return OwnLimits(version=own.version)


def what_if(
    samples: Sequence[Sample],
    limits: tuple[Limits, Limits],
    usual: Usual | None,
    since: datetime,
) -> WhatIf:
    """Replay the samples of one batch with the limits ``(now, then)``."""
    now, then = (_alerts(samples, one, usual) for one in limits)
    return WhatIf(since, len(samples), now, then)


def _alerts(samples: Sequence[Sample], limits: Limits, usual: Usual | None) -> tuple[Alerted, ...]:
    """Repeats are not counted: they depend on who takes an alert in hand."""
    return tuple(
        Alerted(one.check.sample.run, one.check.sample.read_at, one.check.verdict)
        for one in replay(samples, limits, usual)
        if one.told in {Told.ALERT, Told.WORSE}
    )


def _without(some: Sequence[Alerted], others: Sequence[Alerted]) -> tuple[Alerted, ...]:
    known = {one.run for one in others}
    first = {one.run: one for one in reversed(some) if one.run not in known}
    return tuple(sorted(first.values(), key=lambda one: one.at))


def _with(bound: Bound, own: OwnLimits, value: Decimal) -> OwnLimits:
    match bound:
        case Bound.STALL_MINUTES:
            return replace(own, stall_minutes=int(value))
        case Bound.LONG_MINUTES:
            return replace(own, long_minutes=int(value))
        case Bound.STALL_RPS:
            return replace(own, stall_rps=float(value))
        case Bound.LOW_RPS:
            return replace(own, low_rps=float(value))
