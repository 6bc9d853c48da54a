"""Commands for whoever runs the machine: tables brought up to date, the audit verified."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from bot.app import open_store
from bot.settings import Settings
from domain.audit_chain import Broken, Chain
from queries.audit_chain import holds, verify_chain
from queries.errors import SourceError, SourceRefused
from queries.postgres import PostgresPool

Say = Callable[[str], None]


def migrate(settings: Settings, say: Say) -> bool:
    """Bring the database up to date; whether that went well."""
    logging.getLogger("pogo_core").setLevel(logging.ERROR)  # what it applies is said at the end
    return asyncio.run(_with_store(settings, say, lambda store: _migrated(store, say)))


def verify(settings: Settings, say: Say, kept: Chain | None) -> bool:
    """Recompute the chain of the audit; whether it is whole and still holds what was ``kept``."""
    return asyncio.run(_with_store(settings, say, lambda store: _verified(store, say, kept)))


async def _with_store(
    settings: Settings, say: Say, work: Callable[[PostgresPool], Awaitable[bool]]
) -> bool:
    store = open_store(settings)
    try:
        return await work(store)
    except SourceRefused:
        say("PostgreSQL refuses the login; check PG_USER, PG_PASSWORD and PG_DATABASE, or PG_DSN")
    except SourceError as error:
        say(f"PostgreSQL gives no answer ({error}); check PG_HOST and PG_PORT, or PG_DSN")
    finally:
        await store.close()
    return False


async def _migrated(store: PostgresPool, say: Say) -> bool:
    applied = await store.migrate()
    say(f"applied: {', '.join(applied)}" if applied else "the database is up to date")
    return True


async def _verified(store: PostgresPool, say: Say, kept: Chain | None) -> bool:
    await store.open()
    found = await verify_chain(store)
    if isinstance(found, Broken):
        say(f"the audit is broken: entry {found.seq} {found.fault}")
        return False
    if kept is not None and not await holds(store, kept):
        say(f"the audit is broken: entry {kept.seq} is not the one whose hash was kept")
        return False
    say(f"{found.seq} entries, whole; head: {found.seq}:{found.hash.hex()}")
    return True
