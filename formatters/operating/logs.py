"""The logs of jobs as pages."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.jobs.run_records import LogLine
from domain.logs.log_filters import BadFilter, Fault, Level, LogFilter
from domain.text import shorten
from formatters.html import shown
from formatters.operating.jobs import module
from formatters.operating.run_card import state
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
    level = words("logs-only" if chosen.exact else "logs-level", level=chosen.level or Level.DEBUG)
    return " · ".join([_time(words, chosen), level, *_runs(words, chosen), *_text(words, chosen)])


def more(words: Words, chosen: LogFilter) -> str:
    """Above what is chosen rarely."""
    return words("logs-more", choice=choice(words, chosen))


def wrong(words: Words, error: BadFilter) -> str:
    """What is wrong with a filter, and how to write it."""
    word = shown(shorten(error.word, _LONGEST_WORD))
    match error.fault:
        case Fault.JOB | Fault.MODULE | Fault.STATUS:
            known = ", ".join(map(shown, sorted(error.known)))
            return words(f"logs-wrong-{error.fault}", word=word, known=known)
        case Fault.ORDER:
            return words("logs-wrong-order")
    return words(f"logs-wrong-{error.fault}", word=word)


def exported(words: Words, chosen: LogFilter, rows: int, *, cut: bool) -> str:
    """The caption of a file: its lines, of which choice, and whether there are more."""
    figure = words.digits(f"{rows:,}")
    count = words("logs-exported", count=rows, shown=figure)
    told = words("logs-truncated", shown=figure) if cut else count
    return f"{told}\n{choice(words, chosen)}"


def mark(level: str) -> str:
    """The sign of a level."""
    return MARKS.get(Level(level), "▫️") if level in {*Level} else "▫️"


def _runs(words: Words, chosen: LogFilter) -> Iterable[str]:
    """Of which runs."""
    if chosen.job:
        yield words("logs-of-job", job=shown(chosen.job))
    if chosen.module:
        yield words("logs-of-module", module=module(words, chosen.module))
    if chosen.run is not None:
        yield words("logs-of-run", run=str(chosen.run))
    if chosen.status:
        yield words("logs-of-status", status=state(words, chosen.status))
    if chosen.user:
        yield words("logs-of-user", user=shown(chosen.user))


def _text(words: Words, chosen: LogFilter) -> Iterable[str]:
    if chosen.text:
        yield words("logs-matching" if chosen.regex else "logs-with", text=shown(chosen.text))


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
