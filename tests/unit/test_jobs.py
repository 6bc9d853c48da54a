"""Whether a queued run may begin, and which comes first."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from domain.jobs.dependencies import Dependency
from domain.jobs.jobs import (
    Begin,
    End,
    Job,
    OnTimeout,
    Reason,
    Run,
    Surroundings,
    Wait,
    decide,
    order,
)
from domain.jobs.runs import State

NOW = datetime(2026, 1, 15, 2, 0, tzinfo=UTC)
RUN = Run(1, "PAYOFF", State.QUEUED, date(2026, 1, 15), 1, 1, 5, NOW)
JOB = Job("PAYOFF", "UTILITY")
AFTER = replace(JOB, waits_for=(Dependency("PAYOFF", "BALANCE"),))
ALONE = Surroundings(running=(), held=(), others={}, now=NOW)


def test_a_run_with_nothing_in_its_way_begins() -> None:
    assert decide(RUN, JOB, ALONE) == Begin()


def test_a_job_never_runs_twice_at_once_unless_it_may() -> None:
    busy = replace(ALONE, running=("PAYOFF",))

    assert decide(RUN, JOB, busy) == Wait(Reason.RUNNING, "PAYOFF")
    assert decide(RUN, replace(JOB, concurrent=True), busy) == Begin()


def test_jobs_of_a_lock_group_wait_for_each_other() -> None:
    locked = replace(JOB, lock_groups=frozenset({"GL", "SL"}))

    assert decide(RUN, locked, replace(ALONE, held=("SL", "PL"))) == Wait(Reason.LOCKED, "SL")
    assert decide(RUN, locked, replace(ALONE, held=("PL",))) == Begin()


def test_an_unapproved_run_waits_whatever_else_holds() -> None:
    assert decide(replace(RUN, approved=False), JOB, ALONE) == Wait(Reason.APPROVAL)


@pytest.mark.parametrize(
    ("other", "decision"),
    [
        (State.COMPLETED, Begin()),
        (State.RUNNING, Wait(Reason.DEPENDENCY, "BALANCE")),
        (None, Wait(Reason.DEPENDENCY, "BALANCE")),
        (State.FAILED, End(State.SKIPPED, Reason.BLOCKED, "BALANCE")),
    ],
)
def test_a_run_waits_for_the_other_job(other: State | None, decision: object) -> None:
    assert decide(RUN, AFTER, replace(ALONE, others={"BALANCE": other})) == decision


@pytest.mark.parametrize(
    ("policy", "decision"),
    [
        (OnTimeout.FAIL, End(State.FAILED, Reason.WAITED_TOO_LONG, "BALANCE")),
        (OnTimeout.SKIP, End(State.SKIPPED, Reason.WAITED_TOO_LONG, "BALANCE")),
        (OnTimeout.RUN, Begin()),
    ],
)
def test_a_wait_that_lasts_too_long_ends_as_the_job_says(
    policy: OnTimeout, decision: object
) -> None:
    late = replace(ALONE, now=NOW + AFTER.wait_timeout)

    assert decide(RUN, replace(AFTER, on_timeout=policy), late) == decision


def test_the_queue_goes_by_priority_then_by_age() -> None:
    urgent = replace(RUN, run_id=2, priority=6)
    older = replace(RUN, run_id=3, due_at=NOW - timedelta(minutes=1))

    queue = sorted([RUN, urgent, older], key=lambda run: order(run, NOW))

    assert [run.run_id for run in queue] == [2, 3, 1]


def test_waiting_raises_the_priority_by_five_at_most() -> None:
    waited = replace(RUN, run_id=2, due_at=NOW - timedelta(minutes=30))
    ancient = replace(RUN, run_id=3, due_at=NOW - timedelta(days=3))

    assert [order(run, NOW)[0] for run in (RUN, waited, ancient)] == [-5, -7, -10]
