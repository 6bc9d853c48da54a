"""The history of one run as a picture for a phone: its records, its rate, and the verdicts."""

from collections.abc import Sequence
from datetime import datetime, timedelta, tzinfo
from decimal import Decimal
from math import isfinite

from domain.batches.checks import Check
from domain.batches.pages import RunView
from domain.languages import Language
from formatters.batches.batch_reasons import rate
from formatters.chart_scale import Axis, Unit, axis_for, fitting_unit, label
from formatters.quantities import number
from formatters.times import clock, moment
from formatters.typst_pages import Value, png, said
from formatters.words import Words

TEMPLATE = "batch.typ"
#: Moments that are named below the picture.
_TICKS = 4
_LARGE = {
    Language.ENGLISH: (("thousand", 1_000), ("million", 1_000_000)),
    Language.BENGALI: (("thousand", 1_000), ("lakh", 100_000)),
}


def history_chart(words: Words, drawn: tuple[RunView, tzinfo]) -> bytes:
    """A PNG, 1080 pixels wide: a run that has at least one check."""
    return png(TEMPLATE, history_data(words, drawn))


def history_data(words: Words, drawn: tuple[RunView, tzinfo]) -> dict[str, Value]:
    """All that the picture's template is told, worded and measured."""
    view, zone = drawn
    checks = view.checks
    last = checks[-1].sample.read_at.astimezone(zone)
    count = words.digits(str(len(checks)))
    return {
        "title": said(str(view.run), "–"),
        "foot": words("batch-chart-at", checks=count, at=moment(words, last)),
        "legend": _legend(words, checks),
        "records": _records(words, checks),
        "rates": _rates(words, checks, view.limits.stall_rps),
        "times": _times(words, checks, zone),
    }


def _records(words: Words, checks: Sequence[Check]) -> dict[str, Value]:
    counts = [Decimal(check.sample.records) for check in checks]
    unit = fitting_unit(counts, _units(words))
    axis = axis_for([count / unit.size for count in counts])
    points: list[Value] = [
        {"x": x, "y": axis.at(count / unit.size), "verdict": check.verdict.value}
        for x, count, check in zip(_places(checks), counts, checks, strict=True)
    ]
    return {
        "title": words("batch-chart-title"),
        "unit": unit.name,
        "ticks": _ticks(words, axis),
        "points": points,
    }


def _rates(words: Words, checks: Sequence[Check], limit: float) -> dict[str, Value]:
    """The first check of a run has no rate of its own."""
    known = [
        (x, Decimal(str(check.interval_rps)), check.verdict.value)
        for x, check in zip(_places(checks), checks, strict=True)
        if check.interval_rps is not None and isfinite(check.interval_rps)
    ]
    lowest = Decimal(str(limit))
    axis = axis_for([*(rps for _, rps, _ in known), lowest])
    bars: list[Value] = [
        {"x": x, "y": axis.at(rps), "verdict": verdict, "label": label(words, rps)}
        for x, rps, verdict in known
    ]
    return {
        "title": words("batch-chart-rates"),
        "unit": "",
        "ticks": _ticks(words, axis),
        "bars": bars,
        "limit": axis.at(lowest),
        "limit_label": words("batch-chart-limit", limit=rate(words, limit)),
    }


def _units(words: Words) -> list[Unit]:
    large = [Unit(size, words("batch-chart-unit", unit=n)) for n, size in _LARGE[words.language]]
    return [Unit(1, ""), *large]


def _ticks(words: Words, axis: Axis) -> list[Value]:
    return [{"at": axis.at(value), "label": number(words, value)} for value in axis.ticks()]


def _legend(words: Words, checks: Sequence[Check]) -> list[Value]:
    """The verdicts that occur, in the order in which they did first."""
    found = dict.fromkeys(check.verdict.value for check in checks)
    return [{"verdict": one, "name": words("batches-verdict", verdict=one)} for one in found]


def _span(checks: Sequence[Check]) -> tuple[datetime, timedelta]:
    """From the beginning of the run to its latest check; never nothing."""
    began = min(check.sample.started_at for check in checks)
    return began, max(checks[-1].sample.read_at - began, timedelta(minutes=1))


def _places(checks: Sequence[Check]) -> list[float]:
    began, lasted = _span(checks)
    return [max((check.sample.read_at - began) / lasted, 0.0) for check in checks]


def _times(words: Words, checks: Sequence[Check], zone: tzinfo) -> list[Value]:
    began, lasted = _span(checks)
    shares = [place / _TICKS for place in range(_TICKS + 1)]
    moments = [(began + lasted * share).astimezone(zone) for share in shares]
    return [
        {"at": share, "label": clock(words, at)} for share, at in zip(shares, moments, strict=True)
    ]
