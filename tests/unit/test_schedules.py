"""On which days and at which instants a schedule is due."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from domain.schedules.calendars import Calendar, EdgeDay, MonthDay, Weekday
from domain.schedules.cron import parse_cron
from domain.schedules.occurrences import (
    following,
    occurrence_key,
    occurrences,
    pause_after,
    preview,
)
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

DHAKA, LONDON, NEW_YORK = map(ZoneInfo, ("Asia/Dhaka", "Europe/London", "America/New_York"))
SEVEN = time(7)


def noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)


def days(rule: Rule, since: str, number: int, **more: Any) -> list[str]:
    """The next local days of a schedule in Dhaka."""
    schedule = Schedule(rule=rule, zone=DHAKA, **more)
    begin = datetime.fromisoformat(since).replace(tzinfo=DHAKA)
    found = (at.astimezone(DHAKA) for at in preview(schedule, begin, number))
    return [f"{at:%Y-%m-%d}" for at in found]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (EdgeDay.LAST, ["2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30"]),
        (31, ["2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30"]),
        (15, ["2024-01-15", "2024-02-15", "2024-03-15", "2024-04-15"]),
        # Fridays and Saturdays are the weekend; 31 March 2024 was a Sunday, 1 March a Friday.
        (EdgeDay.FIRST_BUSINESS, ["2024-01-01", "2024-02-01", "2024-03-03", "2024-04-01"]),
        (EdgeDay.LAST_BUSINESS, ["2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30"]),
    ],
)
def test_a_month_has_its_day_whatever_its_length(day: MonthDay, expected: list[str]) -> None:
    assert days(Monthly(SEVEN, day), "2024-01-01", 4) == expected


def test_the_end_of_january_is_followed_by_that_of_february_in_every_year() -> None:
    assert days(Monthly(SEVEN, 31), "2025-01-01", 3) == ["2025-01-31", "2025-02-28", "2025-03-31"]


def test_holidays_and_another_weekend_move_business_days() -> None:
    calendar = Calendar(frozenset({date(2024, 1, 1)}), frozenset({Weekday.MONDAY}))
    rule = Monthly(SEVEN, EdgeDay.FIRST_BUSINESS)

    assert days(rule, "2023-12-31", 2, calendar=calendar) == ["2024-01-02", "2024-02-01"]


def test_a_month_of_holidays_has_no_business_day() -> None:
    holidays = frozenset(date(2024, 2, day) for day in range(1, 30))
    rule = Monthly(SEVEN, EdgeDay.LAST_BUSINESS)

    assert days(rule, "2024-01-20", 2, calendar=Calendar(holidays)) == ["2024-01-31", "2024-03-31"]


@pytest.mark.parametrize(
    ("stagger", "expected"),
    [
        (1, ["2024-03-31", "2024-06-30", "2024-09-30", "2024-12-31", "2025-03-31"]),
        (2, ["2024-01-31", "2024-04-30", "2024-07-31", "2024-10-31", "2025-01-31"]),
        (3, ["2024-02-29", "2024-05-31", "2024-08-31", "2024-11-30", "2025-02-28"]),
    ],
)
def test_a_quarter_ends_on_the_last_day_of_its_month(stagger: int, expected: list[str]) -> None:
    assert days(Quarterly(SEVEN, stagger), "2024-01-01", 5) == expected


def test_a_year_without_29_february_has_the_28th() -> None:
    rule = Yearly(SEVEN, month=2, day=29)

    assert days(rule, "2023-03-01", 3) == ["2024-02-29", "2025-02-28", "2026-02-28"]


def test_a_week_without_further_words_is_due_on_sunday() -> None:
    assert days(Weekly(SEVEN), "2026-11-16", 2) == ["2026-11-22", "2026-11-29"]


def test_an_interval_counts_minutes_as_they_pass_from_the_first_day_on() -> None:
    schedule = Schedule(rule=Interval(90), zone=LONDON, start=date(2025, 10, 26))
    local = (at.astimezone(LONDON) for at in preview(schedule, noon(date(2025, 1, 1)), 4))

    assert [f"{at:%d %H:%M %Z}" for at in local] == [
        "26 00:00 BST",
        "26 01:30 BST",
        "26 02:00 GMT",
        "26 03:30 GMT",
    ]


def test_once_is_once() -> None:
    at = datetime(2026, 11, 21, 22, tzinfo=DHAKA)
    schedule = Schedule(rule=Once(at), zone=DHAKA)

    assert preview(schedule, noon(date(2026, 11, 20)), 3) == (at,)
    assert following(schedule, at) is None


@pytest.mark.parametrize(("start", "end"), [("2026-11-22", None), (None, "2026-11-20")])
def test_once_outside_of_its_days_is_never(start: str | None, end: str | None) -> None:
    first, last = (date.fromisoformat(day) if day else None for day in (start, end))
    at = datetime(2026, 11, 21, 22, tzinfo=DHAKA)
    schedule = Schedule(rule=Once(at), zone=DHAKA, start=first, end=last)

    assert following(schedule, noon(date(2026, 1, 1))) is None


@pytest.mark.parametrize(
    ("zone", "at", "day", "instant"),
    [
        (LONDON, time(1), "2026-03-29", "2026-03-29 01:00"),  # 01:00 does not exist: 02:00 BST
        (LONDON, time(1), "2026-10-25", "2026-10-25 00:00"),  # comes twice: the first, BST
        (NEW_YORK, time(2, 59, 59, 500_000), "2026-03-08", "2026-03-08 07:00"),
        (DHAKA, time(23, 30), "2009-06-19", "2009-06-19 17:00"),  # 23:00 became 24:00
        (DHAKA, time(23, 30), "2009-12-31", "2009-12-31 16:30"),  # comes twice
        (ZoneInfo("Africa/Cairo"), time(0), "2025-04-25", "2025-04-24 22:00"),  # no midnight
        (ZoneInfo("Pacific/Apia"), time(12), "2011-12-30", "2011-12-30 10:00"),  # no such day
    ],
)
def test_local_times_that_do_not_exist_or_come_twice_are_due_once(
    zone: ZoneInfo, at: time, day: str, instant: str
) -> None:
    local = date.fromisoformat(day)
    schedule = Schedule(rule=Daily(at), zone=zone, start=local, end=local)

    found = list(occurrences(schedule, noon(date(2000, 1, 1))))

    assert found == [datetime.fromisoformat(f"{instant}:00+00:00")]


def test_an_occurrence_has_one_name_in_all_zones() -> None:
    at = datetime(2026, 10, 25, 1, 30, tzinfo=LONDON)

    assert occurrence_key("7", at) == "7@2026-10-25T00:30Z"
    assert occurrence_key("7", at.astimezone(DHAKA)) == occurrence_key("7", at)
    assert occurrence_key("7", at.replace(fold=1)) != occurrence_key("7", at)


@pytest.mark.parametrize(
    ("make", "field"),
    [
        (lambda: Once(datetime(2026, 1, 1)), "at"),  # noqa: DTZ001 - what is refused
        (lambda: Interval(0), "minutes"),
        (lambda: Weekly(SEVEN, frozenset()), "weekdays"),
        (lambda: Monthly(SEVEN, 0), "day"),
        (lambda: Monthly(SEVEN, 32), "day"),
        (lambda: Quarterly(SEVEN, 4), "stagger"),
        (lambda: Yearly(SEVEN, 13, 1), "month"),
        (lambda: Yearly(SEVEN, 1, 0), "day"),
        (
            lambda: Schedule(
                rule=Daily(SEVEN), zone=DHAKA, start=date(2026, 1, 2), end=date(2026, 1, 1)
            ),
            "end",
        ),
    ],
)
def test_a_schedule_that_cannot_be_is_refused(make: Any, field: str) -> None:
    with pytest.raises(WrongSchedule) as refused:
        make()

    assert refused.value.field == field


@pytest.mark.parametrize(
    ("since", "hours"),
    [("2026-01-15 10:00", 1), ("2026-01-15 10:40", 1), ("2026-01-15 17:59", 14)],
)
def test_a_pause_is_the_longer_one_of_a_night_and_an_hour(since: str, hours: int) -> None:
    schedule = Schedule(rule=parse_cron("0 8-18 * * *"), zone=DHAKA)

    found = pause_after(schedule, datetime.fromisoformat(since).replace(tzinfo=DHAKA))
    assert found == timedelta(hours=hours)


def test_who_comes_once_has_no_pause() -> None:
    once = Schedule(rule=Once(noon(date(2026, 1, 15))), zone=DHAKA)

    assert pause_after(once, noon(date(2026, 1, 14))) is None
