"""What the process knows about its surroundings, for Prometheus: both databases, caches, jobs."""

import asyncio
import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from domain.jobs.status import CacheAge
from queries.errors import SourceError
from queries.jobs.run_figures import RunFigures, run_figures
from queries.jobs.status import cache_ages
from queries.oracle import Oracle
from queries.postgres import Postgres, PostgresPool

_DAY = timedelta(days=1)
_EVERY_SECONDS = 30.0
_AGAIN_SECONDS = 1.0

log = logging.getLogger(__name__)


class Connections(Collector):
    """The lanes to Oracle and the pool of PostgreSQL, as they are when somebody asks."""

    def __init__(self, oracle: Oracle, store: PostgresPool) -> None:
        self._oracle = oracle
        self._store = store

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """As Prometheus wants them."""
        lanes = self._oracle.state.items()
        yield gauge(
            "griddesk_oracle_up",
            "Whether a lane to Oracle answers.",
            ("lane",),
            [((lane.value,), state.up) for lane, state in lanes],
        )
        yield gauge(
            "griddesk_oracle_lane",
            "Places and connections of a lane, and callers that wait.",
            ("lane", "what"),
            [
                ((lane.value, what), getattr(state, what))
                for lane, state in lanes
                for what in ("slots", "free", "links", "idle", "waiting")
            ],
        )
        pool = self._store.state
        yield gauge(
            "griddesk_postgres_pool",
            "Connections to the desk's own database.",
            ("what",),
            [((what,), getattr(pool, what)) for what in pool._fields],
        )


class Stored(Collector):
    """Caches and runs as the database last told; the ages go on while it is away."""

    def __init__(self, postgres: Postgres, now: Callable[[], datetime]) -> None:
        self._postgres = postgres
        self._now = now
        self._up = False
        self._caches: Sequence[CacheAge] = ()
        self._runs: Sequence[RunFigures] = ()

    async def run(self) -> None:
        """Ask the database again and again, for ever; more often while it is away."""
        while True:
            await self.refresh()
            await asyncio.sleep(_EVERY_SECONDS if self._up else _AGAIN_SECONDS)

    async def refresh(self) -> None:
        """Ask the database once."""
        try:
            self._caches = await cache_ages(self._postgres)
            self._runs = await run_figures(self._postgres, self._now() - _DAY)
            self._up = True
        except SourceError as error:
            log.debug("figures of jobs and caches are not read: %s", error)
            self._up = False

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """As Prometheus wants them."""
        yield gauge(
            "griddesk_store_up", "Whether the desk's own database answers.", (), [((), self._up)]
        )
        yield from self._of_caches()
        yield from self._of_runs()

    def _of_caches(self) -> Iterator[GaugeMetricFamily]:
        now = self._now()
        ages = [((one.cache.value,), (now - one.as_of).total_seconds()) for one in self._caches]
        rows = [((one.cache.value,), one.rows or 0) for one in self._caches]
        yield gauge("griddesk_cache_age_seconds", "Age of a cache's oldest part.", ("cache",), ages)
        yield gauge("griddesk_cache_rows", "Rows of a cache that people see.", ("cache",), rows)

    def _of_runs(self) -> Iterator[GaugeMetricFamily]:
        labels = ("job", "state")
        told = "of a job, open or ended within a day."
        yield gauge("griddesk_job_runs", f"Runs {told}", labels, self._each(lambda one: one.runs))
        yield gauge(
            "griddesk_job_run_seconds",
            f"Seconds of all runs {told}",
            labels,
            self._each(lambda one: one.seconds),
        )
        yield gauge(
            "griddesk_job_last_end_timestamp_seconds",
            "When a job last ended in a state.",
            labels,
            [
                ((one.job, one.state), one.last_end.timestamp())
                for one in self._runs
                if one.last_end
            ],
        )

    def _each(self, figure: Callable[[RunFigures], float]) -> list[tuple[tuple[str, ...], float]]:
        return [((one.job, one.state), figure(one)) for one in self._runs]


def gauge(
    name: str, what: str, labels: Sequence[str], values: Iterable[tuple[tuple[str, ...], float]]
) -> GaugeMetricFamily:
    """A family of figures, each with its labels."""
    family = GaugeMetricFamily(name, what, labels=labels)
    for label, value in values:
        family.add_metric(label, float(value))
    return family
