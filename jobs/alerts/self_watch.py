"""The desk watches itself: what is the matter becomes alerts, and what is over ends them."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from domain.alerts.happenings import About, Notice, about
from domain.alerts.topics import Topic
from domain.caches.caches import Cache
from jobs.alerts import conditions, strain, surroundings
from jobs.alerts.heartbeat import Heartbeat
from jobs.alerts.raising import fire, resolve
from jobs.alerts.sources import SourceWatch, Trouble, notice
from queries.alerts.alerts import open_about
from queries.alerts.outbox import Overdue, overdue
from queries.alerts.self_watch import forgotten_events, watch_alone
from queries.errors import SourceError
from queries.postgres import Postgres

POSTGRES = "postgres"
#: Its alerts are ended here and nowhere else, and opened here at the latest.
_OURS = frozenset(
    {
        Topic.SOURCE_DOWN,
        Topic.CACHE_STALE,
        Topic.CACHE_REFUSED,
        Topic.JOB_APPROVAL,
        Topic.DESK_QUEUE,
        Topic.DESK_UNDELIVERED,
        Topic.DESK_DEAD_TARGET,
        *strain.TOPICS,
    }
)
#: The same, but each process tells of its own machine.
_OF_THIS_HOST = frozenset({Topic.DESK_LAG, Topic.RESOURCE_DISK, *strain.TOPICS_OF_HOSTS})
#: What was told of once and has no end of its own is over after so long.
_NO_NEWS = timedelta(hours=24)
#: Copies need not show newer figures more often.
_NEWER_FIGURES = timedelta(minutes=10)

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Known:
    """What the watch goes by: which job fills which cache, how late the event loop is (99 of 100
    moments of the last minute, in seconds), and the site's zone."""

    filled_by: Mapping[Cache, str]
    lag: Callable[[], float]
    zone: tzinfo


class SelfWatch:
    """Looks at the desk from within; any number of processes may have one."""

    def __init__(
        self,
        postgres: Postgres,
        sources: SourceWatch,
        known: Known,
        now: Callable[[], datetime],
        heartbeat: Heartbeat | None = None,
    ) -> None:
        self._postgres = postgres
        self._sources = sources
        self._known = known
        self._now = now
        self._heartbeat = heartbeat
        self._strain = strain.Strain()
        self._fired: dict[str, datetime] = {}

    async def run(self, each: float = 60.0) -> None:
        """Look at once and then every so many seconds, until cancelled."""
        while True:
            await self.look()
            await asyncio.sleep(each)

    async def look(self) -> None:
        """Look once."""
        now = self._now()
        await self._sources.look(now)
        try:
            found = await overdue(self._postgres)
            await self._tell(found, now)
        except SourceError as error:
            self._sources.note(POSTGRES, type(error).__name__, now)
            log.error("the desk cannot watch itself: %s", error)
            return
        if self._heartbeat and conditions.keeps_its_promise(found):
            await self._heartbeat.beat()

    async def _tell(self, found: Overdue, now: datetime) -> None:
        async with self._postgres.transaction() as inside:
            if not await watch_alone(inside):
                return
            await self._tell_of_return(inside, self._sources.note(POSTGRES, None, now))
            open_now = {one.fingerprint: one for one in await open_about(inside) if _is_ours(one)}
            wrong = {about(one).fingerprint: one for one in await self._wrong(inside, found, now)}
            for fingerprint, one in wrong.items():
                if self._is_news(open_now.get(fingerprint), one, now):
                    await fire(inside, one, self._known.zone)
                    self._fired[fingerprint] = now
            for fingerprint in [*(open_now.keys() - wrong.keys()), *await self._old(inside, now)]:
                await resolve(inside, fingerprint)

    def _is_news(self, before: About | None, one: Notice, now: datetime) -> bool:
        """What is known fires again only for figures that are much newer, or when it is worse."""
        if before is None or before.severity is not one.severity:
            return True
        fired = self._fired.get(about(one).fingerprint)
        return fired is None or now - fired >= _NEWER_FIGURES

    async def _wrong(self, inside: Postgres, found: Overdue, now: datetime) -> list[Notice]:
        down = [one for one in await open_about(inside) if one.topic is Topic.SOURCE_DOWN]
        return [
            *self._sources.down(frozenset(one.subject for one in down)),
            *conditions.of_queue(found),
            *await conditions.of_undelivered(inside, now),
            *await conditions.of_targets(inside),
            *await conditions.of_caches(inside, self._known.filled_by, now),
            *await conditions.of_refused(inside),
            *await conditions.of_approvals(inside),
            *surroundings.of_lag(self._known.lag),
            *await surroundings.of_disk(),
            *await self._strain.look(inside, now),
        ]

    async def _tell_of_return(self, inside: Postgres, trouble: Trouble | None) -> None:
        """While the own database was away nothing could be written: it is told afterwards."""
        if trouble and trouble.counts:
            away = notice(POSTGRES, trouble)
            await fire(inside, away, self._known.zone)
            await resolve(inside, about(away).fingerprint)

    async def _old(self, inside: Postgres, now: datetime) -> list[str]:
        return await forgotten_events(inside, now - _NO_NEWS)


def _is_ours(one: About) -> bool:
    return one.topic in _OURS or (one.topic in _OF_THIS_HOST and one.subject == surroundings.HOST)
