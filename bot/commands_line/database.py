"""The service's own database for a command: opened, closed, and told about when it is away."""

import asyncio
from collections.abc import Awaitable, Callable

from bot.settings import Settings
from queries.errors import SourceError, SourceRefused
from queries.postgres import PostgresPool

Say = Callable[[str], None]
#: What a command does with the database; its exit status.
Work = Callable[[PostgresPool], Awaitable[int]]

#: How PostgreSQL says that a schema or a table is not there.
_NO_TABLES = ("3F000", "42P01")


def with_database(settings: Settings, say: Say, work: Work, *, opened: bool = True) -> int:
    """The exit status of the work; 1, and why in one sentence, when the database does not serve."""
    return asyncio.run(_with_database(settings, say, work, opened=opened))


async def _with_database(settings: Settings, say: Say, work: Work, *, opened: bool) -> int:
    store = PostgresPool(settings.postgres(), 0, settings.pg_pool_max)
    try:
        if opened:
            await store.open()
        return await work(store)
    except SourceRefused:
        say("PostgreSQL refuses the login; check PG_USER, PG_PASSWORD and PG_DATABASE, or PG_DSN")
    except SourceError as error:
        say(_why(error))
    finally:
        await store.close()
    return 1


def _why(error: SourceError) -> str:
    if error.code in _NO_TABLES:
        return "the database is not up to date; run griddesk migrate first"
    return f"PostgreSQL gives no answer ({error}); check PG_HOST and PG_PORT, or PG_DSN"
