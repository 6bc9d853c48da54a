"""What is due next, of all schedules together."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from domain.schedules.cron import parse_cron
from domain.schedules.due import Due, Planned, day_ahead, next_due
from domain.schedules.schedules import Daily, Interval, Schedule

DHAKA = ZoneInfo("Asia/Dhaka")
NOON = datetime(2026, 11, 21, 6, tzinfo=UTC)
NIGHTLY = Planned("BILL_STOP", Schedule(rule=Daily(time(2)), zone=DHAKA))
HOURLY = Planned("NOCS_BALANCE", Schedule(rule=parse_cron("0 * * * *"), zone=DHAKA), paused=True)
MINUTELY = Planned("WATCH", Schedule(rule=Interval(1), zone=DHAKA))


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


def test_the_next_occurrences_come_by_time_whatever_schedule_they_are_of() -> None:
    after = at(21, 18, 30)

    assert next_due([NIGHTLY, HOURLY], after, 3) == [
        Due(at(21, 19), "NOCS_BALANCE", paused=True),
        Due(at(21, 20), "BILL_STOP"),
        Due(at(21, 20), "NOCS_BALANCE", paused=True),
    ]


def test_nothing_scheduled_is_nothing_due() -> None:
    assert next_due([], NOON, 10) == []
    assert day_ahead([], NOON) == ([], [])


def test_a_day_ahead_is_24_hours() -> None:
    due, often = day_ahead([NIGHTLY, HOURLY], NOON)

    assert len(due) == 25
    assert due[0].at == at(21, 7)
    assert due[-1].at == at(22, 6)
    assert often == []


def test_what_is_due_more_often_than_hourly_is_summed_up() -> None:
    due, often = day_ahead([NIGHTLY, MINUTELY], NOON)

    assert [one.job for one in due] == ["BILL_STOP"]
    assert [(one.job, one.times, one.first, one.last) for one in often] == [
        ("WATCH", 1440, at(21, 6, 1), at(22, 6))
    ]
