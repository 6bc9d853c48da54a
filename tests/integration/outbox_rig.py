"""A sender with channels that do as they are told, for tests."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from domain.alerts.routing import Channel as Way
from domain.alerts.routing import Target
from jobs.alerts.channels import Message
from jobs.alerts.outcomes import NotSent, Outcome, Sent
from jobs.alerts.sender import Sender
from queries.postgres import Postgres
from tests.integration.alert_rig import ZONE, sql


@dataclass
class FakeChannel:
    """Notes what it is given; ``outcomes`` are given out in order, then everything is sent.

    Addresses in ``full`` never take anything.
    """

    editable: bool = True
    outcomes: list[Outcome] = field(default_factory=list)
    got: list[tuple[Target, Message]] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    full: set[str] = field(default_factory=set)
    slow: dict[str, asyncio.Event] = field(default_factory=dict)
    going: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))
    most_going: int = 0

    def wait(self, target: Target) -> float:
        return self.waits.pop(0) if self.waits else 0.0

    async def send(self, target: Target, message: Message) -> Outcome:
        self.got.append((target, message))
        outcome = self.outcomes.pop(0) if self.outcomes else None
        number = len(self.got)
        self.going[target.address] += 1
        self.most_going = max(self.most_going, self.going[target.address])
        try:
            if target.address in self.slow:
                await self.slow[target.address].wait()
        finally:
            self.going[target.address] -= 1
        if target.address in self.full:
            return NotSent("full")
        return outcome or Sent(message.ref or str(1000 + number))

    def told(self, address: int) -> list[Message]:
        """What a target was given."""
        return [message for target, message in self.got if target.address == str(address)]


@asynccontextmanager
async def sending(
    store: Postgres, telegram: FakeChannel, name: str = "one", teams: FakeChannel | None = None
) -> AsyncIterator[Sender]:
    """A sender at work."""
    channels = {Way.TELEGRAM: telegram} | ({Way.TEAMS: teams} if teams else {})
    sender = Sender(store, channels, name, ZONE)
    running = asyncio.create_task(sender.run())
    try:
        yield sender
    finally:
        await sender.drain(5)
        await running


async def until(true: Callable[[], bool], seconds: float = 8) -> None:
    """Wait until something has become so."""
    async with asyncio.timeout(seconds):
        while not true():  # noqa: ASYNC110 - whatever it is
            await asyncio.sleep(0.02)


async def settled(store: Postgres, seconds: float = 8) -> list[str]:
    """How the messages ended that are due, oldest first, once none is under way."""
    async with asyncio.timeout(seconds):
        while await store.fetch_value(sql(_OPEN)):  # noqa: ASYNC110 - the database does not tell
            await asyncio.sleep(0.02)
    return await states(store)


async def states(store: Postgres) -> list[str]:
    """The states of all messages, oldest first."""
    return await store.fetch_all(sql("SELECT state FROM deliveries ORDER BY delivery_id"), str)


async def age(store: Postgres) -> None:
    """Every lease is over, and what had to wait is due."""
    await store.execute(sql("UPDATE deliveries SET lease_until = now() - interval '1 second'"))
    await due(store)


async def due(store: Postgres) -> None:
    """No pause keeps anything back any more."""
    await store.execute(sql("UPDATE targets SET not_before = '-infinity'"))
    await store.execute(sql("UPDATE deliveries SET due_at = now() WHERE state = 'waiting'"))


_OPEN = """
SELECT count(*) FROM deliveries
  JOIN targets USING (target_id)
 WHERE deliveries.state IN ('claimed', 'sending')
    OR (deliveries.state = 'waiting' AND due_at <= now() AND targets.state = 'live')
"""
