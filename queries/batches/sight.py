"""Whether the watch sees anything, and what people were told of batches."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from domain.batches.checks import RunKey
from queries.loader import Statement, postgres_sql
from queries.postgres import Postgres

BATCH_SIGHT = postgres_sql("batches/batch_sight")
LAST_SIGHT = postgres_sql("batches/last_sight")
SAVE_SIGHT = postgres_sql("batches/save_sight")
SAVE_BLINDNESS = postgres_sql("batches/save_blindness")
NOTE_BATCH_ALERT = postgres_sql("batches/note_batch_alert")
BATCH_ALERTS = postgres_sql("batches/batch_alerts")


@dataclass(frozen=True, slots=True)
class LastSight:
    """How the watch stands: ``seen_at`` is of Oracle's clock, None before the first sight.

    ``blind`` counts the checks running that saw nothing, ``blind_since`` is of our clock.
    """

    seen_at: datetime | None
    pending_imd: int | None
    blind: int
    blind_since: datetime | None
    why: str


@dataclass(frozen=True, slots=True)
class BatchAlert:
    """Something that people were told of a run: ``kind`` is a topic, ``at`` of Oracle's clock."""

    run: RunKey
    kind: str
    at: datetime
    alert_id: int | None


async def last_sight(postgres: Postgres) -> LastSight:
    """How the watch stands."""
    return await _only(postgres, LAST_SIGHT)


async def batch_sight(inside: Postgres) -> LastSight:
    """The same, with other watches kept out until the transaction ends."""
    return await _only(inside, BATCH_SIGHT)


async def save_sight(inside: Postgres, seen_at: datetime, pending_imd: int | None) -> None:
    """The batches were seen."""
    await inside.execute(SAVE_SIGHT, seen_at=seen_at, pending_imd=pending_imd)


async def save_blindness(inside: Postgres, now: datetime, why: str) -> None:
    """The batches could not be seen, once more."""
    await inside.execute(SAVE_BLINDNESS, now=now, why=why)


async def note_batch_alert(inside: Postgres, told: BatchAlert) -> None:
    """Write down that people are told of a batch."""
    run = told.run
    await inside.execute(
        NOTE_BATCH_ALERT,
        code=run.code,
        nbr=run.number,
        rerun=run.rerun,
        alert_type=told.kind,
        sent_at=told.at,
        alert_id=told.alert_id,
    )


async def batch_alerts(postgres: Postgres, code: str, since: datetime) -> list[BatchAlert]:
    """What people were told of a batch since then, newest first."""
    return await postgres.fetch_all(BATCH_ALERTS, _told, code=code, since_when=since)


async def _only(postgres: Postgres, statement: Statement) -> LastSight:
    found = await postgres.fetch_one(statement, LastSight)
    return found or LastSight(None, None, 0, None, "")


def _told(code: str, nbr: int, rerun: int, *told: Any) -> BatchAlert:
    return BatchAlert(RunKey(code, nbr, rerun), *told)
