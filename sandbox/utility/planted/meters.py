"""Meters: serial numbers, removals, one number at two customers, none at all."""

from dataclasses import replace
from datetime import date

from sandbox.utility.manifest import Case
from sandbox.utility.planted.household import Household, plain, with_rows
from sandbox.utility.planted.rows import installed
from sandbox.utility.planted.truth import found


def plant() -> tuple[list[Household], list[Case]]:
    """Households by meter, and what is told about them."""
    groups = (_serials(), _moved(), _same_serial(), _same_device(), _customer_first())
    cases = [case for _, group in groups for case in group]
    return [home for group, _ in groups for home in group], cases


def _serials() -> tuple[list[Household], list[Case]]:
    digits, letters = plain(50), replace(plain(51), meter_no="DP12AB34")
    without = replace(plain(52), meter_no=None)
    typed = "A meter number of {}"
    return [digits, letters, without], [
        found(digits, "meter-digits", typed.format("8 digits"), type_this="80000050"),
        found(letters, "meter-letters", typed.format("letters and digits"), type_this="DP12AB34"),
        found(without, "meter-none", "A customer without a meter"),
    ]


def _moved() -> tuple[list[Household], list[Case]]:
    """A meter belongs to whoever it is installed at now."""
    now, former = plain(53), replace(plain(54), meter_no=None)
    before = installed(former, now.id_of("8", 12), date(2020, 1, 1), date(2022, 3, 1))
    former = with_rows(former, before)
    return [now, former], [
        found(now, "meter-moved", "A meter that a former owner had", type_this="80000053"),
        found(former, "meter-gone", "The former owner of that meter, without one now"),
    ]


def _same_serial() -> tuple[list[Household], list[Case]]:
    first, second = plain(55), replace(plain(56), meter_no="80000055", name="Second At Meter")
    choice = Case(
        key="meter-twice",
        what="Two meters with one serial number, at two customers",
        type_this="80000055",
        choices=("90000055", "90000056"),
    )
    named = found(second, "meter-twice-second", "The second of them", name="Second At Meter")
    return [first, second], [choice, named]


def _same_device() -> tuple[list[Household], list[Case]]:
    """One device connected to two service points at once."""
    first, second = plain(57), replace(plain(58), meter_no=None)
    second = with_rows(second, installed(second, first.id_of("8", 12), date(2023, 1, 1)))
    choice = Case(
        key="meter-shared",
        what="One meter installed at two customers now",
        type_this="80000057",
        choices=("90000057", "90000058"),
    )
    return [first, second], [
        choice,
        found(second, "meter-shared-second", "The second of them", meter_no="80000057"),
    ]


def _customer_first() -> tuple[list[Household], list[Case]]:
    """A number that is a customer's and also another's meter: the customer is meant."""
    customer, other = plain(59), replace(plain(60), meter_no="90000059", name="Other At Meter")
    what = "A customer number that is another's meter number"
    return [customer, other], [
        found(customer, "customer-first", what),
        found(other, "customer-second", "The other one", name="Other At Meter"),
    ]
