"""Gates: what speaks against publishing freshly read rows."""

from decimal import Decimal

import pytest

from domain.caches.gates import Figures, Gate, judge

BEFORE = Figures(1000, {"name": 10}, {"due": Decimal("-5000000.00")})


def gates(now: Figures, before: Figures | None = BEFORE, left_out: int = 0) -> list[Gate]:
    return [finding.gate for finding in judge(now, before, left_out)]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (1000, []),
        (800, []),
        (799, [Gate.FEWER]),
        (1300, []),
        (1301, [Gate.MORE]),
        (0, [Gate.EMPTY]),
    ],
)
def test_rows_may_fall_by_a_fifth_and_rise_by_three_tenths(rows: int, found: list[Gate]) -> None:
    assert gates(Figures(rows, {"name": 0}, BEFORE.sums)) == found


def test_the_first_load_needs_no_more_than_a_row() -> None:
    assert gates(Figures(1), before=None) == []
    assert gates(Figures(0), before=None) == [Gate.EMPTY]


def test_a_column_that_becomes_empty_is_seen() -> None:
    assert gates(Figures(1000, {"name": 110}, BEFORE.sums)) == []
    assert gates(Figures(1000, {"name": 111}, BEFORE.sums)) == [Gate.EMPTY_CELLS]


@pytest.mark.parametrize(
    ("due", "found"),
    [
        ("-10000000.00", []),
        ("-10000000.01", [Gate.SUM]),
        ("-2500000.00", []),
        ("-2499999.99", [Gate.SUM]),
        ("0.00", [Gate.SUM]),
    ],
)
def test_a_sum_stays_between_half_and_double(due: str, found: list[Gate]) -> None:
    assert gates(Figures(1000, {"name": 10}, {"due": Decimal(due)})) == found


def test_small_sums_may_change_as_they_like() -> None:
    before = Figures(10, {}, {"due": Decimal("-1.00")})
    assert gates(Figures(10, {}, {"due": Decimal("-99999.99")}), before) == []


def test_one_record_in_a_hundred_may_be_left_out() -> None:
    assert gates(Figures(990, {"name": 0}, BEFORE.sums), left_out=10) == []
    assert gates(Figures(989, {"name": 0}, BEFORE.sums), left_out=11) == [Gate.LEFT_OUT]


def test_only_emptiness_and_equal_keys_cannot_be_overruled() -> None:
    (empty,) = judge(Figures(0), BEFORE)
    (fewer,) = judge(Figures(500, {}, BEFORE.sums), BEFORE)
    assert (empty.hard, fewer.hard) == (True, False)
    assert (fewer.before, fewer.now) == (Decimal(1000), Decimal(500))
