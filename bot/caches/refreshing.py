"""How the figures of a cache are read anew, read for whoever looks at them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.caches.caches import Edition, is_stale
from domain.caches.refreshing import Refreshing, going_on, in_vain
from domain.jobs.run_records import RunRow
from jobs.caching.interval import interval_of
from queries.jobs.run_book import RunSearch, run_rows
from queries.postgres import Postgres

#: Runs that are looked at for what became of the last refresh.
_RECENT = 20


@dataclass(frozen=True, slots=True)
class Refresher:
    """The job that fills a cache, and how often where no schedule says so."""

    job: str
    usual: timedelta
    now: Callable[[], datetime]

    async def refreshing(
        self, postgres: Postgres, edition: Edition | None, area: str = ""
    ) -> Refreshing:
        """How it stands with the figures of an edition, of one ``area`` or of all."""
        runs = await run_rows(postgres, RunSearch(job=self.job, many=_RECENT))
        about = [run for run in runs if _is_about(run, area)]
        stale = edition is not None and await self._is_stale(postgres, edition)
        return Refreshing(going_on(about), in_vain(about, edition), stale)

    async def _is_stale(self, postgres: Postgres, edition: Edition) -> bool:
        interval = await interval_of(postgres, self.job, edition.as_of) or self.usual
        return is_stale(edition, interval, self.now())


def _is_about(run: RunRow, area: str) -> bool:
    """Whether a run reads this area: alone, or among all."""
    return run.parameters.get("area", "") in {"", area}
