"""The languages that people chose."""

from domain.languages import Language
from queries.loader import postgres_sql
from queries.postgres import Postgres

CHOOSE_LANGUAGE = postgres_sql("access/choose_language")


async def choose_language(postgres: Postgres, person_id: int, language: Language) -> None:
    """Remember the language that a person chose."""
    await postgres.execute(CHOOSE_LANGUAGE, person_id=person_id, language=language.value)
