"""What the tests of /nocs and /billstop share: a desk, its caches filled, and what is on pages."""

import io
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from openpyxl import load_workbook

from domain.caches.bill_stops import BillStopTotals
from domain.caches.nocs import NocsBalance
from domain.languages import Language
from formatters.words import WORDS
from jobs.caching.bill_stop import bill_stop
from jobs.caching.nocs_balance import nocs_balance
from jobs.caching.nocs_payoff import nocs_payoff
from jobs.catalogue import UTILITY_JOBS
from queries.caches.bill_stops import bill_stop_totals
from queries.caches.nocs_cache import nocs_balances
from queries.jobs.runs import save_job
from queries.oracle import OracleDatabase
from queries.postgres import PostgresPool
from sandbox.person import Person
from sandbox.telegram import BotApi
from tests.caching import run_job, sources
from tests.conversations.audit_rig import Desk, served

ENGLISH = WORDS[Language.ENGLISH]
REFRESH, SEARCH = "🔄 Refresh", "🔎 Search"
#: When a bill stop is read that a test makes up, as the billing system sends times.
READ = datetime(2026, 5, 20, 2)  # noqa: DTZ001 - as Oracle sends it
#: The last bill of a customer who is billed at that time.
BILLED = READ.date().replace(day=1) + timedelta(days=40)


@asynccontextmanager
async def cache_desk(
    api: BotApi, oracle: OracleDatabase, store: PostgresPool
) -> AsyncIterator[Desk]:
    """A desk that knows the jobs of its caches; Nadia is an administrator."""
    for job in UTILITY_JOBS.values():
        await save_job(store, job)
    async with served(api, oracle, store) as running:
        yield running


async def read_balances(store: PostgresPool, oracle: OracleDatabase) -> None:
    """Fill the balances of areas from the utility."""
    await run_job(store, "NOCS_BALANCE", nocs_balance(sources(oracle, store)))


async def read_customers(store: PostgresPool, oracle: OracleDatabase) -> None:
    """Fill the lists of customers of all areas from the utility."""
    await run_job(store, "NOCS_PAYOFF", nocs_payoff(sources(oracle, store)))


async def read_nocs(store: PostgresPool, oracle: OracleDatabase) -> list[NocsBalance]:
    """Fill both; the areas by name."""
    await read_balances(store, oracle)
    await read_customers(store, oracle)
    return await areas(store)


async def areas(store: PostgresPool) -> list[NocsBalance]:
    """The areas of a filled cache, by name."""
    cached = await nocs_balances(store)
    assert cached is not None
    return cached.value


async def read_bill_stop(store: PostgresPool, oracle: OracleDatabase) -> BillStopTotals:
    """Fill the bill stop from the utility."""
    await run_job(store, "BILL_STOP", bill_stop(sources(oracle, store)))
    cached = await bill_stop_totals(store)
    assert cached is not None
    return cached.value


def captions(person: Person) -> list[str]:
    """The buttons under the newest message."""
    return [caption for row in person.buttons for caption in row]


async def opens_area(person: Person, area: str) -> None:
    """Open an area's page from that of all."""
    await person.say("/nocs")
    await person.press(next(one for one in captions(person) if one.endswith(f" {area}")))


async def opens_crp(person: Person, crp: str) -> None:
    """Open a CRP's page from that of all."""
    await person.say("/billstop")
    await person.press(next(one for one in captions(person) if f"🏢 {crp}" in one))


async def turned(person: Person) -> AsyncIterator[str]:
    """What each page shows, from this one to the last."""
    yield person.sees
    while later := [one for one in captions(person) if one.endswith("▶️")]:
        await person.press(later[0])
        yield person.sees


async def everything(person: Person) -> list[Decimal]:
    """The balances of all customers of an area's list, page by page."""
    found: list[Decimal] = []
    async for page in turned(person):
        amounts = re.findall(r"^(?:🟢|🔴|⚪) (-?৳[\d,.]+) · ", page, re.MULTILINE)
        found += [money(amount) for amount in amounts]
    return found


def money(told: str) -> Decimal:
    """An amount as a page tells it: -৳22,47,03,188.91."""
    return Decimal(told.replace("৳", "").replace(",", ""))


async def takes(person: Person, caption: str) -> tuple[str, bytes]:
    """Press the button of a file and wait for it: its name and content."""
    await person.press(caption)
    assert person.document is not None
    return person.document


def sheets(content: bytes) -> tuple[list[tuple[Any, ...]], dict[str, Any]]:
    """Rows of a spreadsheet's first sheet with its figures, and the facts of the second."""
    book = load_workbook(io.BytesIO(content), data_only=True)
    first, second = (list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets)
    return first, {str(row[0]): row[1] for row in second if row[0]}
