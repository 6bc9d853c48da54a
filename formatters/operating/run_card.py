"""One run of a job, as an operator sees it."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import Any

from domain.jobs.run_records import RunRow
from domain.jobs.runs import FAILED, SUCCEEDED, State
from domain.text import shorten
from formatters.durations import duration
from formatters.html import shown
from formatters.times import moment
from formatters.words import Words

_LONGEST_VALUE = 200
_HIDDEN = "•••"
#: A shorter wait is not told.
_AT_ONCE = timedelta(seconds=2)
#: Characters of the bar that shows progress.
_BAR = 10


def run(words: Words, row: RunRow, now: datetime, secret: Collection[str] = ()) -> str:
    """Everything that is known about one run; ``now`` is in the site's zone.

    ``secret``: the parameters whose values nobody is shown.
    """
    lines = [
        words("status-run-title", mark=mark(row.state), job=shown(row.job), run=str(row.run_id)),
        _state(words, row),
        words("status-run-asked", at=_moment(words, row.submitted_at, now), by=_by(words, row)),
        *_times(words, row, now),
        *_parameters(words, row, secret),
        *_trouble(words, row),
    ]
    return "\n".join(lines)


def mark(state: State) -> str:
    """The sign of a state."""
    if state in SUCCEEDED:
        return "✅" if state is State.COMPLETED else "☑️"
    if state in FAILED:
        return "❌"
    others = {State.RUNNING: "▶️", State.CANCELLED: "✋", State.SKIPPED: "⏭"}
    return others.get(state, "⏳")


def state(words: Words, which: State) -> str:
    """A state in words."""
    return words("run-state", state=which.value)


def yes_or_no(words: Words, value: bool) -> str:
    """Yes or no in words."""
    return words("fact-value-yes") if value else words("fact-value-no")


def _state(words: Words, row: RunRow) -> str:
    named = state(words, row.state)
    if row.attempt == 1:
        return words("status-run-state", state=named)
    attempt = words.digits(str(row.attempt))
    return words("status-run-attempt", state=named, attempt=attempt, root=str(row.root_id))


def _by(words: Words, row: RunRow) -> str:
    if row.submitted_name or row.submitted_by:
        return shown(row.submitted_name or str(row.submitted_by))
    return words("status-by", channel=row.channel)


def _times(words: Words, row: RunRow, now: datetime) -> Iterable[str]:
    if row.started_at:
        waited = row.started_at - max(row.due_at, row.submitted_at)
        began = _moment(words, row.started_at, now)
        if waited < _AT_ONCE:
            yield words("status-run-began-at-once", at=began)
        else:
            yield words("status-run-began", at=began, waited=duration(words, waited))
    took = took_of(row)
    if row.finished_at and took is not None:
        ended = _moment(words, row.finished_at, now)
        yield words("status-run-ended", at=ended, took=duration(words, took))
    elif row.percent is not None and row.state is State.RUNNING:
        percent = min(max(row.percent, 0.0), 100.0)
        figure = words.digits(f"{percent:.0f}")
        yield words("status-run-progress", bar=_bar(percent), percent=figure)


def _parameters(words: Words, row: RunRow, secret: Collection[str]) -> list[str]:
    given = {name: _HIDDEN if name in secret else value for name, value in row.parameters.items()}
    return [
        words("status-run-parameter", name=shown(name), value=_value(words, value))
        for name, value in sorted(given.items())
        if value != ""
    ]


def _value(words: Words, value: Any) -> str:
    return yes_or_no(words, value) if isinstance(value, bool) else _cut(str(value))


def _trouble(words: Words, row: RunRow) -> Iterable[str]:
    if row.cancel_asked and row.state is State.RUNNING:
        yield words("status-run-cancel-asked")
    if row.wait_reason and row.started_at is None:
        code, _, on = row.wait_reason.partition(":")
        reason = words("status-reason", reason=code, on=shown(on), code=shown(code))
        yield words("status-run-waits", reason=reason)
    if row.error_class or row.error_message:
        yield words("status-run-error", error=words("run-error", kind=row.error_class or ""))


def _bar(percent: float) -> str:
    full = round(percent * _BAR / 100)
    return "▓" * full + "░" * (_BAR - full)


def took_of(row: RunRow) -> timedelta | None:
    """How long a run took; None unless it began and ended."""
    if row.started_at is None or row.finished_at is None:
        return None
    return row.finished_at - row.started_at


def _moment(words: Words, at: datetime, now: datetime) -> str:
    return moment(words, at.astimezone(now.tzinfo))


def _cut(text: str) -> str:
    return shown(shorten(text, _LONGEST_VALUE))
