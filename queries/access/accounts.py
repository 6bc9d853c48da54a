"""Own accounts: linked by a phone number, ended by the person or when the number changes."""

from collections.abc import Collection
from typing import NamedTuple

from domain.auditing.audit import Actor, Deed, Pseudonyms
from domain.people.accounts import Account
from queries.access.requests import lock_person
from queries.auditing.audit import append_audit
from queries.loader import postgres_sql
from queries.postgres import Postgres

ACCOUNTS_OF = postgres_sql("access/accounts_of")
LINK_ACCOUNT = postgres_sql("access/link_account")
END_LINKS_OF_OTHERS = postgres_sql("access/end_links_of_others")
UNLINK_ACCOUNT = postgres_sql("access/unlink_account")
PHONE_OF_ACCOUNT = postgres_sql("access/phone_of_account")
END_ACCOUNT = postgres_sql("access/end_account")


async def accounts_of(postgres: Postgres, person_id: int) -> list[Account]:
    """A person's own accounts, the first linked first."""
    return await postgres.fetch_all(ACCOUNTS_OF, Account, person_id=person_id)


class Accounts:
    """Changes of who owns which account, each with its audit entry under the customer's hash.

    Of a phone number only the hash is kept.
    """

    def __init__(self, postgres: Postgres, pseudonyms: Pseudonyms) -> None:
        self._postgres = postgres
        self._pseudonyms = pseudonyms

    async def of(self, person_id: int) -> list[Account]:
        """A person's own accounts, the first linked first."""
        return await accounts_of(self._postgres, person_id)

    async def link(self, actor: Actor, phone: str, customers: Collection[str]) -> None:
        """Link customers to who acts, and has just proved that the phone number is theirs.

        Whoever else linked accounts by that number has it no more: those links end.
        """
        key = self._pseudonyms(phone)
        async with self._postgres.transaction() as inside:
            await lock_person(inside, _person(actor))
            await self._end_links_of_others(inside, actor, key)
            for customer_no in customers:
                if await link_account(inside, _person(actor), customer_no, key):
                    await self._note(inside, actor, "account.linked", customer_no)

    async def unlink(self, actor: Actor, account_id: int) -> bool:
        """End one link of who acts; False when it has ended already."""
        async with self._postgres.transaction() as inside:
            customer_no = await unlink_account(inside, _person(actor), account_id)
            if customer_no:
                await self._note(inside, actor, "account.unlinked", customer_no)
            return customer_no is not None

    async def confirm(self, actor: Actor, customer_no: str, registered: str | None) -> bool:
        """Whether an own account is still registered with the phone number that linked it.

        The link of one that is not ends, even where no number is registered any more.
        """
        person_id, key = _person(actor), self._pseudonyms(registered) if registered else ""
        linked_by = await phone_of_account(self._postgres, person_id, customer_no)
        if linked_by is None or linked_by == key:
            return True
        async with self._postgres.transaction() as inside:
            if await end_account(inside, person_id, customer_no, key):
                await self._note(inside, actor, "account.ended", customer_no)
        return False

    async def _end_links_of_others(self, inside: Postgres, actor: Actor, key: str) -> None:
        for ended in await end_links_of_others(inside, _person(actor), key):
            subject = self._pseudonyms.customer(ended.customer_no)
            person = {"person": ended.person_id}
            await append_audit(inside, Deed(actor, "account.ended", subject, person))

    async def _note(self, inside: Postgres, actor: Actor, act: str, customer_no: str) -> None:
        await append_audit(inside, Deed(actor, act, self._pseudonyms.customer(customer_no)))


class EndedLink(NamedTuple):
    """Whose link to which customer has ended."""

    person_id: int
    customer_no: str


async def link_account(inside: Postgres, person_id: int, customer_no: str, key: str) -> bool:
    """Link an account by a phone number's hash; False when it was linked by it before."""
    binds = {"person_id": person_id, "customer_no": customer_no, "phone_key": key}
    return await inside.execute(LINK_ACCOUNT, **binds) == 1


async def end_links_of_others(inside: Postgres, person_id: int, key: str) -> list[EndedLink]:
    """End what other people linked by a phone number's hash."""
    binds = {"person_id": person_id, "phone_key": key}
    return await inside.fetch_all(END_LINKS_OF_OTHERS, EndedLink, **binds)


async def unlink_account(inside: Postgres, person_id: int, account_id: int) -> str | None:
    """End one link of a person; the customer that it was to."""
    return await inside.fetch_one(UNLINK_ACCOUNT, str, person_id=person_id, account_id=account_id)


async def phone_of_account(postgres: Postgres, person_id: int, customer_no: str) -> str | None:
    """By which phone number's hash a person linked an account; None when it is not theirs."""
    binds = {"person_id": person_id, "customer_no": customer_no}
    return await postgres.fetch_one(PHONE_OF_ACCOUNT, str, **binds)


async def end_account(inside: Postgres, person_id: int, customer_no: str, key: str) -> bool:
    """End a person's link to an account that was not made by this phone number's hash."""
    binds = {"person_id": person_id, "customer_no": customer_no, "phone_key": key}
    return await inside.execute(END_ACCOUNT, **binds) == 1


def _person(actor: Actor) -> int:
    assert actor.person is not None, "only people have accounts"
    return actor.person
