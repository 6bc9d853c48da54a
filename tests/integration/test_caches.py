"""Caches, from the billing system through the real driver to what people read."""

import asyncio
from collections.abc import AsyncGenerator
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pytest

from domain.auditing.audit import SERVICE
from domain.caches.caches import Cache
from domain.caches.nocs import Payoff, Side, total
from domain.jobs.runs import State
from jobs.caching.nocs_balance import nocs_balance
from jobs.caching.nocs_payoff import nocs_payoff
from jobs.catalogue import UTILITY_JOBS
from jobs.engine.context import kind_of
from queries.caches.editions import edition
from queries.caches.load_plans import NOCS_CUSTOMER_PAYOFF, bill_stop_plan, payoff_plan
from queries.caches.nocs_cache import (
    PayoffSearch,
    count_payoffs,
    nocs_balances,
    payoff_rows,
    payoff_summary,
    payoffs,
)
from queries.caches.refused import drop_refused, publish_refused
from queries.customers import customer_by_number
from queries.errors import SchemaDrift, SourceDown
from queries.fake import FakeOracle
from queries.loader import parse_postgres
from queries.oracle import OracleDatabase
from queries.postgres import PostgresPool
from queries.site_clock import SITE_CLOCK
from tests.caching import SITE, begin, run_job, sources

EVERYBODY = PayoffSearch("")
NOON = datetime(2026, 1, 15, 12)  # noqa: DTZ001 - as Oracle sends it
GENERATIONS = parse_postgres(
    "generations", "SELECT state, error, has_rows FROM cache_generation ORDER BY generation"
)
QUARANTINE = parse_postgres("quarantine", "SELECT record_key, reason FROM cache_quarantine")
TYPES = parse_postgres(
    "types",
    "SELECT column_name, data_type FROM information_schema.columns WHERE table_name = :name"
    " AND column_name <> 'generation' ORDER BY ordinal_position",
)


def frame(*numbers: str, ledger: Any = None, **columns: Any) -> tuple[pa.Table]:
    """Customers of area 001 as the billing system would send them."""
    texts = {"NAME": "Rahim", "ADDRESS": "House 1", "PHONE": "01711000001", "METER_NO": "DP000001"}
    texts |= {"NOCS_CODE": "001", "NOCS_NAME": "Adabor", "STATUS": "20"} | columns
    count = len(numbers)
    table = {"CUSTOMER_NO": pa.array(numbers, pa.large_string())}
    table |= {name: pa.array([text] * count, pa.large_string()) for name, text in texts.items()}
    amounts = [Decimal("-10.50")] * count if ledger is None else ledger
    kind = pa.decimal128(15, 2) if ledger is None else None
    return (pa.table({**table, "LEDGER": pa.array(amounts, kind)}),)


class Hanging(FakeOracle):
    """Sends one frame, and nothing more."""

    def __init__(self, answers: Any) -> None:
        super().__init__(answers)
        self.reached = asyncio.Event()

    async def frames(self, *_: Any, **__: Any) -> AsyncGenerator[pa.Table, None]:
        yield self.answers[NOCS_CUSTOMER_PAYOFF][0]  # type: ignore[index]
        self.reached.set()
        await asyncio.Event().wait()


def answering(*frames: tuple[pa.Table]) -> FakeOracle:
    return FakeOracle({SITE_CLOCK: [(NOON,)], NOCS_CUSTOMER_PAYOFF: frames})


def numbers(count: int, first: int = 10_000_000) -> list[str]:
    return [str(first + i) for i in range(count)]


async def load(store: PostgresPool, *frames: tuple[pa.Table], **more: Any) -> Any:
    handler = nocs_payoff(sources(answering(*frames), store, **more))
    return await run_job(store, "NOCS_PAYOFF", handler)


async def everybody(store: PostgresPool) -> list[Payoff]:
    return [customer async for page in payoff_rows(store, EVERYBODY) for customer in page]


async def seen(store: PostgresPool) -> set[str]:
    return {customer.customer_no for customer in await everybody(store)}


