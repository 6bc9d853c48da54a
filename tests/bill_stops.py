"""What tests of the bill stop share: loads of customers that a test makes up."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pyarrow as pa

from jobs.caching.bill_stop import bill_stop
from queries.caches.load_plans import BILL_STOP_CUSTOMERS
from queries.fake import FakeOracle
from queries.jobs.runs import Ending
from queries.postgres import PostgresPool
from queries.site_clock import SITE_CLOCK
from tests.caching import run_job, sources


@dataclass(frozen=True)
class Child:
    """A CPC as the billing system sends it."""

    number: str
    last_bill: date | None
    crp: str = "90000001"
    name: str = "Rahim"


def frame(*children: Child) -> tuple[pa.Table]:
    texts = {
        "CRP_NO": [child.crp for child in children],
        "CUSTOMER_NO": [child.number for child in children],
        "NAME": [child.name for child in children],
        "ADDRESS": ["House 1"] * len(children),
    }
    bills = [
        child.last_bill and datetime.combine(child.last_bill, datetime.min.time())
        for child in children
    ]
    table: dict[str, Any] = {
        name: pa.array(column, pa.large_string()) for name, column in texts.items()
    }
    table["LAST_BILL_ON"] = pa.array(bills, pa.timestamp("s"))
    table["LEDGER"] = pa.array([Decimal("1.25")] * len(children), pa.decimal128(15, 2))
    return (pa.table(table),)


async def load(store: PostgresPool, now: datetime, *children: Child, **more: Any) -> Ending:
    """A load of these at a time of the billing system's clock, which knows no zone."""
    oracle = FakeOracle({SITE_CLOCK: [(now,)], BILL_STOP_CUSTOMERS: [frame(*children)]})
    return await run_job(store, "BILL_STOP", bill_stop(sources(oracle, store, **more)))
