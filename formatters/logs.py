"""The logs of jobs as pages."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.log_filters import BadFilter, Fault, Level, LogFilter
from domain.run_records import LogLine
from domain.text import shorten
from formatters.html import shown
from formatters.times import day
from formatters.words import Words

MARKS = {
    Level.DEBUG: "▫️",
    Level.INFO: "ℹ️",
    Level.WARNING: "⚠️",
    Level.ERROR: "❌",
    Level.CRITICAL: "🔥",
}
#: Characters of a message, so that a page of twenty lines is one message in Telegram.
_LONGEST = 120
_LONGEST_WORD = 60


def page(words: Words, chosen: LogFilter, lines: Sequence[LogLine], zone: ZoneInfo) -> str:
    """Lines, newest first, under what was chosen; each day has a heading."""
    head = f"{words('logs-title')}\n{choice(words, chosen)}"
    if not lines:
        return f"{head}\n\n{words('logs-nothing')}"
    told, present = [head], None
    for line in lines:
        at = line.ts.astimezone(zone)
        if at.date() != present:
            present = at.date()
            told.append("\n" + words("logs-day", day=day(words, present)))
        told.append(_line(words, line, at))
    return "\n".join(told)


def choice(words: Words, chosen: LogFilter) -> str:
    """What was chosen, in one line."""
    parts = [_time(words, chosen), words("logs-level", level=chosen.level or Level.DEBUG)]
    if chosen.job:
        parts.append(words("logs-of-job", job=shown(chosen.job)))
    if chosen.run is not None:
        parts.append(words("logs-of-run", run=str(chosen.run)))
    if chosen.text:
        parts.append(words("logs-with", text=shown(chosen.text)))
    return " · ".join(parts)


def wrong(words: Words, error: BadFilter) -> str:
    """What is wrong with a filter, and how to write it."""
    word = shown(shorten(error.word, _LONGEST_WORD))
    match error.fault:
        case Fault.JOB:
            jobs = ", ".join(map(shown, sorted(error.jobs)))
            return words("logs-wrong-job", word=word, jobs=jobs)
        case Fault.ORDER:
            return words("logs-wrong-order")
    return words(f"logs-wrong-{error.fault}", word=word)


def exported(words: Words, rows: int, *, cut: bool) -> str:
    """The caption of a file: how many lines are in it, and whether there are more."""
    figure = words.digits(f"{rows:,}")
    if cut:
        return words("logs-truncated", shown=figure)
    return words("logs-exported", count=rows, shown=figure)


def mark(level: str) -> str:
    """The sign of a level."""
    return MARKS.get(Level(level), "▫️") if level in {*Level} else "▫️"


def _line(words: Words, line: LogLine, at: datetime) -> str:
    message = f"{line.code}: {line.message}" if line.code else line.message
    return words(
        "logs-line",
        mark=mark(line.level),
        time=words.digits(f"{at:%H:%M:%S}"),
        job=shown(line.job),
        run=str(line.run_id),
        message=shown(shorten(message, _LONGEST)),
    )


def _time(words: Words, chosen: LogFilter) -> str:
    if not chosen.by_days:
        return words("audit-period", period=chosen.period.name.lower())
    since = day(words, chosen.since) if chosen.since else ""
    until = day(words, chosen.until) if chosen.until else ""
    if since and until:
        return words("logs-days", since=since, until=until)
    return words("logs-since", since=since) if since else words("logs-until", until=until)
