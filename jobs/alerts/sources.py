"""The sources that the desk lives on: who does not answer twice is down."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from domain.alerts.happenings import Notice
from domain.alerts.topics import Topic
from domain.severity import Severity

#: None: it answers; otherwise why not, in a word.
Probe = Callable[[], Awaitable[str | None]]

_SECONDS = 15.0
_LOOKS = 2


@dataclass(frozen=True, slots=True)
class Trouble:
    """A source did not answer at ``looks`` looks running."""

    since: datetime
    looks: int
    why: str

    @property
    def counts(self) -> bool:
        """Once may be chance."""
        return self.looks >= _LOOKS


class SourceWatch:
    """Remembers how long each source has not answered."""

    def __init__(self, probes: Mapping[str, Probe]) -> None:
        self._probes = probes
        self._troubles: dict[str, Trouble] = {}

    async def look(self, now: datetime) -> None:
        """Ask all of them at once."""
        whys = await asyncio.gather(*(_asked(probe) for probe in self._probes.values()))
        for name, why in zip(self._probes, whys, strict=True):
            self.note(name, why, now)

    def note(self, name: str, why: str | None, now: datetime) -> Trouble | None:
        """One look at a source; the trouble that is over with it, if there was one."""
        before = self._troubles.pop(name, None)
        if why is None:
            return before
        looks = before.looks + 1 if before else 1
        self._troubles[name] = Trouble(before.since if before else now, looks, why)
        return None

    def down(self, known: frozenset[str]) -> list[Notice]:
        """What is down; of what is ``known`` to be, one look is enough after a restart."""
        return [
            notice(name, trouble)
            for name, trouble in self._troubles.items()
            if trouble.counts or name in known
        ]


def notice(name: str, trouble: Trouble) -> Notice:
    """That a source is down, since when and why."""
    facts = {"source": name, "since": trouble.since.isoformat(), "why": trouble.why}
    return Notice(Topic.SOURCE_DOWN, Severity.CRITICAL, name, facts)


async def _asked(probe: Probe) -> str | None:
    try:
        async with asyncio.timeout(_SECONDS):
            return await probe()
    except TimeoutError:
        return "SourceSlow"
