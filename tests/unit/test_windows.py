"""Planned work as people write it down."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from domain.alerts.silences import Hush
from domain.alerts.windows import BadWindow, window

DHAKA = ZoneInfo("Asia/Dhaka")
NOW = datetime(2026, 11, 21, 12, 0, tzinfo=DHAKA)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=DHAKA)


@pytest.mark.parametrize(
    ("written", "hush"),
    [
        ("BMHHS today 13:00-14:00", Hush("*", subject="BMHHS")),
        ("batch.* today 13:00-14:00", Hush("batch.*")),
        ("Job.Late today 13:00-14:00", Hush("job.late")),
        ("all today 13:00-14:00", Hush("*")),
        ("* today 13:00-14:00", Hush("*")),
    ],
)
def test_the_first_word_says_what_it_concerns(written: str, hush: Hush) -> None:
    assert window(written, NOW).hush == hush


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("X today 13:00-14:30", at(21, 13), at(21, 14, 30)),
        ("X today 9:00-12:01", at(21, 9), at(21, 12, 1)),
        ("X tomorrow 02:00-06:00", at(22, 2), at(22, 6)),
        ("X 2026-11-30 22:00-04:00", at(30, 22), datetime(2026, 12, 1, 4, tzinfo=DHAKA)),
        ("X আগামীকাল ০২:০০-০৬:০০", at(22, 2), at(22, 6)),
        ("X ২০২৬-১১-৩০ ০২:০০ – ০৬:০০", at(30, 2), at(30, 6)),
    ],
)
def test_day_and_times_are_of_the_site(written: str, start: datetime, end: datetime) -> None:
    found = window(written, NOW)

    assert (found.starts_at, found.ends_at) == (start, end)


def test_the_rest_is_the_reason() -> None:
    assert window("X today 13:00-14:00  new\n tables", NOW).reason == "new tables"
    assert window("X today 13:00-14:00", NOW).reason == ""
    assert len(window("X today 13:00-14:00 " + "y" * 999, NOW).reason) == 200


@pytest.mark.parametrize(
    ("written", "flaw"),
    [
        ("", "form"),
        ("X today", "form"),
        ("X today 13-14", "form"),
        ("bath.* today 13:00-14:00", "what"),
        ("batch.stuk today 13:00-14:00", "what"),
        ("X someday 13:00-14:00", "day"),
        ("X 2026-13-01 13:00-14:00", "day"),
        ("X today 25:00-26:00", "time"),
        ("X today 9:00-10:00", "past"),
        ("X 2026-11-20 13:00-14:00", "past"),
    ],
)
def test_what_cannot_be_planned_says_why(written: str, flaw: str) -> None:
    with pytest.raises(BadWindow) as raised:
        window(written, NOW)

    assert raised.value.flaw == flaw