async def test_an_area_s_balance_is_the_sum_of_its_customers_pages(
    oracle: OracleDatabase, store: PostgresPool
) -> None:
    for name, job in (("NOCS_BALANCE", nocs_balance), ("NOCS_PAYOFF", nocs_payoff)):
        ending = await run_job(store, name, job(sources(oracle, store)))
        assert ending.state is State.COMPLETED
    areas, customers = await nocs_balances(store), await everybody(store)
    assert areas is not None
    pages: dict[str, Decimal] = {}
    for customer in customers:
        page = await customer_by_number(oracle, SITE, customer.customer_no)
        assert page is not None
        assert page.balance == customer.balance
        assert page.name == customer.name or customer.name is not None
        pages[customer.nocs_code] = pages.get(customer.nocs_code, Decimal(0)) + (
            page.balance or Decimal(0)
        )
    assert {area.code: area.net for area in areas.value} == pages
    for area in areas.value:
        summed = await payoff_summary(store, area.code)
        assert summed is not None
        assert summed.value == area


async def test_the_tables_have_the_names_and_figures_that_people_know(
    oracle: OracleDatabase, store: PostgresPool
) -> None:
    await run_job(store, "NOCS_BALANCE", nocs_balance(sources(oracle, store)))
    known = parse_postgres(
        "known",
        "SELECT id, nocs_name, nocs_code, total_customers, positive_qty, positive_balance_amt,"
        " negative_qty, negative_balance_amt, net_balance, refresh_duration, created_at, updated_at"
        " FROM nocs_balance_summary ORDER BY id",
    )
    rows = await store.fetch_all(known, lambda *row: row)
    areas = await nocs_balances(store)
    assert areas is not None
    assert [row[1] for row in rows] == [area.name for area in areas.value]
    assert sum(row[8] for row in rows) == total(areas.value).net
    assert all(row[5] >= 0 >= row[7] and row[9] >= 0 for row in rows)


async def test_an_area_is_read_anew_without_the_others(
    oracle: OracleDatabase, store: PostgresPool
) -> None:
    await run_job(store, "NOCS_PAYOFF", nocs_payoff(sources(oracle, store)))
    before = await edition(store, Cache.NOCS_PAYOFF, "001")
    others = await edition(store, Cache.NOCS_PAYOFF, "002")
    ending = await run_job(store, "NOCS_PAYOFF", nocs_payoff(sources(oracle, store)), area="001")
    after = await edition(store, Cache.NOCS_PAYOFF, "001")
    assert before is not None
    assert after is not None
    assert ending.state is State.COMPLETED
    assert after.generation > before.generation
    assert await edition(store, Cache.NOCS_PAYOFF, "002") == others


async def test_customers_are_listed_by_side_searched_and_paged(store: PostgresPool) -> None:
    ledger = [Decimal("5.00"), Decimal("-7.00"), Decimal("30.00"), None, Decimal("0.00")]
    await load(store, frame(*numbers(5), ledger=pa.array(ledger, pa.decimal128(15, 2))))

    async def found(**search: Any) -> list[str]:
        return [one.customer_no[-1] for one in await payoffs(store, PayoffSearch("001", **search))]

    assert await found() == ["0", "1", "2", "3", "4"]
    assert await found(side=Side.DUE) == ["2", "0"]
    assert await found(side=Side.CREDIT) == ["1"]
    assert await found(sought="house") == ["0", "1", "2", "3", "4"]
    assert await found(sought="0003") == ["3"]
    assert await found(sought="%") == []
    assert await found(skip=3, many=1) == ["3"]
    assert await count_payoffs(store, PayoffSearch("001", Side.DUE)) == 2
    streamed = [one async for page in payoff_rows(store, PayoffSearch("001")) for one in page]
    assert [one.customer_no[-1] for one in streamed] == ["0", "1", "2", "3", "4"]
    assert (await payoff_summary(store, "001")) is not None


