"""Own accounts: a phone number that Telegram vouches for opens the accounts registered with it."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from aiogram import BaseMiddleware, Bot
from aiogram.types import Message, TelegramObject

from bot.commands import refresh
from bot.lookup.desk import Sources
from bot.lookup.throttle import Throttle
from bot.settings import AccessMode
from domain.auditing.audit import Actor
from domain.people.accounts import MOST_ACCOUNTS, Account
from domain.people.people import Person
from domain.people.phones import mobile_number
from domain.people.roles import GRANTED
from queries.access.accounts import Accounts
from queries.customers import customers_by_phone
from queries.errors import SourceSlow
from queries.lookup import LONGEST


class Flaw(StrEnum):
    """Why a contact proves nothing."""

    FORWARDED = "forwarded"
    NOBODYS = "nobodys"
    FOREIGN = "foreign"
    PHONELESS = "phoneless"


class NoProof(Exception):
    """A contact that was sent does not prove whose phone number it is."""

    def __init__(self, flaw: Flaw) -> None:
        super().__init__(flaw)
        self.flaw = flaw


class LinkingClosed(Exception):
    """Only listed people use this desk."""


class AloneOnly(Exception):
    """Nobody's accounts are shown, linked or unlinked in front of others."""


class TooManyAccounts(Exception):
    """So many accounts have the phone number that it is nobody's own."""


@dataclass(frozen=True, slots=True)
class OwnAccounts:
    """What linking needs; ``mode``: who may join."""

    sources: Sources
    accounts: Accounts
    throttle: Throttle
    mode: AccessMode


@dataclass(frozen=True, slots=True)
class Owner:
    """A person and their own accounts."""

    desk: OwnAccounts
    person: Person
    actor: Actor
    bot: Bot

    def welcome(self) -> None:
        """Raises LinkingClosed for who is not listed where only listed people are served."""
        if self.desk.mode is AccessMode.CLOSED and self.person.role not in GRANTED:
            raise LinkingClosed

    def admit(self, message: Message) -> str:
        """The sender's own phone number, counted as a look-up; raises NoProof, TooFast."""
        self.welcome()
        phone = own_phone(message)
        self.desk.throttle.admit(self.person.person_id)
        return phone

    async def link(self, phone: str) -> tuple[str, ...]:
        """Link all accounts that are registered with the sender's own phone number.

        Raises TooManyAccounts, or the billing system's SourceError.
        """
        mobile = mobile_number(phone)
        customers = await self._registered(mobile) if mobile else ()
        if len(customers) > MOST_ACCOUNTS:
            raise TooManyAccounts
        if mobile and customers:
            await self.desk.accounts.link(self.actor, mobile, customers)
        return customers

    async def unlink(self, account_id: int) -> bool:
        """End a link; False when it has ended already."""
        return await self.desk.accounts.unlink(self.actor, account_id)

    async def accounts(self) -> list[Account]:
        """The accounts as they are now."""
        return await self.desk.accounts.of(self.person.person_id)

    async def refresh_menu(self) -> None:
        """Who has an account finds other commands in the menu."""
        await refresh(self.bot, self.desk.sources.postgres, self.person.person_id)

    async def _registered(self, mobile: str) -> tuple[str, ...]:
        oracle = self.desk.sources.oracle_for(self.person.person_id)
        try:
            async with asyncio.timeout(LONGEST):
                return await customers_by_phone(oracle, mobile)
        except TimeoutError:
            raise SourceSlow from None


class Owning(BaseMiddleware):
    """Adds ``owner``: who writes, and their own accounts."""

    def __init__(self, own_accounts: OwnAccounts) -> None:
        self._own_accounts = own_accounts

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        """Whether they have any is not asked here."""
        data["owner"] = Owner(self._own_accounts, data["person"], data["actor"], data["bot"])
        return await handler(event, data)


def own_phone(message: Message) -> str:
    """The phone number of a contact that is the sender's own; raises NoProof.

    Telegram names the person behind a contact only when it knows them; a contact that was
    forwarded, or came through a bot, says nothing about who sent it.
    """
    contact = message.contact
    if message.forward_origin or message.via_bot or contact is None:
        raise NoProof(Flaw.FORWARDED)
    if contact.user_id is None:
        raise NoProof(Flaw.NOBODYS)
    if message.from_user is None or contact.user_id != message.from_user.id:
        raise NoProof(Flaw.FOREIGN)
    if not contact.phone_number.strip():
        raise NoProof(Flaw.PHONELESS)
    return contact.phone_number
