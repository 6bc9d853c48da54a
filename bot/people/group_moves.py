"""Groups that become supergroups get another id; what was decided about them goes along."""

import logging
from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import Message, TelegramObject, Update

from queries.access.chats import move_group
from queries.alerts.targets import move_target
from queries.errors import SourceError
from queries.postgres import Postgres

log = logging.getLogger(__name__)


class GroupMoves(BaseMiddleware):
    """Takes the notice of a move, whoever caused it: Telegram sends it without asking anybody.

    What it subscribed to goes along. When the own database is away the approval is lost, and the
    group has to be approved anew; its next alert finds the new id by itself.
    """

    def __init__(self, postgres: Postgres) -> None:
        self._postgres = postgres

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        """Nothing else has to be done about such a notice."""
        message = event.message if isinstance(event, Update) else None
        if message is None or message.migrate_to_chat_id is None:
            return await handler(event, data)
        return await self._move(message, message.migrate_to_chat_id)

    async def _move(self, message: Message, new_id: int) -> None:
        try:
            async with self._postgres.transaction() as inside:
                await move_group(inside, message.chat.id, new_id)
                await move_target(inside, message.chat.id, new_id)
        except SourceError as error:
            log.warning("the approval of a group was lost when it moved to %s: %s", new_id, error)
