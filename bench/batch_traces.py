"""Labelled traces of batches: made from how a batch gets on, not from the rules that judge it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from itertools import cycle
from random import Random

from domain.batches.checks import Check, RunKey, Sample, Verdict
from domain.batches.rules import Limits, is_bad, judge

_START = datetime(2026, 1, 15, 2, tzinfo=UTC)
_EVERY = 1800  # seconds between checks
_NEVER = 10.0**9

#: Records per second at a second since the start.
Rate = Callable[[int], float]


class Kind(StrEnum):
    """How a batch gets on, or how it is looked at."""

    STEADY = "steady"
    BURSTY = "bursty"
    PAUSED = "paused"
    RESTARTED = "restarted"
    TWO_RUNS = "two runs of one code"
    CLOCK_SKEW = "clock skew"
    MISSING_SAMPLES = "missing samples"


@dataclass(frozen=True, slots=True)
class Trace:
    """What the watch sees of a run; ``stalls_at``: from when on it really did not get on."""

    kind: Kind
    samples: tuple[Sample, ...]
    stalls_at: datetime | None


@dataclass(frozen=True, slots=True)
class Found:
    """What the rules made of a trace: after how many checks people were told; None: never.

    ``falsely``: told of it while it got on.
    """

    trace: Trace
    told_after: int | None
    stuck_after: int | None
    falsely: bool


def traces(many: int = 500, seed: int = 5) -> list[Trace]:
    """So many traces, the same for the same seed; about half of the batches stall."""
    random = Random(seed)
    made: list[Trace] = []
    for kind in cycle(Kind):
        if len(made) >= many:
            break
        number = 1000 + len(made)
        made.append(_trace(random, kind, number))
        if kind is Kind.TWO_RUNS:
            made.append(_trace(random, kind, number + 5000))
    return made[:many]


def judged(trace: Trace, limits: Limits | None = None) -> list[Check]:
    """The trace as the watch judges it, check by check."""
    checks: list[Check] = []
    for sample in trace.samples:
        before = checks[-1] if checks else None
        checks.append(judge(sample, before, limits or Limits(), None))
    return checks


def found(trace: Trace) -> Found:
    """Whether a stall was found, and how soon after it began."""
    checks = judged(trace)
    since = [check for check in checks if _stalls(trace, check)]
    early = any(is_bad(check) for check in checks if not _stalls(trace, check))
    stuck = [check.verdict is Verdict.STUCK for check in since]
    return Found(trace, _first([is_bad(check) for check in since]), _first(stuck), early)


def _stalls(trace: Trace, check: Check) -> bool:
    return trace.stalls_at is not None and check.sample.read_at > trace.stalls_at


def _first(holds: Sequence[bool]) -> int | None:
    return holds.index(True) + 1 if True in holds else None


def _trace(random: Random, kind: Kind, number: int) -> Trace:
    stall = random.randrange(1900, 7200) if random.random() < 0.5 else None
    began = _START + timedelta(seconds=random.randrange(_EVERY))
    seconds = _moments(random, stall)
    counts = _counts(_rate(random, kind, stall), seconds)
    if kind is Kind.RESTARTED:
        counts = _restarted(random, counts, seconds, stall)
    run = RunKey("BMHHS", number, 0)
    samples = [
        Sample(run, began, began + timedelta(seconds=at), count)
        for at, count in zip(seconds, counts, strict=True)
    ]
    seen = _looked_at(random, kind, samples)
    stalls_at = None if stall is None else began + timedelta(seconds=stall)
    return Trace(kind, tuple(seen), stalls_at)


def _moments(random: Random, stall: int | None) -> list[int]:
    """About every half hour; a stall is looked at four times at least."""
    first = random.randrange(60, _EVERY)
    last = stall + 4.5 * _EVERY if stall else random.randrange(2, 9) * _EVERY
    return [
        first + number * _EVERY + random.randrange(-40, 40)
        for number in range(int((last - first) / _EVERY) + 1)
    ]


def _rate(random: Random, kind: Kind, stall: int | None) -> Rate:
    usual = random.uniform(55, 400)
    healthy = _bursts(random, usual) if kind is Kind.BURSTY else _steady(random, usual)
    if kind is Kind.PAUSED:
        healthy = _paused(random, healthy)
    crawl = random.choice([0.0, 0.0, random.uniform(0.02, 0.5)])

    def rate(second: int) -> float:
        return healthy(second) if stall is None or second < stall else crawl

    return rate


def _steady(random: Random, usual: float) -> Rate:
    swing, phase = random.uniform(0, 0.2), random.randrange(600)
    return lambda second: usual * (1 + swing * ((second + phase) // 300 % 3 - 1))


def _bursts(random: Random, usual: float) -> Rate:
    """All records of some minutes come in one of them."""
    period = random.randrange(3, 15) * 60
    return lambda second: usual * period / 60 if second % period < 60 else 0.0


def _paused(random: Random, healthy: Rate) -> Rate:
    """Once it waits for a while, shorter than the time between two checks."""
    begins, lasts = random.randrange(300, 6000), random.randrange(300, 1740)
    return lambda second: 0.0 if begins <= second < begins + lasts else healthy(second)


def _counts(rate: Rate, seconds: Sequence[int]) -> list[int]:
    counts: list[int] = []
    records, at = 0.0, 0
    for until in seconds:
        records += sum(rate(second) for second in range(at, until, 10)) * 10
        at = max(at, until)
        counts.append(int(records))
    return counts


def _restarted(
    random: Random, counts: list[int], seconds: Sequence[int], stall: int | None
) -> list[int]:
    """At one check, before a stall, the count has begun anew."""
    before = [i for i, at in enumerate(seconds) if i and at < (stall or _NEVER)]
    if not before:
        return counts
    index = random.choice(before)
    lost = counts[index] - (counts[index] - counts[index - 1]) // 3
    return [count - lost if i >= index else count for i, count in enumerate(counts)]


def _looked_at(random: Random, kind: Kind, samples: list[Sample]) -> Iterator[Sample]:
    ahead = timedelta(seconds=random.randrange(30, 600))
    missed = random.randrange(1, len(samples)) if len(samples) > 3 else len(samples)
    for index, sample in enumerate(samples):
        if kind is Kind.MISSING_SAMPLES and index == missed:
            continue
        if kind is Kind.CLOCK_SKEW:  # who starts batches has a clock that is ahead
            yield replace(sample, started_at=sample.started_at + ahead)
        else:
            yield sample
