"""A call to somebody outside who notices when these calls stop."""

import logging

import aiohttp

_SECONDS = aiohttp.ClientTimeout(total=5.0)
_GOOD = range(200, 300)

log = logging.getLogger(__name__)


class Heartbeat:
    """Calls one address; what comes back does not matter, except to the log."""

    def __init__(self, url: str) -> None:
        self._url = url

    async def beat(self) -> bool:
        """Whether it was heard; the address is secret and never told."""
        try:
            async with (
                aiohttp.ClientSession(timeout=_SECONDS) as session,
                session.get(self._url, allow_redirects=False) as answer,
            ):
                status = answer.status
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            log.warning("the heartbeat was not heard: %s", type(error).__name__)
            return False
        if status not in _GOOD:
            log.warning("the heartbeat was answered with %s", status)
        return status in _GOOD
