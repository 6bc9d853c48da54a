"""How the machinery stands, and what is next."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from domain.caches.caches import Cache
from domain.jobs.run_records import RunRow
from domain.jobs.runs import State
from domain.jobs.status import EngineSign, Status
from domain.schedules.due import DayAhead, Due, Often
from formatters.durations import duration
from formatters.html import shown
from formatters.operating.run_card import mark, state, took_of
from formatters.times import moment, short_month
from formatters.words import Words

#: Lines of each kind, so that the page is one message.
_MOST = 8


def status(words: Words, now: Status, at: datetime) -> str:
    """Everything at a glance; ``at`` is in the site's zone, in which all times are told."""
    due = [due_line(words, one, at) for one in now.due] or [words("status-nothing-due")]
    blocks = [
        words("status-title", at=moment(words, at)),
        "\n".join(_engines(words, now.engines, at)),
        _block(words("status-counts-title"), _counts(words, now)),
        _block(words("status-running-title"), _running(words, now.running, at)),
        _block(words("status-due-title"), due),
        _block(words("status-caches-title"), _caches(words, now, at)),
        _block(words("status-recent-title"), [_recent(words, one, at) for one in now.recent]),
    ]
    return "\n\n".join(block for block in blocks if block)


def day_ahead(words: Words, ahead: DayAhead, at: datetime) -> list[str]:
    """The next 24 hours as blocks: the title, then a line each."""
    title = words("schedule-title", at=moment(words, at))
    if not ahead.due and not ahead.often:
        return [title, words("schedule-nothing")]
    lines = [due_line(words, one, at) for one in ahead.due]
    return [title, *(_often(words, one, at) for one in ahead.often), *lines]


def due_line(words: Words, due: Due, now: datetime) -> str:
    """When a job is due, in the site's time; ``now`` is in the site's zone."""
    key = "status-due-paused" if due.paused else "status-due"
    return words(key, at=_near(words, due.at, now), job=shown(due.job))


def _engines(words: Words, engines: Sequence[EngineSign], at: datetime) -> Iterable[str]:
    if not any(engine.alive for engine in engines):
        yield words("status-no-engine")
    for engine in engines[:_MOST]:
        if engine.alive:
            since = duration(words, at - engine.started_at)
            yield words("status-engine", name=shown(engine.name), since=since)
        else:
            since = duration(words, at - engine.heard_at)
            yield words("status-engine-gone", name=shown(engine.name), since=since)


def _counts(words: Words, now: Status) -> list[str]:
    told = [
        words(
            "status-count",
            mark=mark(which),
            state=state(words, which),
            shown=words.digits(f"{now.counts[which]:,}"),
        )
        for which in State
        if now.counts.get(which)
    ]
    queue = words("status-queue", shown=words.digits(f"{now.queued:,}"))
    return [*(told or [words("status-no-runs")]), queue]


def _running(words: Words, running: Sequence[RunRow], at: datetime) -> list[str]:
    return [
        words(
            "status-running",
            run=str(one.run_id),
            job=shown(one.job),
            percent=_percent(words, one),
            lasting=_lasting(words, one, at),
        )
        for one in running[:_MOST]
    ]


def _percent(words: Words, one: RunRow) -> str:
    if one.percent is None:
        return ""
    return words("status-percent", percent=words.digits(f"{one.percent:.0f}"))


def _lasting(words: Words, one: RunRow, at: datetime) -> str:
    if one.started_at is None:
        return ""
    return words("status-lasting", since=duration(words, at - one.started_at))


def _caches(words: Words, now: Status, at: datetime) -> list[str]:
    filled = {one.cache: one for one in now.caches}
    told = []
    for cache in Cache:
        name = words("status-cache-name", cache=cache.value)
        one = filled.get(cache)
        if one is None:
            told.append(words("status-cache-empty", cache=name))
            continue
        rows = one.rows or 0
        figure = words("status-cache-rows", count=rows, shown=words.digits(f"{rows:,}"))
        age = duration(words, at - one.as_of)
        told.append(words("status-cache", cache=name, rows=figure, age=age))
    return told


def _recent(words: Words, row: RunRow, now: datetime) -> str:
    at = row.finished_at or row.started_at or row.submitted_at
    took = took_of(row)
    return words(
        "status-recent",
        mark=mark(row.state),
        run=str(row.run_id),
        job=shown(row.job),
        at=_near(words, at, now),
        took="" if took is None else words("status-took", took=duration(words, took)),
    )


def _often(words: Words, one: Often, now: datetime) -> str:
    key = "schedule-often-paused" if one.paused else "schedule-often"
    return words(
        key,
        job=shown(one.job),
        shown=words.digits(f"{one.times:,}"),
        first=_near(words, one.first, now),
        last=_near(words, one.last, now),
    )


def _near(words: Words, at: datetime, now: datetime) -> str:
    """16:00 of today, 22 Nov 16:00 of another day."""
    local = at.astimezone(now.tzinfo)
    time = words.digits(f"{local:%H:%M}")
    if local.date() == now.date():
        return time
    day = words.digits(str(local.day))
    return words("status-day", day=day, month=short_month(words, local), time=time)


def _block(title: str, lines: Iterable[str]) -> str:
    told = "\n".join(lines)
    return f"{title}\n{told}" if told else ""
