"""Which processes execute jobs: each gives a sign of life, also while it has nothing to do."""

from datetime import timedelta

from domain.jobs.status import EngineSign
from queries.loader import postgres_sql
from queries.postgres import Postgres

NOTE_ENGINE = postgres_sql("jobs/note_engine")
FORGET_ENGINE = postgres_sql("jobs/forget_engine")
ENGINES = postgres_sql("jobs/engines")

#: After so long without a sign an engine counts as gone.
SILENCE = timedelta(seconds=60)


async def note_engine(postgres: Postgres, engine: str) -> None:
    """Say that an engine lives."""
    await postgres.execute(NOTE_ENGINE, engine=engine)


async def forget_engine(postgres: Postgres, engine: str) -> None:
    """Say that an engine has ended in good order."""
    await postgres.execute(FORGET_ENGINE, engine=engine)


async def engines(postgres: Postgres, silence: timedelta = SILENCE) -> list[EngineSign]:
    """The engines heard of in the last day, at most 20, the latest first."""
    return await postgres.fetch_all(ENGINES, EngineSign, silence=silence)
