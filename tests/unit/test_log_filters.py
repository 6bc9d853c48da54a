"""Filters of /logs as people write them."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from domain.audit_pages import Period
from domain.log_filters import BadFilter, Fault, Level, LogFilter, parse_filter

JOBS = ("NOCS_BALANCE", "BILL_STOP")
DHAKA = ZoneInfo("Asia/Dhaka")
NOON = datetime(2026, 11, 21, 12, tzinfo=DHAKA)


@pytest.mark.parametrize(
    ("written", "chosen"),
    [
        ("", LogFilter()),
        ("job=nocs_balance", LogFilter(job="NOCS_BALANCE")),
        ("bill_stop", LogFilter(job="BILL_STOP")),
        ("LEVEL=error", LogFilter(level=Level.ERROR)),
        ("warning", LogFilter(level=Level.WARNING)),
        ("run=812", LogFilter(run=812, period=Period.ALL)),
        ("#812", LogFilter(run=812, period=Period.ALL)),
        ("৮১২", LogFilter(run=812, period=Period.ALL)),
        ("from=20261101", LogFilter(since=date(2026, 11, 1))),
        ("from=2026-11-01 to=২০২৬-১১-০২",
         LogFilter(since=date(2026, 11, 1), until=date(2026, 11, 2))),
        ("text=timed out job=BILL_STOP", LogFilter(text="timed out", job="BILL_STOP")),
        ("text=a=b 12", LogFilter(text="a=b 12")),
    ],
)  # fmt: skip
def test_a_filter_means(written: str, chosen: LogFilter) -> None:
    assert parse_filter(written, JOBS) == chosen


@pytest.mark.parametrize(
    ("written", "fault", "word"),
    [
        ("jobb=X", Fault.UNKNOWN, "jobb=X"),
        ("nonsense", Fault.UNKNOWN, "nonsense"),
        ("job=NOPE", Fault.JOB, "NOPE"),
        ("run=x", Fault.RUN, "x"),
        ("run=", Fault.RUN, ""),
        (f"run={'9' * 19}", Fault.RUN, "9" * 19),
        ("level=LOUD", Fault.LEVEL, "LOUD"),
        ("from=yesterday", Fault.DATE, "yesterday"),
        ("to=2026-02-30", Fault.DATE, "2026-02-30"),
        ("to=99991231", Fault.DATE, "99991231"),
        ("from=20261102 to=20261101", Fault.ORDER, "from=20261102 to=20261101"),
    ],
)
def test_what_is_wrong_is_named(written: str, fault: Fault, word: str) -> None:
    with pytest.raises(BadFilter) as refused:
        parse_filter(written, JOBS)

    assert (refused.value.fault, refused.value.word) == (fault, word)


def test_the_last_day_is_included_and_days_are_the_site_s() -> None:
    chosen = LogFilter(since=date(2026, 11, 20), until=date(2026, 11, 21))

    assert chosen.bounds(NOON) == (
        datetime(2026, 11, 20, tzinfo=DHAKA),
        datetime(2026, 11, 22, tzinfo=DHAKA),
    )


@pytest.mark.parametrize(
    ("period", "since"),
    [
        (Period.TODAY, datetime(2026, 11, 21, tzinfo=DHAKA)),
        (Period.WEEK, datetime(2026, 11, 15, tzinfo=DHAKA)),
        (Period.ALL, None),
    ],
)
def test_a_period_begins_with_a_day(period: Period, since: datetime | None) -> None:
    assert LogFilter(period=period).bounds(NOON) == (since, None)


@pytest.mark.parametrize("written", ["", "run=5 text=x y", "level=INFO from=20261101 to=20261102"])
def test_a_filter_is_kept_whole(written: str) -> None:
    chosen = parse_filter(written, JOBS)

    assert LogFilter.restored(chosen.stored()) == chosen
