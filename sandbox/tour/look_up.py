"""Nadia looks customers up, in every way and with some mistakes."""

from domain.billing.customers import ServiceStatus
from domain.languages import Language
from formatters.lookup.customer import plain_status
from formatters.money import taka
from formatters.quantities import kwh
from formatters.words import WORDS
from sandbox.tour.guide import Guide
from sandbox.utility import Case

ENGLISH = WORDS[Language.ENGLISH]
BACK = "⬅️ Back to Menu"


async def look_up(guide: Guide) -> None:
    """Each page of one customer, then other ways to name one, then what goes wrong."""
    usual = guide.manifest.case("usual")
    await _figures(guide, usual)
    await _pictures(guide)
    await _other_ways(guide)
    await guide.types(guide.nadia, "Good morning", "Hello!")
    await guide.types(guide.nadia, "99999999", "was found")
    await guide.types(guide.nadia, "12-3", "5 to 20 letters or digits")


async def _figures(guide: Guide, case: Case) -> None:
    nadia, latest = guide.nadia, case.months[-1]
    year = [taka(ENGLISH, month.charge) for month in case.months[-12:]]
    await guide.types(nadia, case.type_this, case.name, case.meter_no, case.nocs)
    await guide.presses(nadia, "👤 Customer Info", case.address, case.phone)
    await guide.presses(nadia, BACK, "Customer found")
    await guide.presses(nadia, "💰 Current Balance", taka(ENGLISH, case.balance))
    await guide.presses(nadia, BACK, "Customer found")
    await guide.presses(nadia, "📊 Monthly Billing", kwh(ENGLISH, latest.kwh), year[-1])
    await guide.presses(nadia, "1 year", *year)
    await guide.presses(nadia, BACK, "Customer found")
    await guide.presses(nadia, "💳 Recharge History", taka(ENGLISH, case.recharges[0].total))
    await guide.presses(nadia, BACK, "Customer found")


async def _pictures(guide: Guide) -> None:
    nadia = guide.nadia
    await guide.presses(nadia, "📈 Usage Chart", "Usage chart")
    guide.expect(nadia.photo is not None, "a picture under Usage Chart")
    await guide.presses(nadia, BACK, "Customer found")
    await guide.presses(nadia, "📄 Statement", "Figures of")
    guide.expect(nadia.document is not None, "a file under Statement")
    await guide.presses(nadia, BACK, "Customer found")
    await guide.presses(nadia, "🔍 Search Another Customer", "Please send a new customer")


async def _other_ways(guide: Guide) -> None:
    for key in ("typed-bengali", "meter-letters", "status-stopped", "ledger-empty"):
        case = guide.manifest.case(key)
        status = plain_status(ENGLISH, ServiceStatus(case.status))
        await guide.types(guide.nadia, case.type_this, case.customer_no, status)
    shared = guide.manifest.case("meter-shared")
    await guide.types(guide.nadia, shared.type_this, *shared.choices)
    await guide.presses(guide.nadia, f"👤 {shared.choices[0]}", "Customer found")
