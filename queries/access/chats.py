"""Groups, and whether staff may look customers up there; every decision with its audit entry."""

from typing import NamedTuple

from domain.auditing.audit import SERVICE, Actor, Deed
from queries.access.grants import live_admins
from queries.auditing.audit import append_audit
from queries.loader import postgres_sql
from queries.postgres import Postgres

NOTE_GROUP = postgres_sql("access/note_group")
GROUP_AS_IT_IS = postgres_sql("access/group_as_it_is")
APPROVED_GROUPS = postgres_sql("access/approved_groups")
DECIDE_GROUP = postgres_sql("access/decide_group")
MOVE_GROUP = postgres_sql("access/move_group")


class Group(NamedTuple):
    """A group; ``version`` counts the decisions about it."""

    chat_id: int
    title: str
    approved: bool
    version: int


async def note_group(postgres: Postgres, chat_id: int, title: str) -> Group:
    """A group as the desk knows it, remembered by its present title."""
    group = await postgres.fetch_one(NOTE_GROUP, Group, chat_id=chat_id, title=title)
    assert group is not None, "the statement always gives the group"
    return group


async def group_as_it_is(postgres: Postgres, chat_id: int) -> Group | None:
    """A group that the desk knows."""
    return await postgres.fetch_one(GROUP_AS_IT_IS, Group, chat_id=chat_id)


async def approved_groups(postgres: Postgres) -> list[Group]:
    """The groups in which staff may look customers up, by title."""
    return await postgres.fetch_all(APPROVED_GROUPS, Group)


async def decide_group(postgres: Postgres, actor: Actor, seen: Group) -> bool:
    """Make a group what ``seen`` says, if nobody has decided since its version and who acts may."""
    assert actor.person is not None, "only people decide"
    async with postgres.transaction() as inside:
        if actor.person not in await live_admins(inside):
            return False
        decided = await inside.execute(
            DECIDE_GROUP,
            chat_id=seen.chat_id,
            version=seen.version,
            approved=seen.approved,
            decided_by=actor.person,
        )
        if decided:
            act = "group.approved" if seen.approved else "group.withdrawn"
            await append_audit(inside, Deed(actor, act, f"group:{seen.chat_id}"))
        return decided == 1


async def move_group(postgres: Postgres, old_id: int, new_id: int) -> None:
    """A group has become a supergroup: what was decided about it holds under the new id."""
    async with postgres.transaction() as inside:
        approved = await inside.fetch_one(MOVE_GROUP, bool, old_id=old_id, new_id=new_id)
        if approved is not None:
            details = {"before": old_id, "approved": approved}
            await append_audit(inside, Deed(SERVICE, "group.moved", f"group:{new_id}", details))