async def test_an_unknown_balance_is_unknown_and_not_zero(store: PostgresPool) -> None:
    await load(store, frame("10000000", ledger=pa.array([None], pa.decimal128(15, 2))))
    (customer,) = await everybody(store)
    assert customer.balance is None


@pytest.mark.parametrize(
    ("bad", "gate"),
    [
        ((), "empty"),
        ((frame(*numbers(60)),), "fewer"),
        ((frame(*numbers(140)),), "more"),
        ((frame(*numbers(100), *numbers(1)),), "duplicates"),
        ((frame(*numbers(100), NAME=None),), "empty-cells"),
        ((frame(*numbers(100), NAME="a\0b"),), "empty"),
        ((frame(*numbers(100), ledger=[float("nan")] * 2 + [1.0] * 98),), "left-out"),
    ],
)
async def test_rows_that_look_wrong_are_refused_and_the_old_ones_stay(
    store: PostgresPool, bad: tuple[tuple[pa.Table], ...], gate: str
) -> None:
    await load(store, frame(*numbers(100)))
    before = await edition(store, Cache.NOCS_PAYOFF, "001")
    ending = await load(store, *bad)
    assert ending.state is State.REFUSED
    assert ending.result["state"] == "refused"
    assert ending.result["why"][0]["gate"] == gate
    assert await edition(store, Cache.NOCS_PAYOFF, "001") == before
    assert await seen(store) == set(numbers(100))


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (frame("10000200", NAME="a\0b"), "name: NUL character"),
        (frame("10000200", ledger=[float("inf")]), "ledger: not a number"),
        (frame(""), "customer_no: missing"),
    ],
)
async def test_a_record_that_cannot_be_stored_is_left_out_and_written_down(
    store: PostgresPool, bad: tuple[pa.Table], reason: str
) -> None:
    ending = await load(store, frame(*numbers(150)), bad)
    assert ending.state is State.COMPLETED_WITH_WARNINGS
    assert ending.result["quarantined"] == 1
    assert await store.fetch_all(QUARANTINE, lambda _, why: why) == [reason]
    assert await seen(store) == set(numbers(150))


@pytest.mark.parametrize("error", [SchemaDrift("ORA-00904"), SourceDown("DPY-4011")])
async def test_a_load_that_fails_leaves_what_people_see(
    store: PostgresPool, error: Exception
) -> None:
    await load(store, frame(*numbers(100)))
    broken = FakeOracle({SITE_CLOCK: [(NOON,)], NOCS_CUSTOMER_PAYOFF: error})  # type: ignore[dict-item]
    context = await begin(store, UTILITY_JOBS["NOCS_PAYOFF"])
    with pytest.raises(type(error)):
        await nocs_payoff(sources(broken, store))(context)
    assert await seen(store) == set(numbers(100))
    states = await store.fetch_all(GENERATIONS, lambda *row: row)
    assert states[1] == ("failed", f"{kind_of(error)}: {error}", False)


async def test_a_column_that_vanished_fails_before_the_first_row(store: PostgresPool) -> None:
    (whole,) = frame(*numbers(100))
    context = await begin(store, UTILITY_JOBS["NOCS_PAYOFF"])
    handler = nocs_payoff(sources(answering((whole.drop_columns(["NAME"]),)), store))
    with pytest.raises(SchemaDrift):
        await handler(context)


async def test_a_run_that_lost_its_lease_publishes_nothing(store: PostgresPool) -> None:
    await load(store, frame(*numbers(100)))
    context = await begin(store, UTILITY_JOBS["NOCS_PAYOFF"])
    context.fence -= 1
    with pytest.raises(Exception, match="another engine"):
        await nocs_payoff(sources(answering(frame(*numbers(101))), store))(context)
    assert await seen(store) == set(numbers(100))


