"""Requests for access: asked, decided once, ended by time; every change with its audit entry."""

from datetime import datetime
from typing import Any, NamedTuple

from domain.auditing.audit import SERVICE, Actor, Deed
from domain.languages import Language
from domain.people.people import Profile
from domain.people.requests import (
    AccessRequest,
    Answer,
    Asking,
    Decider,
    Decision,
    Outcome,
    Ruling,
    too_late,
)
from queries.access.grants import grant_of, live_admins
from queries.auditing.audit import append_audit
from queries.loader import postgres_sql
from queries.postgres import Postgres

LOCK_PERSON = postgres_sql("access/lock_person")
ASK_ACCESS = postgres_sql("access/ask_access")
WHAT_STANDS_AGAINST = postgres_sql("access/what_stands_against")
END_REQUESTS = postgres_sql("access/end_requests")
ACCESS_REQUEST = postgres_sql("access/access_request")
OPEN_REQUESTS = postgres_sql("access/open_requests")
CLAIM_REQUEST = postgres_sql("access/claim_request")
GRANT_ACCESS = postgres_sql("access/grant_access")


class NoRequest(Exception):
    """There is no such request."""


async def ask_access(postgres: Postgres, actor: Actor) -> Asking:
    """Ask for access for who acts; of two presses at once only one becomes a request."""
    assert actor.person is not None, "only people ask"
    async with postgres.transaction() as inside:
        await lock_person(inside, actor.person)
        await end_requests(inside, actor.person)
        asked = await inside.fetch_one(ASK_ACCESS, _Asked, person_id=actor.person)
        if asked is None:
            return await what_stands_against(inside, actor.person)
        details = {"request": asked.request_id}
        await append_audit(
            inside, Deed(actor, "access.requested", f"person:{actor.person}", details)
        )
        return Asking(Answer.SENT, asked.expires_at)


async def decide(postgres: Postgres, actor: Actor, decision: Decision) -> Ruling:
    """Decide a request, once; raises NoRequest."""
    assert actor.person is not None, "only people decide"
    async with postgres.transaction() as inside:
        person_id = (await access_request(inside, decision.request_id)).asker.person_id
        await lock_person(inside, person_id)
        if person_id == actor.person:
            return Ruling.OWN
        if actor.person not in await live_admins(inside):
            return Ruling.NO_ADMIN
        await grant_of(inside, person_id)  # stays as it is until the end
        await end_requests(inside, person_id)
        if not await claim_request(inside, actor.person, decision):
            ended = (await access_request(inside, decision.request_id)).outcome
            assert ended is not None, "an open request is claimed"
            return too_late(ended)
        await _carry_out(inside, actor, decision, person_id)
        return Ruling.STANDS


async def end_requests(postgres: Postgres, person_id: int | None = None) -> int:
    """End what nobody has to decide any more, of one person or of all; how many there were.

    Call it within a transaction: each end is audited.
    """
    ended = await postgres.fetch_all(END_REQUESTS, _Ended, person_id=person_id)
    for one in sorted(ended):
        deed = Deed(
            SERVICE, f"access.{one.outcome}", f"person:{one.person_id}", {"request": one.request_id}
        )
        await append_audit(postgres, deed)
    return len(ended)


async def access_request(postgres: Postgres, request_id: int) -> AccessRequest:
    """A request as it is now; raises NoRequest."""
    found = await postgres.fetch_one(ACCESS_REQUEST, _request, request_id=request_id)
    if found is None:
        raise NoRequest(request_id)
    return found


async def open_requests(postgres: Postgres) -> list[int]:
    """The ids of the requests that wait for a decision, the longest waiting first."""
    return await postgres.fetch_all(OPEN_REQUESTS, int)


async def lock_person(inside: Postgres, person_id: int) -> None:
    """One decision about a person at a time, until the transaction ends."""
    await inside.fetch_value(LOCK_PERSON, person_id=person_id)


async def what_stands_against(inside: Postgres, person_id: int) -> Asking:
    """Why a person cannot ask now."""
    until, again = await inside.fetch_one(
        WHAT_STANDS_AGAINST, _Against, person_id=person_id
    ) or _Against(None, None)
    if until:
        return Asking(Answer.WAITING, until)
    return Asking(Answer.TOO_SOON, again) if again else Asking(Answer.NEEDLESS)


async def claim_request(inside: Postgres, decider: int, decision: Decision) -> bool:
    """Decide an open request; False when it is not open any more."""
    claimed = await inside.execute(
        CLAIM_REQUEST,
        request_id=decision.request_id,
        outcome=decision.outcome.value,
        areas=sorted(decision.areas),
        decider=decider,
    )
    return claimed == 1


async def grant_access(inside: Postgres, decider: int, decision: Decision, person_id: int) -> None:
    """Give a person the role of a decision, in place of what they had."""
    await inside.execute(
        GRANT_ACCESS,
        person_id=person_id,
        role=decision.outcome.value,
        areas=sorted(decision.areas),
        decider=decider,
    )


async def _carry_out(inside: Postgres, actor: Actor, decision: Decision, person_id: int) -> None:
    details: dict[str, Any] = {"request": decision.request_id}
    act = f"access.{decision.outcome}"
    if role := decision.outcome.role:
        await grant_access(inside, actor.person or 0, decision, person_id)
        act = "access.granted"
        details |= {"role": role.value, "areas": sorted(decision.areas)}
    await append_audit(inside, Deed(actor, act, f"person:{person_id}", details))


class _Asked(NamedTuple):
    request_id: int
    expires_at: datetime


class _Against(NamedTuple):
    open_until: datetime | None
    again_from: datetime | None


class _Ended(NamedTuple):
    request_id: int
    person_id: int
    outcome: str


class _RequestRow(NamedTuple):
    """The columns of access_request.sql, in order."""

    request_id: int
    person_id: int
    name: str
    username: str | None
    language: str
    asked_at: datetime
    expires_at: datetime
    outcome: str | None
    areas: list[str]
    decided_at: datetime | None
    decided_by: int | None
    decider: str | None


def _request(*columns: Any) -> AccessRequest:
    row = _RequestRow(*columns)
    return AccessRequest(
        row.request_id,
        Profile(row.person_id, row.name, row.username, Language(row.language)),
        row.asked_at,
        row.expires_at,
        Outcome(row.outcome) if row.outcome else None,
        tuple(row.areas),
        row.decided_at,
        Decider(row.decided_by, row.decider) if row.decided_by else None,
    )
