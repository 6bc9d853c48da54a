"""Files of /nocs: the same figures as on the pages, for those who see these, and written down."""

import csv
import io
from collections.abc import AsyncIterator, Awaitable, Callable
from decimal import Decimal
from typing import Any

import pytest

from bot.caches.nocs_book import NocsBook
from bot.caches.nocs_buttons import PayoffButton
from bot.caches.nocs_exports import NocsExports, Wanted
from bot.exports import ExportFile, Exports, NotExported
from bot.lookup.sessions import Who
from bot.machinery import now
from bot.people.area_picker import area_key
from domain.caches.nocs import Side, total
from domain.languages import Language
from domain.people.people import Profile
from formatters.files.tables import Format
from formatters.words import WORDS
from jobs.catalogue import UTILITY_JOBS
from jobs.desk import JobDesk
from queries.access.people import visitor
from queries.caches.nocs_cache import PayoffSearch, payoffs
from queries.oracle import OracleDatabase
from queries.postgres import PostgresPool
from sandbox.person import Person
from sandbox.telegram import BotApi
from sandbox.telegram.people import KARIM, NADIA
from tests.caching import SITE
from tests.conversations.audit_rig import Desk, served
from tests.conversations.cache_rig import (
    ENGLISH,
    SEARCH,
    areas,
    opens_area,
    read_customers,
    read_nocs,
    sheets,
    takes,
)
from tests.conversations.linking import audited, grant, sql


@pytest.fixture
async def desk(api: BotApi, oracle: OracleDatabase, store: PostgresPool) -> AsyncIterator[Desk]:
    """A desk whose caches are filled."""
    await read_nocs(store, oracle)
    async with served(api, oracle, store) as running:
        yield running


def lines(content: bytes) -> list[dict[str, str]]:
    text = content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


async def test_the_spreadsheet_of_all_areas_has_the_figures_of_the_page(desk: Desk) -> None:
    found = await areas(desk.store)
    await desk.nadia.say("/nocs")
    name, content = await takes(desk.nadia, "⬇️ XLSX")
    rows, facts = sheets(content)
    money = [[Decimal(str(cell)) for cell in (row[4], row[6], row[7])] for row in rows[1:]]

    assert name.startswith("nocs-balance-")
    assert name.endswith(".xlsx")
    assert [row[1] for row in rows[1:-1]] == [area.name for area in found]
    assert money[:-1] == [[area.credit, area.due, area.net] for area in found]
    whole = total(found)
    assert money[-1] == [whole.credit, whole.due, whole.net]
    assert facts["Asked for by"] == desk.nadia.profile.name
    assert facts["Rows in this file"] == len(found)
    assert f"{len(found)} rows." in desk.nadia.sees
    await desk.nadia.press("⬅️ Back")
    assert "Areas by name" in desk.nadia.messages[-1]["text"], "the file stays above"


async def test_the_file_of_areas_has_the_order_of_the_page(desk: Desk) -> None:
    await desk.nadia.say("/nocs")
    await desk.nadia.press("⚖️ By net")
    _, content = await takes(desk.nadia, "⬇️ CSV")

    nets = [Decimal(row["Net (৳)"]) for row in lines(content)]
    assert nets == sorted(area.net for area in await areas(desk.store))


@pytest.mark.parametrize(("side", "caption"), [(Side.ALL, "All"), (Side.DUE, "🔴 Due")])
async def test_an_area_s_file_holds_the_customers_of_its_pages(
    desk: Desk, side: Side, caption: str
) -> None:
    area = max(await areas(desk.store), key=lambda one: one.due_customers)
    wanted = await payoffs(desk.store, PayoffSearch(area.code, side, many=10_000))
    await opens_area(desk.nadia, area.name)
    if side is not Side.ALL:
        await desk.nadia.press(caption)
    _, content = await takes(desk.nadia, "⬇️ XLSX")
    rows, facts = sheets(content)

    assert [row[0] for row in rows[1:-1]] == [one.customer_no for one in wanted]
    amounts = [None if row[8] is None else Decimal(str(row[8])) for row in rows[1:-1]]
    assert amounts == [one.balance for one in wanted]
    assert Decimal(str(rows[-1][8])) == sum(one.balance for one in wanted if one.balance)
    assert facts["Filter"].startswith(f"{area.name}: Customers")
    ((_, subject, details),) = await audited(desk.store, "payoff.export")
    assert subject == f"area:{area.code}"
    assert details == {"side": side.value, "sought": False, "form": "xlsx", "rows": len(wanted)}


