"""When a running batch is told of: the rules in their order, each with its numbers."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from domain.batches.baseline import Usual
from domain.batches.checks import Check, Rule, RunKey, Sample, Trend, Verdict
from domain.batches.rules import Limits, judge

TEN = datetime(2026, 1, 15, 10, tzinfo=UTC)
RUN = RunKey("BMHHS", 1, 0)
LIMITS = Limits()
USUAL = Usual(timedelta(minutes=50), rps=200.0, records=500_000, runs=12)


def sample(minutes: float, records: int, run: RunKey = RUN) -> Sample:
    return Sample(run, TEN, TEN + timedelta(minutes=minutes), records)


def judged(
    *seen: tuple[float, int], limits: Limits = LIMITS, usual: Usual | None = None
) -> list[Check]:
    """The checks of one run, (minutes since its start, records) each."""
    checks: list[Check] = []
    for minutes, records in seen:
        before = checks[-1] if checks else None
        checks.append(judge(sample(minutes, records), before, limits, usual))
    return checks


def found(*seen: tuple[float, int], **more: Limits | Usual) -> tuple[Verdict, Rule]:
    """Verdict and rule of the last check."""
    last = judged(*seen, **more)[-1]  # type: ignore[arg-type]  # by their names
    return last.verdict, last.rule


def test_the_worked_example() -> None:
    checks = judged((30, 45_230), (60, 46_120), (90, 46_245), (120, 68_450))

    assert [check.verdict for check in checks] == [
        Verdict.NORMAL,
        Verdict.WARNING,
        Verdict.STUCK,
        Verdict.RECOVERED,
    ]
    assert [round(check.average_rps, 2) for check in checks] == [25.13, 12.81, 8.56, 9.51]
    assert [check.growth for check in checks] == [None, 890, 125, 22_205]
    assert [check.trend for check in checks] == [
        None,
        Trend.DECLINING,
        Trend.DECLINING,
        Trend.RISING,
    ]
    assert (checks[2].rule, checks[2].slow_checks, checks[2].limit_rps) == (Rule.SLOW_TWICE, 2, 1)
    assert checks[2].interval_rps == pytest.approx(0.069, abs=0.001)


def test_the_first_check_compares_with_nothing() -> None:
    assert found((45, 0)) == (Verdict.NORMAL, Rule.FINE)


def test_no_growth_is_stuck_once_the_batch_is_older_than_ten_minutes() -> None:
    assert found((5, 900), (10, 900)) == (Verdict.WARNING, Rule.SLOW_ONCE)
    assert found((5, 900), (10.1, 900)) == (Verdict.STUCK, Rule.NO_GROWTH)


def test_two_slow_checks_running_are_stuck_and_one_between_two_good_ones_warns() -> None:
    assert found((30, 90_000), (40, 90_100)) == (Verdict.WARNING, Rule.SLOW_ONCE)
    assert found((30, 90_000), (40, 90_100), (50, 90_200)) == (Verdict.STUCK, Rule.SLOW_TWICE)
    good = ((30, 90_000), (40, 90_100), (50, 150_000))
    assert found(*good, (55, 150_100)) == (Verdict.WARNING, Rule.SLOW_ONCE)


def test_an_interval_rate_of_one_is_not_slow() -> None:
    assert found((30, 90_000), (40, 90_600)) == (Verdict.NORMAL, Rule.FINE)


def test_a_long_batch_with_a_low_average_warns_from_half_of_the_limit_and_is_stuck_beyond() -> None:
    assert found((59, 100_000)) == (Verdict.NORMAL, Rule.FINE)
    assert found((60, 100_000)) == (Verdict.WARNING, Rule.GETTING_LONG)
    assert found((120, 200_000)) == (Verdict.WARNING, Rule.GETTING_LONG)
    assert found((121, 200_000)) == (Verdict.STUCK, Rule.LONG_AND_LOW)
    assert found((121, 121 * 60 * 50)) == (Verdict.NORMAL, Rule.FINE)


def test_twice_the_usual_time_stands_in_place_of_the_fixed_limit() -> None:
    assert found((101, 9_000_000), usual=USUAL) == (Verdict.STUCK, Rule.BEYOND_USUAL)
    slow = replace(USUAL, duration=timedelta(hours=3))
    assert found((150, 150_000), usual=slow) == (Verdict.NORMAL, Rule.FINE)
    assert judged((101, 9), usual=USUAL)[0].limit_duration == timedelta(minutes=100)


def test_recovering_needs_a_tenth_of_the_usual_rate_where_that_is_known() -> None:
    stuck = ((30, 90_000), (40, 90_000))
    assert found(*stuck, (50, 90_000 + 600 * 19)) == (Verdict.RECOVERED, Rule.MOVES_AGAIN)
    few, enough = (50, 90_000 + 600 * 19), (50, 90_000 + 600 * 20)
    assert found(*stuck, few, usual=USUAL) == (Verdict.WARNING, Rule.SLOW_ONCE)
    assert found(*stuck, enough, usual=USUAL) == (Verdict.RECOVERED, Rule.MOVES_AGAIN)


def test_nothing_is_no_progress_though_no_rate_is_too_slow() -> None:
    dead = ((30, 900), (60, 900), (90, 900), (120, 900))
    lax = Limits(stall_rps=0)

    assert [check.verdict for check in judged(*dead, limits=lax)][1:] == [Verdict.STUCK] * 3
    assert found(*dead, (150, 901), limits=lax) == (Verdict.RECOVERED, Rule.MOVES_AGAIN)


def test_after_recovering_the_rules_of_duration_are_silent_and_those_of_progress_speak() -> None:
    seen = [(30.0, 9_000), (60.0, 9_000), (90.0, 20_000)]
    assert [check.quiet for check in judged(*seen)] == [False, False, True]
    assert found(*seen, (150, 40_000)) == (Verdict.NORMAL, Rule.FINE)
    assert found(*seen, (150, 40_000), (180, 40_000)) == (Verdict.STUCK, Rule.NO_GROWTH)


def test_a_lower_count_begins_a_history_of_its_own() -> None:
    *_, last, next_one = judged((90, 900_000), (120, 900_000), (150, 500), (180, 200_000))

    assert (last.verdict, last.growth, last.slow_checks) == (Verdict.NORMAL, None, 0)
    assert last.sample.duration == next_one.sample.duration / 2 == timedelta(minutes=30)
    assert next_one.verdict is Verdict.NORMAL


def test_a_run_without_a_start_begins_when_it_was_first_seen() -> None:
    checks: list[Check] = []
    for minutes, records in ((0, 900), (30, 900), (60, 1_000_000), (90, 50)):
        at = TEN + timedelta(minutes=minutes)
        seen = Sample(RUN, at, at, records)
        checks.append(judge(seen, checks[-1] if checks else None, LIMITS, None))

    assert [check.verdict for check in checks][:3] == [
        Verdict.NORMAL,
        Verdict.STUCK,
        Verdict.RECOVERED,
    ]
    assert [check.sample.duration for check in checks] == [
        timedelta(minutes=minutes) for minutes in (0, 30, 60, 30)
    ]


def test_another_run_compares_with_nothing() -> None:
    before = judged((30, 90_000))[0]
    check = judge(sample(40, 90_000, RunKey("BMHHS", 2, 0)), before, LIMITS, None)

    assert (check.verdict, check.growth) == (Verdict.NORMAL, None)


def test_samples_close_together_leave_the_verdict_as_it_was() -> None:
    first, warned = judged((30, 90_000), (40, 90_100))
    again = judge(sample(40.5, 90_100), warned, LIMITS, None)

    assert (again.verdict, again.rule, again.slow_checks) == (
        Verdict.WARNING,
        Rule.SLOW_ONCE,
        1,
    )
    assert again.sample.read_at > warned.sample.read_at
    assert judge(sample(30.5, 90_000), first, LIMITS, None).verdict is Verdict.NORMAL


def test_a_clock_that_went_back_compares_nothing() -> None:
    before = judged((60, 200_000))[0]
    check = judge(sample(55, 200_000), before, LIMITS, None)

    assert (check.verdict, check.growth) == (before.verdict, None)


def test_a_batch_that_begins_in_the_future_has_run_for_no_time() -> None:
    check = judge(sample(-3, 500), None, LIMITS, None)

    assert (check.verdict, check.sample.duration) == (Verdict.NORMAL, timedelta())
    assert check.average_rps == 500.0


def test_a_missed_check_makes_the_interval_longer_not_the_batch_slower() -> None:
    (*_, last) = judged((30, 90_000), (120, 360_000))

    assert (last.since, last.interval_rps) == (timedelta(minutes=90), 50.0)
    assert last.verdict is Verdict.NORMAL


def test_each_number_is_a_limit_that_can_be_changed() -> None:
    strict = Limits(stall_rps=100, low_rps=500, long_after=timedelta(hours=1))
    assert found((10, 90_000), (20, 90_600), limits=strict) == (Verdict.WARNING, Rule.SLOW_ONCE)
    assert found((61, 90_000), limits=strict) == (Verdict.STUCK, Rule.LONG_AND_LOW)
    patient = Limits(stall_after=timedelta(hours=1))
    assert found((30, 900), (40, 900), limits=patient)[0] is Verdict.WARNING
