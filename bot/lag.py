"""How late the event loop is, and what kept it from its work."""

import asyncio
import logging
import sys
import threading
import time
import traceback
from collections import deque
from collections.abc import Callable
from types import FrameType

#: Seconds: from here on a pause is written down; so often it is looked; so long it counts.
BLOCKED = 0.1
_EACH = 0.05
_LATELY = 60.0
_MOST = 2_000
#: Of what was going on, the innermost calls.
_CALLS = 6

log = logging.getLogger(__name__)


class LoopLag:
    """Measures in the loop, and looks at it from a thread: a loop that is held up cannot say by
    what. ``observe`` is told each lag in seconds."""

    def __init__(self, observe: Callable[[float], object] = lambda _: None) -> None:
        self._observe = observe
        self._lags: deque[tuple[float, float]] = deque(maxlen=_MOST)
        self._beat = time.monotonic()
        self._doing = ""
        self._ended = threading.Event()

    async def run(self, each: float = _EACH) -> None:
        """Measure for ever."""
        thread = threading.get_ident()
        self._beat = time.monotonic()
        watching = threading.Thread(
            target=self._watch, args=(thread, each), name="lag", daemon=True
        )
        watching.start()
        try:
            while True:
                await asyncio.sleep(each)
                self._note(time.monotonic(), each)
        finally:
            self._ended.set()

    def p99(self) -> float:
        """Of the last minute, in seconds; all but one in a hundred moments were not later."""
        since = time.monotonic() - _LATELY
        lags = sorted(lag for at, lag in self._lags if at >= since)
        return lags[int(len(lags) * 0.99)] if lags else 0.0

    def _note(self, now: float, each: float) -> None:
        lag = max(now - self._beat - each, 0.0)
        self._beat = now
        self._lags.append((now, lag))
        self._observe(lag)
        if lag > BLOCKED:
            log.warning("the event loop was held up for %.0f ms by %s", lag * 1000, self._by())

    def _by(self) -> str:
        doing, self._doing = self._doing, ""
        return doing or "something unseen"

    def _watch(self, thread: int, each: float) -> None:
        """In a thread of its own: what the loop's thread does while it does not come back."""
        while not self._ended.wait(each):
            if time.monotonic() - self._beat > BLOCKED and not self._doing:
                frame = sys._current_frames().get(thread)
                self._doing = _calls(frame) if frame else ""


def _calls(frame: FrameType) -> str:
    """Innermost first, without any values."""
    stack = traceback.extract_stack(frame)[-_CALLS:]
    return " < ".join(f"{one.name} ({one.filename}:{one.lineno})" for one in reversed(stack))
