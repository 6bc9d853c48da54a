"""Why a running batch was judged as it was, with the numbers of the rule that fired."""

from datetime import timedelta
from decimal import Decimal
from math import isfinite

from domain.batches.checks import Check, Rule
from formatters.alerts.contents import Tone
from formatters.durations import duration
from formatters.quantities import number
from formatters.words import Words

#: Average records a second from which on a batch is shown green, and yellow.
_GREEN, _YELLOW = 100.0, 50.0
_MARKS = {Tone.GOOD: "🟢", Tone.WARNING: "🟡", Tone.ATTENTION: "🔴"}
_HOUR = timedelta(hours=1)


def reason(words: Words, check: Check) -> str:
    """One sentence: "+125 records in 30 min = 0.07/s, limit 1/s, second time running."."""
    match check.rule:
        case Rule.SLOW_TWICE | Rule.SLOW_ONCE:
            return _slow(words, check)
        case Rule.LONG_AND_LOW | Rule.GETTING_LONG:
            return _long(words, check)
        case Rule.NO_GROWTH | Rule.BEYOND_USUAL:
            return _standing(words, check)
        case Rule.MOVES_AGAIN | Rule.FINE:
            return _well(words, check)


def rate(words: Words, rps: float | None) -> str:
    """Records a second: 25.13; "unknown" where there is nothing to compare with."""
    if rps is None or not isfinite(rps):
        return words("unknown")
    return number(words, Decimal(str(rps)))


def rate_tone(rps: float) -> Tone:
    """The colour of an average rate."""
    if rps >= _GREEN:
        return Tone.GOOD
    return Tone.WARNING if rps >= _YELLOW else Tone.ATTENTION


def rate_mark(rps: float) -> str:
    """The same as a sign."""
    return _MARKS[rate_tone(rps)]


def records(words: Words, count: int, *, signed: bool = False) -> str:
    """46,245; signed: +125."""
    sign = "+" if signed and count >= 0 else ""
    return sign + number(words, Decimal(count))


def span(words: Words, lasted: timedelta) -> str:
    """30 min; from an hour on 1h 30m."""
    if lasted >= _HOUR:
        return duration(words, lasted)
    minutes = words.digits(str(round(lasted.total_seconds() / 60)))
    return words("batch-minutes", figure=minutes)


def _slow(words: Words, check: Check) -> str:
    limit = rate(words, check.limit_rps)
    times = check.slow_checks
    which = words("batch-why-times", count=times, shown=words.digits(str(times)))
    return words("batch-why-slow", growth=_growth(words, check), limit=limit, which=which)


def _long(words: Words, check: Check) -> str:
    return words(
        "batch-why-long",
        lasted=_lasted(words, check),
        average=rate(words, check.average_rps),
        limit=rate(words, check.limit_rps),
        after=span(words, check.limit_duration or timedelta()),
    )


def _standing(words: Words, check: Check) -> str:
    lasted = _lasted(words, check)
    if check.rule is Rule.NO_GROWTH:
        return words("batch-why-no-growth", since=_since(words, check), lasted=lasted)
    limit = span(words, check.limit_duration or timedelta())
    return words("batch-why-beyond-usual", lasted=lasted, limit=limit)


def _well(words: Words, check: Check) -> str:
    if check.rule is Rule.MOVES_AGAIN:
        return words("batch-why-moves-again", growth=_growth(words, check))
    return words("batch-why-fine")


def _growth(words: Words, check: Check) -> str:
    """+125 records in 30 min = 0.07/s."""
    if check.growth is None or check.interval_rps is None:
        return words("batch-growth-unknown", average=rate(words, check.average_rps))
    return words(
        "batch-growth",
        growth=records(words, check.growth, signed=True),
        since=_since(words, check),
        rate=rate(words, check.interval_rps),
    )


def _since(words: Words, check: Check) -> str:
    return span(words, check.since or timedelta())


def _lasted(words: Words, check: Check) -> str:
    return span(words, check.sample.duration)
