"""What is told of a batch: that it is stuck, slow, well again, has ended, or cannot be seen."""

from collections.abc import Mapping
from datetime import tzinfo
from typing import assert_never

from domain.alerts.happenings import (
    BatchEnded,
    BatchFailed,
    BatchRecovered,
    BatchStuck,
    BatchWarning,
    WatchBlind,
)
from domain.batches.baseline import Outcome
from domain.batches.checks import Check
from formatters.alerts.contents import Fact, Section, Tone
from formatters.alerts.told import Told, at_site, facts
from formatters.batches.batch_reasons import rate, rate_mark, rate_tone, reason, records, span
from formatters.durations import duration
from formatters.words import Words

#: Signs of ends; a good one needs none of its own, and of any other nothing is known.
_ENDS: Mapping[Outcome | None, str] = {
    Outcome.ENDED: "",
    Outcome.FAILED: "❌",
    Outcome.RERUN: "🔁",
}

OfBatch = BatchStuck | BatchWarning | BatchRecovered | BatchFailed | BatchEnded


def batch(words: Words, happening: OfBatch, zone: tzinfo) -> Told:
    """A batch, by its latest check or by its end."""
    match happening:
        case BatchStuck(check) | BatchWarning(check) | BatchRecovered(check):
            sections = (_now(words, check, zone), *_compared(words, check))
            return Told(check.sample.run.code, reason(words, check), sections)
        case BatchFailed():
            return _failed(words, happening, zone)
        case BatchEnded():
            return _ended(words, happening, zone)
        case _ as never:
            assert_never(never)


def blind(words: Words, happening: WatchBlind, zone: tzinfo) -> Told:
    """The batches cannot be seen."""
    shown = words.digits(str(happening.checks))
    says = words("batch-blind-says", count=happening.checks, shown=shown)
    why = words("batch-blind-why", why=happening.why)
    since = Fact(words("fact-since"), at_site(words, happening.since, zone))
    return Told("", says, (Section(lines=(why, words("batch-blind-do")), facts=(since,)),))


def _now(words: Words, check: Check, zone: tzinfo) -> Section:
    sample, average = check.sample, check.average_rps
    told = facts(
        Fact(words("batch-run"), str(sample.run)),
        Fact(words("batch-started"), at_site(words, sample.started_at, zone)),
        Fact(words("batch-lasted"), span(words, sample.duration)),
        Fact(words("batch-records"), records(words, sample.records)),
        Fact(words("batch-average"), _rate(words, average), rate_tone(average)),
    )
    return Section(words("batch-now"), facts=told)


def _compared(words: Words, check: Check) -> tuple[Section, ...]:
    """Nothing on the first check of a run."""
    before, grown = check.previous_records, check.growth
    if before is None or grown is None:
        return ()
    told = facts(
        Fact(words("batch-records-before"), records(words, before)),
        Fact(words("batch-records-now"), records(words, check.sample.records)),
        Fact(words("batch-growth-label"), records(words, grown, signed=True)),
        _average_before(words, check.previous_average_rps),
        Fact(words("batch-average-now"), _plain_rate(words, check.average_rps)),
        _trend(words, check),
    )
    return (Section(words("batch-compared"), facts=told),)


def _average_before(words: Words, rps: float | None) -> Fact | None:
    if rps is None:
        return None
    return Fact(words("batch-average-before"), _plain_rate(words, rps))


def _trend(words: Words, check: Check) -> Fact | None:
    if check.trend is None:
        return None
    value = words("batch-trend-value", trend=check.trend.value)
    return Fact(words("batch-trend"), value)


def _failed(words: Words, ended: BatchFailed, zone: tzinfo) -> Told:
    took = ended.ended_at - ended.started_at if ended.ended_at else None
    told = facts(
        Fact(words("batch-run"), str(ended.run)),
        Fact(words("batch-started"), at_site(words, ended.started_at, zone)),
        Fact(words("batch-ended"), at_site(words, ended.ended_at, zone))
        if ended.ended_at
        else None,
        Fact(words("batch-took"), duration(words, took)) if took else None,
        Fact(words("batch-records"), records(words, ended.records)),
        Fact(words("batch-errors"), records(words, ended.errors), Tone.ATTENTION),
    )
    return Told(ended.run.code, words("batch-failed-says"), (Section(facts=told),))


def _ended(words: Words, ended: BatchEnded, zone: tzinfo) -> Told:
    told = facts(
        Fact(words("batch-run"), str(ended.run)),
        Fact(words("batch-ended"), at_site(words, ended.ended_at, zone))
        if ended.ended_at
        else None,
        None
        if ended.records is None
        else Fact(words("batch-records"), records(words, ended.records)),
    )
    how = ended.outcome.value if ended.outcome else "unknown"
    title, says = (words(key, outcome=how) for key in ("batch-ended-title", "batch-ended-says"))
    sign = _ENDS.get(ended.outcome, "⏹")
    return Told(ended.run.code, says, (Section(facts=told),), title, sign)


def _rate(words: Words, rps: float) -> str:
    return words("batch-rate", mark=rate_mark(rps), rate=rate(words, rps))


def _plain_rate(words: Words, rps: float) -> str:
    return words("batch-rate-plain", rate=rate(words, rps))
