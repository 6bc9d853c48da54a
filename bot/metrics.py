"""What the process counts and times while it works, for Prometheus; no label names a person."""

import time
from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import TelegramObject, Update
from prometheus_client import CollectorRegistry, Histogram, ProcessCollector

from bot.lag import LoopLag
from bot.lookup.desk import Found, NotFound, NotYours, Stopped
from domain.billing.customers import LookUp
from queries.errors import SourceBusy, SourceError, SourceSlow

_BUCKETS = (0.01, 0.03, 0.1, 0.3, 1.0, 2.0, 5.0, 10.0, 20.0)
_LAGS = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0)

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]

_OUTCOMES: tuple[tuple[type[Exception], str], ...] = (
    (NotFound, "not_found"),
    (NotYours, "not_allowed"),
    (Stopped, "stopped"),
    (SourceSlow, "slow"),
    (SourceBusy, "busy"),
    (SourceError, "unavailable"),
)


class Metrics:
    """Figures of this process; ``registry`` is what /metrics shows."""

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        self._clock = clock
        self._updates = self._times(
            "griddesk_update_seconds", "Updates from Telegram.", "kind", "outcome"
        )
        self._look_ups = self._times("griddesk_lookup_seconds", "Customer look-ups.", "outcome")
        late = Histogram(
            "griddesk_event_loop_lag_seconds",
            "How much later than asked for the event loop came back.",
            registry=self.registry,
            buckets=_LAGS,
        )
        self.lag = LoopLag(late.observe)

    async def look_up(self, looking: Awaitable[Found]) -> Found:
        """Time a look-up and count how it ended."""
        began, outcome = self._clock(), "failed"
        try:
            found = await looking
            outcome = "found" if isinstance(found, LookUp) else "choice"
        except Exception as error:
            outcome = _outcome(error)
            raise
        else:
            return found
        finally:
            self._look_ups.labels(outcome).observe(self._clock() - began)

    async def update(self, handling: Awaitable[Any], kind: str) -> Any:
        """Time an update of a kind: message, press or other."""
        began, outcome = self._clock(), "interrupted"
        try:
            answer = await handling
            outcome = "handled"
        finally:
            self._updates.labels(kind, outcome).observe(self._clock() - began)
        return answer

    def _times(self, name: str, what: str, *labels: str) -> Histogram:
        return Histogram(name, what, labels, registry=self.registry, buckets=_BUCKETS)


class Counted(BaseMiddleware):
    """Every update is counted and timed."""

    def __init__(self, metrics: Metrics) -> None:
        self._metrics = metrics

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        """As a middleware of updates."""
        return await self._metrics.update(handler(event, data), _kind(event))


def _kind(event: TelegramObject) -> str:
    if not isinstance(event, Update):
        return "other"
    return "message" if event.message else "press" if event.callback_query else "other"


def _outcome(error: Exception) -> str:
    named = (outcome for kind, outcome in _OUTCOMES if isinstance(error, kind))
    return next(named, "failed")
