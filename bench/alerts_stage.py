"""What the measurements of alerts stand on: a database, a Bot API server with Telegram's limits,
many chats that are told of everything, and the sender as the service runs it."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from aiogram import Bot

from bot.pacing import Pace
from bot.telegram import TelegramSession
from domain.alerts.happenings import Notice
from domain.alerts.routing import Channel, Wish
from domain.alerts.topics import Topic
from domain.severity import Severity
from jobs.alerts.raising import fire
from jobs.alerts.sender import Sender
from jobs.alerts.telegram_channel import TelegramChannel
from queries.alerts.subscriptions import add_subscription
from queries.alerts.targets import NewTarget, save_target
from queries.loader import Statement
from queries.postgres import PostgresPool
from sandbox.postgres import run_postgres
from sandbox.telegram import BotApi
from sandbox.telegram.pace import Pace as Limits
from sandbox.telegram.people import Profile

ZONE = ZoneInfo("Asia/Dhaka")
EVERYTHING = Wish(("*",), Severity.INFO)
FIRST_CHAT = 700_000
MARK = "may have reached you before"

_EMPLOY = Statement(
    "employ",
    "WITH known AS (INSERT INTO people (person_id, name, guessed_language) VALUES ($1, $2, 'en'))"
    " INSERT INTO grants (person_id, role) VALUES ($1, 'operator')",
    ("person_id", "name"),
)
_OPEN = Statement(
    "open",
    "SELECT count(*) FROM deliveries WHERE state IN ('waiting', 'claimed', 'sending')",
    (),
)
_STATES = Statement("states", "SELECT state, count(*) FROM deliveries GROUP BY state", ())
_LATENCIES = Statement(
    "latencies",
    "SELECT extract(epoch FROM sent_at - created_at)::float8 FROM deliveries"
    " WHERE kind = 'message' AND state = 'sent' ORDER BY 1",
    (),
)


@dataclass
class Stage:
    """One measurement's world."""

    store: PostgresPool
    api: BotApi
    pace: Pace
    sender: Sender

    async def chats(self, wishes: list[Wish]) -> None:
        """A private chat for each of these wishes."""
        async with self.store.transaction(60) as inside:
            for number, wish in enumerate(wishes):
                person = _person(FIRST_CHAT + number)
                self.api.chats.add(person)
                await inside.execute(_EMPLOY, person_id=person.id, name=person.name)
                new = NewTarget(Channel.TELEGRAM, str(person.id), title=person.name)
                await add_subscription(inside, await save_target(inside, new, None), wish, None)

    async def alert(self, about: str, topic: Topic = Topic.JOB_FAILED) -> None:
        """Raise a critical alert, and commit it."""
        notice = Notice(topic, Severity.CRITICAL, about, {"job": about})
        async with self.store.transaction(60) as inside:
            await fire(inside, notice, ZONE)

    async def all_sent(self, seconds: float) -> float:
        """Wait until nothing is open; how many seconds that took."""
        loop = asyncio.get_running_loop()
        began = loop.time()
        async with asyncio.timeout(seconds):
            while await self.store.fetch_value(_OPEN):  # noqa: ASYNC110 - the database does not tell
                await asyncio.sleep(0.05)
        return loop.time() - began

    async def states(self) -> dict[str, int]:
        """How many messages are in which state."""
        return dict(await self.store.fetch_all(_STATES, lambda state, many: (state, many)))

    async def latencies(self) -> list[float]:
        """Seconds from the beginning of a transaction to the end of its message, in order."""
        return await self.store.fetch_all(_LATENCIES, float)

    def refusals(self) -> int:
        """How often Telegram said that it was too much."""
        return sum(
            1 for call in self.api.calls if call.answer and call.answer.get("error_code") == 429
        )

    def arrivals(self) -> Counter[tuple[int, str]]:
        """How many messages of each alert are in each chat, those marked as repeats left out."""
        found: Counter[tuple[int, str]] = Counter()
        for call in self.api.calls.of("sendMessage"):
            text = str(call.params["text"])
            if call.ok and MARK not in text:
                found[call.params["chat_id"], text] += 1
        return found

    def marked(self) -> int:
        """How many messages say that they may be repeats."""
        return sum(
            MARK in str(call.params["text"]) for call in self.api.calls.of("sendMessage") if call.ok
        )


@asynccontextmanager
async def stage() -> AsyncIterator[Stage]:
    """A world of its own, with a sender at work that keeps its pace."""
    async with AsyncExitStack() as stack:
        server = await stack.enter_async_context(run_postgres("griddesk"))
        store = PostgresPool({"dsn": server.dsn}, 1, 10, deadline=30.0, wait=30.0)
        await store.open()
        stack.push_async_callback(store.close)
        await store.migrate()
        api = await stack.enter_async_context(BotApi(validate=False))
        api.limit_pace(Limits(api.clock))
        pace = Pace()
        session = TelegramSession(api.url)
        session.middleware(pace)
        bot = await stack.enter_async_context(Bot(api.token, session))
        channel = TelegramChannel(bot, ZONE, lambda *_: None, pace.wait)
        sender = Sender(store, {Channel.TELEGRAM: channel}, "bench", ZONE)
        running = asyncio.create_task(sender.run())
        stack.push_async_callback(_ended, sender, running)
        yield Stage(store, api, pace, sender)


async def _ended(sender: Sender, running: asyncio.Task[None]) -> None:
    await sender.drain(5)
    await running


def _person(number: int) -> Profile:
    return Profile(number, "Chat", str(number), f"chat_{number}", "en", "+8801700000000", "staff")
