"""Reports that come by the clock: the running batches, and the balances of the areas."""

from collections.abc import Sequence
from datetime import tzinfo
from decimal import Decimal

from domain.alerts.happenings import BatchFigures, MonitoringReport, NocsReport
from domain.batches.checks import Check, Verdict
from domain.caches.nocs import NocsBalance, total
from domain.text import shorten, tidy
from formatters.alerts.contents import Fact, Grid, Section, Tone
from formatters.alerts.told import Told, at_site
from formatters.batches.batch_reasons import rate, rate_mark, records, span
from formatters.money import in_short, taka
from formatters.quantities import number
from formatters.times import clock
from formatters.words import Words

#: Areas with the largest dues that a summary names.
_LARGEST = 5
_LONGEST_NAME = 40
_SIGNS = {
    Verdict.NORMAL: "✅",
    Verdict.WARNING: "⚠️",
    Verdict.STUCK: "🚨",
    Verdict.RECOVERED: "✅",
}


def monitoring(words: Words, report: MonitoringReport, zone: tzinfo) -> Told:
    """Pending IMD, each running batch, and the last 24 hours of each."""
    pending = words("unknown")
    if report.pending_imd is not None:
        pending = records(words, report.pending_imd)
    sections = [Section(facts=(Fact(words("report-batches-pending"), pending),))]
    sections.append(_running(words, report.running, zone))
    if report.figures:
        sections.append(_day(words, report.figures))
    return Told("", words("report-batches-at", at=at_site(words, report.at, zone)), tuple(sections))


def nocs(words: Words, report: NocsReport, zone: tzinfo) -> Told:
    """The totals; then all areas, or those with the largest dues."""
    of = words("report-of", at=at_site(words, report.as_of, zone))
    lines = (of, words("report-stale")) if report.stale else (of,)
    sections = (Section(lines=lines, facts=_totals(words, report.areas)), _areas(words, report))
    return Told("", words("report-nocs-says"), sections)


def _running(words: Words, running: Sequence[Check] | None, zone: tzinfo) -> Section:
    title = words("report-batches-running")
    if running is None:
        return Section(title, (words("report-batches-blind"),))
    if not running:
        return Section(title, (words("report-batches-none"),))
    return Section(title, tuple(_batch(words, check, zone) for check in running))


def _batch(words: Words, check: Check, zone: tzinfo) -> str:
    sample = check.sample
    return words(
        "report-batches-line",
        sign=_SIGNS[check.verdict],
        run=str(sample.run),
        mark=rate_mark(check.average_rps),
        rate=rate(words, check.average_rps),
        at=clock(words, sample.started_at.astimezone(zone)),
        lasted=span(words, sample.duration),
        records=records(words, sample.records),
    )


def _day(words: Words, figures: Sequence[BatchFigures]) -> Section:
    head = ("report-batches-code", "report-batches-average", "report-batches-most")
    rows = tuple(
        (
            one.code,
            words(
                "report-batches-both",
                average=rate(words, one.average_rps),
                peak=rate(words, one.peak_rps),
            ),
            records(words, one.peak_records),
        )
        for one in figures
    )
    return Section(words("report-batches-day"), grid=Grid(_head(words, head), rows))


def _totals(words: Words, areas: Sequence[NocsBalance]) -> tuple[Fact, ...]:
    every = total(areas)
    return (
        Fact(words("report-nocs-credit"), _amount(words, every.credit), Tone.GOOD),
        Fact(words("report-nocs-due"), _amount(words, every.due), Tone.ATTENTION),
        Fact(words("report-nocs-net"), _amount(words, every.net)),
        Fact(words("report-nocs-customers"), number(words, Decimal(every.customers))),
        Fact(words("report-nocs-areas"), number(words, Decimal(len(areas)))),
    )


def _areas(words: Words, report: NocsReport) -> Section:
    if report.whole:
        found = sorted(report.areas, key=lambda area: (area.net, area.code))
        return Section(words("report-nocs-every"), grid=_table(words, found))
    found = sorted(report.areas, key=lambda area: (area.due, area.code))[:_LARGEST]
    return Section(words("report-nocs-largest"), grid=_table(words, found))


def _table(words: Words, areas: Sequence[NocsBalance]) -> Grid:
    head = ("report-nocs-area", "report-nocs-both", "report-nocs-net")
    return Grid(_head(words, head), tuple(_area(words, area) for area in areas))


def _area(words: Words, area: NocsBalance) -> tuple[str, str, str]:
    name = shorten(tidy(area.name) or area.code, _LONGEST_NAME)
    credit, due = _short(words, area.credit), _short(words, area.due)
    pair = words("report-nocs-pair", credit=credit, due=due)
    return name, pair, _short(words, area.net)


def _amount(words: Words, amount: Decimal) -> str:
    exact, short = taka(words, amount), in_short(words, amount)
    return words("report-nocs-amount", exact=exact, short=short) if short else exact


def _short(words: Words, amount: Decimal) -> str:
    return in_short(words, amount) or taka(words, amount)


def _head(words: Words, keys: Sequence[str]) -> tuple[str, ...]:
    return tuple(words(key) for key in keys)
