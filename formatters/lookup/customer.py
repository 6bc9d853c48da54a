"""A customer in Telegram messages: menu, information, balance, and the choice between several."""

from collections.abc import Sequence
from datetime import date, datetime

from domain.billing.customers import Candidate, Customer, LookUp, ServiceStatus
from domain.money import Standing, standing
from domain.text import shorten
from formatters.html import shown
from formatters.money import taka
from formatters.quantities import kilowatts
from formatters.times import clock, day, moment
from formatters.words import Words

#: Characters of a name where several customers are listed.
_LONGEST_NAME = 60
RULE = "━━━━━━━━━━━━━━━━"

_STATUS = {
    ServiceStatus.PENDING_START: ("🟡", "status-pending-start"),
    ServiceStatus.ACTIVE: ("🟢", "status-active"),
    ServiceStatus.PENDING_STOP: ("🟡", "status-pending-stop"),
    ServiceStatus.STOPPED: ("🔴", "status-stopped"),
    ServiceStatus.REACTIVATED: ("🟢", "status-reactivated"),
    ServiceStatus.CLOSED: ("🔴", "status-closed"),
    ServiceStatus.CANCELLED: ("🔴", "status-cancelled"),
    ServiceStatus.UNKNOWN: ("⚪", "status-unknown"),
}
_STANDING = {
    Standing.CREDIT: ("🟢", "standing-credit", "meaning-credit"),
    Standing.DUE: ("🔴", "standing-due", "meaning-due"),
    Standing.SETTLED: ("⚪", "standing-settled", "meaning-settled"),
    Standing.UNKNOWN: ("⚪", "standing-unknown", "meaning-unknown"),
}


def menu(words: Words, look: LookUp) -> str:
    """What was found, above the menu's buttons."""
    customer = look.customer
    return words(
        "customer-menu",
        name=shown(customer.name, words("name-not-recorded")),
        number=shown(customer.customer_no),
        meter=_code(words, customer.meter_no),
        nocs=_told(words, customer.nocs),
        status=marked_status(words, customer.status),
        notes=_missing_parts(words, look),
    )


def info(words: Words, customer: Customer) -> str:
    """Everything that is recorded about a customer and the connection."""
    load = customer.load_kw
    page = words(
        "customer-info",
        rule=RULE,
        name=_told(words, customer.name),
        number=shown(customer.customer_no),
        phone=_told(words, customer.phone),
        address=_told(words, customer.address),
        meter=_code(words, customer.meter_no),
        phase=_told(words, customer.phase),
        load=words("not-recorded") if load is None else kilowatts(words, load),
        tariff=_told(words, customer.tariff),
        nocs=_told(words, customer.nocs),
        status=marked_status(words, customer.status),
        connected=day_or_not(words, customer.connected_on),
        billed=day_or_not(words, customer.last_bill_on),
    )
    if not customer.parent_no:
        return page
    return f"{page}\n{words('billed-through', number=shown(customer.parent_no))}"


def balance(words: Words, customer: Customer) -> str:
    """The balance, what it means, and when the billing system was asked."""
    mark, stands, meaning = _STANDING[standing(customer.balance)]
    return words(
        "customer-balance",
        number=shown(customer.customer_no),
        rule=RULE,
        amount=taka(words, customer.balance),
        mark=mark,
        standing=words(stands),
        meaning=words(meaning),
        read=moment(words, customer.read_at),
    )


def choice(words: Words, number: str, candidates: Sequence[Candidate]) -> str:
    """Several customers at one meter: each named, to be chosen by a button."""
    count = words.digits(str(len(candidates)))
    title = words("customer-choice", number=shown(number), count=count)
    found = "\n".join(_candidate(words, one) for one in candidates)
    return "\n\n".join([title, found, words("customer-choice-hint")])


def refreshed(words: Words, read_at: datetime) -> str:
    """The line that says that a forgotten customer was read again."""
    return words("refreshed", time=clock(words, read_at))


def marked_status(words: Words, status: ServiceStatus) -> str:
    """A service agreement's status behind its coloured mark."""
    mark, _ = _STATUS[status]
    return f"{mark} {plain_status(words, status)}"


def plain_status(words: Words, status: ServiceStatus) -> str:
    """The same without the mark."""
    return words(_STATUS[status][1])


def standing_words(words: Words, stands: Standing) -> tuple[str, str]:
    """How a customer stands, and what that means."""
    _, name, meaning = _STANDING[stands]
    return words(name), words(meaning)


def day_or_not(words: Words, value: date | None) -> str:
    """A day, or that none is recorded."""
    return day(words, value) if value else words("not-recorded")


def _candidate(words: Words, one: Candidate) -> str:
    name = shown(shorten(one.name or "", _LONGEST_NAME), words("nameless"))
    nocs = shown(shorten(one.nocs or "", _LONGEST_NAME), words("nocsless"))
    return f"<b>{shown(one.customer_no)}</b> · {name} · {nocs}"


def _missing_parts(words: Words, look: LookUp) -> str:
    notes = []
    if look.months is None:
        notes.append(words("billing-missing"))
    if look.recharges is None:
        notes.append(words("recharges-missing"))
    return "".join(f"{note}\n" for note in notes) + ("\n" if notes else "")


def _told(words: Words, text: str | None) -> str:
    return shown(text, words("not-recorded"))


def _code(words: Words, text: str | None) -> str:
    found = _told(words, text)
    return f"<code>{found}</code>" if text and text.strip() else found
