"""The bill stop, from the billing system through the real driver to what people read."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from domain.caches.bill_stops import BatchLog, BillingStatus
from domain.jobs.runs import State
from jobs.caching.bill_stop import bill_stop
from queries.caches.bill_stops import (
    bill_stop_dates,
    bill_stop_difference,
    bill_stop_history,
    bill_stop_totals,
    cpc,
    cpc_rows,
    cpcs,
    crp_rows,
    crps,
)
from queries.customers import customer_by_number
from queries.oracle import OracleDatabase
from queries.postgres import PostgresPool
from tests.bill_stops import Child, load
from tests.caching import SITE, run_job, sources

STOPPED, ACTIVE = BillingStatus.STOPPED, BillingStatus.ACTIVE
MAY = datetime(2026, 5, 20, 2)  # noqa: DTZ001 - as Oracle sends it


async def test_every_cpc_is_judged_by_the_last_bill_of_its_page(
    oracle: OracleDatabase, store: PostgresPool
) -> None:
    ending = await run_job(store, "BILL_STOP", bill_stop(sources(oracle, store)))
    assert ending.state is State.COMPLETED
    totals = await bill_stop_totals(store)
    assert totals is not None
    children = [child async for page in cpc_rows(store) for child in page]
    first = totals.edition.as_of.date().replace(day=1)
    for child in children:
        page = await customer_by_number(oracle, SITE, child.customer_no)
        assert page is not None
        assert (page.parent_no, page.balance) == (child.crp_no, child.balance)
        assert page.last_bill_on == child.last_bill_date
        billed = page.last_bill_on is not None and page.last_bill_on > first
        assert child.status is (ACTIVE if billed else STOPPED)
    parents = [crp async for page in crp_rows(store) for crp in page]
    assert children
    assert totals.value.cpcs == len(children) == sum(crp.cpcs for crp in parents)
    assert totals.value.stopped == sum(crp.stopped for crp in parents)
    assert totals.value.crps == len(parents)


@pytest.mark.parametrize(
    ("last_bill", "status"),
    [
        (date(2026, 5, 2), ACTIVE),
        (date(2026, 5, 1), STOPPED),
        (date(2026, 4, 30), STOPPED),
        (None, STOPPED),
    ],
)
async def test_a_bill_that_ends_on_the_first_belongs_to_the_month_before(
    store: PostgresPool, last_bill: date | None, status: BillingStatus
) -> None:
    await load(store, MAY, Child("10000001", last_bill))
    found = await cpc(store, "10000001")
    assert found is not None
    assert (found.status, found.never_billed) == (status, last_bill is None)
    assert found.balance == Decimal("-1.25")
    assert await cpc(store, "10000002") is None


async def test_crps_with_the_most_bill_stops_come_first(store: PostgresPool) -> None:
    billed = date(2026, 5, 5)
    await load(
        store,
        MAY,
        Child("10000001", billed, "90000001"),
        Child("10000002", None, "90000002"),
        Child("10000003", billed, "90000002"),
        Child("10000004", None, "90000002"),
    )
    first, second = await crps(store, 0, 8)
    assert (first.crp_no, first.cpcs, first.stopped, first.active) == ("90000002", 3, 2, 1)
    assert first.percentage == Decimal("66.67")
    assert second.percentage == Decimal("0.00")
    assert [child.customer_no[-1] for child in await cpcs(store, "90000002", 0, 8)] == [
        "2",
        "4",
        "3",
    ]
    assert [crp.crp_no for crp in await crps(store, 0, 8, "0001")] == ["90000001"]


async def test_two_batch_dates_are_compared(store: PostgresPool) -> None:
    april = MAY - timedelta(days=30)
    billed = date(2026, 5, 5)
    same = [Child(f"1000010{n}", billed) for n in range(6)]
    await load(store, april, Child("10000001", date(2026, 4, 5)), Child("10000002", None), *same)
    await load(store, MAY, Child("10000001", date(2026, 4, 5)), Child("10000002", billed), *same)
    assert await bill_stop_dates(store) == [MAY.date(), april.date()]
    found = await bill_stop_difference(store, april.date(), MAY.date())
    assert (found.newly_stopped, found.cleared) == (1, 1)
    assert [(row.customer_no, row.before, row.after) for row in found.rows] == [
        ("10000001", ACTIVE, STOPPED),
        ("10000002", STOPPED, ACTIVE),
    ]
    older = await bill_stop_totals(store, april.date())
    assert older is not None
    assert (older.value.stopped, older.edition.batch_date) == (1, april.date())


async def test_only_the_last_batch_dates_are_kept(store: PostgresPool) -> None:
    for day in range(5):
        await load(
            store,
            MAY + timedelta(days=day),
            Child("10000001", None),
            dates_kept=2,
            pause=timedelta(0),
        )
    await load(
        store, MAY + timedelta(days=5), Child("10000001", None), dates_kept=2, pause=timedelta(0)
    )
    kept = [MAY.date() + timedelta(days=day) for day in (5, 4, 3)]
    assert await bill_stop_dates(store) == kept
    history = await bill_stop_history(store)
    assert [log.status for log in history] == ["completed"] * 6
    assert [(log.crps, log.cpcs) for log in history] == [(1, 1)] * 6
    assert all(isinstance(log, BatchLog) and log.seconds is not None for log in history)


async def test_a_refused_load_stands_in_the_history(store: PostgresPool) -> None:
    await load(store, MAY, *[Child(f"1000000{n}", None) for n in range(9)])
    await load(store, MAY + timedelta(days=1), Child("10000001", None))
    assert [log.status for log in await bill_stop_history(store)] == ["refused", "completed"]
    totals = await bill_stop_totals(store)
    assert totals is not None
    assert totals.value.cpcs == 9
