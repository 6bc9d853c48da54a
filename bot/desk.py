"""Looking customers up for people: admitted by rate, remembered for a while, stopped on request."""

import asyncio
from collections import defaultdict
from dataclasses import dataclass, replace

from bot.access import Sight
from bot.sessions import Sessions, Who
from bot.throttle import Throttle
from domain.customers import Candidate, LookUp
from domain.masking import masked, masked_candidate
from domain.site import Site
from queries.lookup import look_up
from queries.oracle import Oracle

#: One customer, or several that a number may mean.
Found = LookUp | tuple[Candidate, ...]


class NotFound(Exception):
    """No customer and no meter has the number."""

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number


class Stopped(Exception):
    """The person stopped the search."""


class Desk:
    """What all visits share: the billing system, the sessions, the rate, the running searches."""

    def __init__(self, oracle: Oracle, site: Site, sessions: Sessions, throttle: Throttle) -> None:
        self._oracle = oracle
        self._site = site
        self.sessions = sessions
        self.throttle = throttle
        self._running: dict[Who, set[asyncio.Task[Found | None]]] = defaultdict(set)

    async def search(self, who: Who, number: str) -> Found:
        """The customer with this number, remembered; or the customers it may mean.

        Raises NotFound, Stopped, or the billing system's SourceError.
        """
        found = await self._stoppable(who, number)
        if not found:
            raise NotFound(number)
        if isinstance(found, LookUp):
            self.sessions.keep(who, found)
        return found

    def stop(self, who: Who) -> bool:
        """Stop the person's searches in this chat; whether any was running."""
        running = self._running.get(who, set())
        for task in running:
            task.cancel()
        return bool(running)

    async def _stoppable(self, who: Who, number: str) -> Found | None:
        task = asyncio.ensure_future(look_up(self._oracle, self._site, number))
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
    """The desk as one person in one chat may use it."""

    desk: Desk
    who: Who
    sight: Sight

    def admit(self) -> None:
        """Count a look-up; raises TooFast."""
        self.desk.throttle.admit(self.who.person)

    async def search(self, number: str) -> Found:
        """What Desk.search finds, masked for those who may not see everything."""
        found = await self.desk.search(self.who, number)
        return self._seen(found) if isinstance(found, LookUp) else self._named(found)

    def recall(self, number: str) -> LookUp | None:
        """The customer as remembered from the person's last look-up here."""
        look = self.desk.sessions.recall(self.who, number)
        return look and self._seen(look)

    def forget(self) -> None:
        """Forget the person's customer."""
        self.desk.sessions.forget(self.who)

    def _seen(self, look: LookUp) -> LookUp:
        full = self.sight is Sight.FULL
        return look if full else replace(look, customer=masked(look.customer))

    def _named(self, found: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
        return found if self.sight is Sight.FULL else tuple(map(masked_candidate, found))
