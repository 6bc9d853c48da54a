"""The desk's own database at the start: waited for, brought up to date, its first people in it."""

import asyncio
import logging
from collections.abc import Collection

from aiogram.utils.backoff import Backoff, BackoffConfig

from queries.access.people import appoint_first_admins
from queries.errors import SourceError
from queries.postgres import PostgresPool

_BACKOFF = BackoffConfig(min_delay=0.5, max_delay=15.0, factor=1.5, jitter=0.1)

log = logging.getLogger(__name__)


async def get_ready(store: PostgresPool, admins: Collection[int]) -> None:
    """Open the database as soon as it is there; it is tried less and less often."""
    backoff = Backoff(_BACKOFF)
    while True:
        try:
            await store.migrate()
            await store.open()
            await appoint_first_admins(store, admins)
        except SourceError as error:
            log.warning("the desk's own database is not ready: %s", error)
            await asyncio.sleep(next(backoff))
        else:
            return
