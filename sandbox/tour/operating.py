"""Nadia drills from the totals of all areas to one customer, and looks at the machinery."""

from domain.languages import Language
from formatters.money import taka
from formatters.words import WORDS
from sandbox.tour.guide import Guide

ENGLISH = WORDS[Language.ENGLISH]


async def operate(guide: Guide) -> None:
    """What is cached, and how it came there."""
    await _drill(guide)
    await _take_home(guide)
    await guide.types(guide.nadia, "/billstop", "Bill stop", "Data of")
    await guide.types(guide.nadia, "/schedule", "BILL_STOP", "NOCS_BALANCE")
    await guide.types(guide.nadia, "/status", "NOCS_PAYOFF")


async def _take_home(guide: Guide) -> None:
    nadia = guide.nadia
    await guide.types(nadia, "/nocs", "NOCS balances", "Areas by name")
    await guide.presses_for_file(nadia, "⬇️ XLSX", ".xlsx")


async def _drill(guide: Guide) -> None:
    nadia, usual = guide.nadia, guide.manifest.case("usual")
    await guide.types(nadia, "/nocs", "NOCS balances", "Data of")
    await guide.presses_for_picture(nadia, "📊 As a picture")
    await guide.types(nadia, "/nocs", "NOCS balances", "Areas by name")
    (area,) = [c for row in nadia.buttons for c in row if c.endswith(f" {usual.nocs}")]
    await guide.presses(nadia, area, f"{usual.nocs}", "Customers by number")
    await guide.presses(nadia, "🔎 Search", "part of the name")
    await guide.types(nadia, str(usual.customer_no), taka(ENGLISH, usual.balance))
    await guide.presses(nadia, f"👤 {usual.customer_no}", "Customer found", usual.name)
