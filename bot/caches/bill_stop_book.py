"""The bill stop, read for staff."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from bot.caches.refreshing import Refresher
from bot.lookup.desk import Visit
from domain.auditing.audit import Actor, Deed, Pseudonyms
from domain.billing.numbers import parse_number
from domain.caches.bill_stop_pages import (
    CpcPage,
    CrpPage,
    NoCpc,
    Overview,
    Reading,
    may_open_customers,
    nearest,
    pages_of,
)
from domain.caches.bill_stops import CrpSummary, crp_key
from domain.caches.caches import Cache, Edition
from domain.caches.refreshing import Refreshing
from domain.people.roles import Role
from domain.text import shorten, tidy
from formatters.caches.bill_stop import CPCS, CRPS
from jobs.desk import Asked, Asker, JobDesk
from queries.auditing.audit import append_audit
from queries.caches.bill_stops import bill_stop_totals, cpc, cpcs, crp_of_key, crps
from queries.caches.editions import edition
from queries.postgres import Postgres

JOB = "BILL_STOP"
_DAILY = timedelta(days=1)
_LONGEST_TYPED = 100


class NotYourCustomers(Exception):
    """The person sees customers of some areas only; CPCs are of all."""


class NothingRead(Exception):
    """The bill stop was never read."""


class _Opened(NamedTuple):
    """The cache at one moment, and which figures those are."""

    postgres: Postgres
    reading: Reading


@dataclass(frozen=True, slots=True)
class BillStopBook:
    """``zone``: the site's; ``now`` gives aware times."""

    postgres: Postgres
    desk: JobDesk
    pseudonyms: Pseudonyms
    zone: ZoneInfo
    now: Callable[[], datetime]

    async def overview(self, page: int) -> Overview:
        """The totals with a page of CRPs, all of one moment."""
        async with self.postgres.snapshot() as inside:
            totals = await bill_stop_totals(inside)
            refreshing = await self._refreshing(inside, totals.edition if totals else None)
            page = nearest(page, pages_of(totals.value.crps if totals else 0, CRPS))
            found = await crps(inside, page * CRPS, CRPS)
        return Overview(totals, refreshing, found, page, self._local_now)

    async def crp(self, visit: Visit, key: str, page: int) -> CrpPage | NoCpc:
        """A CRP with a page of its CPCs; who sees them is written down.

        Raises NotYourCustomers, NothingRead.
        """
        async with self._opened(visit) as opened:
            found = await crp_of_key(opened.postgres, key)
            if found is None:
                return NoCpc(opened.reading, None)
            shown = await _crp_page(opened, found, page)
        await self._note(visit.actor, found.crp_no, {"page": shown.page + 1})
        return shown

    async def find(self, visit: Visit, text: str) -> CrpPage | CpcPage | NoCpc:
        """The CPC or CRP whose number somebody typed; as ``crp``."""
        typed = shorten(tidy(text) or "", _LONGEST_TYPED)
        number = parse_number(typed) or typed
        async with self._opened(visit) as opened:
            shown = await _found(opened, number) or await _found(opened, typed)
        if isinstance(shown, CpcPage):
            await self._note(visit.actor, shown.cpc.customer_no, {})
        elif shown:
            await self._note(visit.actor, shown.crp.crp_no, {"page": 1})
        return shown or NoCpc(opened.reading, number)

    def admit(self, visit: Visit) -> None:
        """Raises NotYourCustomers for those who may not see CPCs."""
        if not may_open_customers(visit.scope):
            raise NotYourCustomers

    async def refresh(self, actor: Actor, press: str | None) -> Asked:
        """Ask for the bill stop anew; ``press`` names the press of the button; raises JobPaused."""
        return await self.desk.run(JOB, {}, Asker(actor, "telegram", press, Role(actor.role)))

    @property
    def _local_now(self) -> datetime:
        return self.now().astimezone(self.zone)

    @asynccontextmanager
    async def _opened(self, visit: Visit) -> AsyncIterator[_Opened]:
        self.admit(visit)
        async with self.postgres.snapshot() as inside:
            seen = await edition(inside, Cache.BILL_STOP)
            if seen is None:
                raise NothingRead
            refreshing = await self._refreshing(inside, seen)
            yield _Opened(inside, Reading(seen, refreshing, self._local_now))

    async def _refreshing(self, inside: Postgres, seen: Edition | None) -> Refreshing:
        return await Refresher(JOB, _DAILY, self.now).refreshing(inside, seen)

    async def _note(self, actor: Actor, number: str, details: dict[str, int]) -> None:
        """Write down that somebody sees these customers, before they are shown."""
        subject = self.pseudonyms.customer(number)
        await append_audit(self.postgres, Deed(actor, "billstop.view", subject, details))


async def _found(opened: _Opened, number: str) -> CpcPage | CrpPage | None:
    parent = await crp_of_key(opened.postgres, crp_key(number))
    child = await cpc(opened.postgres, number)
    if child is not None:
        return CpcPage(opened.reading, child, parent)
    return await _crp_page(opened, parent, 0) if parent else None


async def _crp_page(opened: _Opened, crp: CrpSummary, page: int) -> CrpPage:
    page = nearest(page, pages_of(crp.cpcs, CPCS))
    found = await cpcs(opened.postgres, crp.crp_no, page * CPCS, CPCS)
    return CrpPage(opened.reading, crp, found, page)
