"""Every hour the desk forgets what it has kept for long enough."""

import asyncio
import logging

from queries.errors import SourceError
from queries.postgres import Postgres
from queries.retention import forget_the_old

log = logging.getLogger(__name__)


async def keep_tidy(
    postgres: Postgres, first: float = 30.0, each: float = 3600.0, again: float = 60.0
) -> None:
    """Forget ``first`` seconds after the start, then every ``each``; ``again`` after a failure."""
    pause = first
    while True:
        await asyncio.sleep(pause)
        try:
            log.info("forgotten: %s old rows", await forget_the_old(postgres))
            pause = each
        except SourceError as error:
            log.warning("what is old could not be forgotten now: %s", error)
            pause = again
