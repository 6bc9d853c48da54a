"""What programs may read and ask for: where the answers come from, and how a job is asked for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from aiohttp import web

from bot.http.guard import Refusal, allow
from domain.auditing.audit import Actor, Deed
from domain.caches.caches import Cached
from domain.jobs.parameters import BadValue
from domain.people.roles import Act
from jobs.desk import Asked, Asker, JobDesk, JobPaused, NotYours, UnknownJob
from queries.access.api_tokens import Caller
from queries.auditing.audit import append_audit
from queries.postgres import Postgres

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Rest:
    """What the endpoints stand on; ``now`` gives aware times."""

    postgres: Postgres
    desk: JobDesk
    now: Callable[[], datetime]

    async def note(self, who: Caller, act: str, what: Mapping[str, object]) -> None:
        """Write down what a program does, before it is done."""
        details = {"name": who.name, **what}
        deed = Deed(_actor(who), act, f"token:{who.token_id}", details)
        await append_audit(self.postgres, deed)

    async def ask(self, request: web.Request, job: str, given: Mapping[str, str]) -> Asked:
        """Queue a run on behalf of the program; raises Refusal."""
        who = allow(request, Act.OPERATE)
        try:
            known = self.desk.job(job).name
            await self.note(who, "api.asked", {"job": known})
            return await self.desk.run(known, given, Asker(_actor(who), "api", role=who.role))
        except UnknownJob:
            raise Refusal(404, "There is no such job; GET /api/jobs lists them.") from None
        except BadValue as wrong:
            raise Refusal(400, f"Parameter {wrong.name}: {wrong.problem.value}.") from None
        except JobPaused:
            raise Refusal(409, "The job is paused; an operator has to resume it first.") from None
        except NotYours:
            raise Refusal(403, "This token may not do that.") from None


def filled(cached: Cached[T] | None, job: str) -> Cached[T]:
    """What is cached; raises Refusal when it was never filled, for that is no empty list."""
    if cached is None:
        why = f"This was never loaded. Ask an operator to run {job}, then try again."
        raise Refusal(503, why, **{"Retry-After": "60"})
    return cached


def _actor(who: Caller) -> Actor:
    return Actor(None, who.role.value)
