"""What the logs and runs of some days say as a whole."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from decimal import Decimal

from domain.jobs.run_records import RunTimes
from domain.logs.log_analysis import Analysis, percent, recommendations
from domain.logs.log_filters import Level
from domain.text import shorten
from formatters.durations import duration
from formatters.html import shown
from formatters.operating.logs import MARKS
from formatters.words import Words

#: Jobs on the page, so that it is one message.
_MOST_JOBS = 15
_LONGEST_PATTERN = 90
_BARS = "▁▂▃▄▅▆▇█"


def summary(words: Words, times: Sequence[RunTimes], days: int) -> str:
    """How the runs of each job, and of all, ended, and how long they took."""
    title = words("logs-summary-title", days=words.digits(str(days)))
    ended = [one for one in times if one.attempts]
    if not ended:
        return f"{title}\n\n{words('logs-no-runs')}"
    blocks = [_times(words, one) for one in ended[: _MOST_JOBS + 1]]
    return "\n\n".join([title, *blocks, words("logs-shares-note")])


def analysis(words: Words, found: Analysis, days: int) -> str:
    """Levels, patterns of errors, hours of the day, and what is recommended."""
    blocks = [
        words("logs-analysis-title", days=words.digits(str(days))),
        _block(words("logs-levels-title"), _levels(words, found)),
        _block(words("logs-patterns-title"), _patterns(words, found)),
        _block(words("logs-hours-title"), [hours(words, found.hours)]),
        _block(words("logs-together-title"), _together(words, found)),
        _block(words("logs-scores-title"), _scores(words, found)),
        _block(words("logs-advice-title"), _advice(words, found)),
    ]
    return "\n\n".join(block for block in blocks if block)


def hours(words: Words, counts: Sequence[int]) -> str:
    """24 hours as a row of bars, the highest with its hour and count."""
    most = max(counts)
    if not most:
        return f"<code>{_BARS[0] * len(counts)}</code>"
    bars = "".join(_BARS[-(-count * (len(_BARS) - 1) // most)] for count in counts)
    hour = counts.index(most)
    span = words.digits(f"{hour:02}:00–{hour:02}:59")
    return f"<code>{bars}</code> {span}: {words.digits(f'{most:,}')}"


def _times(words: Words, one: RunTimes) -> str:
    finished = one.succeeded + one.failed
    head = words(
        "logs-times",
        job=shown(one.job) if one.job else words("logs-all-jobs"),
        count=one.attempts,
        shown=words.digits(f"{one.attempts:,}"),
        succeeded=_figure(words, percent(one.succeeded, finished)),
        failed=_figure(words, percent(one.failed, finished)),
    )
    if one.average is None or one.median is None or one.p95 is None:
        return f"{head}\n{words('logs-no-seconds')}"
    lasted = words(
        "logs-seconds",
        average=_seconds(words, one.average),
        median=_seconds(words, one.median),
        most=_seconds(words, one.p95),
    )
    return f"{head}\n{lasted}"


def _levels(words: Words, found: Analysis) -> list[str]:
    return [
        words(
            "logs-level-count",
            mark=MARKS[level],
            level=level.value,
            shown=words.digits(f"{found.levels[level]:,}"),
            percent=_figure(words, percent(found.levels[level], found.total)),
        )
        for level in reversed(Level)
        if found.levels.get(level)
    ]


def _patterns(words: Words, found: Analysis) -> list[str]:
    told = [
        words("logs-pattern", shown=_count(words, times), pattern=_quoted(text))
        for text, times in found.patterns
    ]
    return told or [words("logs-no-errors")]


def _together(words: Words, found: Analysis) -> list[str]:
    return [
        words(
            "logs-together",
            shown=_count(words, pair.times),
            first=shown(pair.first),
            second=shown(pair.second),
        )
        for pair in found.together
    ]


def _scores(words: Words, found: Analysis) -> list[str]:
    worst = sorted(found.scores.items(), key=lambda pair: (pair[1], pair[0]))
    return [
        words("logs-score", job=shown(job), score=_figure(words, score))
        for job, score in worst[:_MOST_JOBS]
    ]


def _advice(words: Words, found: Analysis) -> list[str]:
    told = []
    for advice, _, figure, about in recommendations(found):
        number = _figure(words, figure)
        if about:
            told.append(words(f"logs-advice-{advice}", figure=number, about=_quoted(about)))
        else:
            told.append(words("logs-advice-errors", figure=number))
    return told or [words("logs-advice-none")]


def _block(title: str, lines: Iterable[str]) -> str:
    told = "\n".join(lines)
    return f"{title}\n{told}" if told else ""


def _quoted(text: str) -> str:
    return shown(shorten(text, _LONGEST_PATTERN))


def _seconds(words: Words, seconds: float) -> str:
    return duration(words, timedelta(seconds=seconds))


def _count(words: Words, figure: int) -> str:
    return words.digits(f"{figure:,}")


def _figure(words: Words, figure: Decimal) -> str:
    return words.digits(f"{figure}")
