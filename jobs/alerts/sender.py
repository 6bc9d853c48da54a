"""The sender: takes messages out of the outbox and brings them to their targets.

One message of a target is on its way at a time, so that their order stays and one slow target holds
up no other. "Sending" is written down before the bytes leave, the outcome after.
"""

import asyncio
import logging
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta, tzinfo

from domain.alerts.routing import Channel as Way
from jobs.alerts.channels import Channel, Message
from jobs.alerts.delivering import Delivery, messages_of
from jobs.alerts.lane import Lane
from jobs.alerts.outcomes import Fatal, Overtaken
from jobs.alerts.settling import Result, Settler
from jobs.alerts.urgency import LOOK_AGAIN, URGENCY, Urgency
from queries.alerts.outbox import (
    Batch,
    Claimed,
    anything_due,
    begin_sending,
    claim_deliveries,
    recover_deliveries,
    release_deliveries,
)
from queries.alerts.settling import hold_target
from queries.errors import SourceError
from queries.postgres import Postgres

#: Seconds between looks into the outbox, between looks for lost leases, after a fault.
_LOOK = 0.2
_RECOVER = 2.0
_AGAIN = 1.0
#: Waits of a target's pace that are shorter than this many seconds are waited for.
_SHORT = 0.5
#: A fault of the database that stays is not mended by trying; then the lease ends.
_FAULTS = 5

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Road:
    """A channel, and how many of its messages may be on their way."""

    way: Way
    channel: Channel
    lane: Lane = field(default_factory=Lane)


class Sender:
    """Sends what is due; any number of processes may have one. ``name`` tells them apart."""

    def __init__(
        self,
        postgres: Postgres,
        channels: Mapping[Way, Channel],
        name: str,
        zone: tzinfo,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._postgres = postgres
        self._roads = [_Road(way, channel) for way, channel in channels.items()]
        self._name = name
        self._clock = clock
        self._settler = Settler(postgres, zone)
        self._going: dict[asyncio.Task[None], Batch] = {}
        self._unsent: list[Claimed] = []
        self._looking = asyncio.Lock()
        self._woken = asyncio.Event()
        self._recover_at = 0.0
        self._ending = False

    def wake(self) -> None:
        """Look into the outbox at once."""
        self._woken.set()

    async def run(self) -> None:
        """Send until drained."""
        while not self._ending:
            try:
                async with self._looking:
                    await self._look()
            except SourceError as error:
                log.warning("the outbox cannot be read: %s", error)
                await asyncio.sleep(_AGAIN)
            await self._nap()

    async def drain(self, seconds: float) -> None:
        """Claim nothing more, finish what is on its way, give back the rest."""
        self._ending = True
        self.wake()
        async with self._looking:
            going = list(self._going)
        if going:
            _, late = await asyncio.wait(going, timeout=seconds)
            for task in late:
                task.cancel()
            if late:
                await asyncio.wait(late, timeout=_AGAIN)
        with suppress(SourceError):
            await self._give_back()

    async def _nap(self) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(_LOOK):
                await self._woken.wait()
        self._woken.clear()

    async def _look(self) -> None:
        if self._clock() >= self._recover_at:
            await self._recover()
            self._recover_at = self._clock() + _RECOVER
        if not await anything_due(self._postgres):
            return
        for road in self._roads:
            room = road.lane.room(self._clock())
            if room > 0 and not self._ending:
                await self._take(road, room)

    async def _take(self, road: _Road, room: int) -> None:
        for batch in await claim_deliveries(
            self._postgres, road.way, room, self._name, probing=road.lane.in_trouble
        ):
            self._start(road, batch)

    async def _recover(self) -> None:
        await self._give_back()
        mine = [row.delivery_id for batch in self._going.values() for row in batch.rows]
        if lost := await recover_deliveries(self._postgres, mine):
            log.warning("%s messages of lost senders were taken back", lost)

    async def _give_back(self) -> None:
        if self._unsent:
            await release_deliveries(self._postgres, self._unsent)
            self._unsent.clear()

    def _start(self, road: _Road, batch: Batch) -> None:
        road.lane.enter()
        task = asyncio.get_running_loop().create_task(self._bring(road, batch))
        self._going[task] = batch
        task.add_done_callback(lambda ended: self._ended(road, ended))

    def _ended(self, road: _Road, task: asyncio.Task[None]) -> None:
        road.lane.leave()
        del self._going[task]
        if not task.cancelled() and (error := task.exception()):
            log.error("a message was not brought to its end", exc_info=error)

    async def _bring(self, road: _Road, batch: Batch) -> None:
        """One batch from its claim to its end; what has certainly not left is given back."""
        URGENCY.set(Urgency(batch.first.priority))
        try:
            messages = await self._prepared(road, batch)
        except (SourceError, asyncio.CancelledError) as error:
            log.warning("a message stays in the outbox: %r", error)
            self._unsent += batch.rows
            return
        if messages is not None:
            await self._send(road, batch, messages)

    async def _prepared(self, road: _Road, batch: Batch) -> Sequence[Message] | None:
        """What is to leave now, its rows marked so; None when nothing is."""
        if (wait := road.channel.wait(batch.target)) > _SHORT:
            await self._put_off(batch, timedelta(seconds=min(wait, LOOK_AGAIN)))
            return None
        messages = await messages_of(self._postgres, batch)
        if not messages:
            await self._settler.settle(batch, Result(Overtaken("shown already"), {}))
            return None
        return messages if await begin_sending(self._postgres, batch) else None

    async def _put_off(self, batch: Batch, pause: timedelta) -> None:
        async with self._postgres.transaction() as inside:
            await hold_target(inside, batch.target.target_id, pause)
            await release_deliveries(inside, batch.rows)

    async def _send(self, road: _Road, batch: Batch, messages: Sequence[Message]) -> None:
        began = self._clock()
        delivery = Delivery(self._postgres, road.channel, batch.target)
        outcome, shown = await delivery.of(messages)
        now = self._clock()
        road.lane.note(batch.target.target_id, outcome, now)
        if isinstance(outcome, Fatal):
            log.critical("nothing can be sent by %s any more: %s", road.way, outcome.why)
        ms = (now - began) * 1000
        await self._settle(batch, Result(outcome, shown, road.lane.in_trouble, ms))

    async def _settle(self, batch: Batch, result: Result) -> None:
        """Write it down, however long the database is away: a forgotten message is sent twice."""
        faults = 0
        while faults < _FAULTS:
            try:
                return await self._settler.settle(batch, result)
            except SourceError as error:
                log.warning("what became of a message cannot be written down: %s", error)
                faults += error.permanent
                await asyncio.sleep(_AGAIN)
        log.error("delivery %s: its end stays unknown", batch.first.delivery_id)
        return None
