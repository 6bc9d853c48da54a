"""The usage chart: twelve months of consumption and charges as one picture for a phone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from domain.billing import MonthlyBill
from domain.customers import Customer, LookUp
from formatters.chart_scale import Unit, axis_for, fitting_unit, label
from formatters.money import taka
from formatters.quantities import number
from formatters.typst_pages import Value, png, said

SHOWN_MONTHS = 12
TEMPLATE = "chart.typ"


@dataclass(frozen=True, slots=True)
class ChartWords:
    """The chart's words in one language, ``{}`` marking where a value goes.

    ``months`` and ``short_months`` name January to December, ``digits`` are 0 to 9, and the units
    go from the smallest to the largest.
    """

    title: str
    customer_no: str
    unnamed: str
    consumption: str
    charges: str
    total: str
    no_bill: str
    no_bills: str
    unreadable: str
    running: str
    none_since: str
    kwh: str
    months: tuple[str, ...]
    short_months: tuple[str, ...]
    digits: str
    energy_units: tuple[Unit, ...]
    money_units: tuple[Unit, ...]


ENGLISH = ChartWords(
    title="Electricity use",
    customer_no="Customer no. {}",
    unnamed="Name not recorded",
    consumption="Consumption",
    charges="Charges",
    total="total",
    no_bill="no bill",
    no_bills="No bill has been made for this customer yet.",
    unreadable="Billing could not be read at that time.",
    running="{} is not over yet: its bars are still growing.",
    none_since="No bill since {}.",
    kwh="{} kWh",
    months=(
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    short_months=(
        *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
        *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    ),
    digits="0123456789",
    energy_units=(Unit(1, "kWh"), Unit(1000, "MWh"), Unit(1_000_000, "GWh")),
    money_units=(
        Unit(1, "৳"),
        Unit(1000, "thousand ৳"),
        Unit(100_000, "lakh ৳"),
        Unit(10_000_000, "crore ৳"),
        Unit(1_000_000_000_000, "lakh crore ৳"),
    ),
)


def usage_chart(look: LookUp, words: ChartWords = ENGLISH) -> bytes:
    """A PNG, 1080 pixels wide: kWh and charges of the twelve months up to the latest bill.

    Months without a bill are gaps; a look-up without bills gives a picture that says so.
    """
    return png(TEMPLATE, chart_data(look, words))


def chart_data(look: LookUp, words: ChartWords = ENGLISH) -> dict[str, Value]:
    """All that the chart's template is told, worded and measured."""
    drawn = _head(look.customer, words)
    if not look.months:
        drawn["message"] = words.unreadable if look.months is None else words.no_bills
        return drawn
    months, today = look.months[-SHOWN_MONTHS:], look.customer.read_at.date()
    drawn["period"] = _period(months, words)
    drawn["note"] = _note(months, today, words)
    drawn["months"] = _months(months, today, words)
    drawn["panels"] = [_energy(months, words), _money(months, words)]
    return drawn


def _head(customer: Customer, words: ChartWords) -> dict[str, Value]:
    return {
        "title": words.title,
        "name": said(customer.name, words.unnamed, 120),
        "number": _digits(words.customer_no.format(said(customer.customer_no, "–")), words),
        "no_bill": words.no_bill,
        "total": words.total,
        "period": "",
        "message": "",
        "note": "",
        "months": [],
        "panels": [],
    }


def _period(months: Sequence[MonthlyBill], words: ChartWords) -> str:
    first, last = _named(months[0].month, words), _named(months[-1].month, words)
    return first if first == last else f"{first} – {last}"


def _note(months: Sequence[MonthlyBill], today: date, words: ChartWords) -> str:
    """What the bars alone would not tell: a running month, or bills that stopped."""
    last = months[-1].month
    behind = (today.year - last.year) * 12 + today.month - last.month
    if behind > 1:
        return words.none_since.format(_named(last, words))
    return words.running.format(_named(last, words)) if behind == 0 else ""


def _months(months: Sequence[MonthlyBill], today: date, words: ChartWords) -> list[Value]:
    return [
        {
            "label": words.short_months[bill.month.month - 1],
            "year": _digits(str(bill.month.year), words)
            if index == 0 or bill.month.month == 1
            else "",
            "billed": bill.days > 0,
            "running": bill.month == today.replace(day=1),
        }
        for index, bill in enumerate(months)
    ]


def _energy(months: Sequence[MonthlyBill], words: ChartWords) -> Value:
    used = [bill.kwh for bill in months]
    total = words.kwh.format(number(sum(used, Decimal(0))))
    return _panel(words.consumption, total, used, words.energy_units, words)


def _money(months: Sequence[MonthlyBill], words: ChartWords) -> Value:
    charged = [bill.charge for bill in months]
    return _panel(words.charges, taka(sum(charged, Decimal(0))), charged, words.money_units, words)


def _panel(
    title: str, total: str, values: Sequence[Decimal], units: Sequence[Unit], words: ChartWords
) -> Value:
    """One panel: heights as shares of the axis, labels in the unit that keeps them short."""
    unit = fitting_unit(values, units)
    scaled = [value / unit.size for value in values]
    axis = axis_for(scaled)
    return {
        "title": title,
        "unit": unit.name,
        "total": _digits(total, words),
        "zero": axis.at(Decimal(0)),
        "ticks": [{"at": axis.at(v), "label": _digits(number(v), words)} for v in axis.ticks()],
        "bars": [
            {"rise": axis.at(v) - axis.at(Decimal(0)), "label": _digits(label(v), words)}
            for v in scaled
        ],
    }


def _named(month: date, words: ChartWords) -> str:
    return f"{words.months[month.month - 1]} {_digits(str(month.year), words)}"


def _digits(text: str, words: ChartWords) -> str:
    return text.translate(str.maketrans("0123456789", words.digits))