async def test_a_search_is_exported_as_it_is_shown(desk: Desk) -> None:
    area = (await areas(desk.store))[0]
    one = (await payoffs(desk.store, PayoffSearch(area.code, many=1)))[0]
    await desk.store.execute(
        sql(f"UPDATE nocs_payoff_row SET name = '=1+1' WHERE customer_no = '{one.customer_no}'")
    )
    await opens_area(desk.nadia, area.name)
    await desk.nadia.press(SEARCH)
    await desk.nadia.say("=1+1")
    name, content = await takes(desk.nadia, "⬇️ CSV")

    assert name.endswith(".csv")
    (row,) = lines(content)
    assert row["Customer no."] == one.customer_no
    assert row["Name"] == "'=1+1", "no formula"


async def test_a_clerk_takes_the_customers_of_the_own_areas_only(desk: Desk, api: BotApi) -> None:
    karim = Person(api, KARIM)
    await grant(desk.store, KARIM, "staff", "{Adabor}")
    await opens_area(karim, "Adabor")
    await grant(desk.store, KARIM, "staff", "{Banasree}")
    await karim.press("⬇️ XLSX")

    assert karim.toast == ENGLISH("nocs-not-your-area")
    assert karim.document is None
    assert await audited(desk.store, "payoff.export") == []


async def test_a_file_in_bengali_has_bengali_heads_and_real_numbers(desk: Desk) -> None:
    words = WORDS[Language.BENGALI]
    await desk.nadia.say("/language")
    await desk.nadia.press("বাংলা")
    await opens_area(desk.nadia, "Adabor")
    _, content = await takes(desk.nadia, "⬇️ XLSX")
    rows, _ = sheets(content)

    assert rows[0][8] == words("export-balance")
    assert all(isinstance(row[8], int | float | None) for row in rows[1:])


class Overtaken(Exports):
    """Other figures are published while the first files are written."""

    def __init__(self, times: int, publish: Callable[[], Awaitable[Any]]) -> None:
        super().__init__()
        self._times, self._publish = times, publish
        self.written = 0

    async def write(self, *args: Any) -> list[ExportFile]:
        files = await super().write(*args)
        self.written += 1
        if self.written <= self._times:
            await self._publish()
        return files


def exporting(store: PostgresPool, exports: Exports) -> NocsExports:
    desk = JobDesk(store, UTILITY_JOBS, now, SITE.zone)
    return NocsExports(NocsBook(store, desk, SITE.zone, now), exports)


@pytest.mark.parametrize(("times", "written"), [(0, 1), (1, 2), (3, 3)])
async def test_a_file_is_of_one_edition_or_there_is_none(
    desk: Desk, oracle: OracleDatabase, times: int, written: int
) -> None:
    async def publish() -> None:
        await read_customers(desk.store, oracle)

    exports = Overtaken(times, publish)
    nadia = await visitor(desk.store, Profile(NADIA.id, "Nadia", None, Language.ENGLISH), NADIA.id)
    wanted = Wanted(Format.CSV, nadia.person, Who(NADIA.id, NADIA.id), ENGLISH)
    writing = exporting(desk.store, exports).customers(wanted, PayoffButton(area=area_key("001")))
    if times < 3:
        assert await writing
    else:
        with pytest.raises(NotExported):
            await writing
    assert exports.written == written
    assert len(await audited(desk.store, "payoff.export")) == (times < 3)
