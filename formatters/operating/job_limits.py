"""The limits of a job as a page."""

from domain.jobs.job_limits import LIMITS, JobLimits
from formatters.durations import duration
from formatters.html import shown
from formatters.operating.parameters import label
from formatters.words import Words


def page(words: Words, limits: JobLimits, *, sets: bool) -> str:
    """What holds for a job, what was set, and what somebody who ``sets`` limits can do."""
    job = limits.job
    lines = [_line(words, limits, one.name) for one in LIMITS]
    ended = words("limits-ended", limit=duration(words, job.max_runtime))
    last = words("limits-hint" if sets else "limits-read")
    title = words("limits-title", job=shown(job.name))
    return "\n\n".join([title, "\n".join(lines), ended, last])


def _line(words: Words, limits: JobLimits, name: str) -> str:
    value, usual = (_figure(words, of[name]) for of in (limits.figures, limits.usual))
    key = "limits-changed" if name in limits.changed else "limits-usual"
    return words(key, name=label(words, name), value=value, usual=usual)


def _figure(words: Words, value: int) -> str:
    return words.digits(f"{value:,}")
