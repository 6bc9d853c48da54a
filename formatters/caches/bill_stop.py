"""The bill stop: all CRPs, and what is said of each."""

from collections.abc import Sequence
from decimal import Decimal

from domain.caches.bill_stop_pages import Overview, Reading
from domain.caches.bill_stops import BillingStatus, BillStopTotals, CrpSummary
from domain.caches.refreshing import Refreshing
from domain.text import shorten, tidy
from formatters.caches.cache_age import age, news, what_to_do
from formatters.html import shown
from formatters.quantities import number
from formatters.times import day
from formatters.words import Words

#: CRPs, and CPCs, on a page.
CRPS = 8
CPCS = 8

MARKS = {BillingStatus.STOPPED: "🛑", BillingStatus.ACTIVE: "✅", None: "▫️"}
_LONGEST_NUMBER = 40


def overview(words: Words, page: Overview, *, opens: bool) -> str:
    """The totals, and a page of CRPs; ``opens``: the reader may see whose billing it is."""
    assert page.totals is not None, "there is a page of its own for no figures"
    reading = Reading(page.totals.edition, page.refreshing, page.now)
    blocks = [
        words("bill-stop-title"),
        f"{_totals(words, page.totals.value)}\n{read(words, reading)}",
        _crps(words, page, page.totals.value.crps),
        *([] if opens else [words("bill-stop-areas-only")]),
    ]
    return "\n\n".join(blocks)


def never(words: Words, refreshing: Refreshing, *, operator: bool) -> str:
    """That nothing was ever read, and what to do about it."""
    lines = [
        words("bill-stop-title"),
        "",
        words("cache-never"),
        what_to_do(words, refreshing, operator=operator),
    ]
    return "\n".join(lines + news(words, refreshing))


def files(words: Words, totals: BillStopTotals, *, opens: bool) -> str:
    """Which files there are; ``opens``: the reader may see whose billing it is."""
    crps, cpcs = count(words, totals.crps), count(words, totals.cpcs)
    if opens:
        return words("bill-stop-files", crps=crps, cpcs=cpcs)
    return f"{words('bill-stop-files-crps', crps=crps)}\n\n{words('bill-stop-areas-only')}"


def exported(words: Words, table: str, rows: int) -> str:
    """What stands under files of so many rows."""
    return words("bill-stop-exported", name=table, count=rows, shown=count(words, rows))


def read(words: Words, reading: Reading) -> str:
    """Which month was judged when, how old that is, and the news about it."""
    batch = words(
        "bill-stop-batch",
        day=day(words, reading.edition.batch_date),
        month=day(words, reading.month),
    )
    return f"{batch}\n{age(words, reading.edition, reading.refreshing, reading.now)}"


def shares(words: Words, of: CrpSummary | BillStopTotals) -> dict[str, str]:
    """The counts, and what they are of a hundred."""
    active = 100 - of.percentage if of.cpcs else Decimal(0)
    return {
        "cpcs": count(words, of.cpcs),
        "stopped": count(words, of.stopped),
        "stopped_share": number(words, of.percentage),
        "active": count(words, of.active),
        "active_share": number(words, active),
    }


def which(words: Words, page: int, many: int, listed: int, found: int) -> str:
    """Which part of a list a page has, of pages of so ``many``."""
    first = page * many + 1
    return words(
        "bill-stop-which",
        first=count(words, first),
        last=count(words, first + listed - 1),
        found=count(words, found),
    )


def count(words: Words, figure: int) -> str:
    """A count as people read it."""
    return number(words, Decimal(figure))


def short(text: str | None, limit: int = _LONGEST_NUMBER, otherwise: str = "–") -> str:
    """Text from data, fit for a line."""
    tidied = tidy(text)
    return shown(shorten(tidied, limit)) if tidied else otherwise


def _totals(words: Words, totals: BillStopTotals) -> str:
    return words("bill-stop-totals", crps=count(words, totals.crps), **shares(words, totals))


def _crps(words: Words, page: Overview, found: int) -> str:
    lines = [
        words("bill-stop-list"),
        which(words, page.page, CRPS, len(page.crps), found),
        *_lines(words, page.crps),
    ]
    return "\n".join(lines)


def _lines(words: Words, crps: Sequence[CrpSummary]) -> list[str]:
    return [
        words(
            "bill-stop-crp-line",
            number=short(one.crp_no),
            stopped=count(words, one.stopped),
            cpcs=count(words, one.cpcs),
            share=number(words, one.percentage),
        )
        for one in crps
    ]
