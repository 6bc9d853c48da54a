"""What became of messages; nothing is written about one that is not ours any more."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum

from domain.alerts.routing import TargetState
from queries.alerts.outbox import Batch, Claimed, ids_of
from queries.alerts.targets import change_target
from queries.loader import postgres_sql
from queries.postgres import Postgres

END_DELIVERIES = postgres_sql("alerts/end_deliveries")
RETRY_DELIVERIES = postgres_sql("alerts/retry_deliveries")
HOLD_TARGET = postgres_sql("alerts/hold_target")
GIVE_UP_TARGET = postgres_sql("alerts/give_up_target")

#: After its first attempt a message is tried for so long.
LONGEST = timedelta(hours=24)


class End(StrEnum):
    """How messages end."""

    SENT = "sent"
    ACCEPTED = "accepted"
    UNKNOWN = "unknown"
    DEAD = "dead"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Ending:
    """An end; ``ref`` is what the message is called there, ``shown`` which revision of each alert
    people see now."""

    end: End
    ref: str | None = None
    shown: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Attempt:
    """One attempt: what came of it, and after how many milliseconds."""

    outcome: str
    why: str = ""
    ms: float | None = None


async def end_deliveries(
    postgres: Postgres, rows: Iterable[Claimed], ending: Ending, attempt: Attempt
) -> bool:
    """They are at their end; False when all of them had been taken from us."""
    mine = list(rows)
    ended = await postgres.execute(
        END_DELIVERIES,
        **ids_of(mine),
        revisions=[ending.shown.get(row.alert_id, row.revision) for row in mine],
        state=ending.end.value,
        ref=ending.ref,
        why=attempt.why,
        outcome=attempt.outcome,
        ms=attempt.ms,
    )
    return bool(ended) or ending.end is End.DROPPED


async def retry_deliveries(
    inside: Postgres,
    rows: Iterable[Claimed],
    pause: timedelta,
    attempt: Attempt,
    *,
    maybe_there: bool = False,
) -> None:
    """They are tried again after a pause; ``maybe_there``: and then marked as perhaps repeated."""
    await inside.execute(
        RETRY_DELIVERIES,
        **ids_of(rows),
        pause=pause,
        longest=LONGEST,
        maybe_there=maybe_there,
        why=attempt.why,
        outcome=attempt.outcome,
        ms=attempt.ms,
    )


async def hold_target(inside: Postgres, target_id: int, pause: timedelta) -> None:
    """Nothing goes to a target for so long; a longer pause that was asked for before stays."""
    await inside.execute(HOLD_TARGET, target_id=target_id, pause=pause)


async def give_up_target(inside: Postgres, batch: Batch, attempt: Attempt) -> bool:
    """A target cannot be reached: what waits for it is dead; whether that is news."""
    target_id = batch.target.target_id
    news = await change_target(inside, target_id, TargetState.UNREACHABLE, attempt.why)
    await end_deliveries(inside, batch.rows, Ending(End.DEAD), attempt)
    await inside.execute(GIVE_UP_TARGET, target_id=target_id, why=attempt.why)
    return news