async def test_a_cancelled_load_leaves_what_people_see_and_no_table(store: PostgresPool) -> None:
    await load(store, frame(*numbers(100)))
    slow = Hanging({SITE_CLOCK: [(NOON,)], NOCS_CUSTOMER_PAYOFF: frame(*numbers(101))})
    context = await begin(store, UTILITY_JOBS["NOCS_PAYOFF"])
    work = asyncio.ensure_future(nocs_payoff(sources(slow, store))(context))
    await slow.reached.wait()
    work.cancel()
    with pytest.raises(asyncio.CancelledError):
        await work
    assert await seen(store) == set(numbers(100))
    partitions = parse_postgres(
        "partitions", "SELECT count(*) FROM pg_class WHERE relname ~ '^nocs_payoff_row_[0-9]+$'"
    )
    assert await store.fetch_value(partitions) == 1


@pytest.fixture
async def refused(store: PostgresPool) -> int:
    """The number of a generation that came short."""
    await load(store, frame(*numbers(100)))
    ending = await load(store, frame(*numbers(60)))
    return int(ending.result["generation"])


async def test_an_operator_publishes_what_was_refused(store: PostgresPool, refused: int) -> None:
    assert await publish_refused(store, refused, SERVICE)
    assert len(await seen(store)) == 60
    assert not await publish_refused(store, refused, SERVICE)
    assert not await drop_refused(store, refused, SERVICE)


async def test_an_operator_keeps_what_people_see(store: PostgresPool, refused: int) -> None:
    assert await drop_refused(store, refused, SERVICE)
    assert not await publish_refused(store, refused, SERVICE)
    assert len(await seen(store)) == 100
    await load(store, frame(*numbers(101)))
    assert (await store.fetch_all(GENERATIONS, lambda *row: row))[1] == ("dropped", None, False)


async def test_what_was_refused_is_overtaken_by_a_later_load(
    store: PostgresPool, refused: int
) -> None:
    await load(store, frame(*numbers(101)))
    assert not await publish_refused(store, refused, SERVICE)
    assert len(await seen(store)) == 101


async def test_two_rows_of_one_customer_are_published_by_nobody(store: PostgresPool) -> None:
    await load(store, frame(*numbers(100)))
    ending = await load(store, frame(*numbers(100), *numbers(1)))
    assert not await publish_refused(store, ending.result["generation"], SERVICE)
    assert len(await seen(store)) == 100


async def test_replaced_rows_go_and_those_in_use_stay(store: PostgresPool) -> None:
    for count in (100, 101, 102, 103):
        await load(store, frame(*numbers(count)), pause=timedelta(0))
    kept = await store.fetch_all(GENERATIONS, lambda state, _, rows: (state, rows))
    assert kept == [("replaced", False)] * 2 + [("replaced", True), ("published", True)]
    assert len(await seen(store)) == 103


async def test_every_reader_sees_one_whole_generation(store: PostgresPool) -> None:
    await load(store, frame(*numbers(100)))
    ended = False
    counts: set[int] = set()

    async def read() -> None:
        while not ended:
            rows = await payoffs(store, PayoffSearch("001", many=1000))
            assert len({row.address for row in rows}) == 1, "two generations at once"
            counts.add(len(rows))

    readers = [asyncio.ensure_future(read()) for _ in range(3)]
    for turn in range(50):
        ending = await load(store, frame(*numbers(100 + turn % 20), ADDRESS=f"House {turn}"))
        assert ending.state is State.COMPLETED
    ended = True
    await asyncio.gather(*readers)
    assert counts <= set(range(100, 120))
    assert len(counts) > 3


@pytest.mark.parametrize("name", ["nocs_payoff_row", "bill_stop_row"])
async def test_a_plan_fills_exactly_the_columns_of_its_table(
    store: PostgresPool, name: str
) -> None:
    plans = (payoff_plan(SITE.ledger_sign), bill_stop_plan(SITE.ledger_sign, date(2026, 1, 15)))
    (schema,) = [plan.stored() for plan in plans if plan.rows_of == name]
    kinds = {
        "text": pa.large_string(),
        "numeric": pa.decimal128(15, 2),
        "date": pa.date32(),
        "boolean": pa.bool_(),
    }
    columns = await store.fetch_all(TYPES, lambda *row: row, name=name)
    assert {(one.name, one.type) for one in schema} == {(n, kinds[kind]) for n, kind in columns}
