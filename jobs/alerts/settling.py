"""What is written down about a message, for each thing that can become of it."""

import logging
import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta, tzinfo
from typing import assert_never

from domain.severity import Severity
from domain.text import tidy
from jobs.alerts.conditions import dead_target
from jobs.alerts.outcomes import (
    Accepted,
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
from jobs.alerts.raising import fire
from queries.alerts.outbox import Batch, Claimed
from queries.alerts.settling import (
    Attempt,
    End,
    Ending,
    end_deliveries,
    give_up_target,
    hold_target,
    retry_deliveries,
)
from queries.alerts.targets import move_target, targets
from queries.postgres import Postgres

#: The longest pause between two attempts, and the one while a whole channel is away; seconds.
_LONGEST_PAUSE = 900.0
_PAUSE_IN_TROUBLE = 3.0
_NOW = timedelta()
#: Nothing can be sent before a person has mended it; a restart tries again at once.
_UNTIL_MENDED = timedelta(minutes=1)

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a batch: ``shown`` are the revisions of alerts that people see now,
    ``in_trouble`` says that nothing gets through its channel, ``ms`` how long it took."""

    outcome: Outcome
    shown: Mapping[int, int]
    in_trouble: bool = False
    ms: float | None = None

    @property
    def attempt(self) -> Attempt:
        """As it is noted."""
        name = type(self.outcome).__name__.lower()
        return Attempt(name, tidy(getattr(self.outcome, "why", "")) or "", self.ms)


class Settler:
    """Writes down what became of messages, in one transaction each."""

    def __init__(self, postgres: Postgres, zone: tzinfo) -> None:
        self._postgres = postgres
        self._zone = zone

    async def settle(self, batch: Batch, result: Result) -> None:
        """Write it down. Raises SourceError; nothing is changed then."""
        if isinstance(result.outcome, Sent | Accepted | Refused | Overtaken):
            return await _end(self._postgres, batch, result)
        async with self._postgres.transaction() as inside:
            return await self._settle(inside, batch, result)

    async def _settle(self, inside: Postgres, batch: Batch, result: Result) -> None:
        outcome = result.outcome
        match outcome:
            case Sent() | Accepted() | Refused() | Overtaken():
                await _end(inside, batch, result)
            case NotSent() | Unknown():
                await _try_again(inside, batch, result)
            case RateLimited():
                await _pause(inside, batch, timedelta(seconds=outcome.seconds), result)
            case Fatal():
                await _pause(inside, batch, _UNTIL_MENDED, result)
            case Moved():
                await self._move(inside, batch, outcome, result)
            case DeadTarget():
                await self._give_up(inside, batch, result.attempt)
            case _ as never:
                assert_never(never)

    async def _move(self, inside: Postgres, batch: Batch, to: Moved, result: Result) -> None:
        """Send it to the new address, unless that is a target of its own already."""
        await move_target(inside, int(batch.target.address), int(to.new_address))
        (now,) = await targets(inside, {batch.target.target_id})
        if now.address == to.new_address:  # moved here, or when the group itself said so
            await retry_deliveries(inside, batch.rows, _NOW, result.attempt)
        else:
            await self._give_up(inside, batch, Attempt("moved", f"moved to {to.new_address}"))

    async def _give_up(self, inside: Postgres, batch: Batch, attempt: Attempt) -> None:
        """Administrators hear of it once."""
        if not await give_up_target(inside, batch, attempt):
            return
        await fire(inside, dead_target(batch.target, attempt.why), self._zone)


async def _end(inside: Postgres, batch: Batch, result: Result) -> None:
    outcome = result.outcome
    ends = {Sent: End.SENT, Accepted: End.ACCEPTED, Refused: End.DEAD, Overtaken: End.DROPPED}
    ref = outcome.ref if isinstance(outcome, Sent) else None
    ending = Ending(ends[type(outcome)], ref, result.shown)
    if not await end_deliveries(inside, batch.rows, ending, result.attempt):
        log.warning("delivery %s was taken from us before it ended", batch.first.delivery_id)


async def _try_again(inside: Postgres, batch: Batch, result: Result) -> None:
    """What may be there already is sent once more only when it is important."""
    unknown = isinstance(result.outcome, Unknown)
    again = [row for row in batch.rows if not unknown or _is_worth_a_copy(row)]
    left = [row for row in batch.rows if row not in again]
    if left:
        await end_deliveries(inside, left, Ending(End.UNKNOWN), result.attempt)
    if again:
        pause = back_off(batch.first.tries, in_trouble=result.in_trouble)
        await retry_deliveries(inside, again, pause, result.attempt, maybe_there=unknown)
        await hold_target(inside, batch.target.target_id, pause)


async def _pause(inside: Postgres, batch: Batch, pause: timedelta, result: Result) -> None:
    await retry_deliveries(inside, batch.rows, _NOW, result.attempt)
    await hold_target(inside, batch.target.target_id, pause)


def _is_worth_a_copy(row: Claimed) -> bool:
    """A change may be made twice; a copy of something important is better than none."""
    return row.kind == "edit" or row.severity is not Severity.INFO


def back_off(tries: int, *, in_trouble: bool) -> timedelta:
    """The pause after so many earlier attempts, never quite the same; when a whole channel is away
    a short one, because then it is the lane that waits."""
    longest = _PAUSE_IN_TROUBLE if in_trouble else _LONGEST_PAUSE
    seconds = min(longest, 2.0 ** min(tries + 1, 10))
    return timedelta(seconds=seconds * random.uniform(0.5, 1))  # noqa: S311 - no secret
