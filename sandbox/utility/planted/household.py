"""A household: one service point with all that belongs to it, before it becomes rows."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import NamedTuple

CONNECTED = date(2022, 3, 5)
Address = tuple[str | None, str | None, str | None, str | None]


class Row(NamedTuple):
    """One row of a table, by column name."""

    table: str
    values: dict[str, object]


def row(table: str, /, **values: object) -> Row:
    """A row; dates become the midnight that Oracle stores."""
    return Row(table, {name: _stored(value) for name, value in values.items()})


def _stored(value: object) -> object:
    if isinstance(value, date) and not isinstance(value, datetime):
        return datetime.combine(value, time())
    return value


@dataclass(frozen=True, slots=True)
class Segment:
    """A bill segment; kwh None = no usage behind it. The rule is the total's name."""

    start: date
    end: date
    kwh: str | None
    charge: str
    status: str = "50"
    rule: str = "CM_TOTALCHRGE"


@dataclass(frozen=True, slots=True)
class Posting:
    """A ledger row: amounts as the ledger has them, a charge positive, a payment negative.

    A channel (a tender source code) makes the payment event and the tender behind it.
    undoes = position of the posting that a PX, AX or BX takes back.
    """

    kind: str
    day: date
    amount: str
    channel: str | None = None
    frozen: bool = True
    undoes: int | None = None


def billed(day: date, amount: str) -> Posting:
    """A bill's charge."""
    return Posting("BS", day, amount)


def paid(day: date, amount: str, channel: str = "BKASH") -> Posting:
    """A payment of this positive amount before VAT."""
    return Posting("PS", day, "-" + amount, channel)


# What a planted household has unless it says otherwise: August 2025, 9.50 kWh for 80.25.
HISTORY = (
    Segment(date(2025, 8, 10), date(2025, 8, 11), "5.20", "42.75"),
    Segment(date(2025, 8, 11), date(2025, 8, 12), "4.30", "37.50"),
)
LEDGER = (
    paid(date(2025, 8, 5), "500.00"),
    billed(date(2025, 8, 11), "42.75"),
    billed(date(2025, 8, 12), "37.50"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Household:
    """A service point and everything around it; index makes its ids (1 … 999).

    Its person may be that of another household: person_id is then an id of the other one. So may
    the premise that its account names: mailing_prem_id.
    """

    index: int
    customer_no: str
    meter_no: str | None
    name: str | None = "Shamsul Huda"
    phone: str | None = "01712345678"
    person_id: str | None = None
    mailing_prem_id: str | None = None
    address: Address = ("House 7", "Road 3", None, "Adabor")
    nocs: str = "001"
    status: str = "20"
    numbered_since: date = CONNECTED
    parent_no: str | None = None
    segments: tuple[Segment, ...] = HISTORY
    postings: tuple[Posting, ...] = LEDGER
    extra: tuple[Row, ...] = ()

    def id_of(self, lead: str, width: int, last: int = 1) -> str:
        """An id of this household: a leading digit, the household, a number within it."""
        head = f"{lead}{900000 + self.index}"
        return head + str(last).zfill(width - len(head))


def plain(index: int) -> Household:
    """An ordinary household: customer number and meter number by its index (1 … 99)."""
    return Household(index=index, customer_no=f"900000{index:02}", meter_no=f"800000{index:02}")


def with_rows(home: Household, *rows: Row) -> Household:
    """The household with rows besides its own."""
    return replace(home, extra=(*home.extra, *rows))
