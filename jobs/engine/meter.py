"""What a run costs this process while it goes on; runs side by side are not told apart."""

import os
import time
from pathlib import Path

from queries.jobs.run_metrics import Cost

_PAGES = Path("/proc/self/statm")
_MEGABYTE = 1024 * 1024


class Meter:
    """CPU time since it was made, and the most memory that was seen at a look."""

    def __init__(self) -> None:
        self._began = time.process_time()
        self._most = memory()

    def look(self) -> None:
        """See how much memory is in use now."""
        self._most = max(self._most or 0.0, memory() or 0.0) or None

    def cost(self) -> Cost:
        """What it comes to by now."""
        self.look()
        return Cost(time.process_time() - self._began, self._most)


def memory() -> float | None:
    """Megabytes of this process in memory; None where the system does not say."""
    if not _PAGES.exists():
        return None
    return int(_PAGES.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / _MEGABYTE
