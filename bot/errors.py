"""Every error becomes words for the person in this one place."""

import logging
import secrets

from aiogram import Router
from aiogram.exceptions import TelegramAPIError, TelegramForbiddenError
from aiogram.types import ErrorEvent

from bot.access import NoAccess, NotInGroups
from bot.crowd import Crowded
from bot.desk import NotFound, NotYours, Stopped
from bot.drawing import NotDrawn
from bot.presses import ForeignButton, InvalidButton
from bot.screen import Screen
from bot.throttle import TooFast
from formatters import notices
from queries.errors import (
    SourceBusy,
    SourceDown,
    SourceError,
    SourceRefused,
    SourceSlow,
    StoreDown,
)

log = logging.getLogger(__name__)

_PLAIN: dict[type[Exception], str] = {
    NotInGroups: notices.IN_GROUP,
    NotYours: notices.NOT_YOURS,
    StoreDown: notices.STORE_DOWN,
    Crowded: notices.CROWDED,
    Stopped: notices.CANCELLED,
    ForeignButton: notices.FOREIGN_BUTTON,
    InvalidButton: notices.INVALID_BUTTON,
    NotDrawn: notices.PICTURE_FAILED,
    SourceBusy: notices.BUSY,
    SourceDown: notices.DOWN,
    SourceRefused: notices.DOWN,
    SourceSlow: notices.SLOW,
}


async def tell(event: ErrorEvent, screen: Screen) -> None:
    """Say in words what went wrong, where the person is looking."""
    error = event.exception
    if isinstance(error, TelegramForbiddenError):
        log.info("a person blocked the bot: %s", error.message)
        return
    if isinstance(error, TelegramAPIError):
        log.warning("Telegram did not take an answer: %s", error.message)
        return
    if not isinstance(error, SourceError | Stopped):
        screen.retry = None  # the same search would end the same way
    await screen.refuse(words(error))


def words(error: Exception) -> str:
    """What a person is told about an error; unforeseen ones get an incident id."""
    match error:
        case NotFound(number=number):
            return notices.not_found(number)
        case TooFast(wait=wait):
            return notices.too_fast(wait)
        case NoAccess(person=person):
            return notices.no_access(person.person_id)
    if type(error) in _PLAIN:
        return _PLAIN[type(error)]
    incident = secrets.token_hex(4)
    log.error("incident %s", incident, exc_info=error)
    return notices.BROKEN_SOURCE if isinstance(error, SourceError) else notices.failed(incident)


def setup(router: Router) -> None:
    """Catch what the handlers of this router raise."""
    router.errors.register(tell)
