"""The batch dates of the bill stop, read for staff: each load, and what changed between two."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.lookup.desk import Visit
from domain.auditing.audit import Actor, Deed
from domain.caches.bill_stop_pages import Comparison, History, may_open_customers
from domain.caches.bill_stops import BillStopTotals
from domain.caches.caches import Cached
from formatters.caches.bill_stop_dates import CHANGES
from queries.auditing.audit import append_audit
from queries.caches.bill_stops import (
    bill_stop_dates,
    bill_stop_difference,
    bill_stop_history,
    bill_stop_totals,
)
from queries.postgres import Postgres

#: Loads on the page of all.
_LOADS = 14


class DateGone(Exception):
    """The customers of this batch date are not kept any more."""


@dataclass(frozen=True, slots=True)
class BillStopDates:
    """``zone``: the site's; ``now`` gives aware times."""

    postgres: Postgres
    zone: ZoneInfo
    now: Callable[[], datetime]

    async def history(self) -> History:
        """The latest loads, and the dates that can be compared."""
        async with self.postgres.snapshot() as inside:
            loads = await bill_stop_history(inside, _LOADS)
            dates = await bill_stop_dates(inside)
        return History(loads, dates, self.now().astimezone(self.zone))

    async def dates(self) -> Sequence[date]:
        """The dates that can be compared, newest first."""
        return await bill_stop_dates(self.postgres)

    async def compare(self, visit: Visit, older: date, newer: date, page: int) -> Comparison:
        """What changed; whose billing it is only for those who may see it, written down first.

        Raises DateGone.
        """
        opens, page = may_open_customers(visit.scope), max(page, 0)
        many = CHANGES + 1 if opens else 0
        async with self.postgres.snapshot() as inside:
            before, after = await _totals(inside, older), await _totals(inside, newer)
            found = await bill_stop_difference(inside, older, newer, page * CHANGES, many)
        if found.rows:
            await self._note(visit.actor, f"billstop:{older}/{newer}", page)
        shown = replace(found, rows=found.rows[:CHANGES])
        return Comparison(before, after, shown, page, more=len(found.rows) > CHANGES)

    async def _note(self, actor: Actor, subject: str, page: int) -> None:
        deed = Deed(actor, "billstop.view", subject, {"page": page + 1})
        await append_audit(self.postgres, deed)


async def _totals(postgres: Postgres, batch_date: date) -> Cached[BillStopTotals]:
    found = await bill_stop_totals(postgres, batch_date)
    if found is None:
        raise DateGone
    return found
