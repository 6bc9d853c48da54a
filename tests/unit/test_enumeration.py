"""When somebody seems to try the numbers one after another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.lookup.caps import Most, Trails
from domain.people.enumeration import LATEST, one_after_another
from domain.people.people import EVERYBODY, Scope
from domain.people.roles import Role
from tests.conftest import Clock


def numbers(*figures: int, head: str = "") -> list[str]:
    return [f"{head}{figure:08}" for figure in figures]


@pytest.mark.parametrize(
    "asked",
    [
        numbers(*range(17813970, 17813978)),
        numbers(*range(17813978, 17813970, -1)),
        numbers(*range(100, 124, 3)),
        numbers(5, 1, 4, 2, 8, 6, 3, 7),
        numbers(*range(8), 55555, 99999),
        numbers(*range(12, 20), head="DP"),
    ],
)
def test_eight_of_the_latest_that_lie_close_together_are_noticed(asked: list[str]) -> None:
    assert one_after_another(asked)


@pytest.mark.parametrize(
    "asked",
    [
        [],
        numbers(1),
        numbers(*range(7)),
        numbers(*range(0, 40, 4)),
        numbers(*range(7), 50, 51, 52),
        numbers(*([5] * 10)),
        [*numbers(*range(5), head="A"), *numbers(*range(5, 10), head="B")],
        ["ABC", "ABD"],
    ],
)
def test_what_lies_apart_is_a_day_s_work(asked: list[str]) -> None:
    assert not one_after_another(asked)


@given(st.lists(st.integers(0, 10**8), min_size=1, max_size=10))
def test_the_order_does_not_matter(figures: list[int]) -> None:
    asked = numbers(*figures)

    assert one_after_another(asked) == one_after_another(sorted(asked, reverse=True))


def test_a_trail_holds_the_latest_distinct_numbers_of_each_person() -> None:
    trails = Trails(Clock())
    for figure in range(12):
        trails.follow(1, str(figure))
        trails.follow(1, str(figure))

    assert list(trails.follow(1, "11")) == [str(figure) for figure in range(12 - LATEST, 12)]
    assert list(trails.follow(2, "7")) == ["7"]


def test_a_trail_is_forgotten_after_a_day() -> None:
    clock = Clock()
    trails = Trails(clock)
    trails.follow(1, "1")
    clock.now += 86_400

    assert list(trails.follow(1, "2")) == ["2"]


@pytest.mark.parametrize(
    ("role", "scope", "cap"),
    [
        (Role.STAFF, EVERYBODY, 300),
        (Role.OPERATOR, EVERYBODY, None),
        (Role.ADMIN, EVERYBODY, None),
        (Role.UNKNOWN, Scope(frozenset(), anyone=True, areas=frozenset(), masked=True), 20),
        (Role.CUSTOMER, Scope(frozenset("1"), anyone=True, areas=frozenset(), masked=True), 20),
        (Role.CUSTOMER, Scope(frozenset("1"), anyone=False, areas=frozenset(), masked=True), None),
    ],
)
def test_who_has_which_cap(role: Role, scope: Scope, cap: int | None) -> None:
    assert Most(others=20, staff=300).of(role.value, scope) == cap
