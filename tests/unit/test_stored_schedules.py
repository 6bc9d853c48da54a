"""Schedules go into the database and come back as they were."""

import json
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.schedules.calendars import Calendar, EdgeDay, Weekday
from domain.schedules.cron import parse_cron
from domain.schedules.schedules import (
    Daily,
    Interval,
    Monthly,
    Once,
    Quarterly,
    Rule,
    Schedule,
    Weekly,
    WrongSchedule,
    Yearly,
)
from domain.schedules.stored_schedules import read_schedule, stored_schedule

DHAKA = ZoneInfo("Asia/Dhaka")
SIX = time(6)
WEEKDAYS = st.frozensets(st.sampled_from(Weekday), min_size=1)
MONTH_DAYS = st.one_of(st.integers(1, 31), st.sampled_from(EdgeDay))
DATES = st.dates(date(1900, 1, 1), date(2100, 1, 1))
RULES = st.one_of(
    st.builds(Once, st.builds(datetime.combine, DATES, st.times(), st.just(UTC))),
    st.builds(Interval, st.integers(1, 5000)),
    st.builds(Daily, st.times()),
    st.builds(Weekly, st.times(), WEEKDAYS),
    st.builds(Monthly, st.times(), MONTH_DAYS),
    st.builds(Quarterly, st.times(), st.integers(1, 3)),
    st.builds(Yearly, st.times(), st.integers(1, 12), MONTH_DAYS),
    st.sampled_from(["*/40 * * * *", "15 */3 L * *", "0 1 1 * sun"]).map(parse_cron),
)
CALENDARS = st.builds(Calendar, st.frozensets(st.dates(), max_size=3), WEEKDAYS)
STARTS = st.none() | DATES


@settings(deadline=None)
@given(
    RULES,
    st.sampled_from([DHAKA, ZoneInfo("Europe/London")]),
    STARTS,
    st.none() | st.integers(0, 900),
    CALENDARS,
)
def test_a_schedule_comes_back_as_it_was(
    rule: Rule, zone: ZoneInfo, start: date | None, length: int | None, calendar: Calendar
) -> None:
    end = None if length is None else (start or date(2026, 1, 1)) + timedelta(length)
    schedule = Schedule(rule=rule, zone=zone, start=start, end=end, calendar=calendar)

    kept = json.loads(json.dumps(stored_schedule(schedule)))

    assert read_schedule(kept) == schedule


@pytest.mark.parametrize(
    ("rule", "kept"),
    [
        (
            Once(datetime(2026, 1, 1, 6, tzinfo=timezone(timedelta(hours=6)))),
            {"type": "ONCE", "at": "2026-01-01T00:00:00+00:00"},
        ),
        (Interval(30), {"type": "INTERVAL", "minutes": 30}),
        (Daily(SIX), {"type": "DAILY", "run_time": "06:00:00"}),
        (Weekly(SIX), {"type": "WEEKLY", "run_time": "06:00:00", "weekdays": ["SUNDAY"]}),
        (Monthly(SIX, 31), {"type": "MONTHLY", "run_time": "06:00:00", "month_rule": "DAY:31"}),
        (
            Yearly(SIX, 7, EdgeDay.LAST_BUSINESS),
            {
                "type": "YEARLY",
                "run_time": "06:00:00",
                "month": 7,
                "month_rule": "LAST_BUSINESS_DAY",
            },
        ),
        (Quarterly(SIX), {"type": "QUARTERLY", "run_time": "06:00:00", "stagger": 1}),
        (parse_cron("0  2 * * *"), {"type": "CRON", "cron": "0 2 * * *"}),
    ],
)
def test_what_is_kept_can_be_read_by_people(rule: Rule, kept: dict[str, Any]) -> None:
    assert stored_schedule(Schedule(rule=rule, zone=DHAKA)) == {**kept, "timezone": "Asia/Dhaka"}


DAILY = {"type": "DAILY", "run_time": "06:00", "timezone": "Asia/Dhaka"}


@pytest.mark.parametrize(
    ("field", "changed"),
    [
        ("type", {"type": "HOURLY"}),
        ("run_time", {"run_time": "25:00"}),
        ("run_time", {"run_time": None}),
        ("run_time", {"run_time": "06:00+06:00"}),
        ("start", {"start": "0001-01-01"}),
        ("minutes", {"type": "INTERVAL", "minutes": 10**12}),
        ("at", {"type": "ONCE", "at": "0001-01-01T00:00:00+06:00"}),
        ("timezone", {"timezone": "Asia/Dacca City"}),
        ("timezone", {"timezone": "../etc/passwd"}),
        ("timezone", {"timezone": ""}),
        ("timezone", {"timezone": 6}),
        ("start", {"start": "31.12.2026"}),
        ("end", {"start": "2026-02-01", "end": "2026-01-31"}),
        ("calendar", {"calendar": {"holidays": [1]}}),
        ("calendar", {"calendar": []}),
        ("cron", {"type": "CRON", "cron": "0 0 30 2 *"}),
        ("cron", {"type": "CRON"}),
        ("minutes", {"type": "INTERVAL", "minutes": 0}),
        ("minutes", {"type": "INTERVAL", "minutes": "5"}),
        ("weekdays", {"type": "WEEKLY", "weekdays": ["SONNTAG"]}),
        ("weekdays", {"type": "WEEKLY", "weekdays": []}),
        ("month_rule", {"type": "MONTHLY", "month_rule": "DAY:x"}),
        ("day", {"type": "MONTHLY", "month_rule": "DAY:32"}),
        ("month", {"type": "YEARLY", "month_rule": "DAY:1", "month": None}),
        ("at", {"type": "ONCE", "at": "2026-01-01T00:00:00"}),
        ("at", {"type": "ONCE", "at": 5}),
    ],
)
def test_what_cannot_be_read_is_named(field: str, changed: dict[str, Any]) -> None:
    with pytest.raises(WrongSchedule) as refused:
        read_schedule({**DAILY, **changed})

    assert refused.value.field == field


@pytest.mark.parametrize("kept", [{}, [], [1], "DAILY", None, {"type": ["DAILY"]}])
def test_what_is_no_schedule_at_all_has_no_type(kept: Any) -> None:
    with pytest.raises(WrongSchedule, match="type"):
        read_schedule(kept)
