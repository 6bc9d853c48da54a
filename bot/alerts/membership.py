"""The bot is blocked, or put out of a group: what goes there pauses, and administrators hear it."""

import logging
from collections.abc import Awaitable, Callable
from datetime import tzinfo
from typing import Any

from aiogram import BaseMiddleware
from aiogram.enums import ChatMemberStatus, ChatType
from aiogram.types import ChatMemberUpdated, TelegramObject, Update

from domain.alerts.happenings import Notice
from domain.alerts.routing import TargetState
from domain.alerts.topics import Topic
from domain.severity import Severity
from jobs.alerts.raising import fire
from queries.alerts.targets import change_target, targets_at
from queries.errors import SourceError
from queries.postgres import Postgres

_OUT = frozenset({ChatMemberStatus.LEFT, ChatMemberStatus.KICKED})

log = logging.getLogger(__name__)


class Membership(BaseMiddleware):
    """Takes Telegram's notice that the bot may not write to a chat any more.

    When the own database is away, the next message that Telegram refuses says the same. Whoever
    sends /subscribe there later lets it be told again.
    """

    def __init__(self, postgres: Postgres, zone: tzinfo) -> None:
        self._postgres = postgres
        self._zone = zone

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        """Nothing else has to be done about such a notice."""
        changed = event.my_chat_member if isinstance(event, Update) else None
        if changed is None:
            return await handler(event, data)
        if changed.new_chat_member.status in _OUT:
            await self._put_out(changed)
        return None

    async def _put_out(self, changed: ChatMemberUpdated) -> None:
        private = changed.chat.type == ChatType.PRIVATE
        try:
            await self._pause(changed.chat.id, "blocked" if private else "removed")
        except SourceError as error:
            log.warning("chat %s cannot be paused now: %s", changed.chat.id, error)

    async def _pause(self, chat_id: int, why: str) -> None:
        async with self._postgres.transaction() as inside:
            for target in await targets_at(inside, chat_id):
                state = TargetState.UNREACHABLE
                if await change_target(inside, target.target_id, state, why):
                    facts = {"title": target.title, "address": target.address, "why": why}
                    about = f"{target.channel}:{target.target_id}"
                    notice = Notice(Topic.DESK_DEAD_TARGET, Severity.WARNING, about, facts)
                    await fire(inside, notice, self._zone)
