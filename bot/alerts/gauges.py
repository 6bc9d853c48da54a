"""Alerts and messages for Prometheus, as the database last told."""

import asyncio
import logging
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta

from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from bot.gauges import gauge
from queries.alerts.outbox import Overdue, overdue
from queries.alerts.self_watch import Counted, alert_counts, attempt_counts, delivery_counts
from queries.errors import SourceError
from queries.postgres import Postgres

_DAY = timedelta(days=1)
_EVERY_SECONDS = 30.0

log = logging.getLogger(__name__)


class Told(Collector):
    """What is the matter, and what became of the messages of a day."""

    def __init__(self, postgres: Postgres, now: Callable[[], datetime]) -> None:
        self._postgres = postgres
        self._now = now
        self._alerts: Sequence[Counted] = ()
        self._deliveries: Sequence[Counted] = ()
        self._attempts: Sequence[Counted] = ()
        self._overdue = Overdue(0, None)

    async def run(self) -> None:
        """Ask the database again and again, for ever."""
        while True:
            await self.refresh()
            await asyncio.sleep(_EVERY_SECONDS)

    async def refresh(self) -> None:
        """Ask the database once."""
        since = self._now() - _DAY
        try:
            self._alerts = await alert_counts(self._postgres)
            self._deliveries = await delivery_counts(self._postgres, since)
            self._attempts = await attempt_counts(self._postgres, since)
            self._overdue = await overdue(self._postgres)
        except SourceError as error:
            log.debug("figures of alerts are not read: %s", error)

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """As Prometheus wants them."""
        told = "made within a day, or under way."
        yield _counts("griddesk_alerts", "Open alerts.", ("state", "severity"), self._alerts)
        yield _counts(
            "griddesk_deliveries", f"Messages {told}", ("channel", "state"), self._deliveries
        )
        yield _counts(
            "griddesk_delivery_attempts",
            "Attempts to send within a day.",
            ("channel", "outcome"),
            self._attempts,
        )
        oldest = self._overdue.oldest or timedelta()
        yield gauge(
            "griddesk_outbox_oldest_seconds",
            "For how long the oldest message has been due.",
            (),
            [((), oldest.total_seconds())],
        )


def _counts(
    name: str, what: str, labels: Sequence[str], counted: Sequence[Counted]
) -> GaugeMetricFamily:
    return gauge(name, what, labels, [((one.first, one.second), one.number) for one in counted])
