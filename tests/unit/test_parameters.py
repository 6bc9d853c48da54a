"""Parameters of jobs: what is read, what is refused, what wins."""

from decimal import Decimal
from typing import Any

import pytest

from domain.jobs.parameters import BadValue, Kind, Parameter, Problem, read, resolve


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (Kind.YN, "Yes", True),
        (Kind.YN, "n", False),
        (Kind.INT, "1,200", 1200),
        (Kind.INT, "১২", 12),
        (Kind.DECIMAL, "-1.50", Decimal("-1.50")),
        (Kind.MONEY, "৳22,47,03,188.91", Decimal("224703188.91")),
        (Kind.PERCENT, "12.5 %", Decimal("12.5")),
        (Kind.DATE, "today-3bd", "TODAY-3BD"),
        (Kind.DATE, "2026-02-28", "2026-02-28"),
        (Kind.PERIOD, "2026-q3", "2026-Q3"),
        (Kind.PERIOD, "2026/P12", "2026/P12"),
        (Kind.LIST_INT, "30, 60,90", (30, 60, 90)),
        (Kind.TEXT, " words ", "words"),
    ],
)
def test_texts_are_read(kind: Kind, text: str, value: Any) -> None:
    assert read(Parameter("p", kind), text) == value


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Kind.YN, "maybe"),
        (Kind.INT, "1.5"),
        (Kind.DECIMAL, "NaN"),
        (Kind.DECIMAL, "Infinity"),
        (Kind.MONEY, "1.005"),
        (Kind.DATE, "2026-02-30"),
        (Kind.DATE, "TODAY+3X"),
        (Kind.PERIOD, "2026-13"),
        (Kind.LIST_INT, "30,,60"),
        (Kind.TEXT, "x" * 501),
    ],
)
def test_malformed_texts_are_refused(kind: Kind, text: str) -> None:
    with pytest.raises(BadValue) as refused:
        read(Parameter("p", kind), text)

    assert refused.value.problem is Problem.MALFORMED


def test_limits_hold_for_each_number() -> None:
    days = Parameter("days", Kind.LIST_INT, least=Decimal(1), most=Decimal(90))

    with pytest.raises(BadValue) as small:
        read(days, "30,0")
    with pytest.raises(BadValue) as large:
        read(days, "30,91")

    assert (small.value.problem, small.value.limit) == (Problem.TOO_SMALL, Decimal(1))
    assert (large.value.problem, large.value.limit) == (Problem.TOO_LARGE, Decimal(90))


def test_choices_and_patterns_hold() -> None:
    with pytest.raises(BadValue) as choice:
        read(Parameter("p", Kind.CHOICE, choices=("A", "B")), "C")
    with pytest.raises(BadValue):
        read(Parameter("p", Kind.TEXT, pattern=r"[A-Z]{3}"), "ab1")

    assert choice.value.problem is Problem.NO_CHOICE
    assert read(Parameter("p", Kind.TEXT, pattern=r"[A-Z]{3}"), "ABC") == "ABC"


def test_a_person_wins_over_the_schedule_and_that_over_the_default() -> None:
    parameters = [Parameter(name, Kind.INT, default="1") for name in ("a", "b", "c")]

    found = resolve(parameters, {"b": "2", "c": "2"}, {"c": "3"})

    assert found == {"a": 1, "b": 2, "c": 3}


@pytest.mark.parametrize(
    ("given", "problem"), [({}, Problem.MISSING), ({"a": "1", "x": "1"}, Problem.UNKNOWN)]
)
def test_missing_and_unknown_ones_are_refused(given: dict[str, str], problem: Problem) -> None:
    with pytest.raises(BadValue) as refused:
        resolve([Parameter("a", Kind.INT, required=True)], given)

    assert refused.value.problem is problem
