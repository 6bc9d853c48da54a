"""NOCS balances and the customers of areas, read for staff."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from bot.caches.nocs_buttons import PayoffButton
from bot.caches.refreshing import Refresher
from bot.lookup.desk import Visit
from bot.lookup.sessions import Who
from bot.people.area_picker import area_key
from domain.auditing.audit import Actor, Deed
from domain.caches.bill_stop_pages import nearest, pages_of
from domain.caches.caches import Cached
from domain.caches.nocs import NocsBalance
from domain.caches.nocs_pages import AreaPage, Balances, Chosen, may_open
from domain.people.people import Scope
from domain.people.roles import Role
from formatters.caches.nocs import CUSTOMERS
from jobs.desk import Asked, Asker, JobDesk
from queries.auditing.audit import append_audit
from queries.caches.nocs_cache import (
    PayoffSearch,
    count_payoffs,
    nocs_balances,
    payoff_summary,
    payoffs,
)
from queries.forms import Place, form, save_form
from queries.postgres import Postgres

BALANCE_JOB, PAYOFF_JOB = "NOCS_BALANCE", "NOCS_PAYOFF"
_HOURLY, _NIGHTLY = timedelta(hours=1), timedelta(days=1)
_LONGEST_SOUGHT = 100


class AreaGone(Exception):
    """The area of a button is not among the areas any more."""


class NotYourArea(Exception):
    """The person sees customers of some areas only, and this is none of them."""


class SearchGone(Exception):
    """What was looked for is not kept any more."""


class Asking(NamedTuple):
    """Of which area somebody is asked whom they look for, and of which side."""

    area: str
    side: str


@dataclass(frozen=True, slots=True)
class NocsBook:
    """``zone``: the site's; ``now`` gives aware times."""

    postgres: Postgres
    desk: JobDesk
    zone: ZoneInfo
    now: Callable[[], datetime]

    async def balances(self) -> Balances:
        """Every area, all of one moment."""
        async with self.postgres.snapshot() as inside:
            cached = await nocs_balances(inside)
            edition = cached.edition if cached else None
            refreshing = await Refresher(BALANCE_JOB, _HOURLY, self.now).refreshing(inside, edition)
        return Balances(cached, refreshing, self._local_now)

    async def area(self, key: str, scope: Scope) -> Cached[NocsBalance]:
        """The area of a button; raises AreaGone or NotYourArea."""
        return await _area(self.postgres, key, scope)

    async def page(self, visit: Visit, button: PayoffButton) -> AreaPage:
        """An area with a page of its customers, all of one moment; who sees it is written down.

        Raises AreaGone, NotYourArea or SearchGone.
        """
        sought = await self.sought(visit.who, button.sought)
        chosen = Chosen(button.side, sought, button.page)
        async with self.postgres.snapshot() as inside:
            area = await _area(inside, button.area, visit.scope)
            page = await self._page(inside, area, chosen)
        await self._note(visit.actor, page)
        return page

    async def refresh(self, actor: Actor, press: str | None, area: str = "") -> Asked:
        """Ask for the balances of all areas anew, or for the customers of one; raises JobPaused.

        ``press`` names the press of the button.
        """
        by = Asker(actor, "telegram", press, Role(actor.role))
        if area:
            return await self.desk.run(PAYOFF_JOB, {"area": area}, by)
        return await self.desk.run(BALANCE_JOB, {}, by)

    async def ask(self, who: Who, asking: Asking) -> None:
        """Remember of which area somebody is asked whom they look for."""
        await save_form(self.postgres, _asking(who), asking._asdict())

    async def asked(self, who: Who) -> Asking:
        """Of which area it was; raises SearchGone."""
        kept = await form(self.postgres, _asking(who))
        if kept is None:
            raise SearchGone
        return Asking(**kept)

    async def seek(self, who: Who, text: str) -> str:
        """Remember what somebody looks for; its name for buttons."""
        token = secrets.token_urlsafe(3)
        filled = {"sought": text[:_LONGEST_SOUGHT].strip()}
        await save_form(self.postgres, _sought(who, token), filled)
        return token

    async def sought(self, who: Who, token: str) -> str:
        """What is looked for, kept for another while; raises SearchGone."""
        if not token:
            return ""
        kept = await form(self.postgres, _sought(who, token))
        if kept is None:
            raise SearchGone
        await save_form(self.postgres, _sought(who, token), kept)
        return str(kept["sought"])

    @property
    def _local_now(self) -> datetime:
        return self.now().astimezone(self.zone)

    async def _page(self, inside: Postgres, area: Cached[NocsBalance], chosen: Chosen) -> AreaPage:
        code = area.value.code
        search = PayoffSearch(code, chosen.side, chosen.sought, many=CUSTOMERS)
        found = await count_payoffs(inside, search)
        page = nearest(chosen.page, pages_of(found, CUSTOMERS))
        summed = await payoff_summary(inside, code)
        edition = summed.edition if summed else None
        return AreaPage(
            area,
            summed,
            await Refresher(PAYOFF_JOB, _NIGHTLY, self.now).refreshing(inside, edition, code),
            replace(chosen, page=page),
            found,
            await payoffs(inside, replace(search, skip=page * CUSTOMERS)),
            self._local_now,
        )

    async def _note(self, actor: Actor, page: AreaPage) -> None:
        """Write down that somebody sees these customers, before they are shown."""
        chosen = page.chosen
        choice = {"side": chosen.side.value, "sought": bool(chosen.sought)}
        subject = f"area:{page.summary.value.code}"
        details = {**choice, "page": chosen.page + 1}
        await append_audit(self.postgres, Deed(actor, "payoff.view", subject, details))


async def _area(postgres: Postgres, key: str, scope: Scope) -> Cached[NocsBalance]:
    cached = await nocs_balances(postgres)
    found = [area for area in cached.value if area_key(area.code) == key] if cached else []
    if not found or cached is None:
        raise AreaGone
    if not may_open(scope, found[0]):
        raise NotYourArea
    return Cached(cached.edition, found[0])


def _asking(who: Who) -> Place:
    return Place(who.chat, who.person, "nocs:asking")


def _sought(who: Who, token: str) -> Place:
    return Place(who.chat, who.person, f"nocs:{token}")
