"""The account statement: a customer, the balance, and a year of bills and recharges as a PDF."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from domain.billing import MonthlyBill
from domain.customers import Customer, LookUp
from domain.money import standing
from domain.recharges import Recharge
from domain.spans import Span, recent_months, recent_recharges
from formatters.money import taka
from formatters.quantities import kilowatts, number
from formatters.times import day, moment, month
from formatters.typst_pages import Value, pdf, said

NOT_RECORDED = "not recorded"
BILLING_UNREAD = "Billing could not be read at that time."
RECHARGES_UNREAD = "Recharges could not be read at that time."
NO_BILLS = "No bill has been made for this customer yet."
NO_RECHARGES = "No recharge is recorded in these twelve months."


def statement_pdf(look: LookUp) -> bytes:
    """An A4 PDF; equal look-ups give equal bytes. Parts that could not be read say so."""
    read_at = look.customer.read_at
    return pdf(
        "statement.typ",
        {
            "name": said(look.customer.name, "Name not recorded", 120),
            "number": said(look.customer.customer_no, NOT_RECORDED),
            "address": said(look.customer.address, "Address not recorded", 300),
            "facts": _facts(look.customer),
            "balance": taka(look.customer.balance),
            "standing": standing(look.customer.balance).value,
            "read_at": moment(read_at),
            "bills": _bills(look.months),
            "recharges": _recharges(look.recharges, read_at.date()),
        },
        read_at,
    )


def _facts(customer: Customer) -> list[Value]:
    """Labels and values, in the order of reading."""
    load = kilowatts(customer.load_kw) if customer.load_kw is not None else NOT_RECORDED
    return [
        ["Customer no.", said(customer.customer_no, NOT_RECORDED)],
        ["Meter no.", said(customer.meter_no, NOT_RECORDED)],
        ["NOCS", said(customer.nocs, NOT_RECORDED)],
        ["Phone", said(customer.phone, NOT_RECORDED)],
        ["Status", customer.status.name.replace("_", " ").capitalize()],
        ["Tariff", said(customer.tariff, NOT_RECORDED)],
        ["Sanctioned load", load],
        ["Phase", said(customer.phase, NOT_RECORDED)],
        ["Connected", _day(customer.connected_on)],
        ["Last bill", _day(customer.last_bill_on)],
    ]


def _bills(months: Sequence[MonthlyBill] | None) -> dict[str, Value]:
    """Rows newest first and their totals, or what to say in their place."""
    if not months:
        return _nothing(BILLING_UNREAD if months is None else NO_BILLS)
    chosen = recent_months(months, Span.YEAR)
    return {
        "message": "",
        "period": _period(month(chosen[-1].month), month(chosen[0].month)),
        "rows": [_bill(bill) for bill in chosen],
        "totals": [
            "Total",
            number(sum((bill.kwh for bill in chosen), Decimal(0))),
            taka(sum((bill.charge for bill in chosen), Decimal(0))),
            str(sum(bill.days for bill in chosen)),
        ],
    }


def _bill(bill: MonthlyBill) -> Value:
    if not bill.days:
        return [month(bill.month), "no bill", "–", "–"]
    return [month(bill.month), number(bill.kwh), taka(bill.charge), str(bill.days)]


def _recharges(paid: Sequence[Recharge] | None, today: date) -> dict[str, Value]:
    """The same for the recharges of the twelve months up to today."""
    if paid is None:
        return _nothing(RECHARGES_UNREAD)
    chosen = recent_recharges(paid, Span.YEAR, today)
    if not chosen:
        return _nothing(NO_RECHARGES)
    return {
        "message": "",
        "period": _period(day(chosen[-1].paid_on), day(chosen[0].paid_on)),
        "rows": [_recharge(entry) for entry in chosen],
        "totals": ["Total", _count(len(chosen)), *_sums(chosen)],
    }


def _recharge(entry: Recharge) -> Value:
    channel = "Adjustment" if entry.adjustment else said(entry.channel, NOT_RECORDED)
    return [day(entry.paid_on), channel, *_sums([entry])]


def _sums(entries: Sequence[Recharge]) -> list[Value]:
    """Energy, rebate, VAT and total of some recharges."""
    return [
        taka(sum((entry.energy for entry in entries), Decimal(0))),
        taka(sum((entry.rebate for entry in entries), Decimal(0))),
        taka(sum((entry.vat for entry in entries), Decimal(0))),
        taka(sum((entry.total for entry in entries), Decimal(0))),
    ]


def _nothing(message: str) -> dict[str, Value]:
    return {"message": message, "period": "", "rows": [], "totals": []}


def _period(first: str, last: str) -> str:
    return first if first == last else f"{first} – {last}"


def _count(entries: int) -> str:
    return "1 recharge" if entries == 1 else f"{entries} recharges"


def _day(value: date | None) -> str:
    return day(value) if value else NOT_RECORDED
