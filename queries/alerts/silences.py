"""Silences in the desk's own database."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from domain.alerts.silences import Hush, Silence
from queries.loader import postgres_sql
from queries.postgres import Postgres

LIVE_SILENCES = postgres_sql("alerts/live_silences")
SAVE_SILENCE = postgres_sql("alerts/save_silence")
END_SILENCE = postgres_sql("alerts/end_silence")


@dataclass(frozen=True, slots=True)
class NewSilence:
    """A silence to be; it begins now unless it is ``planned`` for ``starts_at``."""

    hush: Hush
    ends_at: datetime
    reason: str = ""
    starts_at: datetime | None = None

    @property
    def planned(self) -> bool:
        """Whether it is a maintenance window."""
        return self.starts_at is not None


async def live_silences(postgres: Postgres) -> Sequence[Silence]:
    """Those that have not ended, planned ones too, in the order of their beginning."""
    return await postgres.fetch_all(LIVE_SILENCES, _silence)


async def save_silence(inside: Postgres, new: NewSilence, person: int, name: str) -> Silence:
    """From then on nobody is told of it."""
    saved = await inside.fetch_one(
        SAVE_SILENCE,
        _silence,
        **asdict(new.hush),
        planned=new.planned,
        reason=new.reason,
        starts_at=new.starts_at,
        ends_at=new.ends_at,
        by_person=person,
        by_name=name,
    )
    assert saved is not None, "the statement always gives the silence"
    return saved


async def end_silence(inside: Postgres, silence_id: int, person: int) -> bool:
    """End one before its time; False when it has ended."""
    return await inside.execute(END_SILENCE, silence_id=silence_id, by_person=person) == 1


def _silence(
    silence_id: int,
    topic: str,
    subject: str,
    run: str,
    area: str,
    *rest: object,
) -> Silence:
    return Silence(silence_id, Hush(topic, subject, run, area), *rest)  # type: ignore[arg-type] # the statement's columns
