"""Targets: chats, Teams channels and e-mail addresses that messages go to."""

from collections.abc import Collection
from dataclasses import dataclass

from domain.alerts.routing import Channel, Target, TargetState
from domain.languages import Language
from queries.loader import postgres_sql
from queries.postgres import Postgres

TARGETS = postgres_sql("alerts/targets")
TARGET_AT = postgres_sql("alerts/target_at")
TARGETS_AT = postgres_sql("alerts/targets_at")
SAVE_TARGET = postgres_sql("alerts/save_target")
CHANGE_TARGET = postgres_sql("alerts/change_target")
REMOVE_TARGET = postgres_sql("alerts/remove_target")
DROP_SUBSCRIPTIONS = postgres_sql("alerts/drop_subscriptions")
MOVE_TARGET = postgres_sql("alerts/move_target")
TARGET_SECRET = postgres_sql("alerts/target_secret")
CHATS_OF_ADMINS = postgres_sql("alerts/chats_of_admins")


@dataclass(frozen=True, slots=True)
class NewTarget:
    """Where messages are to go; ``secret`` is the webhook of a Teams channel."""

    channel: Channel
    address: str
    thread: int = 0
    title: str = ""
    language: Language = Language.ENGLISH
    secret: str | None = None


async def targets(postgres: Postgres, ids: Collection[int] | None = None) -> list[Target]:
    """All targets, or some, by channel and title."""
    wanted = None if ids is None else list(ids)
    return await postgres.fetch_all(TARGETS, target_row, ids=wanted)


async def target(postgres: Postgres, target_id: int) -> Target | None:
    """One target."""
    found = await targets(postgres, [target_id])
    return found[0] if found else None


async def target_at(
    postgres: Postgres, channel: Channel, address: str, thread: int = 0
) -> Target | None:
    """The target at an address."""
    return await postgres.fetch_one(
        TARGET_AT, target_row, channel=channel.value, address=address, thread=thread
    )


async def targets_at(postgres: Postgres, chat_id: int) -> list[Target]:
    """A chat and its topics, as far as they are targets."""
    return await postgres.fetch_all(TARGETS_AT, target_row, address=str(chat_id))


async def save_target(inside: Postgres, new: NewTarget, by: int | None) -> int:
    """The target's id; one that exists gets the newer title, language and webhook."""
    found = await inside.fetch_value(
        SAVE_TARGET,
        channel=new.channel.value,
        address=new.address,
        thread=new.thread,
        title=new.title,
        secret=new.secret,
        language=new.language.value,
        added_by=by,
    )
    return int(found)


async def change_target(
    inside: Postgres, target_id: int, state: TargetState, why: str = "", version: int | None = None
) -> bool:
    """Whether this changed its state; not when somebody has changed it since ``version``."""
    changed = await inside.execute(
        CHANGE_TARGET, target_id=target_id, state=state.value, why=why, version=version
    )
    return changed == 1


async def remove_target(inside: Postgres, target_id: int, version: int) -> bool:
    """It wants nothing more; False when somebody has changed it since."""
    removed = await inside.execute(REMOVE_TARGET, target_id=target_id, version=version)
    if removed:
        await inside.execute(DROP_SUBSCRIPTIONS, target_id=target_id)
    return removed == 1


async def move_target(inside: Postgres, old_id: int, new_id: int) -> int:
    """A group has become a supergroup; how many targets (it and its topics) went along."""
    return await inside.execute(MOVE_TARGET, old_id=str(old_id), new_id=str(new_id))


async def target_secret(postgres: Postgres, target_id: int) -> str | None:
    """The webhook of a Teams channel that an administrator added."""
    found: str | None = await postgres.fetch_value(TARGET_SECRET, target_id=target_id)
    return found


async def chats_of_admins(inside: Postgres) -> list[int]:
    """The targets that are the administrators' private chats."""
    return await inside.fetch_all(CHATS_OF_ADMINS, int)


def target_row(
    target_id: int, channel: str, address: str, thread: int, title: str, *rest: object
) -> Target:
    """A target out of its columns."""
    language, state, why, version = rest
    return Target(
        target_id,
        Channel(channel),
        address,
        thread,
        title,
        Language(str(language)),
        TargetState(str(state)),
        str(why),
        int(str(version)),
    )
