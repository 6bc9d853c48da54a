"""/batches: what runs now, and each batch over a day."""

from collections.abc import Iterator, Sequence
from datetime import tzinfo

from domain.alerts.happenings import BatchFigures
from domain.batches.checks import Check, Rule, Verdict
from domain.batches.estimate import Estimate
from domain.batches.pages import Standing
from formatters.alerts.told import at_site
from formatters.batches.batch_reasons import rate, rate_mark, reason, records, span
from formatters.html import shown, split
from formatters.words import Words

SIGNS = {
    Verdict.NORMAL: "✅",
    Verdict.WARNING: "⚠️",
    Verdict.STUCK: "🚨",
    Verdict.RECOVERED: "🔁",
}
#: Of a message, so that a note has room below.
_ROOM = 3800


def listing(words: Words, standing: Standing, zone: tzinfo) -> str:
    """What runs, the worst first, and how fresh that is."""
    blocks = [
        "\n".join([words("batches-title"), *_head(words, standing, zone)]),
        *(_batch(words, standing, check, zone) for check in in_order(standing.checks)),
    ]
    if not standing.checks and standing.blind_since is None and standing.read_at is not None:
        blocks.append(words("batches-none"))
    return fitting(blocks)


def in_order(checks: Sequence[Check]) -> list[Check]:
    """Stuck ones first, then slow ones, then the others by their names."""
    worst = (Verdict.STUCK, Verdict.WARNING, Verdict.RECOVERED, Verdict.NORMAL)
    return sorted(checks, key=lambda one: (worst.index(one.verdict), one.sample.run))


def figures(words: Words, found: Sequence[BatchFigures]) -> list[str]:
    """Each batch over the last 24 hours, as blocks: the title first."""
    if not found:
        return [words("batches-figures-title"), words("batches-figures-none")]
    lines = [
        words(
            "batches-figures-line",
            code=shown(one.code),
            checks=words.digits(str(one.checks)),
            mark=rate_mark(one.average_rps),
            average=rate(words, one.average_rps),
            peak=rate(words, one.peak_rps),
            records=records(words, one.peak_records),
        )
        for one in found
    ]
    return [words("batches-figures-title"), *lines]


def verdict(words: Words, check: Check) -> str:
    """🚨 Stuck."""
    state = words("batches-verdict", verdict=check.verdict.value)
    return f"{SIGNS[check.verdict]} {state}"


def why(words: Words, check: Check) -> str:
    """The reason of a verdict as HTML."""
    return shown(reason(words, check))


def ends(words: Words, found: Estimate | None, zone: tzinfo) -> str:
    """When it will have ended, and what that rests on."""
    if found is None:
        return words("batches-ends-unknown")
    return words("batches-ends", at=at_site(words, found.at, zone), by=found.by.value)


def fitting(blocks: Sequence[str]) -> str:
    """The blocks as one message; what does not fit is left out, and that is shown."""
    first, *more = split("\n\n".join(blocks), _ROOM)
    return f"{first}\n…" if more else first


def _head(words: Words, standing: Standing, zone: tzinfo) -> Iterator[str]:
    at = at_site(words, standing.read_at, zone) if standing.read_at else ""
    if standing.blind_since is not None:
        since = at_site(words, standing.blind_since, zone)
        yield words("batches-blind", since=since)
        yield words("batches-blind-last", at=at) if at else words("batches-never")
        return
    if not at:
        yield words("batches-never")
        return
    yield words("batches-live" if standing.live else "batches-checked", at=at)
    if standing.pending_imd is None:
        yield words("batches-imd-unknown")
    else:
        yield words("batches-imd", count=records(words, standing.pending_imd))


def _batch(words: Words, standing: Standing, check: Check, zone: tzinfo) -> str:
    sample = check.sample
    lines = [
        words("batches-run", verdict=verdict(words, check), run=shown(str(sample.run))),
        words(
            "batches-run-figures",
            mark=rate_mark(check.average_rps),
            rate=rate(words, check.average_rps),
            records=records(words, sample.records),
            lasted=span(words, sample.duration),
        ),
    ]
    if check.rule is not Rule.FINE:
        lines.append(why(words, check))
    if (found := standing.ends(check)) is not None:
        lines.append(ends(words, found, zone))
    return "\n".join(lines)
