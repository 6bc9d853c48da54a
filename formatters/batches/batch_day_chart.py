"""A day's batches as a picture for a phone: a bar a run, as long as it took."""

from collections.abc import Sequence
from datetime import datetime, timedelta, tzinfo
from math import ceil

from domain.batches.baseline import BatchRun
from domain.batches.pages import DayView
from formatters.batches.batch_run import took
from formatters.times import clock, day, moment
from formatters.typst_pages import Value, png, said
from formatters.words import Words

TEMPLATE = "batch_day.typ"
#: Runs that have a bar at most; those that began last are left out.
MOST = 30
_HOUR = timedelta(hours=1)
_LONGEST = 36
_STEPS = (1, 2, 3, 4, 6, 12)
_TICKS = 6


def day_chart(words: Words, drawn: tuple[DayView, tzinfo]) -> bytes:
    """A PNG, 1080 pixels wide: all runs of a day in the order of beginning."""
    return png(TEMPLATE, day_data(words, drawn))


def day_data(words: Words, drawn: tuple[DayView, tzinfo]) -> dict[str, Value]:
    """All that the picture's template is told, worded and measured."""
    view, zone = drawn
    runs = view.runs[:MOST]
    began, hours = _window(runs, view, zone)
    left_out = len(view.runs) - len(runs)
    others = words("batch-day-others", shown=words.digits(str(left_out))) if left_out else ""
    return {
        "title": words("batch-day-chart", day=day(words, view.day)),
        "bars": [_bar(words, one, view.now, (began, hours)) for one in runs],
        "ticks": _ticks(words, began, hours),
        "legend": _legend(words, runs),
        "others": others,
        "foot": moment(words, view.now.astimezone(zone)),
    }


def _window(runs: Sequence[BatchRun], view: DayView, zone: tzinfo) -> tuple[datetime, int]:
    """Whole hours that hold all runs; what lasts longer than a day and a half is cut."""
    first = min((one.started_at for one in runs), default=view.now).astimezone(zone)
    began = first.replace(minute=0, second=0, microsecond=0)
    last = max((_end(one, view.now) for one in runs), default=began + _HOUR)
    return began, min(max(ceil((last - began) / _HOUR), 1), _LONGEST)


def _end(one: BatchRun, now: datetime) -> datetime:
    """Where its bar ends; a run of which nobody wrote the end down has almost none."""
    if one.ended_at is not None:
        return max(one.ended_at, one.started_at)
    return one.started_at if one.is_over else max(now, one.started_at)


def _bar(
    words: Words, one: BatchRun, now: datetime, window: tuple[datetime, int]
) -> dict[str, Value]:
    began, hours = window
    first, last = ((at - began) / (_HOUR * hours) for at in (one.started_at, _end(one, now)))
    return {
        "name": said(str(one.run), "–"),
        "from": min(max(first, 0.0), 1.0),
        "to": min(max(last, 0.0), 1.0),
        "outcome": one.outcome.value,
        "label": took(words, one) if one.is_over else words("batch-outcome", outcome="running"),
    }


def _ticks(words: Words, began: datetime, hours: int) -> list[Value]:
    step = next((one for one in _STEPS if hours / one <= _TICKS), _STEPS[-1])
    return [
        {"at": hour / hours, "label": clock(words, began + _HOUR * hour)}
        for hour in range(0, hours + 1, step)
    ]


def _legend(words: Words, runs: Sequence[BatchRun]) -> list[Value]:
    found = dict.fromkeys(one.outcome.value for one in runs)
    return [{"outcome": one, "name": words("batch-outcome", outcome=one)} for one in found]
