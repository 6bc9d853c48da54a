"""Planted customers: the hard cases, each with what must be answered.

Their numbers are 90000001 and up, their meters mostly 80000001 and up, so that they never meet
the usual customers'.
"""

from datetime import date

from sandbox.utility.manifest import Case
from sandbox.utility.planted import bills, meters, money, people, phones, standing
from sandbox.utility.planted.household import Row
from sandbox.utility.planted.rows import rows_of


def planted(today: date) -> tuple[tuple[Case, ...], list[Row]]:
    """All cases, and the rows behind them. Today = the site's date."""
    groups = (
        people.plant(),
        standing.plant(),
        phones.plant(),
        meters.plant(),
        bills.plant(today),
        money.plant(today),
    )
    cases = [case for _, group in groups for case in group]
    homes = [home for group, _ in groups for home in group]
    return tuple(cases), [row for home in homes for row in rows_of(home)]
