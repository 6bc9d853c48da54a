"""The engine's rules: states, retries, dependencies, reliability."""

from datetime import timedelta
from decimal import Decimal

import pytest

from domain.jobs.dependencies import (
    Cycle,
    Dependency,
    Needs,
    Verdict,
    downstream,
    refuse_cycles,
    verdict,
)
from domain.jobs.reliability import Record, Score, score
from domain.jobs.runs import RETURN_CODES, TERMINAL, TRANSITIONS, State, before, pause_before_retry


def test_every_state_has_its_transitions_and_every_end_a_return_code() -> None:
    assert set(TRANSITIONS) == set(State)
    assert TERMINAL - {State.SKIPPED} == set(RETURN_CODES)


def test_nothing_follows_on_an_end_and_no_run_begins_twice() -> None:
    assert all(not (before(state) & TERMINAL) for state in State)
    assert before(State.RUNNING) == {State.QUEUED, State.WAITING, State.RETRY_WAIT}


def test_pauses_double_up_to_an_hour() -> None:
    pauses = [pause_before_retry(n, timedelta(minutes=5)) for n in range(1, 7)]

    assert [pause.total_seconds() / 60 for pause in pauses] == [5, 10, 20, 40, 60, 60]
    assert pause_before_retry(1, timedelta(minutes=10), -0.1) == timedelta(minutes=9)


@pytest.mark.parametrize(
    ("other", "success", "complete", "failure"),
    [
        (State.COMPLETED, "RUN", "RUN", "SKIP"),
        (State.COMPLETED_WITH_WARNINGS, "RUN", "RUN", "SKIP"),
        (State.FAILED, "SKIP", "RUN", "RUN"),
        (State.TIMED_OUT, "SKIP", "RUN", "RUN"),
        (State.REFUSED, "SKIP", "RUN", "RUN"),
        (State.RETRY_WAIT, "WAIT", "WAIT", "WAIT"),
        (State.RUNNING, "WAIT", "WAIT", "WAIT"),
        (State.QUEUED, "WAIT", "WAIT", "WAIT"),
        (State.WAITING, "WAIT", "WAIT", "WAIT"),
        (State.CANCELLED, "SKIP", "RUN", "SKIP"),
        (State.SKIPPED, "SKIP", "RUN", "SKIP"),
        (None, "WAIT", "WAIT", "WAIT"),
    ],
)
def test_what_another_run_means(
    other: State | None, success: str, complete: str, failure: str
) -> None:
    found = [verdict(needs, other) for needs in (Needs.SUCCESS, Needs.COMPLETE, Needs.FAILURE)]

    assert found == [Verdict[success], Verdict[complete], Verdict[failure]]


def test_a_ring_of_jobs_is_refused_and_named() -> None:
    ring = [Dependency("A", "B"), Dependency("B", "C"), Dependency("C", "B")]

    with pytest.raises(Cycle, match="B → C → B"):
        refuse_cycles(ring)


def test_a_chain_and_a_diamond_are_no_rings() -> None:
    refuse_cycles(
        [Dependency("D", "B"), Dependency("D", "C"), Dependency("B", "A"), Dependency("C", "A")]
    )


def test_downstream_are_all_who_wait_nearest_first() -> None:
    known = [Dependency("B", "A"), Dependency("C", "B"), Dependency("D", "A"), Dependency("X", "Y")]

    assert downstream("A", known) == ("B", "D", "C")
    assert downstream("C", known) == ()


def test_the_score_of_the_worked_example() -> None:
    record = Record(
        finished=20, completed=18, scheduled=20, on_time=18, within_limit=20, error_logs=6
    )

    assert score(record) == Score(Decimal("92.1"), "B")


@pytest.mark.parametrize(
    ("record", "grade"),
    [
        (Record(5, 5, 0, 0, 5, 0), "A"),
        (Record(20, 17, 20, 17, 20, 10), "B"),
        (Record(20, 14, 20, 20, 20, 20), "C"),
        (Record(10, 0, 10, 0, 0, 1000), "D"),
    ],
)
def test_grades(record: Record, grade: str) -> None:
    found = score(record)

    assert found is not None
    assert found.grade == grade


def test_too_few_runs_have_no_score() -> None:
    assert score(Record(4, 4, 4, 4, 4, 0)) is None
