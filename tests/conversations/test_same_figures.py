"""One reading of the billing system has one set of figures, wherever somebody looks."""

import re
from collections.abc import AsyncIterator, Iterable
from decimal import Decimal
from typing import Any, NamedTuple

import pytest

from queries.oracle import OracleDatabase
from queries.postgres import PostgresPool
from sandbox.person import Person
from sandbox.telegram import BotApi
from tests.conversations.audit_rig import Desk
from tests.conversations.cache_rig import (
    cache_desk,
    money,
    opens_area,
    read_nocs,
    sheets,
    takes,
    turned,
)
from tests.integration.rest_rig import Programs, programs

SUMMARY = "/api/reports/nocs_balance_summary"


class Figures(NamedTuple):
    """What an area, or all of them, have: customers, those who paid ahead, those who owe, net."""

    customers: int
    ahead: int
    credit: Decimal
    owing: int
    due: Decimal
    net: Decimal


@pytest.fixture
async def desk(api: BotApi, oracle: OracleDatabase, store: PostgresPool) -> AsyncIterator[Desk]:
    """A desk whose caches are filled from the utility, through the real driver."""
    await read_nocs(store, oracle)
    async with cache_desk(api, oracle, store) as running:
        yield running


@pytest.fixture
async def rest(desk: Desk) -> AsyncIterator[Programs]:
    """The endpoints over the same caches."""
    async with programs(desk.store) as rig:
        yield rig


async def test_chat_pages_programs_and_files_tell_the_same_to_the_paisa(
    desk: Desk, rest: Programs
) -> None:
    await desk.nadia.say("/nocs")
    page = desk.nadia.sees
    names = re.findall(r"^(.+) · 👥", page, re.MULTILINE)
    told = {name: await area_page(desk.nadia, name) for name in names}
    told_in_all = in_figures(page)

    assert len(told) > 1
    assert any(area.due for area in told.values())
    assert any(area.credit for area in told.values())
    assert summed(told.values()) == told_in_all
    assert in_lines(page) == {name: in_line(area) for name, area in told.items()}
    for name, area in told.items():
        assert await customers(desk.nadia, name) == area, name
    assert await programs_read(rest) == told
    assert await spreadsheet(desk.nadia) == {**told, "": told_in_all}


async def area_page(person: Person, area: str) -> Figures:
    """The figures above the customers of an area."""
    await opens_area(person, area)
    return in_figures(person.sees)


def in_figures(page: str) -> Figures:
    """The figures at the head of a page."""
    amounts = re.findall(r"^(?:🟢 Credit|🔴 Due|⚖️ Net): (-?৳[\d,.]+)", page, re.MULTILINE)
    counts = re.findall(r"([\d,]+) customers?\b", page)
    credit, due, net = map(money, amounts)
    ahead, owing, every = (int(count.replace(",", "")) for count in counts[:3])
    return Figures(every, ahead, credit, owing, due, net)


def in_lines(page: str) -> dict[str, tuple[int, Decimal, Decimal, Decimal]]:
    """Customers, net, credit and due of each area on the page of all."""
    amount = r"(-?৳[\d,.]+)"
    line = rf"^(.+) · 👥 ([\d,]+)[^·]* · ⚖️ {amount}[^\n]*\n🟢 {amount}[^·]* · 🔴 {amount}"
    return {
        name: (int(count.replace(",", "")), money(net), money(credit), money(due))
        for name, count, net, credit, due in re.findall(line, page, re.MULTILINE)
    }


def in_line(area: Figures) -> tuple[int, Decimal, Decimal, Decimal]:
    return area.customers, area.net, area.credit, area.due


def summed(areas: Iterable[Figures]) -> Figures:
    return Figures(*(sum(column) for column in zip(*areas, strict=True)))


async def customers(person: Person, area: str) -> Figures:
    """The same, counted and summed over all pages of an area's customers."""
    await opens_area(person, area)
    found: list[str] = []
    async for page in turned(person):
        found += re.findall(r"^(?:🟢|🔴|⚪) (.+?) · ", page, re.MULTILINE)
    balances = [money(told) for told in found if "৳" in told]  # what is unknown has no sign
    above = [one for one in balances if one > 0]
    below = [one for one in balances if one < 0]
    credit, due = sum(above, Decimal()), sum(below, Decimal())
    return Figures(len(found), len(above), credit, len(below), due, credit + due)


async def programs_read(rest: Programs) -> dict[str, Figures]:
    """The areas as programs get them."""
    status, body = await rest.ask(SUMMARY)
    assert status == 200
    assert body["count"] == len(body["data"])
    return {row["nocs_name"]: of_program(row) for row in body["data"]}


def of_program(row: dict[str, Any]) -> Figures:
    return Figures(
        row["total_customers"],
        row["positive_qty"],
        Decimal(row["positive_balance_amt"]),
        row["negative_qty"],
        Decimal(row["negative_balance_amt"]),
        Decimal(row["net_balance"]),
    )


async def spreadsheet(person: Person) -> dict[str, Figures]:
    """The rows of the file by area; the total under the empty name."""
    await person.say("/nocs")
    _, content = await takes(person, "⬇️ XLSX")
    (_, *rows), _ = sheets(content)
    return {row[1] or "": of_sheet(row[2:]) for row in rows}


def of_sheet(cells: tuple[Any, ...]) -> Figures:
    every, ahead, credit, owing, due, net = (Decimal(str(cell)) for cell in cells)
    return Figures(int(every), int(ahead), credit, int(owing), due, net)
