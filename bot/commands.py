"""The command menus in Telegram: one for strangers, one for groups, and one a person by their role.

A person's own menu is named in the database (``admin:bn:…``), so that only what differs is set.
"""

import asyncio
import hashlib
import logging
import secrets
from collections.abc import Mapping, Sequence
from functools import cache

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)

from domain.languages import Language
from domain.people.roles import Role
from formatters.words import WORDS
from queries.access.menus import Menu, begin_menu, end_menu, menus
from queries.errors import SourceError
from queries.postgres import Postgres

_DESCRIPTIONS = {
    "start": "command-start",
    "account": "command-account",
    "people": "command-people",
    "audit": "command-audit",
    "group": "command-group",
    "nocs": "command-nocs",
    "billstop": "command-billstop",
    "jobs": "command-jobs",
    "job": "command-job",
    "status": "command-status",
    "logs": "command-logs",
    "schedule": "command-schedule",
    "batches": "command-batches",
    "alerts": "command-alerts",
    "subscribe": "command-subscribe",
    "subscriptions": "command-subscriptions",
    "deliveries": "command-deliveries",
    "cancel": "command-cancel",
    "language": "command-language",
    "help": "command-help",
}
_STRANGER = ("start", "help", "language")
_SEES_CUSTOMERS = ("start", "account", "cancel", "help", "language")
_REPORTS = ("nocs", "billstop")
_OPERATES = ("jobs", "job", "status", "logs", "schedule", "batches", "alerts", "subscribe")
#: What each role finds in the menu of the private chat.
IN_PRIVATE: Mapping[Role, tuple[str, ...]] = {
    Role.UNKNOWN: _STRANGER,
    Role.CUSTOMER: _SEES_CUSTOMERS,
    Role.STAFF: ("start", *_REPORTS, "account", "cancel", "help", "language"),
    Role.OPERATOR: ("start", *_REPORTS, *_OPERATES, "account", "cancel", "help", "language"),
    Role.ADMIN: (
        *("start", "people", "audit", "group", *_REPORTS, *_OPERATES),
        *("subscriptions", "deliveries"),
        *("account", "cancel", "help", "language"),
    ),
}
#: What everybody finds in the menu of a group.
IN_GROUPS = ("cancel", "help", "language")

_PAUSES = (1, 5, 30, 120, 600)
#: So often a menu is set anew because somebody else set it at the same time.
_TRIES = 5
#: Seconds between two menus when many are set, lest Telegram complains.
_BETWEEN = 0.05

log = logging.getLogger(__name__)


async def set_all(bot: Bot, postgres: Postgres, opening: asyncio.Task[None]) -> None:
    """All menus, as soon as the own database knows who is who: when ``opening`` has ended."""
    await announce(bot)
    await asyncio.wait([opening])
    await refresh_all(bot, postgres)


async def announce(bot: Bot) -> None:
    """Set the menus of strangers and groups; while Telegram is away, try again for some minutes."""
    for pause in _PAUSES:
        try:
            await _announce(bot)
        except TelegramAPIError as error:
            log.warning("the command menus could not be set: %s", error.message)
            await asyncio.sleep(pause)
        else:
            return


async def refresh(bot: Bot, postgres: Postgres, person_id: int) -> None:
    """Give a person the menu of their role and language; what fails waits for the next time."""
    try:
        found = await menus(postgres, person_id)
        if not found or found[0].name == _name(found[0]):
            return
        for _ in range(_TRIES):
            if await _settle(bot, postgres, person_id):
                return
    except SourceError as error:
        log.warning("the command menu of %s has to wait: %s", person_id, error)
    except TelegramAPIError as error:
        log.info("the command menu of %s could not be set: %s", person_id, error.message)


async def refresh_all(bot: Bot, postgres: Postgres) -> None:
    """The same for everybody whose menu is not the one they should have."""
    try:
        stale = [menu.person_id for menu in await menus(postgres) if menu.name != _name(menu)]
    except SourceError as error:
        log.warning("the command menus have to wait: %s", error)
        return
    for person_id in stale:
        await refresh(bot, postgres, person_id)
        await asyncio.sleep(_BETWEEN)


async def _announce(bot: Bot) -> None:
    # Without a language code a menu is for all languages that have none of their own.
    for code, language in (("", Language.ENGLISH), ("bn", Language.BENGALI)):
        for scope, names in (
            (BotCommandScopeAllPrivateChats(), _STRANGER),
            (BotCommandScopeAllGroupChats(), IN_GROUPS),
        ):
            await bot.set_my_commands(_commands(names, language), scope, code or None)


async def _settle(bot: Bot, postgres: Postgres, person_id: int) -> bool:
    """Set one menu; False when somebody else began to set it too: then once more.

    So the last call to Telegram is one with the person's last role. A mark that stays, after a
    crash, is no menu's name, and the next start begins anew.
    """
    mark = f"setting {secrets.token_hex(8)}"
    await begin_menu(postgres, person_id, mark)
    (menu,) = await menus(postgres, person_id)
    scope = BotCommandScopeChat(chat_id=person_id)
    if _own(menu):
        await bot.set_my_commands(_commands(IN_PRIVATE[menu.role], menu.language), scope)
    else:
        await bot.delete_my_commands(scope)
    return await end_menu(postgres, person_id, mark, _name(menu))


def _own(menu: Menu) -> bool:
    """Whether the menu of strangers, in the language of the Telegram app, is not the right one."""
    return menu.role is not Role.UNKNOWN or menu.chosen


def _name(menu: Menu) -> str | None:
    if not _own(menu):
        return None
    return f"{menu.role}:{menu.language}:{_digest(menu.role, menu.language)}"


@cache
def _digest(role: Role, language: Language) -> str:
    """Changes when the menu does."""
    lines = [f"/{one.command} {one.description}" for one in _commands(IN_PRIVATE[role], language)]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:8]


def _commands(names: Sequence[str], language: Language) -> list[BotCommand]:
    words = WORDS[language]
    return [BotCommand(command=name, description=words(_DESCRIPTIONS[name])) for name in names]
