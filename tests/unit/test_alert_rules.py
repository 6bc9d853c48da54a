"""Who is told of what, when, and what time does to an alert: rules over values."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.alerts.happenings import About
from domain.alerts.inhibition import is_inhibited
from domain.alerts.model import Held, News, State, after
from domain.alerts.routing import FLOOD, Quiet, Traffic, Wish, plan
from domain.alerts.silences import Hush, Length, Silence, ends_at, held_by
from domain.alerts.topics import Topic, matches
from domain.severity import Severity

DHAKA, LONDON = ZoneInfo("Asia/Dhaka"), ZoneInfo("Europe/London")
NOON = datetime(2026, 1, 15, 12, tzinfo=DHAKA)
MIDNIGHT = datetime(2026, 1, 15, 23, 30, tzinfo=DHAKA)
NIGHT = Quiet(time(20), time(7))
SLOW = About(Topic.JOB_SLOW, Severity.WARNING, "job.slow:A", "A")
STUCK = About(Topic.BATCH_STUCK, Severity.CRITICAL, "batch:B/1/0", "B", "B/1/0")
NONE = Traffic()
REPORT = About(Topic.REPORT_NOCS_BALANCE, Severity.INFO, "report")


@pytest.mark.parametrize(
    ("pattern", "topic", "fits"),
    [
        ("*", Topic.BATCH_STUCK, True),
        ("*", Topic.REPORT_NOCS_BALANCE, False),
        ("report.*", Topic.REPORT_NOCS_BALANCE, True),
        ("batch.*", Topic.BATCH_STUCK, True),
        ("batch.*", Topic.JOB_SLOW, False),
        ("batch.stuck", Topic.BATCH_STUCK, True),
        ("batch.stuck", Topic.BATCH_WARNING, False),
        ("batch", Topic.BATCH_STUCK, False),
        ("bat*", Topic.BATCH_STUCK, False),
        ("", Topic.BATCH_STUCK, False),
    ],
)
def test_a_pattern_is_a_topic_a_family_or_everything(
    pattern: str, topic: Topic, fits: bool
) -> None:
    assert matches(pattern, topic) is fits


@pytest.mark.parametrize(
    ("quiet", "local", "covered"),
    [
        (NIGHT, time(19, 59), False),
        (NIGHT, time(20), True),
        (NIGHT, time(0), True),
        (NIGHT, time(6, 59), True),
        (NIGHT, time(7), False),
        (Quiet(time(9), time(17)), time(12), True),
        (Quiet(time(9), time(17)), time(17), False),
    ],
)
def test_quiet_hours_may_span_midnight(quiet: Quiet, local: time, covered: bool) -> None:
    assert quiet.covers(local) is covered


def planned(wish: Wish, about: About, now: datetime, traffic: Traffic = NONE) -> object:
    told = plan(wish, about, traffic, now)
    return told.due_at - now, told.bundle


def test_what_is_critical_passes_quiet_hours_and_digests() -> None:
    for wish in (Wish(("*",), Severity.INFO, NIGHT), Wish(("*",), Severity.INFO, digest=True)):
        assert planned(wish, STUCK, MIDNIGHT) == (timedelta(), None)


def test_what_is_not_critical_waits_for_the_morning() -> None:
    wish = Wish(("*",), Severity.INFO, NIGHT)
    assert planned(wish, SLOW, MIDNIGHT) == (timedelta(hours=7, minutes=30), "quiet")
    assert planned(wish, SLOW, NOON) == (timedelta(), "group:job")


def test_a_digest_comes_at_eight() -> None:
    wish = Wish(("*",), Severity.INFO, digest=True)
    assert planned(wish, SLOW, NOON) == (timedelta(hours=20), "digest")


def test_a_report_is_told_at_once_also_at_night() -> None:
    assert planned(Wish(("*",), Severity.INFO, NIGHT), REPORT, MIDNIGHT) == (timedelta(), None)


def test_more_of_a_family_is_told_half_a_minute_after_the_first() -> None:
    traffic = Traffic(1, NOON - timedelta(seconds=10))
    wish = Wish(("*",), Severity.INFO)
    assert planned(wish, SLOW, NOON, traffic) == (timedelta(seconds=20), "group:job")


@pytest.mark.parametrize(
    ("length", "end"),
    [
        (Length.HOUR, datetime(2026, 1, 16, 0, 30, tzinfo=DHAKA)),
        (Length.FOUR_HOURS, datetime(2026, 1, 16, 3, 30, tzinfo=DHAKA)),
        (Length.MORNING, datetime(2026, 1, 16, 8, tzinfo=DHAKA)),
    ],
)
def test_how_long_a_silence_lasts(length: Length, end: datetime) -> None:
    assert ends_at(length, MIDNIGHT) == end


@pytest.mark.parametrize(
    ("length", "hours"), [(Length.HOUR, 1), (Length.FOUR_HOURS, 4), (Length.RUN, 24 * 7)]
)
def test_a_silence_lasts_as_long_when_clocks_are_put_back(length: Length, hours: int) -> None:
    before = datetime(2026, 10, 25, 1, 30, tzinfo=LONDON)
    end = ends_at(length, before)
    assert end.astimezone(UTC) - before.astimezone(UTC) == timedelta(hours=hours)
    assert end.tzinfo is LONDON


def test_half_a_minute_is_one_when_clocks_are_put_back() -> None:
    before = datetime(2026, 10, 25, 1, 59, 45, tzinfo=LONDON)
    for about, traffic in ((SLOW, Traffic(1, before)), (STUCK, Traffic(FLOOD))):
        told = plan(Wish(("*",), Severity.INFO), about, traffic, before)
        wait = told.due_at.astimezone(UTC) - before.astimezone(UTC)
        assert wait == timedelta(seconds=30)


@pytest.mark.parametrize(
    ("hush", "covered"),
    [
        (Hush("*"), True),
        (Hush("batch.*", subject="B"), True),
        (Hush("batch.*", subject="C"), False),
        (Hush("batch.*", run="B/1/0"), True),
        (Hush("batch.*", run="B/2/0"), False),
        (Hush("batch.*", area="D1"), False),
    ],
)
def test_a_silence_covers_what_it_names(hush: Hush, covered: bool) -> None:
    assert hush.covers(STUCK) is covered


def test_a_silence_holds_only_between_its_ends() -> None:
    now = datetime(2026, 1, 15, tzinfo=UTC)
    hour = timedelta(hours=1)
    silence = Silence(1, Hush("*"), False, "", now, now + hour, "Karim")
    window = Silence(2, Hush("*"), True, "", now + 2 * hour, now + 3 * hour, "Karim")
    held = [held_by([silence, window], STUCK, now + k * hour / 2) for k in range(-1, 7)]
    assert held == [
        None,
        Held.SILENCED,
        Held.SILENCED,
        None,
        None,
        Held.MAINTENANCE,
        Held.MAINTENANCE,
        None,
    ]


def test_oracle_being_down_explains_what_needs_it_and_nothing_else() -> None:
    down = About(Topic.SOURCE_DOWN, Severity.CRITICAL, "source.down:oracle", "oracle")
    other = About(Topic.SOURCE_DOWN, Severity.CRITICAL, "source.down:telegram", "telegram")
    failed = About(Topic.JOB_FAILED, Severity.CRITICAL, "job.failed:BILL_STOP", "BILL_STOP")
    acas = About(Topic.JOB_FAILED, Severity.CRITICAL, "job.failed:GL", "GL")
    assert [is_inhibited(one, [down]) for one in (STUCK, failed, acas, down)] == [
        True,
        True,
        False,
        False,
    ]
    assert not is_inhibited(STUCK, [other])


def test_states_change_by_one_table() -> None:
    table = {(state, news): after(state, news) for state in State for news in News}
    assert {pair for pair, state in table.items() if state} == {
        (State.FIRING, News.WORSE),
        (State.FIRING, News.CHANGED),
        (State.FIRING, News.ACKNOWLEDGED),
        (State.FIRING, News.RESOLVED),
        (State.ACKNOWLEDGED, News.WORSE),
        (State.ACKNOWLEDGED, News.CHANGED),
        (State.ACKNOWLEDGED, News.RESOLVED),
    }
    assert not any(table[State.RESOLVED, news] for news in News)
