"""The bill stop as files: all rows, as a spreadsheet or CSV."""

import csv
import io
from collections.abc import AsyncIterator

import pytest

from queries.caches.bill_stops import bill_stop_totals, cpc_rows, crp_rows
from queries.oracle import OracleDatabase
from queries.postgres import PostgresPool
from sandbox.person import Person
from sandbox.telegram import BotApi
from sandbox.telegram.people import KARIM
from tests.bill_stops import Child, load
from tests.conversations.audit_rig import Desk
from tests.conversations.cache_rig import (
    BILLED,
    ENGLISH,
    READ,
    cache_desk,
    captions,
    sheets,
    takes,
)
from tests.conversations.linking import audited, grant

#: More rows than are read at once, and more than any page has.
MANY = 1200


@pytest.fixture
async def desk(api: BotApi, oracle: OracleDatabase, store: PostgresPool) -> AsyncIterator[Desk]:
    """A desk with a filled cache."""
    children = [
        Child(f"1{n:07}", BILLED if n % 3 else None, f"9{n // 100:07}", "=1+1") for n in range(MANY)
    ]
    await load(store, READ, *children)
    async with cache_desk(api, oracle, store) as running:
        yield running


async def asks(person: Person, file: str) -> bytes:
    await person.say("/billstop")
    await person.press("⬇️ Files")
    _, content = await takes(person, file)
    return content


async def test_a_spreadsheet_has_every_customer(desk: Desk) -> None:
    (_, *rows), _ = sheets(await asks(desk.nadia, "⬇️ CPCs · XLSX"))
    every = [one async for page in cpc_rows(desk.store) for one in page]

    assert len(every) == MANY
    assert [(row[0], row[1]) for row in rows[:MANY]] == [
        (one.crp_no, one.customer_no) for one in every
    ]
    assert {row[2] for row in rows[:MANY]} == {"=1+1"}
    assert sum(row[5] == "Bill stop issue" for row in rows) == MANY // 3
    assert f"{MANY:,} rows" in desk.nadia.sees
    await desk.nadia.press("⬅️ All CRPs")
    told = [str(one.get("text")) for one in desk.nadia.messages]
    assert [text for text in told if "CRPs with the most bill stops first" in text]


async def test_a_spreadsheet_has_every_crp_with_the_totals_of_the_page(desk: Desk) -> None:
    (_, *rows), _ = sheets(await asks(desk.nadia, "⬇️ CRPs · XLSX"))
    every = [one async for page in crp_rows(desk.store) for one in page]
    totals = await bill_stop_totals(desk.store)

    assert totals is not None
    assert [row[:4] for row in rows[: len(every)]] == [
        (one.crp_no, one.cpcs, one.stopped, one.active) for one in every
    ]
    assert sum(row[2] for row in rows[: len(every)]) == totals.value.stopped


async def test_csv_has_the_same_rows_and_no_formula(desk: Desk) -> None:
    text = (await asks(desk.nadia, "⬇️ CPCs · CSV")).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))

    names = [row[2] for row in rows if row[1:2] and row[1].startswith("10")]
    assert names == ["'=1+1"] * MANY


async def test_files_are_written_down_and_may_be_kept(desk: Desk) -> None:
    await asks(desk.nadia, "⬇️ CPCs · CSV")

    assert not desk.nadia.newest.get("has_protected_content")
    (entry,) = await audited(desk.store, "billstop.%")
    assert entry == ("billstop.export", "billstop:cpcs", {"form": "CSV", "rows": MANY})


async def test_a_clerk_of_some_areas_gets_crps_only(desk: Desk, api: BotApi) -> None:
    await grant(desk.store, KARIM, "staff")
    karim = Person(api, KARIM)
    await karim.say("/billstop")
    await karim.press("⬇️ Files")
    buttons = karim.newest["reply_markup"]["inline_keyboard"]
    every = {one["text"]: one["callback_data"] for row in buttons for one in row}
    await grant(desk.store, KARIM, "staff", "{Adabor}")

    await karim.press_data(every["⬇️ CPCs · XLSX"])
    assert karim.html == ENGLISH("bill-stop-not-your-customers")
    content = await asks(karim, "⬇️ CRPs · CSV")
    assert b"90000000" in content
    assert captions(karim) == ["⬅️ All CRPs"]
