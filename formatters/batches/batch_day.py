"""What ran for a business date, as a list."""

from datetime import tzinfo

from domain.batches.baseline import BatchRun
from domain.batches.pages import DayView
from formatters.batches.batch_reasons import records
from formatters.batches.batch_run import outcome, took
from formatters.html import shown
from formatters.times import clock, day, moment
from formatters.words import Words


def timeline(words: Words, view: DayView, page: int, size: int, zone: tzinfo) -> str:
    """One page of the day's runs in the order of beginning."""
    title, count = words("batch-day-title", day=day(words, view.day)), len(view.runs)
    if not count:
        return f"{title}\n\n{words('batch-day-none')}"
    counted = words("batch-day-count", count=count, shown=words.digits(str(count)))
    page = min(max(page, 0), pages(view, size) - 1)
    lines = [_line(words, one, view, zone) for one in view.runs[page * size :][:size]]
    return "\n\n".join([f"{title}\n{counted}", *lines])


def pages(view: DayView, size: int) -> int:
    """How many pages the day has; at least one."""
    return max(-(-len(view.runs) // size), 1)


def caption(words: Words, view: DayView) -> str:
    """What stands below the day's picture."""
    return words("batch-day-title", day=day(words, view.day))


def _line(words: Words, one: BatchRun, view: DayView, zone: tzinfo) -> str:
    began = one.started_at.astimezone(zone)
    same = began.date() == view.day
    lines = [
        words("batch-day-run", run=shown(str(one.run)), outcome=outcome(words, one)),
        words(
            "batch-day-figures",
            began=clock(words, began) if same else moment(words, began),
            ended=clock(words, one.ended_at.astimezone(zone)) if one.ended_at else "…",
            took=took(words, one),
            records=records(words, one.records),
        ),
    ]
    if one.errors:
        errors = records(words, one.errors)
        lines.append(words("batch-day-errors", count=one.errors, shown=errors))
    return "\n".join(lines)
