"""NOCS balances: all areas, one area, and the customers of an area."""

from collections.abc import Sequence
from decimal import Decimal

from domain.caches.caches import Edition
from domain.caches.nocs import NocsBalance, Payoff, total
from domain.caches.nocs_pages import AreaPage, Balances, Chosen, Order
from domain.caches.refreshing import Refreshing
from domain.money import Standing, standing
from domain.text import shorten, tidy
from formatters.caches.cache_age import age, news, read_at, what_to_do
from formatters.html import plain, shown
from formatters.money import in_short, taka
from formatters.quantities import number
from formatters.words import Words

#: Areas, and customers, on a page.
AREAS = 20
CUSTOMERS = 8

_LONGEST_NAME = 40
_LONGEST_ADDRESS = 70
_LONGEST_SOUGHT = 60
_MARKS = {
    Standing.CREDIT: "🟢",
    Standing.DUE: "🔴",
    Standing.SETTLED: "⚪",
    Standing.UNKNOWN: "⚪",
}


def balances(words: Words, page: Balances, order: Order, areas: Sequence[NocsBalance]) -> str:
    """The totals of all areas, and these areas in an order; ``page`` holds figures."""
    assert page.cached is not None, "there is a page of its own for no figures"
    every = page.cached.value
    blocks = [
        words("nocs-title"),
        figures(words, total(every), _areas(words, len(every))),
        _age(words, page.cached.edition, page),
        "\n".join([_ordered(words, order), *(_area(words, area) for area in areas)]),
    ]
    return "\n\n".join(blocks)


def never(words: Words, refreshing: Refreshing, *, operator: bool) -> str:
    """That nothing was ever read, and what to do about it."""
    lines = [
        words("nocs-title"),
        "",
        words("cache-never"),
        what_to_do(words, refreshing, operator=operator),
    ]
    return "\n".join(lines + news(words, refreshing))


def picture_caption(words: Words, page: Balances) -> str:
    """What stands under the picture of all areas."""
    assert page.cached is not None, "there is a page of its own for no figures"
    return f"{words('nocs-title')}\n{_age(words, page.cached.edition, page)}"


def area(words: Words, page: AreaPage, *, operator: bool) -> str:
    """An area's figures, and a page of its customers."""
    title = words("nocs-area-title", name=name_of(page.summary.value))
    if page.summed is None:
        told = [figures(words, page.summary.value), _age(words, page.summary.edition, page)]
        never_read = [words("nocs-no-list"), what_to_do(words, page.refreshing, operator=operator)]
        return "\n\n".join([title, *told, "\n".join(never_read)])
    age_of_list = _age(words, page.summed.edition, page)
    told = [figures(words, page.summed.value), "\n".join([age_of_list, *_difference(words, page)])]
    return "\n\n".join([title, *told, *_customers(words, page)])


def name_of(area: NocsBalance) -> str:
    """An area's name, fit for a page."""
    return _short(area.name or area.code, _LONGEST_NAME)


def choice(words: Words, area: NocsBalance, chosen: Chosen) -> str:
    """Which customers of which area, as plain text."""
    return plain(f"{name_of(area)}: {_title(words, chosen)}")


def exported(words: Words, name: str, rows: int) -> str:
    """The caption of a file: of what it is, and how many rows it has."""
    return words("nocs-exported", count=rows, name=name, shown=_count(words, rows))


def figures(words: Words, of: NocsBalance, areas: str = "") -> str:
    """Credit, due, net and customers, large amounts also in lakh and crore."""
    return words(
        "nocs-figures",
        credit=_amount(words, of.credit),
        due=_amount(words, of.due),
        net=_amount(words, of.net),
        credits=_customers_of(words, of.credit_customers),
        dues=_customers_of(words, of.due_customers),
        customers=_customers_of(words, of.customers),
        areas=areas,
    )


def customer(words: Words, one: Payoff) -> str:
    """A customer in two lines, without the phone number."""
    return words(
        "nocs-customer",
        number=shown(one.customer_no),
        name=_short(one.name, _LONGEST_NAME, words("name-not-recorded")),
        mark=_MARKS[standing(one.balance)],
        amount=taka(words, one.balance),
        address=_short(one.address, _LONGEST_ADDRESS, words("address-not-recorded")),
    )


def _customers(words: Words, page: AreaPage) -> list[str]:
    chosen = page.chosen
    title = _title(words, chosen)
    if not page.customers:
        return [title, words("nocs-nobody")]
    first = chosen.page * CUSTOMERS + 1
    which = words(
        "nocs-which",
        first=_count(words, first),
        last=_count(words, first + len(page.customers) - 1),
        found=_count(words, page.found),
    )
    return [f"{title}\n{which}", *(customer(words, one) for one in page.customers)]


def _title(words: Words, chosen: Chosen) -> str:
    side = words("nocs-side", side=chosen.side.value)
    if not chosen.sought:
        return words("nocs-list", side=side)
    return words("nocs-list-sought", side=side, text=_short(chosen.sought, _LONGEST_SOUGHT))


def _difference(words: Words, page: AreaPage) -> list[str]:
    """What the page of all areas says, where the list of customers was read at another time."""
    assert page.summed is not None
    if page.summed.value == page.summary.value:
        return []
    at = read_at(words, page.summary.edition, page.now)
    return [words("nocs-differs", net=taka(words, page.summary.value.net), at=at)]


def _age(words: Words, edition: Edition, page: Balances | AreaPage) -> str:
    return age(words, edition, page.refreshing, page.now)


def _ordered(words: Words, order: Order) -> str:
    return words("nocs-by-name") if order is Order.NAME else words("nocs-by-net")


def _area(words: Words, one: NocsBalance) -> str:
    return words(
        "nocs-area",
        name=name_of(one),
        customers=_count(words, one.customers),
        net=taka(words, one.net),
        credit=taka(words, one.credit),
        due=taka(words, one.due),
    )


def _amount(words: Words, amount: Decimal) -> str:
    exact, short = taka(words, amount), in_short(words, amount)
    return words("nocs-large", exact=exact, short=short) if short else exact


def _areas(words: Words, count: int) -> str:
    return words("nocs-areas", count=count, shown=_count(words, count))


def _customers_of(words: Words, count: int) -> str:
    return words("nocs-customers", count=count, shown=_count(words, count))


def _count(words: Words, count: int) -> str:
    return number(words, Decimal(count))


def _short(text: str | None, limit: int, otherwise: str = "–") -> str:
    tidied = tidy(text)
    return shown(shorten(tidied, limit)) if tidied else otherwise
