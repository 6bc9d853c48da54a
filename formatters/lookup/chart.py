"""The usage chart: twelve months of consumption and charges as one picture for a phone."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from domain.billing.billing import MonthlyBill
from domain.billing.customers import Customer, LookUp
from formatters.chart_scale import Unit, axis_for, fitting_unit, label
from formatters.money import taka
from formatters.quantities import kwh, number
from formatters.times import month as named
from formatters.times import short_month
from formatters.typst_pages import Value, png, said
from formatters.words import Words

SHOWN_MONTHS = 12
TEMPLATE = "chart.typ"

_ENERGY = ((1, "unit-energy"), (1000, "unit-energy-thousand"), (1_000_000, "unit-energy-million"))
_MONEY = (
    (1, "unit-money"),
    (1000, "unit-money-thousand"),
    (100_000, "unit-money-lakh"),
    (10_000_000, "unit-money-crore"),
    (1_000_000_000_000, "unit-money-lakh-crore"),
)


def usage_chart(words: Words, look: LookUp) -> bytes:
    """A PNG, 1080 pixels wide: kWh and charges of the twelve months up to the latest bill.

    Months without a bill are gaps; a look-up without bills gives a picture that says so.
    """
    return png(TEMPLATE, chart_data(words, look))


def chart_data(words: Words, look: LookUp) -> dict[str, Value]:
    """All that the chart's template is told, worded and measured."""
    drawn = _head(words, look.customer)
    if not look.months:
        drawn["message"] = words("chart-unreadable") if look.months is None else words("no-bills")
        return drawn
    months, today = look.months[-SHOWN_MONTHS:], look.customer.read_at.date()
    drawn["period"] = _period(words, months)
    drawn["note"] = _note(words, months, today)
    drawn["months"] = _months(words, months, today)
    drawn["panels"] = [_energy(words, months), _money(words, months)]
    return drawn


def energy_units(words: Words) -> list[Unit]:
    """What energy is counted in, from the smallest unit to the largest."""
    return [Unit(size, words(key)) for size, key in _ENERGY]


def money_units(words: Words) -> list[Unit]:
    """The same for money."""
    return [Unit(size, words(key)) for size, key in _MONEY]


def _head(words: Words, customer: Customer) -> dict[str, Value]:
    return {
        "title": words("chart-title"),
        "name": said(customer.name, words("name-not-recorded"), 120),
        "number": words("chart-customer", number=said(customer.customer_no, "–")),
        "no_bill": words("chart-no-bill"),
        "total": words("chart-total"),
        "period": "",
        "message": "",
        "note": "",
        "months": [],
        "panels": [],
    }


def _period(words: Words, months: Sequence[MonthlyBill]) -> str:
    first, last = named(words, months[0].month), named(words, months[-1].month)
    return first if first == last else f"{first} – {last}"


def _note(words: Words, months: Sequence[MonthlyBill], today: date) -> str:
    """What the bars alone would not tell: a running month, or bills that stopped."""
    last = months[-1].month
    behind = (today.year - last.year) * 12 + today.month - last.month
    if behind > 1:
        return words("chart-none-since", month=named(words, last))
    return words("chart-running", month=named(words, last)) if behind == 0 else ""


def _months(words: Words, months: Sequence[MonthlyBill], today: date) -> list[Value]:
    return [
        {
            "label": short_month(words, bill.month),
            "year": _year(words, bill.month) if index == 0 or bill.month.month == 1 else "",
            "billed": bill.days > 0,
            "running": bill.month == today.replace(day=1),
        }
        for index, bill in enumerate(months)
    ]


def _year(words: Words, month: date) -> str:
    return words.digits(str(month.year))


def _energy(words: Words, months: Sequence[MonthlyBill]) -> Value:
    used = [bill.kwh for bill in months]
    total = kwh(words, sum(used, Decimal(0)))
    scaled = _scaled(words, used, energy_units(words))
    return {"title": words("chart-consumption"), "total": total, **scaled}


def _money(words: Words, months: Sequence[MonthlyBill]) -> Value:
    charged = [bill.charge for bill in months]
    total = taka(words, sum(charged, Decimal(0)))
    scaled = _scaled(words, charged, money_units(words))
    return {"title": words("chart-charges"), "total": total, **scaled}


def _scaled(words: Words, values: Sequence[Decimal], units: Sequence[Unit]) -> dict[str, Value]:
    """A panel's bars: heights as shares of the axis, labels in the unit that keeps them short."""
    unit = fitting_unit(values, units)
    scaled = [value / unit.size for value in values]
    axis = axis_for(scaled)
    return {
        "unit": unit.name,
        "zero": axis.at(Decimal(0)),
        "ticks": [{"at": axis.at(v), "label": number(words, v)} for v in axis.ticks()],
        "bars": [
            {"rise": axis.at(v) - axis.at(Decimal(0)), "label": label(words, v)} for v in scaled
        ],
    }
