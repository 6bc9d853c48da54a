"""What becomes of occurrences that were missed."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.jobs.jobs import Reason
from domain.schedules.calendars import EdgeDay
from domain.schedules.cron import parse_cron
from domain.schedules.misfires import Missed, Skipped, default_grace, missed, skipped
from domain.schedules.occurrences import occurrences
from domain.schedules.schedules import (
    Daily,
    Interval,
    Monthly,
    Once,
    Quarterly,
    Rule,
    Schedule,
    Weekly,
    Yearly,
)

SIX = time(6)
HOUR = timedelta(hours=1)
DAILY = Schedule(rule=Daily(SIX), zone=ZoneInfo("UTC"))
#: The rule counts here, not the speed of the machine.
ANY_SPEED = settings(deadline=None)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


def test_nothing_is_due_between_two_occurrences() -> None:
    found = missed(DAILY, at(20, 6), at(21, 5, 59), 6 * HOUR)

    assert (found.run, found.coalesced, found.misfired) == (None, (), ())


def test_what_is_due_at_this_moment_runs() -> None:
    assert missed(DAILY, at(20, 6), at(21, 6), 6 * HOUR).run == at(21, 6)


def test_the_grace_includes_its_end() -> None:
    assert missed(DAILY, at(20, 6), at(21, 12), 6 * HOUR).run == at(21, 6)


def test_too_late_is_misfired_and_nothing_runs() -> None:
    found = missed(DAILY, at(18, 6), at(21, 12, 1), 6 * HOUR)

    assert (found.run, found.coalesced) == (None, ())
    assert found.misfired == (at(19, 6), at(20, 6), at(21, 6))


def test_the_latest_runs_for_those_within_the_grace_and_older_ones_misfire() -> None:
    found = missed(DAILY, at(17, 6), at(21, 7), 30 * HOUR)

    assert found.run == at(21, 6)
    assert found.coalesced == (at(20, 6),)
    assert found.misfired == (at(18, 6), at(19, 6))


@ANY_SPEED
@given(st.integers(1, 3000), st.integers(0, 3000), st.integers(0, 2000))
def test_every_occurrence_has_exactly_one_fate(step: int, silence: int, grace: int) -> None:
    schedule = Schedule(rule=Interval(step), zone=ZoneInfo("Asia/Dhaka"))
    since, now = at(1, 0), at(1, 0) + timedelta(minutes=silence)

    found = missed(schedule, since, now, timedelta(minutes=grace))

    run = (found.run,) if found.run else ()
    assert (*found.misfired, *found.coalesced, *run) == tuple(occurrences(schedule, since, now))
    assert found.run or not found.coalesced


@pytest.mark.parametrize(
    ("rule", "hours"),
    [
        (Once(at(21, 6)), 6),
        (Daily(SIX), 6),
        (Weekly(SIX), 24),
        (Monthly(SIX, EdgeDay.LAST), 72),
        (Quarterly(SIX), 72),
        (Yearly(SIX, 3, 31), 72),
        (Interval(1), 5 / 60),
        (Interval(90), 1.5),
        (Interval(60 * 24 * 10), 72),
        (parse_cron("* * * * *"), 5 / 60),
        (parse_cron("*/20 8-17 * * 1-5"), 20 / 60),
        (parse_cron("0 6,8,20 1 * *"), 2),
        (parse_cron("0 6,18 * * *"), 6),
        (parse_cron("0 6 * * *"), 6),
        (parse_cron("0 6 * * sun"), 24),
        (parse_cron("0 6 1 * sun"), 24),
        (parse_cron("0 6 L * *"), 72),
        (parse_cron("0 6 1 * *"), 72),
        (parse_cron("0 6 * jan *"), 72),
    ],
)
def test_the_rarer_the_longer_it_may_still_run(rule: Rule, hours: float) -> None:
    assert default_grace(rule) == hours * HOUR


def test_an_interval_s_latest_occurrence_always_runs() -> None:
    schedule = Schedule(rule=Interval(30), zone=ZoneInfo("UTC"), start=date(2026, 11, 1))

    for minute in range(60):
        found = missed(schedule, at(2, 0), at(3, 0, minute), default_grace(schedule.rule))
        assert found.run is not None


def hours(number: int) -> tuple[datetime, ...]:
    return tuple(at(1, 0) + n * HOUR for n in range(number))


def test_each_skipped_occurrence_has_a_record_with_its_reason() -> None:
    first, second, third = hours(3)

    assert skipped(Missed(third, (second,), (first,)), paused=False) == [
        Skipped(Reason.MISFIRE, 1, first, first),
        Skipped(Reason.COALESCED, 1, second, second),
    ]


def test_many_skipped_occurrences_have_one_record_in_all() -> None:
    times = hours(31)

    assert skipped(Missed(None, (), times), paused=False) == [
        Skipped(Reason.MISFIRE, 31, times[0], times[-1])
    ]
    assert len(skipped(Missed(None, (), times[:30]), paused=False)) == 30


def test_whatever_is_due_of_a_paused_job_is_skipped_for_the_pause() -> None:
    first, second, third = hours(3)

    found = skipped(Missed(third, (second,), (first,)), paused=True)

    assert found == [Skipped(Reason.PAUSED, 1, moment, moment) for moment in hours(3)]


def test_the_last_occurrence_is_the_latest_of_all() -> None:
    first, second, third = hours(3)

    assert Missed(third, (second,), (first,)).last == third
    assert Missed(None, (), (first, second)).last == second
    assert Missed(None, (), ()).last is None
