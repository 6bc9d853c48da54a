"""The limits of one batch: as they hold, as they would, and what people would have heard."""

from collections.abc import Iterator, Sequence
from datetime import tzinfo

from domain.batches.own_limits import OwnLimits
from domain.batches.rules import Limits
from domain.batches.what_if import Alerted, Bound, WhatIf, effective
from formatters.alerts.told import at_site
from formatters.batches.batches import SIGNS, fitting
from formatters.html import shown
from formatters.quantities import number
from formatters.words import Words

#: Alerts that are named, of those that would come and of those that would not.
_MOST = 8


def limits(words: Words, code: str, drafts: tuple[OwnLimits, OwnLimits], usual: Limits) -> str:
    """All limits of a batch; ``drafts``: as kept, and as wished."""
    kept, wish = drafts
    lines = [_line(words, bound, kept, wish, usual) for bound in Bound]
    blocks = [words("batch-limits-title", code=shown(code)), "\n".join(lines)]
    blocks.append(words("batch-limits-unsaved" if wish != kept else "batch-limits-hint"))
    return fitting(blocks)


def asking(words: Words, code: str, bound: Bound, value: str) -> str:
    """Which limit is asked for."""
    named = words("batch-limit", bound=bound.value)
    return words("batch-limits-ask", code=shown(code), limit=named, value=value)


def value(words: Words, bound: Bound, own: OwnLimits, usual: Limits) -> str:
    """10 min, 1/s."""
    figure = number(words, effective(bound, own, usual))
    return words("batch-limit-value", bound=bound.value, figure=figure)


def tried(words: Words, code: str, found: WhatIf, zone: tzinfo) -> str:
    """What people would have heard, compared with the limits that hold."""
    title = words("batch-tried-title", code=shown(code))
    since = at_site(words, found.since, zone)
    if not found.checks:
        return f"{title}\n\n{words('batch-tried-nothing', since=since)}"
    checks = words.digits(str(found.checks))
    counts = words(
        "batch-tried-counts", now=_count(words, found.now), then=_count(words, found.then)
    )
    blocks = [title, words("batch-tried-since", since=since, checks=checks), counts]
    blocks += _listed(words, "batch-tried-more", found.more, zone)
    blocks += _listed(words, "batch-tried-fewer", found.fewer, zone)
    if not found.more and not found.fewer:
        blocks.append(words("batch-tried-same"))
    return fitting([*blocks, words("batch-tried-repeats")])


def _line(words: Words, bound: Bound, kept: OwnLimits, wish: OwnLimits, usual: Limits) -> str:
    before, after = (value(words, bound, one, usual) for one in (kept, wish))
    named = words("batch-limit", bound=bound.value)
    if before != after:
        return words("batch-limits-changed", limit=named, before=before, after=after)
    own = getattr(wish, bound.value) is not None
    return words("batch-limits-own" if own else "batch-limits-all", limit=named, value=after)


def _count(words: Words, alerts: Sequence[Alerted]) -> str:
    return words.digits(str(len(alerts)))


def _listed(words: Words, key: str, alerts: Sequence[Alerted], zone: tzinfo) -> Iterator[str]:
    if not alerts:
        return
    lines = [
        words(
            "batch-tried-line",
            sign=SIGNS[one.verdict],
            run=shown(str(one.run)),
            at=at_site(words, one.at, zone),
        )
        for one in alerts[-_MOST:]
    ]
    more = len(alerts) - len(lines)
    if more:
        lines.append(words("batch-tried-others", count=more, shown=words.digits(str(more))))
    yield "\n".join([words(key, shown=_count(words, alerts)), *lines])
