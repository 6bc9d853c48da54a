"""Pages, pictures and limits of batches, without a chat."""

import struct
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.batches.buttons import run_key
from domain.batches.baseline import BatchRun, Outcome, Usual
from domain.batches.checks import Check, Rule, RunKey, Sample, Verdict
from domain.batches.own_limits import OwnLimits
from domain.batches.pages import DayView, RunView, Standing
from domain.batches.rules import Limits, judge
from domain.batches.what_if import Bound, effective, stepped, typed, what_if
from domain.jobs.parameters import BadValue
from domain.languages import Language
from formatters.batches import batch_day, batch_run, batches
from formatters.batches.batch_chart import history_chart, history_data
from formatters.batches.batch_day_chart import MOST, day_chart, day_data
from formatters.html import LONGEST_TEXT, width
from formatters.words import WORDS, Words

ZONE = ZoneInfo("Asia/Dhaka")
START = datetime(2026, 1, 15, 4, tzinfo=UTC)
RUN = RunKey("BMHHS", 12, 0)
ENGLISH, BENGALI = WORDS[Language.ENGLISH], WORDS[Language.BENGALI]
EXAMPLE = (45_230, 46_120, 46_245, 68_450)
HALF_AN_HOUR = timedelta(minutes=30)


def checks(counts: Sequence[int], run: RunKey = RUN) -> tuple[Check, ...]:
    """A check every half hour."""
    found: list[Check] = []
    for place, count in enumerate(counts, 1):
        sample = Sample(run, START, START + HALF_AN_HOUR * place, count)
        found.append(judge(sample, found[-1] if found else None, Limits(), None))
    return tuple(found)


def view(counts: Sequence[int] = EXAMPLE, **known: Any) -> RunView:
    seen = checks(counts)
    return RunView(RUN, seen[-1].sample.read_at, True, seen, Limits(), **known)


def ran(number: int, outcome: Outcome = Outcome.ENDED) -> BatchRun:
    began = START + timedelta(minutes=20 * number)
    ended = None if outcome is Outcome.RUNNING else began + timedelta(minutes=15)
    return BatchRun(RunKey("CM-B", number, 0), began, ended, 1000, number % 3, outcome)


def a_day(*runs: BatchRun) -> DayView:
    now = (START + timedelta(hours=9)).astimezone(ZONE)
    return DayView(date(2026, 1, 15), runs, now)


def test_unknown_is_never_shown_as_none() -> None:
    blind = Standing(START, None, (), blind_since=START)
    never = Standing(None, None, ())

    for standing in (blind, never):
        assert ENGLISH("batches-none") not in batches.listing(ENGLISH, standing, ZONE)
    seen = batches.listing(ENGLISH, Standing(START, None, ()), ZONE)
    assert ENGLISH("batches-none") in seen
    assert "Pending IMD: not known now" in seen


def test_a_batch_that_cannot_be_seen_has_no_end() -> None:
    (check,) = checks([45_230])
    usual = {RUN.code: Usual(timedelta(hours=1), 25, 90_000, 12)}

    assert Standing(START, 0, (check,), usual).ends(check) is not None
    assert Standing(START, 0, (check,), usual, blind_since=START).ends(check) is None


@pytest.mark.parametrize("words", [ENGLISH, BENGALI], ids=["en", "bn"])
def test_a_list_of_very_many_batches_is_one_message(words: Words) -> None:
    seen = tuple(checks(EXAMPLE[:3], RunKey("<B>", number, 0))[-1] for number in range(60))

    text = batches.listing(words, Standing(START, 7, seen), ZONE)

    assert width(text) <= LONGEST_TEXT
    assert text.endswith("…")
    assert "<B>" not in text


@pytest.mark.parametrize(
    ("counts", "rule"),
    [
        (EXAMPLE[:1], Rule.FINE),
        (EXAMPLE[:2], Rule.SLOW_ONCE),
        (EXAMPLE[:3], Rule.SLOW_TWICE),
        (EXAMPLE, Rule.MOVES_AGAIN),
        ((5, 5), Rule.NO_GROWTH),
    ],
)
def test_one_rule_is_marked_as_the_one_that_decided(counts: Sequence[int], rule: Rule) -> None:
    shown = view(counts)
    assert shown.check is not None
    assert shown.check.rule is rule

    assert batch_run.rule(ENGLISH, shown).count("👉") == 1


def test_what_is_usual_stands_in_place_of_the_fixed_limit() -> None:
    usual = Usual(timedelta(hours=3), 100, 1_000_000, 12)

    assert "twice as long as 19 of 20 runs" in batch_run.rule(ENGLISH, view(usual=usual))
    assert "twice as long" not in batch_run.rule(ENGLISH, view())


def test_the_rule_that_fired_is_told_with_the_limit_that_was_used() -> None:
    usual = Usual(timedelta(hours=3), 200, 1_000_000, 12)
    stuck = checks((90_000, 90_000))[-1]
    later = Sample(RUN, START, START + HALF_AN_HOUR * 3, 90_000 + 1800 * 19)
    slow = judge(later, stuck, Limits(), usual)
    shown = RunView(RUN, later.read_at, True, (stuck, slow), Limits(), usual)
    once = "It made less than {}/s since the check before: <b>slow</b>."

    assert f"👉 {once.format(20)}" in batch_run.rule(ENGLISH, shown)
    assert f"▫️ {once.format(1)}" in batch_run.rule(ENGLISH, replace(shown, checks=(stuck,)))


