"""Bill segments as they really come: gaps, overlaps, month ends, cancelled ones."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from sandbox.utility.manifest import Case, Month
from sandbox.utility.planted.history import register
from sandbox.utility.planted.household import Household, Segment, plain, row, with_rows
from sandbox.utility.planted.truth import found, month

Pair = tuple[Household, Case]


def plant(today: date) -> tuple[list[Household], list[Case]]:
    """Households by their bills, and what is told about them."""
    pairs = [
        *_sparse(),
        *_dense(),
        *_boundaries(),
        *_registers(),
        _recent(today),
        _dateless(),
    ]
    return [home for home, _ in pairs], [case for _, case in pairs]


def _case(index: int, key: str, what: str, segments: list[Segment], **truth: Any) -> Pair:
    home = replace(plain(index), segments=tuple(segments))
    return home, found(home, key, what, **truth)


def _sparse() -> list[Pair]:
    gap = [
        Segment(date(2025, 3, 4), date(2025, 3, 5), "2.00", "20.00"),
        Segment(date(2025, 6, 1), date(2025, 6, 2), "3.00", "30.00"),
    ]
    monthly = [
        Segment(date(2025, 5, 31), date(2025, 6, 30), "150.00", "1500.00"),
        Segment(date(2025, 6, 30), date(2025, 7, 31), "155.00", "1550.00"),
        Segment(date(2025, 7, 31), date(2025, 8, 31), "160.00", "1600.00"),
    ]
    return [
        _case(70, "never-billed", "A customer who was never billed", [], months=()),
        _case(71, "months-missing", "No bills in April and May", gap, months=(
            month("2025-03", "2.00", "20.00", 1), month("2025-04", "0", "0", 0),
            month("2025-05", "0", "0", 0), month("2025-06", "3.00", "30.00", 1),
        )),
        _case(72, "monthly-records", "One record a month", monthly, months=(
            month("2025-06", "150.00", "1500.00", 30), month("2025-07", "155.00", "1550.00", 31),
            month("2025-08", "160.00", "1600.00", 31),
        ), months_by_start=(
            month("2025-05", "150.00", "1500.00", 30), month("2025-06", "155.00", "1550.00", 31),
            month("2025-07", "160.00", "1600.00", 31),
        )),
    ]  # fmt: skip


def _dateless() -> Pair:
    """A bill and a payment of no day belong to no month and to no list."""
    home = plain(63)
    agreement = home.id_of("2", 10)
    amounts = {"cur_amt": Decimal(-1), "tot_amt": Decimal(0)}
    bill = row("ci_bseg", bseg_id=home.id_of("1", 12, 99), sa_id=agreement, bseg_stat_flg="50")
    payment = row(
        "ci_ft",
        ft_id=home.id_of("1", 12, 99),
        sa_id=agreement,
        ft_type_flg="PS",
        freeze_sw="Y",
        **amounts,
    )
    home = with_rows(home, bill, payment)
    return home, found(home, "dates-missing", "A bill and a payment without a date")


def _dense() -> list[Pair]:
    crowded = [
        Segment(date(2025, 7, 10), date(2025, 7, 10), "1.00", "10.333333"),
        Segment(date(2025, 7, 10), date(2025, 7, 10), "2.00", "20.333333"),
        Segment(date(2025, 7, 10), date(2025, 7, 11), "3.00", "30.333334"),
    ]
    cancelled = [
        Segment(date(2025, 5, 1), date(2025, 5, 2), "99.00", "990.00", status="60"),
        Segment(date(2025, 8, 1), date(2025, 8, 2), "15.00", "150.00", status="60"),
        Segment(date(2025, 8, 1), date(2025, 8, 2), "5.00", "50.00"),
        Segment(date(2025, 9, 1), date(2025, 9, 2), "99.00", "990.00", status="60"),
    ]
    only_cancelled = [Segment(date(2025, 5, 1), date(2025, 5, 2), "9.00", "90.00", status="60")]
    return [
        _case(73, "one-day-thrice", "Three segments of one day, charges of six decimals", crowded,
              months=(month("2025-07", "6.00", "61.00", 1),)),
        _case(74, "segments-cancelled", "Cancelled segments around a real one", cancelled,
              months=(month("2025-08", "5.00", "50.00", 1),)),
        _case(75, "segments-all-cancelled", "Nothing but a cancelled segment", only_cancelled,
              months=()),
    ]  # fmt: skip


def _boundaries() -> list[Pair]:
    month_end = [
        Segment(date(2025, 8, 30), date(2025, 8, 31), "3.00", "30.00"),
        Segment(date(2025, 8, 31), date(2025, 9, 1), "4.00", "40.00"),
        Segment(date(2025, 9, 25), date(2025, 10, 5), "50.00", "500.00"),
        Segment(date(2025, 10, 5), date(2025, 10, 5), "1.00", "10.00"),
    ]
    year_end = [
        Segment(date(2024, 12, 30), date(2024, 12, 31), "2.50", "25.00"),
        Segment(date(2024, 12, 31), date(2025, 1, 1), "3.50", "35.00"),
        Segment(date(2025, 1, 1), date(2025, 1, 2), "4.00", "40.00"),
        Segment(date(2025, 1, 2), date(2025, 1, 2), "1.00", "10.00"),
    ]
    by_day = (month("2024-12", "6.00", "60.00", 2), month("2025-01", "5.00", "50.00", 2))
    return [
        _case(76, "month-end", "Segments across the end of a month", month_end, months=(
            month("2025-08", "3.00", "30.00", 1), month("2025-09", "4.00", "40.00", 1),
            month("2025-10", "51.00", "510.00", 11),
        ), months_by_start=(
            month("2025-08", "7.00", "70.00", 2), month("2025-09", "50.00", "500.00", 10),
            month("2025-10", "1.00", "10.00", 1),
        ), months_by_last_day=(
            month("2025-08", "7.00", "70.00", 2), month("2025-09", "0", "0", 0),
            month("2025-10", "51.00", "510.00", 11),
        )),
        _case(77, "year-end", "A segment over 31 Dec to 1 Jan", year_end, months=(
            month("2024-12", "2.50", "25.00", 1), month("2025-01", "8.50", "85.00", 3),
        ), months_by_start=by_day, months_by_last_day=by_day),
    ]  # fmt: skip


def _registers() -> list[Pair]:
    former_names = [
        Segment(date(2025, 2, 1), date(2025, 2, 2), "1.00", "11.00", rule="SUM_OF_CHARGES"),
        Segment(date(2025, 3, 1), date(2025, 3, 2), "2.00", "22.00", rule="CM_SUM_OF_CHG"),
        Segment(date(2025, 4, 1), date(2025, 4, 2), "3.00", "33.00"),
    ]
    unread = [Segment(date(2025, 8, 10), date(2025, 8, 11), None, "42.75")]
    by_time = plain(80)
    d1_usage, comp = by_time.id_of("5", 12, 0) + "77", by_time.id_of("9", 12)
    parts = {("KWH", "PEAK", " "): "2.00", ("KWH", "OFFPEAK", None): "3.20",
             ("KW", " ", "DEMAND"): "1.50", ("KWH", " ", "EXPORT"): "7.00"}  # fmt: skip
    by_time = with_rows(
        by_time,
        *(register(d1_usage, comp, which, Decimal(kwh)) for which, kwh in parts.items()),
    )
    return [
        _case(78, "former-totals", "Totals under their former names", former_names, months=(
            month("2025-02", "1.00", "11.00", 1), month("2025-03", "2.00", "22.00", 1),
            month("2025-04", "3.00", "33.00", 1),
        )),
        _case(79, "no-usage", "A charge without any usage behind it", unread,
              months=(month("2025-08", "0", "42.75", 1),)),
        (by_time, found(by_time, "time-of-use", "Registers by time of use beside the total")),
    ]  # fmt: skip


def _recent(today: date) -> Pair:
    """One segment on the 1st and 2nd of each of the last 14 months, the running one included."""
    firsts = [_month_before(today, ago) for ago in range(13, -1, -1)]
    segments = [Segment(first, first + timedelta(days=1), "10.00", "100.00") for first in firsts]
    months = tuple(
        Month(f"{first:%Y-%m}", Decimal("10.00"), Decimal("100.00"), 1) for first in firsts
    )
    return _case(
        81, "fourteen-months", "A bill in each of 14 months, to this one", segments, months=months
    )


def _month_before(today: date, ago: int) -> date:
    months = today.year * 12 + today.month - 1 - ago
    return date(months // 12, months % 12 + 1, 1)
