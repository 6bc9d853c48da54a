"""The NOCS areas of the utility."""

from collections.abc import Callable

from cachetools import TTLCache

from domain.text import tidy
from queries.loader import oracle_sql
from queries.oracle import Oracle

AREAS = oracle_sql("areas")

_FRESH_SECONDS = 3600.0


class Areas:
    """The names of all areas, asked for once an hour at most."""

    def __init__(self, oracle: Oracle, clock: Callable[[], float]) -> None:
        self._oracle = oracle
        self._kept: TTLCache[str, tuple[str, ...]] = TTLCache(1, _FRESH_SECONDS, clock)

    async def names(self) -> tuple[str, ...]:
        """In alphabetical order, as a customer's page shows them; raises SourceError."""
        if "names" not in self._kept:
            found = await self._oracle.fetch_all(AREAS, tidy)
            self._kept["names"] = tuple(sorted({name for name in found if name}))
        return self._kept["names"]
