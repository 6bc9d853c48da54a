"""Commands for whoever runs the machine: tables brought up to date, the audit verified."""

import logging

from bot.commands_line.database import Say, with_database
from bot.settings import Settings
from domain.auditing.audit_chain import Broken, Chain
from queries.auditing.chain import holds, verify_chain
from queries.postgres import PostgresPool


def migrate(settings: Settings, say: Say) -> int:
    """Bring the database up to date; the exit status."""
    logging.getLogger("pogo_core").setLevel(logging.ERROR)  # what it applies is said at the end
    return with_database(settings, say, lambda store: _migrated(store, say), opened=False)


def verify(settings: Settings, say: Say, kept: Chain | None) -> int:
    """Recompute the chain of the audit; 1 unless it is whole and holds what was ``kept``."""
    return with_database(settings, say, lambda store: _verified(store, say, kept))


async def _migrated(store: PostgresPool, say: Say) -> int:
    applied = await store.migrate()
    say(f"applied: {', '.join(applied)}" if applied else "the database is up to date")
    return 0


async def _verified(store: PostgresPool, say: Say, kept: Chain | None) -> int:
    found = await verify_chain(store)
    if isinstance(found, Broken):
        say(f"the audit is broken: entry {found.seq} {found.fault}")
        return 1
    if kept is not None and not await holds(store, kept):
        say(f"the audit is broken: entry {kept.seq} is not the one whose hash was kept")
        return 1
    say(f"{found.seq} entries, whole; head: {found.seq}:{found.hash.hex()}")
    return 0
