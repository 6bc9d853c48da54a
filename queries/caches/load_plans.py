"""How each cache that is loaded in bulk gets its columns."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from domain.caches.bill_stops import BillingStatus, billing_status
from domain.caches.caches import Cache
from domain.money import LedgerSign, customers_side
from queries.caches.frames import LoadPlan
from queries.loader import oracle_sql

NOCS_CUSTOMER_PAYOFF = oracle_sql("nocs_customer_payoff")
BILL_STOP_CUSTOMERS = oracle_sql("bill_stop_customers")

_TEXT = pa.large_string()
_AMOUNT = pa.decimal128(15, 2)


def payoff_plan(sign: LedgerSign) -> LoadPlan:
    """Customers by area, their balances from their side."""
    who = ["customer_no", "name", "address", "phone", "meter_no"]
    texts = [*who, "nocs_code", "nocs_name", "status"]
    columns = {**dict.fromkeys(texts, _TEXT), "ledger": _AMOUNT}
    return LoadPlan(
        Cache.NOCS_PAYOFF,
        NOCS_CUSTOMER_PAYOFF,
        "nocs_payoff_row",
        columns,
        "customer_no",
        lambda frame: _with_balance(frame, sign),
    )


def bill_stop_plan(sign: LedgerSign, today: date) -> LoadPlan:
    """CPCs, and whether they are billed in the month of ``today``."""
    texts = ["crp_no", "customer_no", "name", "address"]
    columns = {**dict.fromkeys(texts, _TEXT), "last_bill_on": pa.date32(), "ledger": _AMOUNT}
    return LoadPlan(
        Cache.BILL_STOP,
        BILL_STOP_CUSTOMERS,
        "bill_stop_row",
        columns,
        "customer_no",
        lambda frame: _judged(_with_balance(frame, sign), today),
    )


def _with_balance(frame: Any, sign: LedgerSign) -> Any:
    turn: Callable[[Any], Any] = pc.negate if customers_side(sign) < 0 else lambda column: column
    at = frame.column_names.index("ledger")
    return frame.set_column(at, "balance", turn(frame["ledger"]))


def _judged(frame: Any, today: date) -> Any:
    """With the rule of the bill stop applied to each date that occurs."""
    dates = frame["last_bill_on"].combine_chunks().dictionary_encode()
    stopped = [_is_stopped(found, today) for found in dates.dictionary.to_pylist()]
    judged = pa.array(stopped, pa.bool_()).take(dates.indices)
    return frame.append_column("stopped", pc.fill_null(judged, _is_stopped(None, today)))


def _is_stopped(last_bill: date | None, today: date) -> bool:
    return billing_status(last_bill, today) is BillingStatus.STOPPED
