"""Monthly billing and recharges in Telegram messages, page by page."""

from collections.abc import Sequence
from decimal import Decimal

from domain.billing import MonthlyBill
from domain.customers import LookUp
from domain.recharges import Recharge
from domain.spans import Span, recent_months, recent_recharges
from formatters.customer import RULE
from formatters.html import LONGEST_TEXT, shown
from formatters.money import taka
from formatters.paging import pages
from formatters.quantities import kwh
from formatters.times import day, moment, month

#: Left free on each page for the title and the totals.
_ROOM = LONGEST_TEXT - 700

_NO_BREAK = "\u00a0"
_UNAVAILABLE = "⚠️ This part is unavailable right now. Please try again in a minute."
_BILLING_SPANS = {
    Span.LAST: "the latest month",
    Span.SIX_MONTHS: "6 months",
    Span.YEAR: "1 year",
    Span.ALL: "all months",
}
_RECHARGE_SPANS = {
    Span.LAST: "the latest one",
    Span.SIX_MONTHS: "the last 6 months",
    Span.YEAR: "the last year",
    Span.ALL: "all recharges",
}


def billing(look: LookUp, span: Span) -> Sequence[str]:
    """Months newest first, then the totals of the span; one string a page."""
    title = _title("📊 <b>Monthly billing</b>", look, _BILLING_SPANS[span])
    if look.months is None:
        return [f"{title}\n{_UNAVAILABLE}"]
    if not look.months:
        return [f"{title}\nNo bill has been made for this customer yet."]
    chosen = recent_months(look.months, span)
    return _bound(title, pages(map(_month, chosen), _ROOM), _billing_totals(chosen))


def recharges(look: LookUp, span: Span) -> Sequence[str]:
    """Recharges newest first, then the totals of the span; one string a page."""
    title = _title("💳 <b>Recharge history</b>", look, _RECHARGE_SPANS[span])
    if look.recharges is None:
        return [f"{title}\n{_UNAVAILABLE}"]
    if not look.recharges:
        return [f"{title}\nNo recharge is recorded for this customer."]
    chosen = recent_recharges(look.recharges, span, look.customer.read_at.date())
    if not chosen:
        latest = f"The latest was on {day(look.recharges[0].paid_on)}; press All to see it."
        return [f"{title}\nNo recharge in {_RECHARGE_SPANS[span]}.\n{latest}"]
    return _bound(title, pages(map(_recharge, chosen), _ROOM), _recharge_totals(chosen))


def chart_caption(look: LookUp) -> str:
    """Under the usage chart."""
    return f"📈 <b>Usage chart</b> · customer <code>{shown(look.customer.customer_no)}</code>"


def statement_caption(look: LookUp) -> str:
    """Under the statement."""
    number, read = shown(look.customer.customer_no), moment(look.customer.read_at)
    return f"📄 <b>Statement</b> · customer <code>{number}</code>\nFigures of {read}."


def _title(heading: str, look: LookUp, span: str) -> str:
    return f"{heading} · {span}\nCustomer: <code>{shown(look.customer.customer_no)}</code>\n{RULE}"


def _bound(title: str, bodies: Sequence[str], totals: str) -> Sequence[str]:
    return [f"{title}\n{body}\n{RULE}\n{totals}" for body in bodies]


def _month(bill: MonthlyBill) -> str:
    return (
        f"📅 <b>{month(bill.month)}</b>\n"
        f"• Consumption: {kwh(bill.kwh)}\n"
        f"• Charges: {taka(bill.charge)}\n"
        f"• Days: {bill.days}"
    )


def _billing_totals(bills: Sequence[MonthlyBill]) -> str:
    energy = sum((bill.kwh for bill in bills), Decimal(0))
    charges = sum((bill.charge for bill in bills), Decimal(0))
    return f"Total consumption: <b>{kwh(energy)}</b>\nTotal charges: <b>{taka(charges)}</b>"


def _recharge(entry: Recharge) -> str:
    channel = "Adjustment" if entry.adjustment else shown(entry.channel, "channel not recorded")
    parts = (("Energy", entry.energy), ("rebate", entry.rebate), ("VAT", entry.vat))
    return (
        f"📅 <b>{day(entry.paid_on)}</b> · {channel}\n"
        f"• Recharge: <b>{taka(entry.total)}</b>\n"
        f"• {', '.join(f'{word}{_NO_BREAK}{taka(part)}' for word, part in parts)}"
    )


def _recharge_totals(entries: Sequence[Recharge]) -> str:
    total = sum((entry.total for entry in entries), Decimal(0))
    return f"Recharges: <b>{len(entries)}</b>\nTotal: <b>{taka(total)}</b>"
