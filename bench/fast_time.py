"""Time that runs faster than the real one, and the engine's clock in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from jobs.engine.clock import Clock, Following
from jobs.engine.ticks import Tick


@dataclass(frozen=True, slots=True)
class FastTime:
    """At the real instant ``origin`` it is ``epoch``; from then on ``speed`` times as fast.

    Instants are in UTC; a ``speed`` that divides 60 keeps whole minutes exact.
    """

    origin: datetime
    epoch: datetime
    speed: int

    def now(self) -> datetime:
        """What time it is."""
        return self.fast(datetime.now(UTC))

    def fast(self, real: datetime) -> datetime:
        """What time it is at a real instant."""
        return self.epoch + (real - self.origin) * self.speed

    def real(self, fast: datetime) -> datetime:
        """At which real instant it is that time."""
        return self.origin + (fast - self.epoch) / self.speed


class FastClock(Clock):
    """The real clock, which waits for the real instants of fast ones."""

    def __init__(self, tick: Tick, time: FastTime) -> None:
        async def fast_tick(schedule_id: str, occurrence: datetime) -> None:
            await tick(schedule_id, time.fast(occurrence))

        super().__init__(fast_tick)
        self._time = time

    def put(self, schedule_id: str, following: Following, after: datetime) -> None:
        """As the clock does; ``following`` and ``after`` are in fast time."""

        def real_following(real: datetime) -> datetime | None:
            found = following(self._time.fast(real))
            return None if found is None else self._time.real(found)

        super().put(schedule_id, real_following, self._time.real(after))
