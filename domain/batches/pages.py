"""Batches as people look at them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from domain.alerts.silences import Silence
from domain.batches.baseline import BatchRun, Usual
from domain.batches.checks import Check, RunKey
from domain.batches.estimate import Estimate, estimate
from domain.batches.rules import Limits


@dataclass(frozen=True, slots=True)
class Standing:
    """What runs: as it was at ``read_at``, or unknown because of ``blind_since``.

    ``read_at`` is of Oracle's clock, None: never seen. ``live``: it was just looked, and by no
    check. While it is blind, ``checks`` are what was seen last.
    """

    read_at: datetime | None
    pending_imd: int | None
    checks: tuple[Check, ...]
    usual: Mapping[str, Usual] = field(default_factory=dict)
    blind_since: datetime | None = None
    live: bool = False

    def ends(self, check: Check) -> Estimate | None:
        """When a batch will have ended, if that can be told."""
        if self.blind_since is not None:
            return None
        return estimate(check, self.usual.get(check.sample.run.code))


@dataclass(frozen=True, slots=True)
class RunView:
    """One run: its checks oldest first, and what is known around it.

    ``runs``: it was seen running at ``read_at``; None: that could not be seen. ``recorded``: how
    it ended. ``earlier``: the runs before it, newest first.
    """

    run: RunKey
    read_at: datetime
    runs: bool | None
    checks: tuple[Check, ...]
    limits: Limits
    usual: Usual | None = None
    recorded: BatchRun | None = None
    earlier: Sequence[BatchRun] = ()
    silence: Silence | None = None

    @property
    def check(self) -> Check | None:
        """The latest one."""
        return self.checks[-1] if self.checks else None

    @property
    def ends(self) -> Estimate | None:
        """When it will have ended, if that can be told."""
        return estimate(self.check, self.usual) if self.runs and self.check else None


@dataclass(frozen=True, slots=True)
class DayView:
    """What ran for a business date, in the order of beginning; ``now`` is of our clock."""

    day: date
    runs: Sequence[BatchRun]
    now: datetime
