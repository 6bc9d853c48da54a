"""What Telegram's refusals mean for a message: one table, its first line that fits counts."""

from collections.abc import Callable
from typing import Any

from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramConflictError,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)

from jobs.alerts.outcomes import (
    DeadTarget,
    Fatal,
    Moved,
    NotSent,
    Outcome,
    Overtaken,
    RateLimited,
    Refused,
    Sent,
    Unknown,
)


class NotConnected(TelegramNetworkError):
    """No connection came about: the call has certainly not left."""


_Meaning = Callable[[Any], Outcome]


def _dead(why: str) -> _Meaning:
    return lambda _: DeadTarget(why)


def _gone(error: TelegramAPIError) -> Outcome:
    return Overtaken(error.message)


def _refused(error: TelegramAPIError) -> Outcome:
    return Refused(error.message)


def _not_sent(error: TelegramAPIError) -> Outcome:
    return NotSent(error.message)


#: The kind of error, a part of its sentence in small letters, and what it means.
_TABLE: tuple[tuple[type[TelegramAPIError], str, _Meaning], ...] = (
    (TelegramRetryAfter, "", lambda error: RateLimited(float(error.retry_after))),
    (TelegramMigrateToChat, "", lambda error: Moved(str(error.migrate_to_chat_id))),
    (TelegramUnauthorizedError, "", lambda error: Fatal(error.message)),
    (NotConnected, "", _not_sent),
    (TelegramForbiddenError, "blocked", _dead("blocked")),
    (TelegramForbiddenError, "deactivated", _dead("deactivated")),
    (TelegramForbiddenError, "initiate conversation", _dead("never-started")),
    (TelegramForbiddenError, "kicked", _dead("removed")),
    (TelegramForbiddenError, "not a member", _dead("removed")),
    (TelegramForbiddenError, "", lambda error: DeadTarget(error.message)),
    (TelegramBadRequest, "message is not modified", lambda _: Sent()),
    (TelegramBadRequest, "message to edit not found", _gone),
    (TelegramBadRequest, "message can't be edited", _gone),
    (TelegramBadRequest, "message_id_invalid", _gone),
    (TelegramBadRequest, "topic_closed", _dead("topic-closed")),
    (TelegramBadRequest, "topic_deleted", _dead("topic-deleted")),
    (TelegramBadRequest, "message thread not found", _dead("topic-deleted")),
    (TelegramBadRequest, "chat not found", _dead("chat-not-found")),
    (TelegramBadRequest, "peer_id_invalid", _dead("chat-not-found")),
    (TelegramBadRequest, "deactivated", _dead("deactivated")),
    (TelegramBadRequest, "rights to send", _dead("may-not-write")),
    (TelegramBadRequest, "chat_write_forbidden", _dead("may-not-write")),
    (TelegramBadRequest, "channel_private", _dead("removed")),
    (TelegramBadRequest, "", _refused),
    (TelegramEntityTooLarge, "", _refused),
    (TelegramNotFound, "", _not_sent),
    (TelegramConflictError, "", _not_sent),
    (TelegramAPIError, "", lambda error: Unknown(error.message)),
)

_FIXABLE = ("can't parse entities", "message is too long")


def outcome_of(error: TelegramAPIError) -> Outcome:
    """What a refusal means; what says nothing about the message leaves it unknown."""
    said = error.message.lower()
    for kind, part, meaning in _TABLE:
        if isinstance(error, kind) and part in said:
            return meaning(error)
    raise AssertionError("the last line of the table fits everything")


def is_fixable(error: TelegramAPIError) -> bool:
    """Whether the message may be taken as plain, shorter text."""
    said = error.message.lower()
    return isinstance(error, TelegramBadRequest) and any(part in said for part in _FIXABLE)
