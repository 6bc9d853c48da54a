"""What the tests of alerts in chats share: a served desk, and a sender beside it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass

from bot.app import connect
from bot.tasks import Tasks
from domain.alerts.happenings import Happening
from domain.alerts.routing import Channel, Wish
from domain.languages import Language
from domain.severity import Severity
from jobs.alerts.raising import fire, resolve
from jobs.alerts.sender import Sender
from jobs.alerts.telegram_channel import TelegramChannel
from queries.alerts.subscriptions import add_subscription
from queries.alerts.targets import NewTarget, save_target
from queries.fake import FakeOracle
from queries.postgres import PostgresPool
from sandbox.person import Person
from sandbox.telegram import BotApi
from sandbox.telegram.people import GROUP, KARIM, NADIA
from tests.conftest import serving, settings
from tests.conversations.linking import grant
from tests.integration.alert_rig import ZONE, sql

_LEFT = sql(
    "SELECT delivery_id FROM deliveries"
    " WHERE state IN ('waiting', 'claimed', 'sending') AND due_at <= now()"
)
_ALL = Wish(("*", "test.*", "report.*"), Severity.INFO)


@dataclass
class Alerted:
    """A served desk; Nadia, an administrator, and a group are told of everything.

    Karim is an operator in the group.
    """

    api: BotApi
    store: PostgresPool
    nadia: Person
    group: Person

    async def fires(self, *happenings: Happening, at_once: bool = False) -> None:
        """They happen, in one transaction; ``at_once``: nobody waits for more to come."""
        async with self.store.transaction() as inside:
            for one in happenings:
                await fire(inside, one, ZONE)
            if at_once:
                await inside.execute(sql("UPDATE deliveries SET due_at = now()"))

    async def is_over(self, fingerprint: str, by: Happening | None = None) -> None:
        """It has ended."""
        async with self.store.transaction() as inside:
            assert await resolve(inside, fingerprint, by)

    async def hushes(self) -> None:
        """Nothing more goes to any chat until ``settles``."""
        await self.store.execute(sql("UPDATE targets SET not_before = now() + interval '1 hour'"))

    async def settles(self) -> None:
        """Everything that is due has been brought to its end."""
        await self.store.execute(sql("UPDATE targets SET not_before = now()"))
        async with asyncio.timeout(20):
            while await self.store.fetch_all(_LEFT, int):  # noqa: ASYNC110 - asks the database
                await asyncio.sleep(0.02)


@asynccontextmanager
async def alerted(
    api: BotApi, store: PostgresPool, language: Language = Language.ENGLISH
) -> AsyncIterator[Alerted]:
    """A desk with a sender; the group reads ``language``."""
    async with AsyncExitStack() as stack:
        polling = await stack.enter_async_context(serving(api, FakeOracle({}), store))
        bot = await stack.enter_async_context(connect(settings(api), None))
        await grant(store, KARIM, "operator")
        await _subscribe(store, NADIA.id, Language.ENGLISH)
        await _subscribe(store, GROUP.id, language)
        below = polling._dispatcher["below_copies"]
        channel = TelegramChannel(bot, ZONE, below, lambda _: 0.0)
        sender = Sender(store, {Channel.TELEGRAM: channel}, "test", ZONE)
        tasks = Tasks()
        tasks.start(sender.run())
        stack.push_async_callback(tasks.finish, 5)
        stack.push_async_callback(sender.drain, 5.0)
        nadia, karim = Person(api, NADIA), Person(api, KARIM)
        yield Alerted(api, store, nadia, karim.in_group(GROUP.id))


async def _subscribe(store: PostgresPool, chat: int, language: Language) -> None:
    new = NewTarget(Channel.TELEGRAM, str(chat), title="Duty", language=language)
    await add_subscription(store, await save_target(store, new, None), _ALL, None)
