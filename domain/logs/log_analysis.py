"""What the logs of jobs say as a whole: patterns of errors, and what to do about them."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import NamedTuple

from domain.logs.log_filters import ERRORS, Level

#: So many patterns are told.
TOP = 10
_ERROR_SHARE = Decimal(10)
_REPEATED = 10
_RELIABLE = Decimal(80)
_LONGEST = 200
_VARIABLE = re.compile(
    r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b"  # a UUID
    r"|\b(?=[0-9a-f]{0,40}\d)[0-9a-f]{8,64}\b"  # a hash
    r"|[*•]+\w*"  # what was masked
    r"|\d+(?:[-:/.,T]\d+)*Z?"  # numbers, dates, times
)


class Pattern(NamedTuple):
    """Messages that differ in numbers, ids and dates only, and how many there were."""

    text: str
    times: int


class Together(NamedTuple):
    """Two jobs that failed within ten minutes of each other, and how often."""

    first: str
    second: str
    times: int


@dataclass(frozen=True, slots=True)
class Analysis:
    """The logs of some days; ``hours``: lines in each hour of the day, of the site's time.

    ``scores``: the reliability of jobs that have one.
    """

    levels: Mapping[Level, int]
    patterns: Sequence[Pattern]
    hours: Sequence[int]
    scores: Mapping[str, Decimal]
    together: Sequence[Together]

    @property
    def total(self) -> int:
        """All lines."""
        return sum(self.levels.values())

    @property
    def error_percent(self) -> Decimal:
        """How many of a hundred lines are errors, with one decimal; 0 of none."""
        errors = sum(self.levels.get(level, 0) for level in ERRORS)
        return percent(errors, self.total)


class Advice(StrEnum):
    """What is recommended; the key of its words."""

    ERRORS = "errors"
    PATTERN = "pattern"
    RELIABILITY = "reliability"


class Urgency(StrEnum):
    """How soon."""

    HIGH = "high"
    MEDIUM = "medium"


class Recommendation(NamedTuple):
    """A piece of advice; ``about`` is a job or a pattern, ``figure`` what was counted."""

    advice: Advice
    urgency: Urgency
    figure: Decimal
    about: str = ""


def pattern_of(message: str) -> str:
    """A message with # in place of its numbers, ids and dates."""
    return _VARIABLE.sub("#", message)[:_LONGEST]


def top_patterns(messages: Iterable[tuple[str, int]]) -> list[Pattern]:
    """The most frequent patterns of messages that are given with their numbers."""
    counts: Counter[str] = Counter()
    for message, number in messages:
        counts[pattern_of(message)] += number
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return [Pattern(*pair) for pair in ordered[:TOP]]


def recommendations(analysis: Analysis) -> list[Recommendation]:
    """More than 10 % errors; a pattern more than 10 times; a job less reliable than 80."""
    found = []
    if analysis.error_percent > _ERROR_SHARE:
        found.append(Recommendation(Advice.ERRORS, Urgency.HIGH, analysis.error_percent))
    found += [
        Recommendation(Advice.PATTERN, Urgency.MEDIUM, Decimal(times), text)
        for text, times in analysis.patterns
        if times > _REPEATED
    ]
    found += [
        Recommendation(Advice.RELIABILITY, Urgency.MEDIUM, value, job)
        for job, value in sorted(analysis.scores.items())
        if value < _RELIABLE
    ]
    return found


def percent(part: int, whole: int) -> Decimal:
    """How many of a hundred, with one decimal; 0 of nothing."""
    share = Decimal(100 * part) / whole if whole else Decimal(0)
    return share.quantize(Decimal("0.1"), ROUND_HALF_UP)
