"""Programs that ask over a socket, before the desk's real database."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import aiohttp
import pyarrow as pa
from prometheus_client import CollectorRegistry

from bot.http.endpoints import add_endpoints
from bot.http.face import face, listening
from bot.http.rest import Rest
from domain.people.roles import Role
from jobs.caching.bill_stop import bill_stop
from jobs.caching.nocs_balance import nocs_balance
from jobs.catalogue import UTILITY_JOBS
from jobs.desk import JobDesk
from queries.access.api_tokens import new_token
from queries.caches.load_plans import BILL_STOP_CUSTOMERS
from queries.caches.nocs_summary import NOCS_BALANCE_SUMMARY
from queries.fake import FakeOracle
from queries.jobs.runs import save_job
from queries.postgres import Postgres, PostgresPool
from queries.site_clock import SITE_CLOCK
from tests.caching import run_job, sources
from tests.conftest import Clock

#: What a token may be.
ROLES = (Role.STAFF, Role.OPERATOR)
#: 20 May 2026, 02:00 in Dhaka.
MAY = datetime(2026, 5, 19, 20, tzinfo=UTC)
_LOCAL = datetime(2026, 5, 20, 2)  # noqa: DTZ001 - as Oracle sends it


@dataclass
class Now:
    """The time of day, which passes when the test says so."""

    at: datetime = MAY

    def __call__(self) -> datetime:
        return self.at


class Ready:
    """Always ready."""

    async def faults(self) -> Sequence[str]:
        return ()


@dataclass
class Programs:
    """Asks the endpoints; the tokens are of these roles."""

    url: str
    session: aiohttp.ClientSession
    store: PostgresPool
    now: Now
    tokens: dict[Role, str]

    async def ask(
        self, path: str, role: Role | None = Role.STAFF, method: str = "GET", data: bytes = b""
    ) -> tuple[int, Any]:
        """Status and JSON."""
        headers = {} if role is None else {"Authorization": f"Bearer {self.tokens[role]}"}
        async with self.session.request(
            method, self.url + path, headers=headers, data=data
        ) as answer:
            assert answer.content_type == "application/json"
            return answer.status, await answer.json()

    async def post(self, path: str, role: Role = Role.OPERATOR, data: bytes = b"") -> Any:
        """The same, changing something."""
        return await self.ask(path, role, "POST", data)


@asynccontextmanager
async def programs(store: PostgresPool) -> AsyncIterator[Programs]:
    """The endpoints over a socket."""
    now = Now()
    for job in UTILITY_JOBS.values():
        await save_job(store, job)
    tokens = {role: await new_token(store, role.value, role) for role in ROLES}
    desk = JobDesk(store, UTILITY_JOBS, now, ZoneInfo("Asia/Dhaka"))
    application = face(store, Ready(), CollectorRegistry(), Clock())
    add_endpoints(application, Rest(store, desk, now))
    async with (
        listening(application, "127.0.0.1", 0) as port,
        aiohttp.ClientSession() as session,
    ):
        yield Programs(f"http://127.0.0.1:{port}", session, store, now, tokens)


async def fill_nocs(store: Postgres, *areas: tuple[Any, ...]) -> None:
    """Publish areas: code, name, customers, above, amount above, below, amount below (ledger)."""
    oracle = FakeOracle({SITE_CLOCK: [(_LOCAL,)], NOCS_BALANCE_SUMMARY: list(areas)})
    await run_job(store, "NOCS_BALANCE", nocs_balance(sources(oracle, store)))


async def fill_bill_stop(store: Postgres, *children: tuple[str, date | None, str]) -> None:
    """Publish CPCs: number, last bill, CRP; all of them owe 1.25."""
    oracle = FakeOracle({SITE_CLOCK: [(_LOCAL,)], BILL_STOP_CUSTOMERS: [(_frame(children),)]})
    await run_job(store, "BILL_STOP", bill_stop(sources(oracle, store)))


def _frame(children: Sequence[tuple[str, date | None, str]]) -> pa.Table:
    numbers, bills, crps = zip(*children, strict=True)
    texts = {
        "CRP_NO": list(crps),
        "CUSTOMER_NO": list(numbers),
        "NAME": [f'রহিম "{number[-1]}" <b>' for number in numbers],
        "ADDRESS": [None] * len(children),
    }
    table = {name: pa.array(column, pa.large_string()) for name, column in texts.items()}
    days = [bill and datetime(bill.year, bill.month, bill.day) for bill in bills]  # noqa: DTZ001
    table["LAST_BILL_ON"] = pa.array(days, pa.timestamp("s"))
    table["LEDGER"] = pa.array([Decimal("1.25")] * len(children), pa.decimal128(15, 2))
    return pa.table(table)
