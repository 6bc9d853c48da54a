"""One look at the running batches: read and judged, nothing written."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, tzinfo

from domain.batches.baseline import Usual
from domain.batches.checks import Check, RunKey, Sample
from domain.batches.estimate import Estimate, estimate
from domain.batches.own_limits import OwnLimits, applied
from domain.batches.rules import Limits, judge
from queries.batches.checks import last_checks
from queries.batches.limits import batch_limits_of
from queries.batches.run_log import usual_of
from queries.batches.running import Seen, running_batches
from queries.oracle import Oracle
from queries.postgres import Postgres

#: Somebody may look right after a check; a batch that writes every few minutes is not stuck then.
_APART = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class WatchSettings:
    """What the watch has to know: ``exclude`` are codes that are never shown."""

    zone: tzinfo
    exclude: frozenset[str] = frozenset()
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True, slots=True)
class Sight:
    """What runs, judged; ``usual`` and ``own`` by code, only where there is something."""

    read_at: datetime
    pending_imd: int | None
    checks: tuple[Check, ...]
    usual: Mapping[str, Usual]
    own: Mapping[str, OwnLimits]

    def ends(self, check: Check) -> Estimate | None:
        """When the batch will have ended, if that can be told."""
        return estimate(check, self.usual.get(check.sample.run.code))


async def look(oracle: Oracle, postgres: Postgres, settings: WatchSettings) -> Sight:
    """How the batches are now, compared with the last checks; raises SourceError."""
    seen = await running_batches(oracle, settings.zone, settings.exclude)
    patient = replace(settings.limits, apart=max(settings.limits.apart, _APART))
    return await judged(postgres, seen, await last_checks(postgres), patient)


async def judged(
    postgres: Postgres, seen: Seen, before: Mapping[RunKey, Check], limits: Limits
) -> Sight:
    """Every sample with its verdict."""
    codes = {sample.run.code for sample in seen.samples}
    usual = await usual_of(postgres, codes, seen.read_at)
    own = await batch_limits_of(postgres, codes)
    verdict = _judge(before, limits, usual, own)
    checks = tuple(verdict(sample) for sample in seen.samples)
    return Sight(seen.read_at, seen.pending_imd, checks, usual, own)


def _judge(
    before: Mapping[RunKey, Check],
    limits: Limits,
    usual: Mapping[str, Usual],
    own: Mapping[str, OwnLimits],
) -> Callable[[Sample], Check]:
    def verdict(sample: Sample) -> Check:
        code = sample.run.code
        return judge(
            sample, before.get(sample.run), applied(own.get(code), limits), usual.get(code)
        )

    return verdict


def gone(before: Collection[RunKey], seen: Seen) -> set[RunKey]:
    """The runs that were watched and run no more."""
    return set(before) - {sample.run for sample in seen.samples}
