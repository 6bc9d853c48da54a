"""The page of one run of a batch, and the rule behind its verdict."""

from collections.abc import Iterator
from datetime import timedelta, tzinfo

from domain.batches.baseline import BatchRun, Outcome, Usual
from domain.batches.checks import Check, Rule
from domain.batches.pages import RunView
from formatters.alerts.told import at_site
from formatters.batches.batch_reasons import rate, rate_mark, records, span
from formatters.batches.batches import ends, fitting, verdict, why
from formatters.durations import duration
from formatters.html import shown
from formatters.words import Words

#: In the order in which they are tried.
_RULES = (
    ("batch-rule-again", {Rule.MOVES_AGAIN}),
    ("batch-rule-no-growth", {Rule.NO_GROWTH}),
    ("batch-rule-slow-twice", {Rule.SLOW_TWICE}),
    ("batch-rule-long", {Rule.LONG_AND_LOW, Rule.BEYOND_USUAL}),
    ("batch-rule-slow-once", {Rule.SLOW_ONCE}),
    ("batch-rule-half-long", {Rule.GETTING_LONG}),
    ("batch-rule-fine", {Rule.FINE}),
)
_OUTCOMES = {
    Outcome.WAITING: "⏳",
    Outcome.RUNNING: "▶️",
    Outcome.ENDED: "✅",
    Outcome.FAILED: "❌",
    Outcome.RERUN: "🔁",
}


def run(words: Words, view: RunView, zone: tzinfo) -> str:
    """Everything about a run, whether it goes on or not."""
    blocks = [
        words("batch-page-title", run=shown(str(view.run))),
        "\n".join(_state(words, view, zone)),
        "\n".join(_figures(words, view, zone)),
        "\n".join(_around(words, view, zone)),
    ]
    if view.silence is not None:
        by = shown(view.silence.by_name)
        blocks.append(words("batch-page-muted", by=by))
    return fitting([block for block in blocks if block])


def rule(words: Words, view: RunView) -> str:
    """Why the verdict is what it is, and all rules with the limits of this batch."""
    check, blocks = view.check, [words("batch-rule-title", run=shown(str(view.run)))]
    if check is not None:
        blocks.append(f"{verdict(words, check)}\n{why(words, check)}")
    lines = [
        f"{'👉' if check and check.rule in fired else '▫️'} {_rule(words, key, view)}"
        for key, fired in _RULES
    ]
    blocks += [words("batch-rule-order"), "\n".join(lines)]
    if check is not None and check.quiet:
        blocks.append(words("batch-rule-quiet"))
    return fitting(blocks)


def caption(words: Words, view: RunView) -> str:
    """What stands below the picture of a run."""
    title = words("batch-page-title", run=shown(str(view.run)))
    return f"{title}\n{words('batch-chart-caption')}"


def outcome(words: Words, one: BatchRun) -> str:
    """✅ ended well."""
    said = words("batch-outcome", outcome=one.outcome.value)
    return f"{_OUTCOMES[one.outcome]} {said}"


def took(words: Words, one: BatchRun) -> str:
    """How long it took; "–" where that is not known."""
    return "–" if one.duration is None else duration(words, one.duration)


def _state(words: Words, view: RunView, zone: tzinfo) -> Iterator[str]:
    if view.recorded is not None:
        yield f"<b>{outcome(words, view.recorded)}</b>"
        if view.recorded.ended_at is not None:
            yield words("batch-page-ended", at=at_site(words, view.recorded.ended_at, zone))
    elif view.runs is None:
        yield words("batch-page-blind")
    elif not view.runs:
        yield words("batch-page-gone")
    if (check := view.check) is not None:
        past = "" if view.runs else f"{words('batch-page-last')} "
        yield f"{past}<b>{verdict(words, check)}</b>"
        yield why(words, check)


def _figures(words: Words, view: RunView, zone: tzinfo) -> Iterator[str]:
    if view.recorded is not None:
        yield from _recorded(words, view.recorded, zone)
    elif (check := view.check) is not None:
        yield from _checked(words, check, zone)
        if view.runs:
            yield ends(words, view.ends, zone)


def _checked(words: Words, check: Check, zone: tzinfo) -> Iterator[str]:
    sample, told = check.sample, []
    told.append(("batch-started", at_site(words, sample.started_at, zone)))
    told.append(("batch-lasted", span(words, sample.duration)))
    told.append(("batch-records", records(words, sample.records)))
    mark, average = rate_mark(check.average_rps), rate(words, check.average_rps)
    told.append(("batch-average", words("batch-rate", mark=mark, rate=average)))
    if check.interval_rps is not None and check.since is not None:
        told.append(("batch-growth-label", _growth(words, check)))
    if check.trend is not None:
        told.append(("batch-trend", words("batch-trend-value", trend=check.trend.value)))
    yield from (_fact(words, *one) for one in told)
    at = at_site(words, sample.read_at, zone)
    yield words("batch-page-at", at=at)


def _growth(words: Words, check: Check) -> str:
    return words(
        "batch-growth",
        growth=records(words, check.growth or 0, signed=True),
        since=span(words, check.since or timedelta()),
        rate=rate(words, check.interval_rps),
    )


def _recorded(words: Words, one: BatchRun, zone: tzinfo) -> Iterator[str]:
    yield _fact(words, "batch-started", at_site(words, one.started_at, zone))
    yield _fact(words, "batch-took", took(words, one))
    yield _fact(words, "batch-records", records(words, one.records))
    if one.errors:
        yield _fact(words, "batch-errors", records(words, one.errors))


def _fact(words: Words, key: str, value: str) -> str:
    return f"{words(key)}: <b>{value}</b>"


def _around(words: Words, view: RunView, zone: tzinfo) -> Iterator[str]:
    yield _usual(words, view.usual)
    if not view.earlier:
        return
    yield words("batch-page-earlier")
    for one in view.earlier:
        yield words(
            "batch-page-earlier-line",
            outcome=_OUTCOMES[one.outcome],
            at=at_site(words, one.started_at, zone),
            took=took(words, one),
            records=records(words, one.records),
        )


def _usual(words: Words, usual: Usual | None) -> str:
    if usual is None:
        return words("batch-page-usual-unknown")
    return words(
        "batch-page-usual",
        duration=span(words, usual.duration),
        rate=rate(words, usual.rps),
        records=records(words, usual.records),
        runs=words.digits(str(usual.runs)),
    )


def _rule(words: Words, key: str, view: RunView) -> str:
    """One rule with the numbers that hold for this batch."""
    limits, usual = view.limits, view.usual
    longest = usual.duration * 2 if usual else limits.long_after
    needed = max(limits.stall_rps, usual.rps / 10) if usual else limits.stall_rps
    if usual and key == "batch-rule-long":
        key = "batch-rule-long-usual"
    return words(
        key,
        after=span(words, limits.stall_after),
        stall=rate(words, _used(view) if key == "batch-rule-slow-once" else limits.stall_rps),
        needed=rate(words, needed),
        low=rate(words, limits.low_rps),
        long=span(words, longest),
        half=span(words, longest / 2),
    )


def _used(view: RunView) -> float:
    """The rate below which it is slow: a higher one for who was told of already."""
    check = view.check
    if check is None or check.rule is not Rule.SLOW_ONCE or check.limit_rps is None:
        return view.limits.stall_rps
    return check.limit_rps
