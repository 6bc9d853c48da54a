"""What is usual for a batch, when it will end, and what other limits would have told."""

from datetime import UTC, datetime, timedelta

from domain.batches.baseline import BatchRun, Outcome, Usual, usual
from domain.batches.checks import RunKey, Sample, Verdict
from domain.batches.estimate import By, Estimate, estimate
from domain.batches.own_limits import OwnLimits, applied
from domain.batches.replay import Told, replay
from domain.batches.rules import Limits, judge

NOW = datetime(2026, 1, 15, 10, tzinfo=UTC)
USUAL = Usual(timedelta(minutes=60), rps=100.0, records=300_000, runs=12)
MINUTE = timedelta(minutes=1)


def run(
    number: int, minutes: int = 40, *, days: int = 1, outcome: Outcome = Outcome.ENDED
) -> BatchRun:
    start = NOW - timedelta(days=days)
    records = minutes * 6000
    return BatchRun(
        RunKey("BMHHS", number, 0), start, start + minutes * MINUTE, records, 0, outcome
    )


def sample(minutes: float, records: int, number: int = 1) -> Sample:
    return Sample(RunKey("BMHHS", number, 0), NOW, NOW + minutes * MINUTE, records)


def test_ten_good_runs_of_the_last_month_tell_what_is_usual() -> None:
    runs = [run(number, 30 + number) for number in range(1, 11)]

    assert usual(runs[:9], NOW) is None
    assert usual(runs, NOW) == Usual(40 * MINUTE, 100.0, 213_000, 10)


def test_runs_that_failed_or_are_old_teach_nothing() -> None:
    nine = [run(number) for number in range(9)]

    for other in (
        run(9, outcome=Outcome.FAILED),
        run(9, outcome=Outcome.RERUN),
        run(9, outcome=Outcome.RUNNING),
        run(9, days=31),
        run(9, minutes=0),
    ):
        assert usual([*nine, other], NOW) is None


def test_one_run_in_twenty_may_last_longer_than_usual() -> None:
    runs = [run(number) for number in range(19)]
    found = usual([*runs, run(20, 600)], NOW)

    assert found is not None
    assert found.duration == 40 * MINUTE


def test_a_batch_ends_when_it_has_as_many_records_as_usual_at_its_rate() -> None:
    check = judge(sample(30, 180_000), None, Limits(), USUAL)

    assert estimate(check, USUAL) == Estimate(NOW + 50 * MINUTE, By.RECORDS)


def test_with_more_records_than_usual_the_usual_time_tells() -> None:
    check = judge(sample(50, 310_000), None, Limits(), USUAL)

    assert estimate(check, USUAL) == Estimate(NOW + 60 * MINUTE, By.DURATION)


def test_the_end_is_not_told_where_it_is_not_known() -> None:
    check = judge(sample(30, 180_000), None, Limits(), USUAL)
    stuck = judge(sample(45, 180_000), check, Limits(), USUAL)
    late = judge(sample(70, 310_000), None, Limits(), USUAL)

    assert estimate(check, None) is None
    assert (stuck.verdict, estimate(stuck, USUAL)) == (Verdict.STUCK, None)
    assert estimate(late, USUAL) is None


def test_limits_of_one_batch_stand_in_place_of_those_of_all() -> None:
    own = OwnLimits(stall_minutes=30, low_rps=0.0)

    assert applied(None, Limits()) == Limits()
    assert applied(own, Limits()) == Limits(stall_after=30 * MINUTE, low_rps=0.0)


def test_a_replay_tells_first_alerts_what_became_worse_repeats_and_recoveries() -> None:
    counts = [90_000, 90_100, 90_100, 90_100, 90_100, 90_100, 90_100, 180_000]
    samples = [sample(30 * (i + 1), count) for i, count in enumerate(counts)]
    told = [one.told for one in replay(samples, Limits())]

    assert told == [
        None,
        Told.ALERT,
        Told.WORSE,
        None,
        None,
        None,
        Told.REPEAT,
        Told.RECOVERED,
    ]


def test_a_replay_with_other_limits_tells_less() -> None:
    samples = [sample(30, 90_000), sample(60, 90_100), sample(90, 250_000)]

    assert [one.told for one in replay(samples, Limits(stall_rps=0.01, low_rps=10))] == [None] * 3


def test_a_replay_keeps_runs_apart_and_goes_by_time() -> None:
    samples = [sample(40, 900, 2), sample(30, 90_000), sample(60, 260_000), sample(60, 900, 2)]
    found = replay(samples, Limits(low_rps=10))

    assert [one.check.sample.run.number for one in found] == [1, 2, 1, 2]
    assert [one.told for one in found] == [None, None, None, Told.ALERT]
