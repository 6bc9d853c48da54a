"""How many numbers a person may look up in a day, and who seems to try them all."""

from collections import deque
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from cachetools import TTLCache

from domain.alerts.happenings import Notice, Plain
from domain.alerts.topics import Topic
from domain.auditing.audit import Actor, Pseudonyms
from domain.people.enumeration import LATEST, one_after_another
from domain.people.people import Scope
from domain.people.roles import Role
from domain.severity import Severity
from jobs.alerts.raising import fire_once
from queries.access.daily_lookups import Asked, asked_today, note_lookup
from queries.access.requests import lock_person
from queries.postgres import Postgres

_MOST_PEOPLE = 100_000
_KEPT_SECONDS = 86_400.0


class CapReached(Exception):
    """The numbers of the day are used up; the next one begins ``at``, by the site's clock."""

    def __init__(self, most: int, at: datetime) -> None:
        super().__init__(most)
        self.most = most
        self.at = at


class Most(NamedTuple):
    """How many distinct numbers a day: for those who are not staff, and for staff."""

    others: int
    staff: int

    def of(self, role: str, scope: Scope) -> int | None:
        """The cap of somebody; None for those who have none, or who see only their own."""
        if not scope.masked:
            return self.staff if role == Role.STAFF else None
        return self.others if scope.anyone else None


class Trails:
    """The latest distinct numbers of each person, in memory and for a day at most."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._trails: TTLCache[int, deque[str]] = TTLCache(_MOST_PEOPLE, _KEPT_SECONDS, clock)

    def follow(self, person_id: int, number: str) -> Collection[str]:
        """The latest numbers with this one."""
        trail = self._trails.get(person_id) or deque(maxlen=LATEST)
        if number not in trail:
            trail.append(number)
        self._trails[person_id] = trail
        return trail


@dataclass(frozen=True, slots=True)
class Caps:
    """Counts each search before it is made, whether it will find anything or not.

    The numbers stand in the database as hashes. Who reaches the cap, or asks for one number after
    another, is told to administrators once a day.
    """

    postgres: Postgres
    pseudonyms: Pseudonyms
    zone: ZoneInfo
    most: Most
    trails: Trails

    async def admit(self, actor: Actor, scope: Scope, number: str) -> None:
        """Count a number unless it is the person's own; raises CapReached."""
        assert actor.person is not None, "only people look customers up"
        if number in scope.own:
            return
        trail = self.trails.follow(actor.person, number)
        suspicious = one_after_another(trail)
        most = self.most.of(actor.role, scope)
        if most is None and not suspicious:
            return
        async with self.postgres.transaction() as inside:
            asked = await self._asked(inside, actor.person, number)
            full = most is not None and not asked.before and asked.others >= most
            if most is not None and not full:
                await note_lookup(inside, asked.day, actor.person, self.pseudonyms(number))
            if full or suspicious:
                numbers = max(asked.others + 1, len(trail))
                why = "sequence" if suspicious else "cap"
                facts: dict[str, Plain] = {"person": actor.person, "why": why, "numbers": numbers}
                key = f"{Topic.ACCESS_ENUMERATION}:{actor.person}:{asked.day}"
                await fire_once(inside, key, _notice(actor.person, facts), self.zone)
        if most is not None and full:
            raise CapReached(most, asked.ends.astimezone(self.zone))

    async def _asked(self, inside: Postgres, person_id: int, number: str) -> Asked:
        await lock_person(inside, person_id)
        return await asked_today(inside, person_id, self.pseudonyms(number), self.zone.key)


def _notice(person: int, facts: Mapping[str, Plain]) -> Notice:
    return Notice(Topic.ACCESS_ENUMERATION, Severity.WARNING, str(person), facts)
