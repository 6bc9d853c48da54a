"""When runs are slow or late, and when a job fails too often."""

from datetime import timedelta

import pytest

from domain.jobs.jobs import Job
from domain.jobs.thresholds import (
    Override,
    Slowness,
    Threshold,
    error_rate,
    lateness,
    nears_limit,
    slowness,
    threshold,
)
from domain.severity import Severity

HOUR = timedelta(hours=1)
USUAL = Threshold(HOUR)


def minutes(*numbers: float) -> list[timedelta]:
    return [timedelta(minutes=number) for number in numbers]


@pytest.mark.parametrize(
    ("name", "minutes"),
    [
        ("GL_PERIOD_CLOSE", 120),
        ("SL_AGED_DEBTORS", 60),
        ("PL_PAYMENT_RUN", 90),
        ("ST_REORDER_CALCULATION", 45),
        ("SYS_DATABASE_BACKUP", 180),
        ("PL_PAYMENT_RUN_2", 60),
        ("SOMETHING", 60),
    ],
)
def test_a_job_s_longest_time_goes_by_its_whole_name(name: str, minutes: int) -> None:
    assert threshold(Job(name, "TEST")).max_runtime == timedelta(minutes=minutes)


def test_a_job_s_own_limit_holds_where_its_name_says_nothing() -> None:
    assert threshold(Job("BILL_STOP", "TEST", max_runtime=2 * HOUR)).max_runtime == 2 * HOUR


def test_what_was_set_for_a_job_holds() -> None:
    found = threshold(Job("GL_PERIOD_CLOSE", "TEST"), Override(5, 50, 20, 15, 100))

    assert found == Threshold(minutes(5)[0], 50, 20, minutes(15)[0], 100)


def test_what_was_not_set_stays_as_usual() -> None:
    found = threshold(Job("WORK", "TEST"), Override(schedule_tolerance_min=15))

    assert found == Threshold(HOUR, tolerance=minutes(15)[0])


@pytest.mark.parametrize(
    ("took", "earlier", "found"),
    [
        (90, (), None),
        (90.1, (), Slowness.BEYOND_LIMIT),
        (90.1, (89, 89, 89), Slowness.BEYOND_LIMIT),
        (16, (10, 10), None),
        (15, (10, 10, 10), None),
        (15.1, (10, 10, 10), Slowness.SLOWER_THAN_USUAL),
        (15.1, (1, 10, 80), Slowness.SLOWER_THAN_USUAL),
        (15.1, (10, 11), None),
        (1.1, (0.1, 0.1, 0.1), None),
        (1.2, (0.1, 0.1, 0.1), Slowness.SLOWER_THAN_USUAL),
        (15.1, (10, 10.2, 10.2), None),
        (15.1, (*[10] * 10, *[60] * 20), Slowness.SLOWER_THAN_USUAL),
        (15.1, (*[60] * 10, *[10] * 20), None),
    ],
)
def test_a_run_is_slow_far_beyond_its_limit_or_its_usual_time(
    took: float, earlier: tuple[float, ...], found: Slowness | None
) -> None:
    assert slowness(timedelta(minutes=took), minutes(*earlier), USUAL) is found


@pytest.mark.parametrize(
    ("failed", "finished", "found"),
    [
        (4, 4, None),
        (0, 100, None),
        (10, 100, None),
        (11, 100, Severity.WARNING),
        (25, 100, Severity.WARNING),
        (26, 100, Severity.CRITICAL),
        (1, 5, Severity.WARNING),
        (5, 5, Severity.CRITICAL),
    ],
)
def test_a_job_fails_too_often_above_10_and_25_percent(
    failed: int, finished: int, found: Severity | None
) -> None:
    assert error_rate(failed, finished, USUAL) is found


@pytest.mark.parametrize(
    ("delay", "found"),
    [
        (0, None),
        (60, None),
        (61, Severity.WARNING),
        (180, Severity.WARNING),
        (181, Severity.CRITICAL),
    ],
)
def test_a_start_is_late_after_an_hour_and_missing_after_three(
    delay: float, found: Severity | None
) -> None:
    assert lateness(timedelta(minutes=delay), USUAL) is found


@pytest.mark.parametrize(("running", "near"), [(47.9, False), (48, True), (59, True)])
def test_a_run_nears_its_limit_at_80_percent(running: float, *, near: bool) -> None:
    assert nears_limit(timedelta(minutes=running), Job("WORK", "TEST"), USUAL) is near


def test_the_limit_that_ends_a_run_counts_when_it_is_the_shorter_one() -> None:
    short = Job("GL_PERIOD_CLOSE", "TEST", max_runtime=minutes(10)[0])

    assert nears_limit(minutes(8)[0], short, threshold(short))