def test_a_run_that_is_not_seen_is_not_called_over() -> None:
    shown = view()
    unseen = RunView(RUN, START, None, shown.checks, Limits())
    gone = RunView(RUN, START, False, shown.checks, Limits())

    assert "not known whether it runs now" in batch_run.run(ENGLISH, unseen, ZONE)
    assert "not running any more" in batch_run.run(ENGLISH, gone, ZONE)
    assert unseen.ends is None


PICTURES = {
    "one": EXAMPLE[:1],
    "example": EXAMPLE,
    "nothing grows": (0, 0, 0),
    "sixty": tuple(range(1_000, 6_000_000, 100_000)),
    "anew": (500_000, 20, 30_000),
}


@pytest.mark.parametrize("words", [ENGLISH, BENGALI], ids=["en", "bn"])
@pytest.mark.parametrize("counts", PICTURES.values(), ids=PICTURES)
def test_a_history_is_drawn_whatever_it_is(words: Words, counts: Sequence[int]) -> None:
    png = history_chart(words, (view(counts), ZONE))

    assert struct.unpack(">II", png[16:24])[0] == 1080


def test_a_history_says_its_verdicts_and_the_limit() -> None:
    data: Any = history_data(ENGLISH, (view(), ZONE))

    assert [one["verdict"] for one in data["legend"]] == [
        Verdict.NORMAL,
        Verdict.WARNING,
        Verdict.STUCK,
        Verdict.RECOVERED,
    ]
    assert [one["x"] for one in data["records"]["points"]] == [0.25, 0.5, 0.75, 1.0]
    assert len(data["rates"]["bars"]) == 3
    assert data["rates"]["limit_label"] == "limit 1/s"


@pytest.mark.parametrize("words", [ENGLISH, BENGALI], ids=["en", "bn"])
@pytest.mark.parametrize("count", [0, 1, MOST + 7])
def test_a_day_is_drawn_whatever_ran(words: Words, count: int) -> None:
    kinds = list(Outcome)
    png = day_chart(words, (a_day(*(ran(n, kinds[n % 5]) for n in range(count))), ZONE))

    assert struct.unpack(">II", png[16:24])[0] == 1080


def test_bars_of_a_day_lie_within_the_picture_and_in_order() -> None:
    old = BatchRun(RunKey("OLD", 1, 0), START - timedelta(days=9), None, 0, 0, Outcome.RUNNING)
    data: Any = day_data(ENGLISH, (a_day(old, *map(ran, range(40))), ZONE))

    assert all(0 <= bar["from"] <= bar["to"] <= 1 for bar in data["bars"])
    assert all(one["from"] <= other["from"] for one, other in pairwise(data["bars"]))
    assert data["others"] == "and 11 more"


def test_a_page_of_a_day_that_is_not_there_is_the_last_one() -> None:
    day = a_day(*map(ran, range(9)))

    assert batch_day.pages(day, 8) == 2
    assert "CM-B/8/0" in batch_day.timeline(ENGLISH, day, 99, 8, ZONE)
    assert "No batch ran" in batch_day.timeline(ENGLISH, a_day(), 0, 8, ZONE)


@pytest.mark.parametrize("bound", Bound)
def test_steps_stay_within_what_a_limit_may_be(bound: Bound) -> None:
    lowest = stepped(bound, OwnLimits(), Limits(), -10_000)
    highest = stepped(bound, OwnLimits(), Limits(), 10_000_000)

    assert 0 <= effective(bound, lowest, Limits()) <= 1
    assert effective(bound, highest, Limits()) in {Decimal(10_080), Decimal(1_000_000)}


@pytest.mark.parametrize("text", ["", "x", "-1", "NaN", "Infinity", "1e999", "99999999"])
@pytest.mark.parametrize("bound", Bound)
def test_a_limit_that_makes_no_sense_is_refused(bound: Bound, text: str) -> None:
    with pytest.raises(BadValue):
        typed(bound, OwnLimits(), text)


def test_other_limits_tell_which_runs_would_come_and_go() -> None:
    samples = [one.sample for one in checks(EXAMPLE)]
    strict, lax = Limits(), Limits(stall_rps=0, low_rps=0)

    fewer = what_if(samples, (strict, lax), None, START)
    more = what_if(samples, (lax, strict), None, START)

    assert [one.run for one in fewer.fewer] == [RUN]
    assert (fewer.more, len(fewer.now), fewer.then) == ((), 2, ())
    assert [one.run for one in more.more] == [RUN]
    assert what_if(samples, (strict, strict), None, START).more == ()


@pytest.mark.parametrize("run", ["", "A", "A/1", "A/x/0", "A:B/1/0", "A/1/0/2", "A" * 20 + "/1/0"])
def test_what_is_no_run_is_no_run(run: str) -> None:
    assert run_key(run) is None
    assert run_key("CM-BILL/2000/1") == RunKey("CM-BILL", 2000, 1)
