"""Monthly billing and recharges in Telegram messages, page by page."""

from collections.abc import Sequence
from decimal import Decimal

from domain.billing.billing import MonthlyBill
from domain.billing.customers import LookUp
from domain.billing.recharges import Recharge
from domain.billing.spans import Span, recent_months, recent_recharges
from formatters.html import LONGEST_TEXT, shown
from formatters.lookup.customer import RULE
from formatters.money import taka
from formatters.paging import pages
from formatters.quantities import kwh
from formatters.times import day, moment, month
from formatters.words import Words

#: Left free on each page for the title and the totals.
_ROOM = LONGEST_TEXT - 700

_BILLING_SPANS = {
    Span.LAST: "billing-span-last",
    Span.SIX_MONTHS: "billing-span-six",
    Span.YEAR: "billing-span-year",
    Span.ALL: "billing-span-all",
}
_RECHARGE_SPANS = {
    Span.LAST: "recharge-span-last",
    Span.SIX_MONTHS: "recharge-span-six",
    Span.YEAR: "recharge-span-year",
    Span.ALL: "recharge-span-all",
}


def billing(words: Words, look: LookUp, span: Span) -> Sequence[str]:
    """Months newest first, then the totals of the span; one string a page."""
    number, chosen_span = shown(look.customer.customer_no), words(_BILLING_SPANS[span])
    title = words("billing-title", span=chosen_span, number=number, rule=RULE)
    if look.months is None:
        return [f"{title}\n{words('part-unavailable')}"]
    if not look.months:
        return [f"{title}\n{words('no-bills')}"]
    chosen = recent_months(look.months, span)
    blocks = (_month(words, bill) for bill in chosen)
    return _bound(title, pages(blocks, _ROOM), _billing_totals(words, chosen))


def recharges(words: Words, look: LookUp, span: Span) -> Sequence[str]:
    """Recharges newest first, then the totals of the span; one string a page."""
    number, chosen_span = shown(look.customer.customer_no), words(_RECHARGE_SPANS[span])
    title = words("recharges-title", span=chosen_span, number=number, rule=RULE)
    if look.recharges is None:
        return [f"{title}\n{words('part-unavailable')}"]
    if not look.recharges:
        return [f"{title}\n{words('no-recharges')}"]
    chosen = recent_recharges(look.recharges, span, look.customer.read_at.date())
    if not chosen:
        latest = day(words, look.recharges[0].paid_on)
        return [f"{title}\n{words('no-recharges-in-span', span=chosen_span, latest=latest)}"]
    blocks = (_recharge(words, entry) for entry in chosen)
    return _bound(title, pages(blocks, _ROOM), _recharge_totals(words, chosen))


def chart_caption(words: Words, look: LookUp) -> str:
    """Under the usage chart."""
    return words("chart-caption", number=shown(look.customer.customer_no))


def statement_caption(words: Words, look: LookUp) -> str:
    """Under the statement."""
    read = moment(words, look.customer.read_at)
    return words("statement-caption", number=shown(look.customer.customer_no), read=read)


def _bound(title: str, bodies: Sequence[str], totals: str) -> Sequence[str]:
    return [f"{title}\n{body}\n{RULE}\n{totals}" for body in bodies]


def _month(words: Words, bill: MonthlyBill) -> str:
    return words(
        "bill-of-month",
        month=month(words, bill.month),
        energy=kwh(words, bill.kwh),
        charge=taka(words, bill.charge),
        days=words.digits(str(bill.days)),
    )


def _billing_totals(words: Words, bills: Sequence[MonthlyBill]) -> str:
    energy = sum((bill.kwh for bill in bills), Decimal(0))
    charges = sum((bill.charge for bill in bills), Decimal(0))
    return words("billing-totals", energy=kwh(words, energy), charges=taka(words, charges))


def _recharge(words: Words, entry: Recharge) -> str:
    channel = (
        words("adjustment") if entry.adjustment else shown(entry.channel, words("channelless"))
    )
    return words(
        "recharge-entry",
        day=day(words, entry.paid_on),
        channel=channel,
        total=taka(words, entry.total),
        energy=taka(words, entry.energy),
        rebate=taka(words, entry.rebate),
        vat=taka(words, entry.vat),
    )


def _recharge_totals(words: Words, entries: Sequence[Recharge]) -> str:
    total = sum((entry.total for entry in entries), Decimal(0))
    count = words.digits(str(len(entries)))
    return words("recharge-totals", count=count, total=taka(words, total))
