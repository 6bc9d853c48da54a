"""The ledger as it really is: credit, due, nothing, payments taken back, many of them."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from sandbox.utility.manifest import Case
from sandbox.utility.planted.history import CHANNELS
from sandbox.utility.planted.household import Household, Posting, billed, paid, plain
from sandbox.utility.planted.truth import found, recharge

Pair = tuple[Household, Case]
AUGUST_5 = date(2025, 8, 5)


def plant(today: date) -> tuple[list[Household], list[Case]]:
    """Households by their money, and what is told about them."""
    pairs = [*_balances(), *_unknown(), *_cancelled(), *_same_day(), *_many(today)]
    credit = pairs[0][0]
    typed = [("typed-bengali", "৯০০০০০৮২"), ("typed-spaced", " 9000-00 82 ")]
    again = [
        found(credit, key, "A number typed in another way", type_this=text) for key, text in typed
    ]
    return [home for home, _ in pairs], [*(case for _, case in pairs), *again]


def _case(index: int, key: str, what: str, postings: list[Posting], **truth: Any) -> Pair:
    home = replace(plain(index), postings=tuple(postings))
    return home, found(home, key, what, **truth)


def _balances() -> list[Pair]:
    half, crore = date(2025, 8, 6), "224703188.91"
    return [
        _case(82, "credit", "Paid ahead", [paid(AUGUST_5, "500.00"), billed(half, "80.25")]),
        _case(83, "due", "Owes", [paid(AUGUST_5, "100.00"), billed(half, "350.50")],
              balance=Decimal("-250.50"), recharges=(recharge(AUGUST_5, "100.00"),)),
        _case(84, "settled", "A balance of exactly zero",
              [paid(AUGUST_5, "100.00", "NAGAD"), billed(half, "60.00"), billed(half, "40.00")],
              balance=Decimal("0.00"), recharges=(recharge(AUGUST_5, "100.00", "NAGAD"),)),
        _case(85, "settled-by-paisa", "Zero from amounts that floats get wrong",
              [paid(AUGUST_5, "0.10"), paid(half, "0.20"), billed(half, "0.30")],
              balance=Decimal("0.00"),
              recharges=(recharge(half, "0.20"), recharge(AUGUST_5, "0.10"))),
        _case(86, "credit-crores", "Crores paid ahead",
              [paid(AUGUST_5, crore, "SONALI"), billed(half, "1.00")],
              balance=Decimal("224703187.91"), recharges=(recharge(AUGUST_5, crore, "SONALI"),)),
        _case(87, "due-crores", "Crores owed", [billed(half, "250800000.05")],
              balance=Decimal("-250800000.05"), recharges=()),
    ]  # fmt: skip


def _unknown() -> list[Pair]:
    unfrozen = Posting("PS", AUGUST_5, "-500.00", "BKASH", frozen=False)
    nothing: dict[str, Any] = {"balance": None, "recharges": ()}
    return [
        _case(88, "ledger-empty", "No ledger rows: the balance is unknown", [], **nothing),
        _case(89, "ledger-unfrozen", "Only a row that is not frozen: unknown too", [unfrozen],
              **nothing),
        _case(90, "ledger-part-frozen", "A row that is not frozen beside others",
              [paid(AUGUST_5, "500.00"), billed(date(2025, 8, 6), "80.25"), unfrozen]),
    ]  # fmt: skip


def _cancelled() -> list[Pair]:
    day = date(2025, 8, 20)
    taken_back = [
        paid(AUGUST_5, "1000.00"),
        paid(date(2025, 8, 7), "300.00", "ROCKET"),
        Posting("PX", date(2025, 8, 8), "1000.00", undoes=0),
        billed(day, "80.25"),
    ]
    by_hand = [
        Posting("AD", day, "-250.00"),
        Posting("AD", day, "-100.00"),
        Posting("AX", date(2025, 8, 21), "100.00", undoes=1),
        Posting("AD", day, "75.00"),  # a debit: no recharge
        billed(day, "80.25"),
    ]
    return [
        _case(91, "payment-cancelled", "A payment taken back", taken_back,
              balance=Decimal("219.75"),
              recharges=(recharge(date(2025, 8, 7), "300.00", "ROCKET"),)),
        _case(92, "adjustments", "A credit given by hand, another one taken back, a debit", by_hand,
              balance=Decimal("94.75"), recharges=(recharge(day, "250.00", None),)),
    ]  # fmt: skip


def _same_day() -> list[Pair]:
    twins = [paid(AUGUST_5, "200.00", "DBBL"), paid(AUGUST_5, "200.00", "DBBL")]
    undone = Posting("PX", date(2025, 8, 6), "200.00", undoes=1)
    one = recharge(AUGUST_5, "200.00", "DBBL")
    return [
        _case(93, "payment-twins", "Two payments alike on one day", twins,
              balance=Decimal("400.00"), recharges=(one, one)),
        _case(94, "payment-twin-cancelled", "Two payments alike, one of them taken back",
              [*twins, undone], balance=Decimal("200.00"), recharges=(one,)),
    ]  # fmt: skip


def _many(today: date) -> list[Pair]:
    days = [date(2025, 3, 1) + timedelta(days=3 * n) for n in range(60)]
    sums = ["100.00" if n % 2 else "200.00" for n in range(60)]
    sixty = [
        (day, amount, CHANNELS[n % 8])
        for n, (day, amount) in enumerate(zip(days, sums, strict=True))
    ]
    ages = [today - timedelta(days=ago) for ago in (400, 200, 100, 40, 10)]
    return [
        _case(95, "recharges-sixty", "Sixty recharges",
              [*(paid(*one) for one in sixty), billed(days[-1], "8000.00")],
              balance=Decimal("1000.00"),
              recharges=tuple(recharge(*one) for one in reversed(sixty))),
        _case(96, "recharges-by-age", "Recharges 10, 40, 100, 200 and 400 days ago",
              [paid(day, "500.00", "CASH") for day in ages],
              balance=Decimal("2500.00"),
              recharges=tuple(recharge(day, "500.00", "CASH") for day in reversed(ages))),
    ]  # fmt: skip
