"""``griddesk migrate`` and ``griddesk audit verify``; databases older and newer than the code."""

import asyncio
import os
import secrets
import sys
from pathlib import Path

import asyncpg
import pytest
from pogo_core.util import migrate

from domain.auditing.audit import SERVICE, Deed
from queries.access.people import appoint_first_admins
from queries.auditing.audit import append_audit
from queries.oracle import OracleDatabase
from queries.postgres import PostgresPool
from sandbox.parts import Sandbox
from sandbox.person import Person
from sandbox.telegram import BotApi
from sandbox.telegram.people import NADIA
from tests.conftest import serving

MIGRATIONS = Path(__file__).parents[2] / "queries" / "sql" / "migrations"
APPLIED = ", ".join(sorted(path.stem for path in MIGRATIONS.glob("*.sql")))
NEWER = """-- A table and a column that this code does not know.
-- depends: 0001-people

-- migrate: apply
CREATE TABLE extras (extra_id bigint PRIMARY KEY, person_id bigint REFERENCES people);
ALTER TABLE people ADD COLUMN nickname text;
ALTER TABLE grants ADD COLUMN reason text;
ALTER TABLE query_log ADD COLUMN node text;

-- migrate: rollback
DROP TABLE extras;
"""


async def griddesk(dsn: str, *words: str) -> tuple[int | None, str]:
    """The command's exit code and what it said."""
    settings = {
        "TELEGRAM_BOT_TOKEN": "42:sandbox",
        "ORACLE_DSN": "127.0.0.1:1521/CCB",
        "ORACLE_USER": "reader",
        "ORACLE_PASSWORD": "toy",
        "PG_DSN": dsn,
    }
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", *words),
        env={**os.environ, **settings},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    said, _ = await asyncio.wait_for(process.communicate(), 60)
    return process.returncode, said.decode().strip()


@pytest.fixture
async def bare(utility: Sandbox) -> str:
    """A database without any tables."""
    assert utility.postgres is not None
    return await utility.postgres.create_database(f"bare_{secrets.token_hex(6)}")


async def test_migrate_says_what_it_applied_and_then_that_nothing_was_to_do(bare: str) -> None:
    assert await griddesk(bare, "migrate") == (0, f"applied: {APPLIED}")
    assert await griddesk(bare, "migrate") == (0, "the database is up to date")


async def test_of_several_that_migrate_at_once_one_does_and_all_find_it_done(bare: str) -> None:
    said = await asyncio.gather(*(griddesk(bare, "migrate") for _ in range(3)))

    nothing = (0, "the database is up to date")
    assert sorted(said) == sorted([(0, f"applied: {APPLIED}"), nothing, nothing])


@pytest.mark.parametrize("words", [["migrate"], ["audit", "verify"]])
async def test_a_database_that_is_away_is_one_clear_sentence(words: list[str]) -> None:
    code, said = await griddesk("postgresql://u@127.0.0.1:9/desk", *words)

    assert code == 1
    assert said.startswith("PostgreSQL gives no answer (")
    assert said.endswith("check PG_HOST and PG_PORT, or PG_DSN")
    assert len(said.splitlines()) == 1


async def test_verify_tells_the_head_and_finds_it_again(dsn: str, store: PostgresPool) -> None:
    await append_audit(store, Deed(SERVICE, "test.deed", "test", {}))
    code, said = await griddesk(dsn, "audit", "verify")
    head = said.rpartition(" ")[2]
    await append_audit(store, Deed(SERVICE, "test.deed", "test", {}))

    assert (code, said) == (0, f"1 entries, whole; head: {head}")
    code, said = await griddesk(dsn, "audit", "verify", "--kept", head)
    assert (code, said.partition(";")[0]) == (0, "2 entries, whole")
    other = f"2:{head.partition(':')[2]}"
    assert await griddesk(dsn, "audit", "verify", "--kept", other) == (
        1,
        "the audit is broken: entry 2 is not the one whose hash was kept",
    )


async def test_verify_names_the_broken_entry(dsn: str, store: PostgresPool) -> None:
    for _ in range(3):
        await append_audit(store, Deed(SERVICE, "test.deed", "test", {}))
    connection = await asyncpg.connect(dsn)
    await connection.execute("ALTER TABLE audit DISABLE TRIGGER append_only")
    await connection.execute("UPDATE audit SET subject = 'other' WHERE seq = 2")
    await connection.close()

    assert await griddesk(dsn, "audit", "verify") == (
        1,
        "the audit is broken: entry 2 was changed",
    )


async def test_verify_on_a_database_without_tables_is_told_in_words(bare: str) -> None:
    code, said = await griddesk(bare, "audit", "verify")

    assert code == 1
    assert "Traceback" not in said


async def test_a_database_one_version_ahead_serves_this_code(
    api: BotApi, oracle: OracleDatabase, store: PostgresPool, dsn: str, tmp_path: Path
) -> None:
    (tmp_path / "9999-newer.sql").write_text(NEWER)
    for path in MIGRATIONS.glob("*.sql"):
        (tmp_path / path.name).write_text(path.read_text())
    connection = await asyncpg.connect(dsn)
    await migrate.apply(connection, tmp_path, schema_name="public")
    await connection.close()

    assert await griddesk(dsn, "migrate") == (0, "the database is up to date")
    await appoint_first_admins(store, [NADIA.id])
    async with serving(api, oracle, store):
        nadia = Person(api, NADIA)
        await nadia.say("17813970")
        assert "Customer found" in nadia.sees
        await nadia.press("💰 Current Balance")
        assert "Current balance" in nadia.sees
    code, said = await griddesk(dsn, "audit", "verify")
    assert code == 0, said
