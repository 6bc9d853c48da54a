"""Daily segments become months."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.billing.billing import BillingMonthBy, DailyBill, by_month
from domain.billing.spans import Span, recent_months

END, START, LAST = BillingMonthBy.END_DT, BillingMonthBy.START_DT, BillingMonthBy.LAST_DAY
DAYS = st.dates(date(2023, 1, 1), date(2026, 12, 31))


def bill(start: str, end: str | None = None, charge: str = "10", kwh: str = "1") -> DailyBill:
    first = date.fromisoformat(start)
    return DailyBill(first, date.fromisoformat(end or start), Decimal(charge), Decimal(kwh))


@pytest.mark.parametrize(
    ("rule", "month"),
    [(END, date(2025, 1, 1)), (START, date(2024, 12, 1)), (LAST, date(2024, 12, 1))],
)
def test_the_last_day_of_a_year_belongs_where_the_setting_says(
    rule: BillingMonthBy, month: date
) -> None:
    (only,) = by_month([bill("2024-12-31", "2025-01-01")], rule)

    assert (only.month, only.days) == (month, 1)


@pytest.mark.parametrize("rule", [END, START, LAST])
def test_a_segment_of_one_day_is_the_same_for_every_rule(rule: BillingMonthBy) -> None:
    (only,) = by_month([bill("2025-03-31")], rule)

    assert (only.month, only.days) == (date(2025, 3, 1), 1)


def test_a_long_segment_counts_its_days() -> None:
    (only,) = by_month([bill("2025-08-25", "2025-09-05")], END)

    assert (only.month, only.days) == (date(2025, 9, 1), 11)


def test_months_without_a_bill_between_others_have_zeros() -> None:
    months = by_month([bill("2024-11-10"), bill("2025-02-10")], END)

    zero = Decimal(0)
    assert [(m.month.month, m.charge, m.kwh, m.days) for m in months[1:3]] == [
        (12, zero, zero, 0),
        (1, zero, zero, 0),
    ]


def test_several_segments_on_one_day_are_summed_but_cover_one_day() -> None:
    (only,) = by_month([bill("2025-03-01", charge="1.25"), bill("2025-03-01", charge="2.50")], END)

    assert (only.charge, only.kwh, only.days) == (Decimal("3.75"), Decimal(2), 1)


def test_no_segment_no_month() -> None:
    assert by_month([], END) == ()


@given(st.lists(st.tuples(DAYS, st.integers(0, 40)), max_size=50), st.sampled_from(BillingMonthBy))
def test_nothing_is_lost_and_no_month_is_missing(
    segments: list[tuple[date, int]], rule: BillingMonthBy
) -> None:
    bills = [DailyBill(d, d + timedelta(n), Decimal("1.10"), Decimal(2)) for d, n in segments]

    months = by_month(bills, rule)

    assert sum(m.charge for m in months) == Decimal("1.10") * len(bills)
    steps = [(m.month.year * 12 + m.month.month) for m in months]
    assert steps == list(range(steps[0], steps[0] + len(steps))) if steps else not bills


def test_a_span_takes_the_latest_months_newest_first() -> None:
    months = by_month([bill("2024-01-10"), bill("2025-02-10")], END)

    assert [m.month for m in recent_months(months, Span.LAST)] == [date(2025, 2, 1)]
    assert len(recent_months(months, Span.SIX_MONTHS)) == 6
    assert len(recent_months(months, Span.YEAR)) == 12
    assert len(recent_months(months, Span.ALL)) == 14
