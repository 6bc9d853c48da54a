"""Jobs as pages: the list, one job, its runs."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby

from domain.jobs.job_pages import JobPage, Timed
from domain.jobs.jobs import Confirm, Job
from domain.jobs.run_records import JobGlance, RunRow
from formatters.durations import duration
from formatters.html import shown
from formatters.operating.run_card import mark, state, took_of
from formatters.operating.schedules import schedule_words
from formatters.times import moment
from formatters.words import Words

#: A sign stays in one line with what it means.
_TOGETHER = "\N{NO-BREAK SPACE}"
#: In the order in which they are explained.
_SIGNS = ("ok", "failed", "running", "waiting", "paused", "cancelled", "never")


def listing(words: Words, found: Sequence[tuple[Job, JobGlance]], now: datetime) -> str:
    """Jobs by module, each with how it stands."""
    blocks = [words("jobs-title")]
    for name, jobs in groupby(found, key=lambda one: one[0].module):
        lines = [_line(words, job, glance, now) for job, glance in jobs]
        blocks.append("\n".join([f"<b>{module(words, name)}</b>", *lines]))
    signs = " · ".join(words(f"jobs-sign-{one}").replace(" ", _TOGETHER) for one in _SIGNS)
    return "\n\n".join([*blocks, signs])


def sign(glance: JobGlance) -> str:
    """How a job stands, at a glance."""
    if glance.paused:
        return "⏸"
    if glance.running:
        return "▶️"
    if glance.queued:
        return "⏳"
    return mark(glance.last.state) if glance.last else "⚪"


def module(words: Words, name: str) -> str:
    """The name of a module (HTML)."""
    key = f"jobs-module-{name}"
    return words(key) if key in words else shown(name)


def page(words: Words, seen: JobPage, now: datetime) -> str:
    """Everything about a job; ``now`` is in the site's zone."""
    job, does = seen.job, f"job-does-{seen.job.name}"
    about = [words(does)] if does in words else []
    standing = words("job-stands", sign=sign(seen.glance), told=_told(words, seen.glance, now))
    blocks = [
        "\n".join([words("job-title", job=shown(job.name), module=module(words, job.module))]),
        *about,
        standing,
        "\n".join([*_timed(words, seen.timed, now), _score(words, seen)]),
        "\n".join([words("job-last"), *(_lasts(words, seen.last, now))]),
        *_confirmed(words, job),
    ]
    return "\n\n".join(blocks)


def history(words: Words, job: Job, rows: Sequence[RunRow]) -> str:
    """Above a page of a job's runs."""
    title = words("job-history", job=shown(job.name))
    return f"{title}\n\n{words('job-choose-run') if rows else words('job-no-runs')}"


def run_caption(words: Words, row: RunRow, now: datetime) -> str:
    """A run on a button: plain text."""
    return _run(words, row, now, f"#{row.run_id}")


def confirming(words: Words, job: Job) -> str:
    """Whether a job is really to run."""
    asked = words("job-sure", job=shown(job.name))
    return "\n\n".join([asked, *_confirmed(words, job)])


def _line(words: Words, job: Job, glance: JobGlance, now: datetime) -> str:
    told = _told(words, glance, now)
    return words("jobs-line", sign=sign(glance), job=shown(job.name), told=told)


def _told(words: Words, glance: JobGlance, now: datetime) -> str:
    """What the sign stands for, with its figures."""
    if glance.running:
        told = _running(words, glance.running)
    elif glance.queued:
        told = words("jobs-queued", count=glance.queued, shown=words.digits(str(glance.queued)))
    elif glance.last:
        told = _ended(words, glance.last, now)
    else:
        told = words("jobs-never")
    return words("jobs-paused", told=told) if glance.paused else told


def _running(words: Words, running: RunRow) -> str:
    if running.percent is None:
        return words("jobs-running")
    return words("jobs-running-percent", percent=words.digits(f"{running.percent:.0f}"))


def _ended(words: Words, last: RunRow, now: datetime) -> str:
    ended = last.finished_at or last.submitted_at
    age = duration(words, now - ended)
    return words("jobs-ended", state=state(words, last.state), age=age)


def _timed(words: Words, timed: Sequence[Timed], now: datetime) -> Iterable[str]:
    if not timed:
        yield words("job-no-schedule")
    for one in timed:
        yield words("job-schedule", schedule=schedule_words(words, one.schedule))
        if one.due is None:
            yield words("job-not-due")
        else:
            at = moment(words, one.due.astimezone(now.tzinfo))
            yield words("job-due", at=at, wait=duration(words, one.due - now))


def _score(words: Words, seen: JobPage) -> str:
    if seen.score is None:
        return words("job-no-score")
    score = words.digits(str(seen.score.value))
    return words("job-score", score=score, grade=seen.score.grade)


def _lasts(words: Words, rows: Sequence[RunRow], now: datetime) -> list[str]:
    told = [_run(words, row, now, f"<code>#{row.run_id}</code>") for row in rows]
    return told or [words("job-no-runs")]


def _run(words: Words, row: RunRow, now: datetime, number: str) -> str:
    at = (row.finished_at or row.started_at or row.submitted_at).astimezone(now.tzinfo)
    told = f"{mark(row.state)} {number} · {moment(words, at)}"
    took = took_of(row)
    return told if took is None else f"{told} · {duration(words, took)}"


def _confirmed(words: Words, job: Job) -> list[str]:
    return [words("job-four-eyes")] if job.confirm is Confirm.FOUR_EYES else []
