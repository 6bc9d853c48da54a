"""A listener in a thread of its own, for callers without an event loop."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine
from typing import Any, TypeVar

from .config import Config
from .engine import Engine
from .faults import Faults
from .server import OracleServer
from .stats import Stats

STARTED = 10.0  # seconds
STOPPED = 20.0

T = TypeVar("T")


class ServerThread:
    """Runs from the start of a ``with`` block to its end.

    >>> with ServerThread(ScriptedEngine()) as sim:
    ...     oracledb.connect(user="CISREAD", password="secret", dsn=sim.dsn)
    """

    def __init__(self, engine: Engine, config: Config | None = None) -> None:
        self.server = OracleServer(engine, config)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._main, name="oracle", daemon=True)

    def _main(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_forever()
        self._loop.close()

    def start(self) -> ServerThread:
        self._thread.start()
        try:
            self.call(self.server.start(), STARTED)
        except BaseException:
            self._end()
            raise
        return self

    def stop(self) -> None:
        try:
            self.call(self.server.close(), STOPPED)
            self.call(self._loop.shutdown_asyncgens(), STOPPED)
        finally:
            self._end()

    def _end(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(STOPPED)

    def call(self, work: Coroutine[Any, Any, T], timeout: float = 10.0) -> T:
        """The result of a coroutine in the listener's loop; ``timeout`` in seconds."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(timeout)

    def kill_sessions(self, count: int | None = None) -> int:
        """Returns when the sessions have ended, if all are to be killed."""
        return self.call(self._kill(count))

    async def _kill(self, count: int | None) -> int:
        killed = self.server.kill_sessions(count)
        if count is None:
            await self.server.sessions_ended()
        return killed

    def stop_listening(self) -> None:
        self.call(self.server.stop_listening())

    def start_listening(self) -> None:
        self.call(self.server.start_listening())

    @property
    def dsn(self) -> str:
        return self.server.dsn

    @property
    def faults(self) -> Faults:
        return self.server.faults

    @property
    def stats(self) -> Stats:
        return self.server.stats

    def __enter__(self) -> ServerThread:
        return self.start()

    def __exit__(self, *exc: object) -> None:
        self.stop()
