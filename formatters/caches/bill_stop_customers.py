"""The bill stop of one CRP's customers, and of one customer."""

from domain.billing.numbers import parse_number
from domain.caches.bill_stop_pages import CpcPage, CrpPage, NoCpc, Reading
from domain.caches.bill_stops import BillingStatus, CpcBilling
from domain.money import Standing, standing
from formatters.caches.bill_stop import CPCS, MARKS, read, shares, short, which
from formatters.html import shown
from formatters.money import taka
from formatters.times import day, month
from formatters.words import Words

_LONGEST_NAME = 40
_LONGEST_ADDRESS = 70
_STANDING_MARKS = {
    Standing.CREDIT: "🟢",
    Standing.DUE: "🔴",
    Standing.SETTLED: "⚪",
    Standing.UNKNOWN: "⚪",
}
_STATUS_KEYS = {BillingStatus.STOPPED: "stopped", BillingStatus.ACTIVE: "active", None: "none"}


def customers(words: Words, page: CrpPage | CpcPage | NoCpc) -> str:
    """Whatever was found under a number."""
    match page:
        case CrpPage():
            return crp(words, page)
        case CpcPage():
            return cpc(words, page)
    return _nobody(words, page)


def crp(words: Words, page: CrpPage) -> str:
    """A CRP's figures, and a page of its CPCs."""
    head = words("bill-stop-crp", number=short(page.crp.crp_no), **shares(words, page.crp))
    listed = which(words, page.page, CPCS, len(page.cpcs), page.crp.cpcs)
    blocks = [
        f"{head}\n{read(words, page.reading)}",
        f"{words('bill-stop-cpcs')}\n{listed}",
        *(_line(words, one) for one in page.cpcs),
    ]
    return "\n\n".join(blocks)


def cpc(words: Words, page: CpcPage) -> str:
    """Whether a CPC is billed, and why it counts so."""
    one = page.cpc
    told = words(
        "bill-stop-cpc",
        name=_name(words, one),
        number=short(one.customer_no),
        crp=short(one.crp_no),
        address=_address(words, one),
        mark=MARKS[one.status],
        status=status(words, one.status),
        why=_why(words, one, page.reading),
        balance=_balance(words, one),
    )
    return "\n\n".join([words("bill-stop-title"), told, read(words, page.reading)])


def status(words: Words, which_one: BillingStatus | None) -> str:
    """Whether a CPC is billed; None is no CPC."""
    return words("bill-stop-status", status=_STATUS_KEYS[which_one])


def _line(words: Words, one: CpcBilling) -> str:
    never = one.last_bill_date is None
    billed = words("bill-stop-never") if never else _last_bill(words, one)
    return words(
        "bill-stop-cpc-line",
        mark=MARKS[one.status],
        number=short(one.customer_no),
        name=_name(words, one),
        billed=billed,
        balance=_balance(words, one),
        address=_address(words, one),
    )


def _last_bill(words: Words, one: CpcBilling) -> str:
    assert one.last_bill_date is not None
    return words("bill-stop-last-bill", day=day(words, one.last_bill_date))


def _why(words: Words, one: CpcBilling, reading: Reading) -> str:
    if one.last_bill_date is None:
        return words("bill-stop-why-never")
    key = "active" if one.status is BillingStatus.ACTIVE else "stopped"
    if one.last_bill_date == reading.month:
        key = "first"
    last = day(words, one.last_bill_date)
    return words(f"bill-stop-why-{key}", day=last, month=month(words, reading.month))


def _nobody(words: Words, page: NoCpc) -> str:
    if page.number is None:
        said = words("bill-stop-crp-gone")
    elif parse_number(page.number) == page.number:
        said = words("bill-stop-no-cpc", number=shown(page.number))
    else:
        said = words("bill-stop-no-cpc-text", number=short(page.number))
    return f"{said}\n\n{read(words, page.reading)}"


def _balance(words: Words, one: CpcBilling) -> str:
    mark = _STANDING_MARKS[standing(one.balance)]
    return words("bill-stop-balance", mark=mark, amount=taka(words, one.balance))


def _name(words: Words, one: CpcBilling) -> str:
    return short(one.name, _LONGEST_NAME, words("name-not-recorded"))


def _address(words: Words, one: CpcBilling) -> str:
    return short(one.address, _LONGEST_ADDRESS, words("address-not-recorded"))
