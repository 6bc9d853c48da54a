"""Where one batch departs from the limits of all."""

from dataclasses import dataclass, replace
from datetime import timedelta

from domain.batches.rules import Limits


@dataclass(frozen=True, slots=True)
class OwnLimits:
    """None: as for all batches. ``version`` grows with each change; 0: never changed."""

    stall_minutes: int | None = None
    stall_rps: float | None = None
    low_rps: float | None = None
    long_minutes: int | None = None
    version: int = 0


def applied(own: OwnLimits | None, limits: Limits) -> Limits:
    """The limits that hold for a batch."""
    if own is None:
        return limits
    return replace(
        limits,
        stall_after=_span(own.stall_minutes, limits.stall_after),
        stall_rps=limits.stall_rps if own.stall_rps is None else own.stall_rps,
        low_rps=limits.low_rps if own.low_rps is None else own.low_rps,
        long_after=_span(own.long_minutes, limits.long_after),
    )


def _span(minutes: int | None, usual: timedelta) -> timedelta:
    return usual if minutes is None else timedelta(minutes=minutes)
