"""Deciding about people: compared with what the decider saw, done once, and written down."""

from dataclasses import dataclass

from domain.auditing.audit import Actor, Deed
from domain.people.grants import Grant, Verdict, deed_of
from domain.people.roles import Role
from queries.auditing.audit import append_audit
from queries.loader import postgres_sql
from queries.postgres import Postgres

GRANT_OF = postgres_sql("access/grant_of")
LIVE_ADMINS = postgres_sql("access/live_admins")
FIRST_GRANT = postgres_sql("access/first_grant")
CHANGE_GRANT = postgres_sql("access/change_grant")

_NOTHING = (Grant(None), 0)


@dataclass(frozen=True, slots=True)
class Change:
    """A person is to be given this; ``version`` is the decision that the decider saw."""

    person_id: int
    version: int
    grant: Grant


async def change_grant(postgres: Postgres, actor: Actor, change: Change) -> Verdict:
    """Decide about a person; nothing changes unless the verdict is that it STANDS.

    In one transaction: the decider is an administrator at this moment and is not the person, one
    administrator remains, nobody decided since, and the audit has an entry.
    """
    assert actor.person is not None, "only people decide about people"
    async with postgres.transaction() as inside:
        admins = await live_admins(inside)
        before, version = await grant_of(inside, change.person_id)
        against = _against(actor.person, change, before, admins)
        if against is not None:
            return against
        if version == change.version and before == change.grant:
            return Verdict.SAME
        if version != change.version or not await _write(inside, actor.person, change):
            return Verdict.STALE
        await append_audit(inside, _deed(actor, change, before))
        return Verdict.STANDS


async def live_admins(inside: Postgres) -> list[int]:
    """The administrators of this moment; they stay so until the transaction ends."""
    return await inside.fetch_all(LIVE_ADMINS, int)


async def grant_of(inside: Postgres, person_id: int) -> tuple[Grant, int]:
    """What was decided about a person, and which decision it was; locked for this transaction."""
    found = await inside.fetch_one(GRANT_OF, _grant, person_id=person_id)
    return found or _NOTHING


def _against(decider: int, change: Change, before: Grant, admins: list[int]) -> Verdict | None:
    if decider not in admins:
        return Verdict.NO_ADMIN
    if before.is_live_admin and not change.grant.is_live_admin and admins == [change.person_id]:
        return Verdict.LAST_ADMIN
    return Verdict.SELF if change.person_id == decider else None


async def _write(inside: Postgres, decider: int, change: Change) -> bool:
    grant = change.grant
    binds = {
        "person_id": change.person_id,
        "role": grant.role.value if grant.role else "none",
        "areas": sorted(grant.areas),
        "suspended": grant.suspended,
        "decider": decider,
    }
    if change.version:
        return bool(await inside.execute(CHANGE_GRANT, version=change.version, **binds))
    return bool(await inside.execute(FIRST_GRANT, **binds))


def _deed(actor: Actor, change: Change, before: Grant) -> Deed:
    details = {"before": _told(before), **_told(change.grant)}
    return Deed(actor, deed_of(before, change.grant), f"person:{change.person_id}", details)


def _told(grant: Grant) -> dict[str, object]:
    return {"role": grant.role.value if grant.role else None, "areas": sorted(grant.areas)}


def _grant(role: str, areas: list[str], suspended: bool, version: int) -> tuple[Grant, int]:
    return Grant(None if role == "none" else Role(role), frozenset(areas), suspended), version
