"""A customer in Telegram messages: menu, information, balance, and the choice between several."""

from collections.abc import Sequence
from datetime import date, datetime

from domain.customers import Candidate, Customer, LookUp, ServiceStatus
from domain.money import Standing, standing
from formatters.html import shown
from formatters.money import taka
from formatters.quantities import kilowatts
from formatters.times import clock, day, moment

RULE = "━━━━━━━━━━━━━━━━"
NOT_RECORDED = "not recorded"

STATUS_WORDS = {
    ServiceStatus.PENDING_START: "🟡 Pending start",
    ServiceStatus.ACTIVE: "🟢 Active",
    ServiceStatus.PENDING_STOP: "🟡 Pending stop",
    ServiceStatus.STOPPED: "🔴 Stopped",
    ServiceStatus.REACTIVATED: "🟢 Reactivated",
    ServiceStatus.CLOSED: "🔴 Closed",
    ServiceStatus.CANCELLED: "🔴 Cancelled",
    ServiceStatus.UNKNOWN: "⚪ Unknown",
}

_STANDING_WORDS = {
    Standing.CREDIT: "🟢 <b>Credit</b>\nPaid ahead: this much is left to use.",
    Standing.DUE: "🔴 <b>Due</b>\nOwed: this much is to be paid.",
    Standing.SETTLED: "⚪ <b>Settled</b>\nNothing owed, nothing paid ahead.",
    Standing.UNKNOWN: "⚪ <b>Unknown</b>\nThe billing system has no figure for this account.",
}


def menu(look: LookUp) -> str:
    """What was found, above the menu's buttons."""
    customer = look.customer
    lines = [
        "✅ <b>Customer found</b>",
        "",
        f"👤 <b>{shown(customer.name, 'Name not recorded')}</b>",
        f"🔢 Customer no.: <code>{shown(customer.customer_no)}</code>",
        f"🔌 Meter no.: {_code(customer.meter_no)}",
        f"🏢 NOCS: {shown(customer.nocs)}",
        f"Status: {STATUS_WORDS[customer.status]}",
        *_missing_parts(look),
        "",
        "Choose what to see:",
    ]
    return "\n".join(lines)


def info(customer: Customer) -> str:
    """Everything that is recorded about a customer and the connection."""
    load = kilowatts(customer.load_kw) if customer.load_kw is not None else NOT_RECORDED
    lines = [
        "👤 <b>Customer information</b>",
        RULE,
        f"Name: <b>{shown(customer.name)}</b>",
        f"Customer no.: <code>{shown(customer.customer_no)}</code>",
        f"Phone: {shown(customer.phone)}",
        f"Address: {shown(customer.address)}",
        RULE,
        f"Meter no.: {_code(customer.meter_no)}",
        f"Phase: {shown(customer.phase)}",
        f"Sanctioned load: {load}",
        f"Tariff: {shown(customer.tariff)}",
        f"NOCS: {shown(customer.nocs)}",
        f"Status: {STATUS_WORDS[customer.status]}",
        f"Connected: {_day(customer.connected_on)}",
        f"Last bill: {_day(customer.last_bill_on)}",
    ]
    if customer.parent_no:
        lines.append(f"Billed through (CRP): <code>{shown(customer.parent_no)}</code>")
    return "\n".join(lines)


def balance(customer: Customer) -> str:
    """The balance, what it means, and when the billing system was asked."""
    return "\n".join(
        [
            "💰 <b>Current balance</b>",
            f"Customer: <code>{shown(customer.customer_no)}</code>",
            RULE,
            f"<b>{taka(customer.balance)}</b>",
            _STANDING_WORDS[standing(customer.balance)],
            RULE,
            f"Read on {moment(customer.read_at)}",
        ]
    )


def choice(number: str, candidates: Sequence[Candidate]) -> str:
    """Several customers at one meter: each named, to be chosen by a button."""
    found = [
        f"<b>{shown(one.customer_no)}</b> · {shown(one.name, 'name not recorded')} · "
        f"{shown(one.nocs, 'NOCS not recorded')}"
        for one in candidates
    ]
    title = f"🔀 <b>Meter {shown(number)} is installed at {len(found)} customers.</b>"
    return "\n".join([title, "", *found, "", "Choose the customer:"])


def refreshed(read_at: datetime) -> str:
    """The line that says that a forgotten customer was read again."""
    return f"🔄 Figures refreshed at {clock(read_at)}."


def _missing_parts(look: LookUp) -> list[str]:
    notes = []
    if look.months is None:
        notes.append("⚠️ Billing is unavailable right now.")
    if look.recharges is None:
        notes.append("⚠️ Recharge history is unavailable right now.")
    return notes and ["", *notes]


def _code(text: str | None) -> str:
    found = shown(text)
    return f"<code>{found}</code>" if text and text.strip() else found


def _day(value: date | None) -> str:
    return day(value) if value else NOT_RECORDED
