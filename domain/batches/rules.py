"""Does a running batch get on? Asked of its sample and of the check before, nothing else."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from domain.batches.baseline import Usual
from domain.batches.checks import Check, Rule, Sample, Trend, Verdict

_BAD = frozenset({Verdict.WARNING, Verdict.STUCK})
#: Averages that differ by less than this part of themselves are the same.
_STEADY = 0.02
#: A batch that recovers reaches at least this part of its usual rate.
_PART_OF_USUAL = 0.1


@dataclass(frozen=True, slots=True)
class Limits:
    """From where on a batch is told of; rates in records a second.

    Samples less than ``apart`` from each other are not compared: a batch writes in portions.
    """

    stall_after: timedelta = timedelta(minutes=10)
    stall_rps: float = 1.0
    low_rps: float = 50.0
    long_after: timedelta = timedelta(hours=2)
    apart: timedelta = timedelta(seconds=50)


def judge(sample: Sample, previous: Check | None, limits: Limits, usual: Usual | None) -> Check:
    """The sample with its verdict, the first rule that fits.

    ``previous``: the last check of this run, None on the first; ``usual``: what runs of this code
    are like, None while too few are known. A count that began anew begins a history of its own, as
    old as the last check with the old count: such a check's sample starts there.
    """
    sample = _since_its_count(sample, previous)
    before = _comparable(sample, previous)
    if before is not None and sample.read_at - before.sample.read_at < limits.apart:
        return replace(before, sample=sample, average_rps=_average(sample))
    check = _measured(sample, before, limits)
    for rule in (_recovered, _stuck_by_progress, _stuck_by_duration, _warned):
        found = rule(check, before, limits, usual)
        if found is not None:
            return found
    return check


def is_bad(check: Check) -> bool:
    """Whether somebody is to look at it."""
    return check.verdict in _BAD


def _comparable(sample: Sample, previous: Check | None) -> Check | None:
    """The check before, unless it is of another run or of a count that began anew."""
    if previous is None or previous.sample.run != sample.run:
        return None
    return previous if sample.records >= previous.sample.records else None


def _since_its_count(sample: Sample, previous: Check | None) -> Sample:
    """The sample with the start of what it counts; where none is known, with its first sight."""
    if previous is None or previous.sample.run != sample.run:
        return sample
    known = previous.sample
    begun = known.started_at if sample.records >= known.records else known.read_at
    unknown = sample.started_at >= sample.read_at
    return replace(sample, started_at=begun if unknown else max(sample.started_at, begun))


def _average(sample: Sample) -> float:
    return sample.records / max(sample.duration.total_seconds(), 1.0)


def _measured(sample: Sample, before: Check | None, limits: Limits) -> Check:
    """All figures, as yet without a rule."""
    check = Check(sample, Verdict.NORMAL, Rule.FINE, _average(sample))
    if before is None:
        return check
    since = sample.read_at - before.sample.read_at
    growth = sample.records - before.sample.records
    interval = growth / since.total_seconds()
    return replace(
        check,
        growth=growth,
        since=since,
        interval_rps=interval,
        previous_records=before.sample.records,
        previous_average_rps=before.average_rps,
        trend=_trend(before.average_rps, check.average_rps),
        slow_checks=before.slow_checks + 1 if interval < limits.stall_rps else 0,
        quiet=before.quiet,
    )


def _trend(before: float, now: float) -> Trend:
    if abs(now - before) <= _STEADY * before:
        return Trend.STEADY
    return Trend.RISING if now > before else Trend.DECLINING


def _needed(limits: Limits, usual: Usual | None) -> float:
    """The interval rate from which on a batch counts as recovered."""
    return max(limits.stall_rps, usual.rps * _PART_OF_USUAL if usual else 0.0)


def _recovered(
    check: Check, before: Check | None, limits: Limits, usual: Usual | None
) -> Check | None:
    """It was told of, and now moves again; not one record is no progress, whatever the limit."""
    if before is None or not is_bad(before) or not check.interval_rps:
        return None
    needed = _needed(limits, usual)
    if check.interval_rps < needed:
        return None
    found = _found(check, Verdict.RECOVERED, Rule.MOVES_AGAIN, limit_rps=needed)
    return replace(found, quiet=True)


def _stuck_by_progress(
    check: Check, _before: Check | None, limits: Limits, _usual: Usual | None
) -> Check | None:
    if check.sample.duration <= limits.stall_after:
        return None
    if check.growth == 0:
        after = limits.stall_after
        return _found(check, Verdict.STUCK, Rule.NO_GROWTH, limit_duration=after)
    if check.slow_checks >= 2:
        return _found(check, Verdict.STUCK, Rule.SLOW_TWICE, limit_rps=limits.stall_rps)
    return None


def _stuck_by_duration(
    check: Check, _before: Check | None, limits: Limits, usual: Usual | None
) -> Check | None:
    """Where enough runs are known, what is usual stands in place of the fixed limit."""
    longest = _longest(limits, usual)
    if check.quiet or check.sample.duration <= longest:
        return None
    if usual is not None:
        return _found(check, Verdict.STUCK, Rule.BEYOND_USUAL, limit_duration=longest)
    return _low(check, Verdict.STUCK, Rule.LONG_AND_LOW, limits, longest)


def _warned(
    check: Check, before: Check | None, limits: Limits, usual: Usual | None
) -> Check | None:
    """Slow once, or long; who was told of it before is not fine before it has recovered."""
    least = limits.stall_rps
    if before is not None and is_bad(before):
        least = _needed(limits, usual)
    if check.interval_rps is not None and check.interval_rps < least:
        return _found(check, Verdict.WARNING, Rule.SLOW_ONCE, limit_rps=least)
    long = _longest(limits, usual) / 2
    if check.quiet or check.sample.duration < long:
        return None
    return _low(check, Verdict.WARNING, Rule.GETTING_LONG, limits, long)


def _longest(limits: Limits, usual: Usual | None) -> timedelta:
    return usual.duration * 2 if usual else limits.long_after


def _low(
    check: Check, verdict: Verdict, rule: Rule, limits: Limits, longest: timedelta
) -> Check | None:
    if check.average_rps >= limits.low_rps:
        return None
    return _found(check, verdict, rule, limit_rps=limits.low_rps, limit_duration=longest)


def _found(check: Check, verdict: Verdict, rule: Rule, **limits: Any) -> Check:
    return replace(check, verdict=verdict, rule=rule, **limits)
