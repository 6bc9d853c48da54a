"""What holds for all schedules, in all zones."""

from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise, takewhile
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.schedules.calendars import EdgeDay, Weekday
from domain.schedules.cron import parse_cron
from domain.schedules.occurrences import following, occurrences, preview
from domain.schedules.schedules import (
    Daily,
    Interval,
    Monthly,
    Quarterly,
    Rule,
    Schedule,
    Weekly,
    Yearly,
)

DHAKA, LONDON, NEW_YORK = map(ZoneInfo, ("Asia/Dhaka", "Europe/London", "America/New_York"))
SEVEN = time(7)
#: After the only year in which Bangladesh changed its clocks, at midnight.
DATES = st.dates(date(2010, 2, 1), date(2040, 12, 31))
TIMES = st.times().map(lambda at: at.replace(microsecond=0))
ZONES = st.sampled_from([DHAKA, LONDON, NEW_YORK, ZoneInfo("Australia/Lord_Howe")])
RULES = st.one_of(
    st.builds(Interval, st.integers(1, 5000)),
    st.builds(Daily, TIMES),
    st.builds(Weekly, TIMES, st.frozensets(st.sampled_from(Weekday), min_size=1)),
    st.builds(Monthly, TIMES, st.one_of(st.integers(1, 31), st.sampled_from(EdgeDay))),
    st.builds(Quarterly, TIMES, st.integers(1, 3)),
    st.builds(Yearly, TIMES, st.integers(1, 12), st.integers(1, 31)),
    st.sampled_from(["*/40 * * * *", "15 */3 L * *", "0 1 1 * sun"]).map(parse_cron),
)
#: The rule counts here, not the speed of the machine.
ANY_SPEED = settings(deadline=None)


def noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)


def days(rule: Rule, since: date, number: int) -> list[date]:
    """The next local days of a schedule in Dhaka."""
    begin = datetime.combine(since, time(), DHAKA)
    found = preview(Schedule(rule=rule, zone=DHAKA), begin, number)
    return [at.astimezone(DHAKA).date() for at in found]


@ANY_SPEED
@given(RULES, ZONES, DATES, st.integers(0, 200), st.integers(0, 300))
def test_occurrences_are_the_same_from_wherever_one_looks(
    rule: Rule, zone: ZoneInfo, day: date, hours: int, later: int
) -> None:
    schedule = Schedule(rule=rule, zone=zone)
    begin = noon(day) + timedelta(hours=hours)
    found = preview(schedule, begin, 12)

    middle = begin + (found[-1] - begin) * later / 400
    assert list(occurrences(schedule, middle, found[-1])) == [at for at in found if at > middle]
    assert all(earlier < after for earlier, after in pairwise((begin, *found)))
    assert following(schedule, begin.astimezone(zone)) == found[0]
    assert {at.tzinfo for at in found} == {UTC}


@ANY_SPEED
@given(RULES, ZONES, DATES, st.integers(0, 40))
def test_the_first_and_last_day_only_take_away(
    rule: Rule, zone: ZoneInfo, start: date, length: int
) -> None:
    end = start + timedelta(length)
    if isinstance(rule, Interval):  # its first day also says from when the minutes count
        rule = Interval(30)
    whole = occurrences(Schedule(rule=rule, zone=zone), noon(start - timedelta(3)))
    part = occurrences(Schedule(rule=rule, zone=zone, start=start, end=end), noon(date(2000, 1, 1)))

    until = noon(end + timedelta(3))
    local = ((at, at.astimezone(zone).date()) for at in takewhile(lambda at: at < until, whole))
    assert list(part) == [at for at, day in local if start <= day <= end]


@ANY_SPEED
@given(st.builds(Daily, TIMES), ZONES, DATES)
def test_a_day_has_one_occurrence(rule: Rule, zone: ZoneInfo, day: date) -> None:
    end = day + timedelta(399)
    schedule = Schedule(rule=rule, zone=zone, start=day, end=end)

    found = [at.astimezone(zone) for at in occurrences(schedule, noon(date(2000, 1, 1)))]

    assert [at.date() for at in found] == [day + timedelta(n) for n in range(400)]


@ANY_SPEED
@given(st.frozensets(st.sampled_from(Weekday), min_size=1), DATES)
def test_a_week_is_due_on_its_days_and_no_others(weekdays: frozenset[Weekday], day: date) -> None:
    found = days(Weekly(SEVEN, weekdays), day, len(weekdays))

    assert {each.weekday() for each in found} == weekdays
    assert found[-1] < day + timedelta(7)


@ANY_SPEED
@given(st.integers(1, 31), DATES)
def test_no_month_is_left_out(day: int, since: date) -> None:
    found = days(Monthly(SEVEN, day), since, 30)

    months = [each.year * 12 + each.month for each in found]
    assert months == list(range(months[0], months[0] + 30))
    assert all(each.day == min(day, monthrange(each.year, each.month)[1]) for each in found)


@ANY_SPEED
@given(st.integers(1, 20000), DATES)
def test_intervals_are_all_equally_long(minutes: int, since: date) -> None:
    found = preview(Schedule(rule=Interval(minutes), zone=NEW_YORK), noon(since), 20)

    assert found[0] - noon(since) <= timedelta(minutes=minutes)
    assert {b - a for a, b in pairwise(found)} == {timedelta(minutes=minutes)}
