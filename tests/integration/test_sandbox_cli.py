"""``python -m sandbox``: a line of JSON, parts for anyone to use, and nothing left at the end."""

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import aiohttp
import asyncpg
import oracledb
import pytest

_START_SECONDS = 60
_END_SECONDS = 30


async def start(*words: str) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "sandbox", *words),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


@asynccontextmanager
async def sandbox(*words: str) -> AsyncIterator[tuple[asyncio.subprocess.Process, dict[str, Any]]]:
    """The running command and what it printed; ended by force if the test did not end it."""
    process = await start("--json", *words)
    assert process.stdout is not None
    try:
        line = await asyncio.wait_for(process.stdout.readline(), _START_SECONDS)
        yield process, json.loads(line)
    finally:
        if process.returncode is None:
            await end(process)


async def end(process: asyncio.subprocess.Process) -> tuple[int | None, bytes, bytes]:
    """SIGTERM; the exit code and what else it wrote."""
    process.terminate()
    out, err = await asyncio.wait_for(process.communicate(), _END_SECONDS)
    return process.returncode, out, err


def home_of(dsn: str) -> Path:
    """The directory of the PostgreSQL behind a dsn."""
    return Path(parse_qs(urlsplit(dsn).query)["host"][0])


def processes_in(home: Path) -> list[str]:
    """Which processes have the directory on their command line."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = path.read_bytes()
        except OSError:  # it has ended meanwhile
            continue
        if str(home).encode() in words:
            found.append(path.parent.name)
    return found


@pytest.fixture(scope="module")
async def whole() -> AsyncIterator[dict[str, Any]]:
    """All parts, as somebody else's test would start them."""
    async with sandbox("--customers", "20") as (_, where):
        yield where


async def got(url: str) -> tuple[int, str]:
    async with aiohttp.ClientSession() as session, session.get(url) as answer:
        return answer.status, await answer.text()


def test_it_says_where_every_part_is(whole: dict[str, Any]) -> None:
    keys = {part: set(facts) for part, facts in whole.items()}

    assert keys == {
        "postgres": {"dsn"},
        "ccb": {"dsn"},
        "oracle": {"dsn", "user", "password", "control"},
        "telegram": {"url", "token"},
        "mail": {"host", "port"},
        "teams": {
            "TEAMS_EXTRA_HOSTS",
            "TEAMS_WEBHOOK_ALERTS",
            "TEAMS_WEBHOOK_BATCH_MONITORING",
            "TEAMS_WEBHOOK_DEFAULT",
        },
        "pages": {"chat", "mail", "teams"},
    }


async def test_the_service_s_own_database_is_empty(whole: dict[str, Any]) -> None:
    connection = await asyncpg.connect(whole["postgres"]["dsn"], timeout=5)
    tables = await connection.fetchval(
        "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'", timeout=5
    )
    await connection.close(timeout=5)

    assert tables == 0


async def test_a_row_added_to_the_utility_is_seen_through_the_listener_at_once(
    whole: dict[str, Any],
) -> None:
    code = "ADDED"
    ccb = await asyncpg.connect(whole["ccb"]["dsn"], timeout=5)
    login = {name: whole["oracle"][name] for name in ("dsn", "user", "password")}
    async with await oracledb.connect_async(**login) as oracle:
        question = "SELECT count(*) FROM cisadm.ci_char_val_l WHERE char_type_cd = :code"
        before = await oracle.fetchone(question, {"code": code.ljust(8)})
        await ccb.execute(
            "INSERT INTO cisadm.ci_char_val_l (char_type_cd, char_val, language_cd, descr) "
            "VALUES ($1, 'X', 'ENG', 'a word of our own')",
            *(code,),
            timeout=5,
        )
        after = await oracle.fetchone(question, {"code": code.ljust(8)})
    await ccb.close(timeout=5)

    assert (before, after) == ((0,), (1,))


async def test_the_listener_s_control_counts(whole: dict[str, Any]) -> None:
    status, body = await got(f"{whole['oracle']['control']}/stats")

    assert status == 200
    assert "logins" in json.loads(body)


async def test_the_bot_api_knows_its_bot(whole: dict[str, Any]) -> None:
    telegram = whole["telegram"]

    status, body = await got(f"{telegram['url']}/bot{telegram['token']}/getMe")

    assert status == 200
    assert json.loads(body)["result"]["is_bot"] is True


async def test_the_pages_open(whole: dict[str, Any]) -> None:
    for url in whole["pages"].values():
        status, body = await got(url)
        assert status == 200
        assert body.lstrip().lower().startswith("<!doctype html")


async def test_a_signal_ends_it_with_nothing_left() -> None:
    async with sandbox("--customers", "20") as (process, where):
        home = home_of(where["ccb"]["dsn"])
        assert home.is_dir()
        assert processes_in(home)

        code, out, err = await end(process)

        assert (code, out, err) == (0, b"", b""), "the line of JSON was all it had to say"
        assert not home.exists()
        assert processes_in(home) == []


async def test_postgres_alone() -> None:
    async with sandbox("--only", "postgres") as (_, where):
        assert set(where) == {"postgres"}

        connection = await asyncpg.connect(where["postgres"]["dsn"], timeout=5)
        assert await connection.fetchval("SELECT current_database()", timeout=5) == "griddesk"
        await connection.close(timeout=5)


async def test_telegram_alone() -> None:
    async with sandbox("--only", "telegram") as (process, where):
        assert set(where) == {"telegram", "pages"}

        assert (await end(process))[0] == 0


async def test_an_unknown_part_is_named_with_those_there_are() -> None:
    process = await start("--only", "postgres,mainframe")

    out, err = await asyncio.wait_for(process.communicate(), _START_SECONDS)

    assert process.returncode == 2
    assert out == b""
    assert b"mainframe; there are postgres, oracle, telegram" in err
