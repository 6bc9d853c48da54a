"""Looking customers up for people: admitted by rate, remembered for a while, written down."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import NamedTuple

from bot.lookup.caps import Caps
from bot.lookup.sessions import Sessions, Who
from bot.lookup.throttle import Throttle
from domain.auditing.audit import Actor, Deed, Pseudonyms
from domain.billing.customers import Candidate, Customer, LookUp
from domain.people.masking import masked, masked_candidate
from domain.people.people import Scope
from domain.people.phones import mobile_number
from domain.site import Site
from queries.access.accounts import Accounts
from queries.auditing.audit import append_audit
from queries.auditing.logged_oracle import LoggedOracle, Questions
from queries.auditing.query_log import QueryLog
from queries.lookup import look_up
from queries.oracle import Oracle
from queries.postgres import Postgres


@dataclass(frozen=True, slots=True)
class Sources:
    """Where answers come from: the billing system, the site's conventions, the own database.

    Whatever is asked of the billing system goes into the query log.
    """

    oracle: Oracle
    site: Site
    postgres: Postgres
    queries: QueryLog

    def oracle_for(self, person_id: int) -> Oracle:
        """The billing system, asked on behalf of a person."""
        return LoggedOracle(self.oracle, Questions(self.queries, person_id))


#: One customer, or several that a number may mean.
Found = LookUp | tuple[Candidate, ...]


class NotFound(Exception):
    """No customer and no meter has the number, of those that the person may see."""

    def __init__(self, number: str, areas: frozenset[str] = frozenset()) -> None:
        super().__init__(number)
        self.number = number
        self.areas = areas


class NotYours(Exception):
    """The person sees their own accounts only; whether the number exists is not told."""


class LinkEnded(Exception):
    """The utility has registered another phone number for an account that was the person's own."""

    def __init__(self, customer_no: str) -> None:
        super().__init__(customer_no)
        self.customer_no = customer_no


class Stopped(Exception):
    """The person stopped the search."""


class Limits(NamedTuple):
    """How fast, and how many numbers a day, people may look up."""

    throttle: Throttle
    caps: Caps


class Desk:
    """What all visits share: the billing system, the sessions, the limits, the running searches."""

    def __init__(
        self,
        sources: Sources,
        sessions: Sessions,
        limits: Limits,
        pseudonyms: Pseudonyms,
        measured: Callable[[Awaitable[Found]], Awaitable[Found]],
    ) -> None:
        """``measured`` times a look-up and gives what it found."""
        self._sources = sources
        self._pseudonyms = pseudonyms
        self._accounts = Accounts(sources.postgres, pseudonyms)
        self.sessions = sessions
        self.limits = limits
        self._measured = measured
        self._running: dict[Who, set[asyncio.Task[Found | None]]] = defaultdict(set)

    async def search(self, who: Who, number: str, scope: Scope) -> Found:
        """The customer with this number, remembered; or the customers it may mean.

        Raises NotFound, NotYours, Stopped, or the billing system's SourceError.
        """
        found = await self._measured(self._find(who, number, scope))
        if isinstance(found, LookUp):
            self.sessions.keep(who, found)
        return found

    async def confirm(self, actor: Actor, customer: Customer) -> None:
        """Look whether an own account still is the person's; raises LinkEnded."""
        registered = mobile_number(customer.phone)
        if not await self._accounts.confirm(actor, customer.customer_no, registered):
            raise LinkEnded(customer.customer_no)

    def stop(self, who: Who) -> bool:
        """Stop the person's searches in this chat; whether any was running."""
        running = self._running.get(who, set())
        for task in running:
            task.cancel()
        return bool(running)

    async def note(self, actor: Actor, act: str, customer_no: str, page: str) -> None:
        """Write down who saw a customer, before it is shown."""
        subject = self._pseudonyms.customer(customer_no)
        await append_audit(self._sources.postgres, Deed(actor, act, subject, {"page": page}))

    def note_recall(self, person_id: int, customer_no: str, page: str) -> None:
        """Put a page that the session served into the query log."""
        Questions(self._sources.queries, person_id).remembered(page, customer_no)

    async def _find(self, who: Who, number: str, scope: Scope) -> Found:
        found = await self._stoppable(who, number, scope)
        if not found:
            raise NotFound(number, scope.areas) if scope.anyone else NotYours
        return found

    async def _stoppable(self, who: Who, number: str, scope: Scope) -> Found | None:
        oracle = self._sources.oracle_for(who.person)
        reading = look_up(oracle, self._sources.site, number, scope)
        task = asyncio.ensure_future(reading)
        self._running[who].add(task)
        try:
            await asyncio.wait([task])
        finally:
            self._leave(who, task)
        if task.cancelled():
            raise Stopped
        return task.result()

    def _leave(self, who: Who, task: asyncio.Task[Found | None]) -> None:
        task.cancel()
        self._running[who].discard(task)
        if not self._running[who]:
            del self._running[who]


@dataclass(frozen=True, slots=True)
class Visit:
    """The desk as one person in one chat may use it; what is seen is written down first."""

    desk: Desk
    who: Who
    actor: Actor
    scope: Scope

    def admit(self) -> None:
        """Count a look-up; raises TooFast."""
        self.desk.limits.throttle.admit(self.who.person)

    async def search(self, number: str, page: str) -> Found:
        """What Desk.search finds, as the person may see it on a page.

        Raises CapReached before anything is asked; LinkEnded for an account that was the person's.
        """
        await self.desk.limits.caps.admit(self.actor, self.scope, number)
        found = await self.desk.search(self.who, number, self.scope)
        if isinstance(found, LookUp):
            return await self._seen(await self._confirmed(found), page)
        for one in found:
            await self.desk.note(self.actor, "customer.offered", one.customer_no, page)
        return tuple(map(self._named, found))

    async def recall(self, number: str, page: str) -> LookUp | None:
        """The customer as remembered from the person's last look-up here.

        Raises NotFound or NotYours when the person may not see the customer any more.
        """
        look = self.desk.sessions.recall(self.who, number)
        if look is None:
            return None
        if not self.scope.covers(look.customer.customer_no, look.customer.nocs):
            self.forget()
            raise NotFound(number, self.scope.areas) if self.scope.anyone else NotYours
        self.desk.note_recall(self.who.person, number, page)
        return await self._seen(look, page)

    def forget(self) -> None:
        """Forget the person's customer."""
        self.desk.sessions.forget(self.who)

    async def _confirmed(self, look: LookUp) -> LookUp:
        """Only what was read anew may show another phone number than before."""
        if look.customer.customer_no in self.scope.own:
            try:
                await self.desk.confirm(self.actor, look.customer)
            except LinkEnded:
                self.forget()
                raise
        return look

    async def _seen(self, look: LookUp, page: str) -> LookUp:
        customer_no = look.customer.customer_no
        await self.desk.note(self.actor, "customer.viewed", customer_no, page)
        hidden = self.scope.hides(customer_no)
        return replace(look, customer=masked(look.customer)) if hidden else look

    def _named(self, one: Candidate) -> Candidate:
        return masked_candidate(one) if self.scope.hides(one.customer_no) else one
