"""Of 500 batches that get on or do not, those that do not are found, and soon."""

import pytest

from bench.batch_traces import Found, Kind, found, traces
from bench.verdicts import precision, recall

FOUND = [found(trace) for trace in traces()]


def stalled(one: Found) -> bool:
    return one.trace.stalls_at is not None


def test_there_are_500_of_all_kinds_and_both_outcomes() -> None:
    assert len(FOUND) == 500
    assert {(one.trace.kind, stalled(one)) for one in FOUND} == {
        (kind, outcome) for kind in Kind for outcome in (True, False)
    }


def test_hardly_anybody_is_told_of_a_batch_that_gets_on() -> None:
    assert precision(FOUND) >= 0.98


def test_hardly_a_stall_is_not_told_of_within_two_checks() -> None:
    assert recall(FOUND) >= 0.99


@pytest.mark.parametrize("kind", Kind)
def test_every_stall_is_stuck_within_three_checks(kind: Kind) -> None:
    stalls = [one for one in FOUND if one.trace.kind is kind and stalled(one)]

    assert all(one.stuck_after in {1, 2, 3} for one in stalls)
