"""Who is told from the first start on, until somebody decides otherwise."""

from collections.abc import Iterable

from domain.alerts.routing import Channel, Wish
from domain.alerts.topics import EVERYTHING
from domain.severity import Severity
from queries.alerts.subscriptions import add_subscription
from queries.alerts.targets import NewTarget, save_target, target_at
from queries.postgres import Postgres

ORIGIN = "ADMIN_IDS"
_WISH = Wish((EVERYTHING,), Severity.WARNING)


async def seed_admin_chats(postgres: Postgres, admin_ids: Iterable[int]) -> None:
    """The first administrators hear of everything from warnings on, in their private chats.

    Once each: who is a target already, or was, has decided.
    """
    for person in admin_ids:
        async with postgres.transaction() as inside:
            if await target_at(inside, Channel.TELEGRAM, str(person)) is None:
                new = NewTarget(Channel.TELEGRAM, str(person), title=str(person))
                target_id = await save_target(inside, new, None)
                await add_subscription(inside, target_id, _WISH, None, ORIGIN)
