"""The sandbox's PostgreSQL leaves nothing behind, however its owner ends."""

import asyncio
import os
import signal
import sys
from pathlib import Path

import asyncpg
import pytest

from sandbox.postgres import run_postgres

OWNER = """
import asyncio
from sandbox.postgres import run_postgres

async def own():
    async with run_postgres() as server:
        print(server.directory, flush=True)
        await asyncio.Event().wait()

asyncio.run(own())
"""


async def test_a_server_has_its_databases_and_takes_two_hundred_connections() -> None:
    async with run_postgres("griddesk", "ccb") as server:
        for name in ("griddesk", "ccb"):
            connection = await asyncpg.connect(server.dsn_of(name), timeout=10)
            assert await connection.fetchval("SELECT current_database()") == name
            assert int(await connection.fetchval("SHOW max_connections")) >= 200
            await connection.close()
        directory = server.directory
    assert not directory.exists()


async def test_letters_sort_by_code_and_fold_beyond_ascii() -> None:
    async with run_postgres() as server:
        connection = await asyncpg.connect(server.dsn, timeout=10)
        assert await connection.fetchval("SELECT 'B' < 'a'") is True
        assert await connection.fetchval("SELECT upper('é')") == "É"
        await connection.close()


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
async def test_an_owner_that_dies_takes_the_server_along(how: signal.Signals) -> None:
    owner = await asyncio.create_subprocess_exec(
        sys.executable, "-c", OWNER, stdout=asyncio.subprocess.PIPE
    )
    assert owner.stdout is not None
    directory = Path((await asyncio.wait_for(owner.stdout.readline(), 30)).decode().strip())
    server = int((directory / "data" / "postmaster.pid").read_text().splitlines()[0])
    owner.send_signal(how)
    await asyncio.wait_for(owner.wait(), 10)
    async with asyncio.timeout(20):
        while not _gone(directory, server):  # noqa: ASYNC110 - nobody tells when such a process ends
            await asyncio.sleep(0.02)


def _gone(directory: Path, server: int) -> bool:
    try:
        os.kill(server, 0)
    except ProcessLookupError:
        return not directory.exists()
    return False
