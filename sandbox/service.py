"""The real service as a process of its own, pointed at the sandbox."""

import asyncio
import os
import sys
import tempfile
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import IO

#: The service itself promises to end within 25 seconds.
_END_SECONDS = 30.0


@asynccontextmanager
async def run_service(
    settings: Mapping[str, str], log: IO[bytes] | None = None
) -> AsyncIterator[asyncio.subprocess.Process]:
    """``griddesk run`` with these settings and no others; told to stop at the end.

    Its HTTP face listens on a port that the system chooses, where the settings name none.

    Its log goes to the file, or where this process writes its own errors. It starts in an empty
    folder, so that nobody's ``.env`` is read by accident.
    """
    with tempfile.TemporaryDirectory(prefix="griddesk-run-") as folder:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "run"),
            env={**_surroundings(), "HTTP_PORT": "0", **settings},
            cwd=folder,
            stderr=log,
            start_new_session=True,
        )
        try:
            yield process
        finally:
            await _end(process)


async def _end(process: asyncio.subprocess.Process) -> None:
    if process.returncode is None:
        process.terminate()
        try:
            await asyncio.wait_for(process.wait(), _END_SECONDS)
        except TimeoutError:
            process.kill()
            await process.wait()


def _surroundings() -> dict[str, str]:
    """What any program needs to run, and no setting of the service."""
    kept = ("PATH", "HOME", "LANG", "LC_ALL", "VIRTUAL_ENV", "PYTHONPATH", "SSL_CERT_FILE")
    return {name: os.environ[name] for name in kept if name in os.environ}
