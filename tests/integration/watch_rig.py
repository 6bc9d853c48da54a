"""A batch floor with its own time, and the watch as the engine runs it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from domain.alerts.model import Alert
from domain.batches.checks import Check, RunKey
from jobs.batch_look import Sight, WatchSettings, look
from jobs.batch_watch import Watch, batch_watch
from queries.alerts.alerts import alerts_of, open_alerts
from queries.batches.checks import history_of_run
from queries.jobs.runs import Ending
from queries.loader import parse_postgres
from queries.oracle import Oracle
from queries.postgres import Postgres
from sandbox.utility.batches import BatchFloor
from tests.caching import SITE, run_job

ALERT_IDS = parse_postgres("alert_ids", "SELECT alert_id FROM alerts ORDER BY alert_id")
HALF_AN_HOUR = timedelta(minutes=30)


@dataclass
class Rig:
    """The watch, its settings, and the floor it looks at."""

    oracle: Oracle
    store: Postgres
    floor: BatchFloor
    settings: WatchSettings = field(default_factory=lambda: WatchSettings(SITE.zone))

    async def watch(self, oracle: Oracle | None = None) -> Ending:
        """The job, once."""
        work = Watch(oracle or self.oracle, self.store, self.settings, self.now)
        return await run_job(self.store, "BATCH_WATCH", batch_watch(work))

    async def look(self) -> Sight:
        """A person looks."""
        return await look(self.oracle, self.store, self.settings)

    async def later(self, run: RunKey, records: int, span: timedelta = HALF_AN_HOUR) -> Check:
        """Time passes, the run has so many records, and the watch looks."""
        await self.floor.later(span)
        await self.floor.count(run, records)
        await self.watch()
        return (await self.history(run))[-1]

    async def history(self, run: RunKey) -> Sequence[Check]:
        """The run's checks, oldest first."""
        return await history_of_run(self.store, run)

    async def open(self) -> list[Alert]:
        """What is the matter."""
        return await open_alerts(self.store)

    async def told(self) -> list[tuple[str, str]]:
        """Topic and state of all alerts that ever were, but for the reports."""
        return [(one.topic.value, one.state.value) for one in await self.alerts()]

    async def alerts(self) -> list[Alert]:
        """All alerts that ever were, but for the reports."""
        ids: list[Any] = await self.store.fetch_all(ALERT_IDS, int)
        return [one for one in await alerts_of(self.store, ids) if not one.topic.is_report]

    def now(self) -> datetime:
        """The site's time."""
        return self.floor.now()


async def stall(rig: Rig, every: timedelta = HALF_AN_HOUR) -> RunKey:
    """A batch that is stuck after three checks."""
    run = await rig.floor.start("BMHHS")
    for _ in range(3):
        await rig.later(run, 45_230, every)
    return run
