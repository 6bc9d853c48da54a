"""What cron expressions mean."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.schedules.cron import parse_cron
from domain.schedules.occurrences import following, occurrences
from domain.schedules.schedules import Schedule
from tests.unit.cron_by_minutes import BEGIN, END, fires

ZONES = ("Asia/Dhaka", "Europe/London", "America/New_York")
EXPRESSIONS = (
    "0 0 * * *",
    "30 1 * * *",  # twice or never in London, on two days of a year
    "30 2 * * *",  # never in New York, on one day
    "15 2,3 * * *",
    "*/20 1-3 * * *",
    "0 3 * * 0",
    "0 1 * * sun",
    "0 1 * * 7",
    "45 1 * 3,10,11 sun",
    "59 23 L * *",
    "0 0 L 2 *",
    "0 7 15,L * *",
    "0 7 L * mon",
    "30 1 L 3,10 *",
    "0 0 31 * *",
    "0 0 29 2 *",
    "0 0 30 */2 *",
    "0 0 30 2 mon",  # a day that is not, or a Monday
    "0 0 13 * 5",
    "0 0 13 * fri",
    "0 12 1,15 * 1-5",
    "0 12 1-7 * *",
    "0 12 */2 * *",
    "0 12 */2 * 1",
    "0 12 */10 * 0",
    "0 12 1 * */2",
    "0 12 1-31 * 2",
    "0 12 * * 1-5",
    "0 12 * * MON-FRI",
    "0 12 * * 5-7",
    "0 12 * * 0-7/3",
    "0 12 * * tue,thu,6",
    "0 6 1 jan,jul *",
    "0 6 1 APR-SEP/2 *",
    "0 6 1 */3 *",
    "0 */2 * * *",
    "15 */2 * * *",
    "0 */24 * * *",
    "10-20/5 8-18/2 * * 1-5",
    "0,30 9-17 * * sun-thu",
    "5 4 * 2 *",
    "0 22 28-31 * *",
    "*/25 1 * * *",
    "7 * * * *",
    "0,30 0-23 * * *",
    "30 0-23/1 * 3,11 *",
    "*/30 * * * *",
    "*/45 * 1 * sat",
)


def due(expression: str, zone: str) -> Iterator[datetime]:
    schedule = Schedule(rule=parse_cron(expression), zone=ZoneInfo(zone))
    return occurrences(schedule, BEGIN - timedelta(seconds=1), END - timedelta(seconds=1))


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_an_expression_is_due_when_a_clock_watched_for_two_years_says_so(
    expression: str, zone: str
) -> None:
    watched = fires(expression, zone)

    assert list(due(expression, zone)) == watched
    assert watched


def times(expression: str, zone: str, day: str) -> list[str]:
    """The instants of a local day, by their local time and offset."""
    place = ZoneInfo(zone)
    local = (at.astimezone(place) for at in due(expression, zone))
    return [f"{at:%H:%M %Z}" for at in local if f"{at:%Y-%m-%d}" == day]


def test_times_that_the_clock_leaves_out_are_due_once_at_the_end_of_the_gap() -> None:
    morning = times("15,45 2 * * *", "America/New_York", "2025-03-09")

    assert morning == ["03:00 EDT"]


def test_times_that_come_twice_are_due_the_first_time_only() -> None:
    assert times("*/30 1 * * *", "Europe/London", "2025-10-26") == ["01:00 BST", "01:30 BST"]
    assert times("0 */2 * * *", "Europe/Berlin", "2025-10-26")[:3] == [
        "00:00 CEST",
        "02:00 CEST",
        "04:00 CET",
    ]


def test_an_expression_that_names_every_hour_goes_on_through_the_repeated_hour() -> None:
    assert times("*/30 * * * *", "Europe/London", "2025-10-26")[:7] == [
        "00:00 BST",
        "00:30 BST",
        "01:00 BST",
        "01:30 BST",
        "01:00 GMT",
        "01:30 GMT",
        "02:00 GMT",
    ]


@pytest.mark.parametrize(
    ("zone", "day", "expected"),
    [
        ("Asia/Dhaka", "2009-06-19", 46),  # 23:00 became 24:00
        ("Asia/Dhaka", "2009-12-31", 50),  # 24:00 became 23:00
        ("America/St_Johns", "2007-11-03", 49),  # at 00:01 of the 4th, 59 minutes belong to the 3rd
        ("Australia/Lord_Howe", "2025-04-06", 49),  # 01:30 to 02:00 comes twice
        ("Pacific/Apia", "2011-12-30", 0),  # left out altogether
    ],
)
def test_every_half_hour_of_a_local_day_is_due_in_order(zone: str, day: str, expected: int) -> None:
    place = ZoneInfo(zone)
    begin = datetime.fromisoformat(day).replace(tzinfo=UTC) - timedelta(days=2)
    schedule = Schedule(rule=parse_cron("0,30 * * * *"), zone=place)

    found = list(occurrences(schedule, begin, begin + timedelta(days=5)))

    assert found == sorted(set(found))
    assert [following(schedule, at) for at in found[:-1]] == found[1:]
    local = [at.astimezone(place) for at in found]
    assert sum(f"{at:%Y-%m-%d}" == day for at in local) == expected


def test_the_last_day_includes_its_repeated_hour() -> None:
    day = date(2009, 12, 31)  # the day's last hour came twice
    schedule = Schedule(rule=parse_cron("30 * * * *"), zone=ZoneInfo("Asia/Dhaka"), end=day)

    assert len(list(occurrences(schedule, datetime(2009, 12, 30, 17, tzinfo=UTC)))) == 25
