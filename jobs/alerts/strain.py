"""What strains the machine, the own database and the jobs, as notices while it lasts."""

from collections import deque
from datetime import datetime
from typing import NamedTuple

import psutil

from domain.alerts import strain
from domain.alerts.happenings import Notice, Plain
from domain.alerts.topics import Topic
from domain.severity import Severity
from jobs.alerts.surroundings import HOST
from queries.postgres import Postgres
from queries.strain import connections, error_lines, long_statements

#: Alerts that are opened and ended by what is found here; those of machines by each its own.
TOPICS = frozenset({Topic.RESOURCE_CONNECTIONS, Topic.RESOURCE_STATEMENT, Topic.JOB_LOG_ERRORS})
TOPICS_OF_HOSTS = frozenset({Topic.RESOURCE_CPU, Topic.RESOURCE_MEMORY})


class Worked(NamedTuple):
    """Seconds that the processors of the machine were busy, and all there were."""

    busy: float
    all: float


class Processor:
    """Remembers how busy the machine was, as long as that matters."""

    def __init__(self) -> None:
        self._looks: deque[tuple[datetime, Worked]] = deque()

    def look(self, worked: Worked, now: datetime) -> float | None:
        """Percent since five minutes ago, or the look before that; None until that is known."""
        self._looks.append((now, worked))
        while len(self._looks) > 1 and now - self._looks[1][0] >= strain.BUSY_FOR:
            self._looks.popleft()
        since, before = self._looks[0]
        spent = worked.all - before.all
        if now - since < strain.BUSY_FOR or spent <= 0:
            return None
        return 100 * (worked.busy - before.busy) / spent


class Strain:
    """All of it, look by look."""

    def __init__(self) -> None:
        self._processor = Processor()

    async def look(self, inside: Postgres, now: datetime) -> list[Notice]:
        """What is the matter now."""
        return [
            *of_processor(self._processor.look(worked(), now)),
            *of_memory(memory()),
            *await of_database(inside),
            *await of_logs(inside, now),
        ]


def worked() -> Worked:
    """What the machine says of its processors."""
    times = psutil.cpu_times()
    idle = times.idle + getattr(times, "iowait", 0.0)
    return Worked(sum(times) - idle, sum(times))


def memory() -> int:
    """Bytes of this process in memory."""
    return int(psutil.Process().memory_info().rss)


def of_processor(percent: float | None, host: str = HOST) -> list[Notice]:
    """The machine has more work than it should for minutes."""
    if percent is None or percent <= strain.BUSY:
        return []
    return [_warning(Topic.RESOURCE_CPU, host, used_percent=round(percent, 1))]


def of_memory(used: int, host: str = HOST) -> list[Notice]:
    """The service takes more memory than it should."""
    if used <= strain.MOST_MEMORY:
        return []
    return [_warning(Topic.RESOURCE_MEMORY, host, used_bytes=used, limit_bytes=strain.MOST_MEMORY)]


async def of_database(inside: Postgres) -> list[Notice]:
    """Connections run out, or statements do not end."""
    open_now = await connections(inside)
    percent = 100 * open_now.open / open_now.most
    found = [
        _warning(Topic.RESOURCE_STATEMENT, f"process {one.process}", since=one.since.isoformat())
        for one in await long_statements(inside, strain.LONGEST_STATEMENT)
    ]
    if percent > strain.MOST_CONNECTIONS:
        facts = {"count": open_now.open, "used_percent": round(percent, 1)}
        found.append(_warning(Topic.RESOURCE_CONNECTIONS, "postgres", **facts))
    return found


async def of_logs(inside: Postgres, now: datetime) -> list[Notice]:
    """Jobs that have logged more errors than is in order, within a day."""
    return [
        _warning(Topic.JOB_LOG_ERRORS, one.job, job=one.job, errors=one.errors, lines=one.lines)
        for one in await error_lines(inside, now - strain.ERROR_WINDOW)
        if strain.has_many_errors(one.errors, one.lines)
    ]


def _warning(topic: Topic, about: str, **facts: Plain) -> Notice:
    return Notice(topic, Severity.WARNING, about, facts)
