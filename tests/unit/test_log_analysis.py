"""Patterns of errors, and what is recommended."""

from decimal import Decimal

import pytest

from domain.logs.log_analysis import (
    TOP,
    Advice,
    Analysis,
    Pattern,
    Recommendation,
    Urgency,
    pattern_of,
    recommendations,
    top_patterns,
)
from domain.logs.log_filters import Level


@pytest.mark.parametrize(
    ("message", "pattern"),
    [
        ("run 812 failed after 12.5 s", "run # failed after # s"),
        ("batch of 2026-11-21 at 02:00:01", "batch of # at #"),
        ("as of 2026-11-21T02:00:01Z", "as of #"),
        ("request 3fa9c1d2-e4f5-4a6b-8c7d-0e1f2a3b4c5d", "request #"),
        ("hash deadbeef01 of 1,234,567 rows", "hash # of # rows"),
        ("customer ****3970 twice", "customer # twice"),
        ("no answer in time", "no answer in time"),
    ],
)
def test_what_differs_only_in_figures_is_one_pattern(message: str, pattern: str) -> None:
    assert pattern_of(message) == pattern


def test_the_ten_most_frequent_patterns_are_told() -> None:
    messages = [(f"fault {'x' * kind} in {row}", 1) for kind in range(12) for row in range(kind)]

    found = top_patterns(messages)

    assert len(found) == TOP
    assert found[0] == Pattern("fault xxxxxxxxxxx in #", 11)
    assert [pattern.times for pattern in found] == [*range(11, 1, -1)]


def analysis(
    errors: int = 0, others: int = 0, repeated: int = 0, score: str | None = None
) -> Analysis:
    return Analysis(
        levels={Level.INFO: others, Level.ERROR: errors},
        patterns=[Pattern("no answer", repeated)] if repeated else [],
        hours=[0] * 24,
        scores={"BILL_STOP": Decimal(score)} if score else {},
        together=[],
    )


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (analysis(), []),
        (analysis(errors=10, others=90), []),
        (
            analysis(errors=11, others=89),
            [Recommendation(Advice.ERRORS, Urgency.HIGH, Decimal("11.0"))],
        ),
        (analysis(repeated=10), []),
        (
            analysis(repeated=11),
            [Recommendation(Advice.PATTERN, Urgency.MEDIUM, Decimal(11), "no answer")],
        ),
        (analysis(score="80.0"), []),
        (
            analysis(score="79.9"),
            [Recommendation(Advice.RELIABILITY, Urgency.MEDIUM, Decimal("79.9"), "BILL_STOP")],
        ),
    ],
)
def test_what_is_recommended(given: Analysis, expected: list[Recommendation]) -> None:
    assert recommendations(given) == expected
