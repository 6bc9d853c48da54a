"""Units, axes and labels of the chart."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.languages import Language
from formatters.chart_scale import axis_for, fitting_unit, label
from formatters.lookup.chart import money_units
from formatters.words import WORDS

ENGLISH = WORDS[Language.ENGLISH]
AMOUNTS = st.decimals(min_value=-(10**15), max_value=10**15, places=2)


@settings(deadline=None)  # the property counts here, not the speed of the machine
@given(st.lists(AMOUNTS, max_size=12))
def test_an_axis_holds_zero_and_every_value(values: list[Decimal]) -> None:
    axis = axis_for(values)

    assert all(0 <= axis.at(value) <= 1 for value in [*values, Decimal(0)])


@settings(deadline=None)  # the property counts here, not the speed of the machine
@given(st.lists(AMOUNTS, max_size=12))
def test_an_axis_has_few_ticks_from_end_to_end(values: list[Decimal]) -> None:
    axis = axis_for(values)
    ticks = axis.ticks()

    assert (ticks[0], ticks[-1]) == (axis.low, axis.high)
    assert Decimal(0) in ticks
    assert 2 <= len(ticks) <= 7


@settings(deadline=None)  # the property counts here, not the speed of the machine
@given(st.lists(AMOUNTS, min_size=1, max_size=12))
def test_labels_stay_short(values: list[Decimal]) -> None:
    unit = fitting_unit(values, money_units(ENGLISH))

    assert all(len(label(ENGLISH, value / unit.size)) <= len("-10,000") for value in values)


@pytest.mark.parametrize(
    ("biggest", "name"),
    [
        ("0", "৳"),
        ("9999.99", "৳"),
        ("10000", "thousand ৳"),
        ("-10000", "thousand ৳"),
        ("99999", "thousand ৳"),
        ("100000", "lakh ৳"),
        ("10000000", "crore ৳"),
        ("1000000000000", "lakh crore ৳"),
    ],
)
def test_the_unit_follows_the_largest_figure(biggest: str, name: str) -> None:
    assert fitting_unit([Decimal(1), Decimal(biggest)], money_units(ENGLISH)).name == name


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("1456.5", "1,457"),
        ("99.96", "100"),
        ("45.55", "45.6"),
        ("0.254", "0.25"),
        ("0.004", "0"),
        ("-0.004", "0"),
        ("-1350.5", "-1,351"),
        ("7", "7"),
    ],
)
def test_labels_have_three_digits_or_the_whole_part(value: str, shown: str) -> None:
    assert label(ENGLISH, Decimal(value)) == shown


def test_an_axis_has_round_steps() -> None:
    assert axis_for([Decimal(415)]).ticks() == [0, 200, 400, 600]
