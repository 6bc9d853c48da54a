"""Jobs, runs and logs as lines of a terminal."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta, tzinfo

from domain.jobs.parameters import BadValue, Problem
from domain.jobs.run_records import JobGlance, LogLine, RunRow
from domain.jobs.runs import State
from domain.logs.log_filters import BadFilter, Fault, Level
from domain.logs.written_filters import Key
from domain.schedules.due import Due

_NOT_YET = "never"
_PROBLEMS = {
    Problem.MISSING: "{name} is missing: write {name}=…",
    Problem.UNKNOWN: "{name} is no parameter of this job",
    Problem.MALFORMED: "the value of {name} cannot be read",
    Problem.TOO_SMALL: "{name} is too small: at least {limit}",
    Problem.TOO_LARGE: "{name} is too large: at most {limit}",
    Problem.NO_CHOICE: "{name} is not one of {limit}",
}
_FILTERS = ", ".join(f"{key}=" for key in Key)
_FAULTS = {
    Fault.UNKNOWN: f"{{word}} is not a filter; filters are {_FILTERS}",
    Fault.JOB: "there is no job {word}; the jobs are {known}",
    Fault.MODULE: "there is no module {word}; the modules are {known}",
    Fault.STATUS: "{word} is not how a run can stand; write one of {known}",
    Fault.LEVEL: f"{{word}} is not a level; levels are {', '.join(Level)}",
    Fault.RUN: "{word} cannot be read; write a number, such as 812",
    Fault.USER: "write a Telegram id or a part of a name after user=",
    Fault.DATE: "{word} cannot be read; write 2026-11-20 or 20261120",
    Fault.ORDER: "the first day comes after the last one",
    Fault.REGEX: "{word} is no regular expression that can be sought with; to seek it as it stands,"
    " write text={word}",
    Fault.SLOW: "it takes too long to seek {word} in all these lines; write a simpler expression,"
    " a shorter period, or one job",
}


def jobs(
    glances: Iterable[tuple[str, str, JobGlance | None]], due: Sequence[Due], zone: tzinfo
) -> str:
    """A line a job: its module, how it stands, its last run, when it is due."""
    following = {one.job: moment(one.at, zone) for one in reversed(due) if not one.paused}
    rows = [("JOB", "MODULE", "STATE", "LAST RUN", "NEXT")]
    for name, module, glance in glances:
        last = glance.last if glance else None
        ended = f"{state(last.state)} {moment(last.finished_at, zone)}" if last else _NOT_YET
        rows.append((name, module, _standing(glance), ended, following.get(name, "-")))
    return _table(rows)


def runs(rows: Iterable[RunRow], zone: tzinfo) -> str:
    """A line a run: its number, state, times, who asked, what went wrong."""
    table = [("RUN", "STATE", "ASKED FOR", "TOOK", "BY", "ERROR")]
    for row in rows:
        by = row.submitted_name or row.channel
        error = " ".join((row.error_message or row.error_class or "").split())
        asked = moment(row.submitted_at, zone)
        table.append((str(row.run_id), state(row.state), asked, took(row), by, error))
    return _table(table)


def lines(found: Iterable[LogLine], zone: tzinfo) -> str:
    """The lines of a log, in the order given."""
    return "\n".join(
        f"[{line.ts.astimezone(zone):%Y-%m-%d %H:%M:%S}] {line.level:<8} {line.job}"
        f" #{line.run_id} {line.code}: {' '.join(line.message.split())}"
        for line in found
    )


def progress(row: RunRow) -> str:
    """How a run stands, in one line."""
    percent = f" {row.percent:.0f} %" if row.percent is not None else ""
    reason = (row.wait_reason or "").replace(":", " ").strip()
    why = f" ({reason})" if reason and row.started_at is None else ""
    return f"run {row.run_id}: {state(row.state)}{percent}{why}"


def ended(row: RunRow) -> str:
    """How a run ended, with what went wrong and the plain figures of its result."""
    plain = {name: value for name, value in row.result.items() if isinstance(value, str | int)}
    found = ", ".join(f"{name}: {value}" for name, value in plain.items())
    error = ": ".join(part for part in (row.error_class, row.error_message) if part)
    told = " - ".join(part for part in (error, found) if part)
    return f"run {row.run_id} of {row.job} {state(row.state)}{f': {told}' if told else ''}"


def bad_value(error: BadValue) -> str:
    """What is wrong with a parameter."""
    choices = error.limit
    limit = ", ".join(map(str, choices)) if isinstance(choices, tuple) else choices
    return _PROBLEMS[error.problem].format(name=error.name, limit=limit)


def bad_filter(error: BadFilter) -> str:
    """What is wrong with a filter of the logs."""
    return _FAULTS[error.fault].format(word=error.word, known=", ".join(error.known))


def state(which: State) -> str:
    """A state in words."""
    return which.value.lower().replace("_", " ")


def moment(at: datetime | None, zone: tzinfo) -> str:
    """2026-11-21 14:45, in the site's zone."""
    return f"{at.astimezone(zone):%Y-%m-%d %H:%M}" if at else "-"


def took(row: RunRow) -> str:
    """How long a run took; - unless it began and ended."""
    if row.started_at is None or row.finished_at is None:
        return "-"
    return str(timedelta(seconds=int((row.finished_at - row.started_at).total_seconds())))


def _standing(glance: JobGlance | None) -> str:
    if glance is None:
        return _NOT_YET
    if glance.running:
        return "running"
    if glance.queued:
        return "waiting"
    return "paused" if glance.paused else "ready"


def _table(rows: Sequence[Sequence[str]]) -> str:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )
