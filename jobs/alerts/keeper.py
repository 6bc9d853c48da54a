"""What time does to alerts: the held are told when their reason ends, the untaken go up,
the ends of what is not critical keep quiet hours."""

import asyncio
import logging
from datetime import datetime, tzinfo

from domain.alerts.model import (
    Alert,
    Held,
    News,
    Rules,
    is_due_again,
    step_of_escalation,
)
from jobs.alerts.raising import hold, why_held
from jobs.alerts.telling import plan_ends, tell, tell_higher
from queries.alerts.alerts import alerts_to_tend, keep_alone, store_now
from queries.alerts.telling import drop_unwanted
from queries.errors import SourceError
from queries.postgres import Postgres

log = logging.getLogger(__name__)


class Keeper:
    """Tends open alerts; any number of processes may have one, one at a time does."""

    def __init__(self, postgres: Postgres, zone: tzinfo, rules: Rules) -> None:
        self._postgres = postgres
        self._zone = zone
        self._rules = rules

    async def run(self, each: float = 5.0) -> None:
        """Tend at once and then every so many seconds, until cancelled."""
        while True:
            try:
                await self.tend()
            except SourceError as error:
                log.warning("alerts cannot be tended now: %s", error)
            await asyncio.sleep(each)

    async def tend(self) -> int:
        """Tend once; of how many alerts people are told."""
        async with self._postgres.transaction() as inside:
            if not await keep_alone(inside):
                return 0
            now = await store_now(inside)
            told = [await self._tend(inside, one, now) for one in await alerts_to_tend(inside)]
            await plan_ends(inside, self._zone)
            await drop_unwanted(inside)
        return sum(told)

    async def _tend(self, inside: Postgres, alert: Alert, now: datetime) -> bool:
        held = await self._held(inside, alert, now)
        if held:
            await hold(inside, alert.alert_id, held)
            return False
        if alert.told_at is None or alert.held:
            await tell(inside, alert, _first(alert), self._zone)
            return True
        return await self._goes_on(inside, alert, now)

    async def _held(self, inside: Postgres, alert: Alert, now: datetime) -> Held | None:
        held = await why_held(inside, alert.about)
        calm = now - alert.raised_at >= self._rules.flap_calm
        if held is None and alert.held is Held.FLAPPING and not calm:
            return Held.FLAPPING
        return held

    async def _goes_on(self, inside: Postgres, alert: Alert, now: datetime) -> bool:
        step = step_of_escalation(alert, self._rules, now)
        if step > alert.escalated:
            await tell_higher(inside, alert, step, self._zone)
            return True
        if is_due_again(alert, self._rules, now):
            await tell(inside, alert, News.REPEATED, self._zone)
            return True
        return False


def _first(alert: Alert) -> News:
    return News.RAISED if alert.told_at is None else News.REPEATED
