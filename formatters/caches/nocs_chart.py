"""The balances of all areas as one picture for a phone: credit to the right, due to the left."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from domain.caches.nocs import NocsBalance, total
from domain.caches.nocs_pages import Balances, Order, in_order
from formatters.chart_scale import Unit, axis_for, fitting_unit, label
from formatters.lookup.chart import money_units
from formatters.money import in_short, taka
from formatters.quantities import number
from formatters.times import moment
from formatters.typst_pages import Value, png, said
from formatters.words import Words

TEMPLATE = "nocs.typ"
#: Bars of a picture at most; what has no bar of its own is summed up in the last one.
MOST = 30
#: A figure below this has a unit of its own.
_LEAST = Decimal("0.1")


def balance_chart(words: Words, drawn: tuple[Balances, Order]) -> bytes:
    """A PNG, 1080 pixels wide: credit and due of every area, in an order."""
    return png(TEMPLATE, balance_data(words, drawn))


def balance_data(words: Words, drawn: tuple[Balances, Order]) -> dict[str, Value]:
    """All that the picture's template is told, worded and measured."""
    page, order = drawn
    areas = page.cached.value if page.cached else []
    bars = _fitting(words, in_order(areas, order))
    unit = fitting_unit(_amounts(bars), money_units(words))
    return {
        "title": words("nocs-chart-title"),
        "unit": unit.name,
        "age": _age(words, page),
        "totals": _totals(words, total(areas)),
        **_scaled(words, bars, unit),
    }


def _age(words: Words, page: Balances) -> str:
    """The day and the time: a picture is looked at later, too."""
    if page.cached is None:
        return ""
    at = page.cached.edition.as_of.astimezone(page.now.tzinfo)
    return words("nocs-chart-age", at=moment(words, at))


def _fitting(words: Words, areas: Sequence[NocsBalance]) -> list[NocsBalance]:
    """The areas; of too many the largest in their order, and all others as one."""
    if len(areas) <= MOST:
        return list(areas)
    largest = sorted(areas, key=lambda area: area.credit - area.due, reverse=True)[: MOST - 1]
    others = [area for area in areas if area not in largest]
    name = words("nocs-chart-others", count=len(others), shown=number(words, Decimal(len(others))))
    kept = [area for area in areas if area in largest]
    return [*kept, _named(total(others), name)]


def _named(summed: NocsBalance, name: str) -> NocsBalance:
    figures = (summed.customers, summed.credit_customers, summed.credit)
    return NocsBalance("", name, *figures, summed.due_customers, summed.due)


def _amounts(areas: Iterable[NocsBalance]) -> list[Decimal]:
    return [amount for area in areas for amount in (area.credit, area.due)]


def _totals(words: Words, of: NocsBalance) -> list[Value]:
    return [
        {"name": words("nocs-chart-credit"), "amount": taka(words, of.credit), "kind": "credit"},
        {"name": words("nocs-chart-due"), "amount": taka(words, of.due), "kind": "due"},
        {"name": words("nocs-chart-net"), "amount": taka(words, of.net), "kind": "net"},
    ]


def _label(words: Words, amount: Decimal, unit: Unit) -> str:
    """The figure in the picture's unit; in its own where that would be too small to tell."""
    if not amount:
        return ""
    if abs(amount / unit.size) >= _LEAST:
        return label(words, amount / unit.size)
    return in_short(words, amount) or taka(words, amount)


def _scaled(words: Words, areas: Sequence[NocsBalance], unit: Unit) -> dict[str, Value]:
    """The bars' ends as shares of the axis, each with its label."""
    axis = axis_for([amount / unit.size for amount in _amounts(areas)])
    zero = axis.at(Decimal(0))
    return {
        "zero": zero,
        "ticks": [{"at": axis.at(v), "label": number(words, v)} for v in axis.ticks()],
        "bars": [
            {
                "name": said(area.name or area.code, "–"),
                "credit": axis.at(area.credit / unit.size) - zero,
                "due": zero - axis.at(area.due / unit.size),
                "credit_label": _label(words, area.credit, unit),
                "due_label": _label(words, area.due, unit),
            }
            for area in areas
        ],
    }
