"""The account statement: a customer, the balance, and a year of bills and recharges as a PDF."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from domain.billing.billing import MonthlyBill
from domain.billing.customers import Customer, LookUp
from domain.billing.recharges import Recharge
from domain.billing.spans import Span, recent_months, recent_recharges
from domain.money import standing
from formatters.lookup.customer import day_or_not, plain_status, standing_words
from formatters.money import taka
from formatters.quantities import kilowatts, number
from formatters.times import day, moment, month
from formatters.typst_pages import Value, pdf, said
from formatters.words import Words

_FACTS = (
    "fact-number",
    "fact-meter",
    "fact-nocs",
    "fact-phone",
    "fact-status",
    "fact-tariff",
    "fact-load",
    "fact-phase",
    "fact-connected",
    "fact-billed",
)


def statement_pdf(words: Words, look: LookUp) -> bytes:
    """An A4 PDF; equal look-ups give equal bytes. Parts that could not be read say so."""
    customer, read_at = look.customer, look.customer.read_at
    return pdf(
        "statement.typ",
        {
            **_labels(words, moment(words, read_at), said(customer.customer_no, "–")),
            "name": said(customer.name, words("name-not-recorded"), 120),
            "number": said(customer.customer_no, words("not-recorded")),
            "address": said(customer.address, words("address-not-recorded"), 300),
            "facts": _facts(words, customer),
            "balance": taka(words, customer.balance),
            "mood": standing(customer.balance).value,
            "bills": _bills(words, look.months),
            "recharges": _recharges(words, look.recharges, read_at.date()),
            **dict(zip(("standing", "meaning"), _stands(words, customer), strict=True)),
        },
        read_at,
    )


def _labels(words: Words, read: str, number: str) -> dict[str, Value]:
    """The template's own words; "#" marks where page numbers go."""
    missing = ("not-recorded", "name-not-recorded", "address-not-recorded")
    return {
        "language": words.language.value,
        "digits": words.digits("0123456789"),
        "missing": [words(key) for key in missing],
        "title": words("statement-title"),
        "foot": words("statement-foot", number=number, read=read),
        "page": words("statement-page", page="#page", pages="#pages"),
        "balance_label": words("statement-balance"),
        "read": words("statement-read", read=read),
        "read_at": read,
        "billing_title": words("statement-billing"),
        "billing_heads": list(words("statement-billing-heads").split("|")),
        "recharge_title": words("statement-recharges"),
        "recharge_heads": list(words("statement-recharge-heads").split("|")),
    }


def _stands(words: Words, customer: Customer) -> tuple[str, str]:
    return standing_words(words, standing(customer.balance))


def _facts(words: Words, customer: Customer) -> list[Value]:
    """Labels and values, in the order of reading."""
    none, load = words("not-recorded"), customer.load_kw
    values = (
        said(customer.customer_no, none),
        said(customer.meter_no, none),
        said(customer.nocs, none),
        said(customer.phone, none),
        plain_status(words, customer.status),
        said(customer.tariff, none),
        none if load is None else kilowatts(words, load),
        said(customer.phase, none),
        day_or_not(words, customer.connected_on),
        day_or_not(words, customer.last_bill_on),
    )
    return [[words(key), value] for key, value in zip(_FACTS, values, strict=True)]


def _bills(words: Words, months: Sequence[MonthlyBill] | None) -> dict[str, Value]:
    """Rows newest first and their totals, or what to say in their place."""
    if not months:
        return _nothing(words("chart-unreadable") if months is None else words("no-bills"))
    chosen = recent_months(months, Span.YEAR)
    return {
        "message": "",
        "period": _period(month(words, chosen[-1].month), month(words, chosen[0].month)),
        "rows": [_bill(words, bill) for bill in chosen],
        "totals": [
            words("statement-total"),
            number(words, sum((bill.kwh for bill in chosen), Decimal(0))),
            taka(words, sum((bill.charge for bill in chosen), Decimal(0))),
            words.digits(str(sum(bill.days for bill in chosen))),
        ],
    }


def _bill(words: Words, bill: MonthlyBill) -> Value:
    named = month(words, bill.month)
    if not bill.days:
        return [named, words("chart-no-bill"), "–", "–"]
    days = words.digits(str(bill.days))
    return [named, number(words, bill.kwh), taka(words, bill.charge), days]


def _recharges(words: Words, paid: Sequence[Recharge] | None, today: date) -> dict[str, Value]:
    """The same for the recharges of the twelve months up to today."""
    if paid is None:
        return _nothing(words("statement-recharges-unread"))
    chosen = recent_recharges(paid, Span.YEAR, today)
    if not chosen:
        return _nothing(words("statement-no-recharges"))
    return {
        "message": "",
        "period": _period(day(words, chosen[-1].paid_on), day(words, chosen[0].paid_on)),
        "rows": [_recharge(words, entry) for entry in chosen],
        "totals": [
            words("statement-total"),
            _count(words, len(chosen)),
            *_sums(words, chosen),
        ],
    }


def _recharge(words: Words, entry: Recharge) -> Value:
    channel = (
        words("adjustment") if entry.adjustment else said(entry.channel, words("not-recorded"))
    )
    return [day(words, entry.paid_on), channel, *_sums(words, [entry])]


def _sums(words: Words, entries: Sequence[Recharge]) -> list[Value]:
    """Energy, rebate, VAT and total of some recharges."""
    return [
        taka(words, sum((entry.energy for entry in entries), Decimal(0))),
        taka(words, sum((entry.rebate for entry in entries), Decimal(0))),
        taka(words, sum((entry.vat for entry in entries), Decimal(0))),
        taka(words, sum((entry.total for entry in entries), Decimal(0))),
    ]


def _nothing(message: str) -> dict[str, Value]:
    return {"message": message, "period": "", "rows": [], "totals": []}


def _period(first: str, last: str) -> str:
    return first if first == last else f"{first} – {last}"


def _count(words: Words, entries: int) -> str:
    return words("statement-recharge-count", count=entries, shown=words.digits(str(entries)))
