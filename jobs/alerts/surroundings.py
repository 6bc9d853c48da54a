"""What may be the matter with the machine that the desk runs on."""

import asyncio
import shutil
import socket
import tempfile
from collections.abc import Callable

from domain.alerts.happenings import Notice
from domain.alerts.topics import Topic
from domain.severity import Severity

_NEARLY_FULL, _FULL = 80.0, 95.0
_SLOW = 1.0
HOST = socket.gethostname()


async def of_disk(folder: str = tempfile.gettempdir(), host: str = HOST) -> list[Notice]:
    """The disk on which files are made is nearly full."""
    usage = await asyncio.to_thread(shutil.disk_usage, folder)
    used = 100 * usage.used / (usage.used + usage.free)
    return disk_notices(used, usage.free, host)


def disk_notices(used: float, free: int, host: str = HOST) -> list[Notice]:
    """``used`` in percent of what may be used, ``free`` in bytes."""
    if used < _NEARLY_FULL:
        return []
    severity = Severity.CRITICAL if used >= _FULL else Severity.WARNING
    facts = {"used_percent": round(used, 1), "free_bytes": free}
    return [Notice(Topic.RESOURCE_DISK, severity, host, facts)]


def of_lag(p99: Callable[[], float], host: str = HOST) -> list[Notice]:
    """The event loop was late again and again within the last minute."""
    late = p99()
    if late <= _SLOW:
        return []
    facts = {"p99_seconds": round(late, 1)}
    return [Notice(Topic.DESK_LAG, Severity.WARNING, host, facts)]
