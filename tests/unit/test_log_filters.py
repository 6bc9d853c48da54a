"""Filters of /logs as people write them."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from domain.auditing.audit_pages import Period
from domain.jobs.runs import State
from domain.logs.log_filters import BadFilter, Fault, Level, LogFilter
from domain.logs.log_patterns import postgres_pattern
from domain.logs.written_filters import parse_filter

JOBS = {"NOCS_BALANCE": "CACHES", "BILL_STOP": "CACHES", "RETENTION": "SYSTEM"}
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
        ("module=caches", LogFilter(module="CACHES")),
        ("system", LogFilter(module="SYSTEM")),
        ("status=timed_out", LogFilter(status=State.TIMED_OUT)),
        ("failed", LogFilter(status=State.FAILED)),
        ("user=Nadia", LogFilter(user="Nadia")),
        ("only=warning", LogFilter(level=Level.WARNING, exact=True)),
        ("only=warning level=error", LogFilter(level=Level.ERROR)),
        ("regex=ORA-0[0-9]+ again user=5002",
         LogFilter(text="ORA-0[0-9]+ again", regex=True, user="5002")),
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
        ("module=MONEY", Fault.MODULE, "MONEY"),
        ("status=DONE", Fault.STATUS, "DONE"),
        ("user=", Fault.USER, ""),
        ("only=LOUD", Fault.LEVEL, "LOUD"),
        ("regex=(a", Fault.REGEX, "(a"),
        ("regex=", Fault.REGEX, ""),
        (f"regex={'a' * 101}", Fault.REGEX, "a" * 101),
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


@pytest.mark.parametrize(
    "written",
    [
        "",
        "run=5 text=x y",
        "level=INFO from=20261101 to=20261102",
        "module=CACHES status=FAILED user=5002 only=INFO regex=a.c",
    ],
)
def test_a_filter_is_kept_whole(written: str) -> None:
    chosen = parse_filter(written, JOBS)

    assert LogFilter.restored(chosen.stored()) == chosen


def test_a_filter_that_was_kept_before_an_update_is_still_read() -> None:
    kept = LogFilter(job="BILL_STOP").stored()
    for later in ("module", "status", "user", "exact", "regex"):
        del kept[later]

    assert LogFilter.restored(kept) == LogFilter(job="BILL_STOP")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r"\bORA-\d+\b", r"\yORA-\d+\y"),
        (r"(?:a|b)+\.c", r"(?:a|b)+\.c"),
        (r"\+\+x", r"\+\+x"),
        (r"a{2,255}", r"a{2,255}"),
        (r"(.)\1", r"(.)\1"),
        (r"(?<!x)y", r"(?<!x)y"),
    ],
)
def test_a_pattern_means_the_same_to_the_database(written: str, meant: str) -> None:
    assert postgres_pattern(written) == meant


@pytest.mark.parametrize(
    "written",
    ["[", "a)", "*", "(?i:a)", "(?P<n>a)", "a++", "a{,3}", "a{256}", r"\Aa", r"\q", "[[a]--b]"],
)
def test_what_the_database_would_not_understand_is_refused_before(written: str) -> None:
    with pytest.raises(BadFilter) as refused:
        postgres_pattern(written)

    assert (refused.value.fault, refused.value.word) == (Fault.REGEX, written)
