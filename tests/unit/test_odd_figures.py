"""What the billing system may hold and no page can show: figures that are no numbers."""

from datetime import datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.lookup.sessions import Sessions, Who
from domain.billing.billing import BillingMonthBy
from domain.billing.customers import LookUp
from domain.money import LedgerSign
from domain.people.people import EVERYBODY
from domain.site import Site
from queries.billing import DAILY_BILLS, PAYMENTS
from queries.customers import CUSTOMER_BY_NUMBER
from queries.fake import FakeOracle
from queries.lookup import look_up
from tests.conftest import Clock

NUMBER = "17813970"
SITE = Site(ZoneInfo("Asia/Dhaka"), LedgerSign.CHARGE_POSITIVE, BillingMonthBy.END_DT)
DAY = datetime(2025, 1, 15)  # noqa: DTZ001 - as Oracle has it
ODD = (Decimal("NaN"), Decimal("Infinity"))


async def looked_up(load: Decimal, charge: Decimal, paid: Decimal) -> LookUp:
    """The customer of a billing system with these figures, as the session gives it back."""
    row = (NUMBER, *([None] * 8), "20", Decimal(1), None, load, *([None] * 4), DAY)
    answers: dict[Any, Any] = {
        CUSTOMER_BY_NUMBER: [row],
        DAILY_BILLS: [(DAY, DAY, charge, Decimal(2))],
        PAYMENTS: [("PS", paid, DAY, None)],
    }
    found = await look_up(FakeOracle(answers), SITE, NUMBER, EVERYBODY)
    assert isinstance(found, LookUp)
    sessions, who = Sessions(1800, Clock()), Who(1, 1)
    sessions.keep(who, found)
    kept = sessions.recall(who, NUMBER)
    assert kept == found
    return kept


@pytest.mark.parametrize("odd", ODD)
async def test_a_figure_that_is_no_number_is_unknown(odd: Decimal) -> None:
    well = Decimal(-2)

    assert (await looked_up(odd, well, well)).customer.load_kw is None
    assert (await looked_up(well, odd, well)).months is None
    assert (await looked_up(well, well, odd)).recharges is None
