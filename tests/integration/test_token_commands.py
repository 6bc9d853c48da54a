"""``griddesk token …`` and ``griddesk export-env``: real processes."""

import os
import re
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from bot.commands_line.export_env import env_lines
from bot.settings import Settings
from domain.people.roles import Role
from queries.access.api_tokens import caller
from queries.postgres import PostgresPool
from tests.integration.test_maintenance import griddesk


async def test_a_new_token_is_printed_once_and_works(dsn: str, store: PostgresPool) -> None:
    code, token = await griddesk(dsn, "token", "new", "the website", "--role", "operator")

    assert code == 0
    assert len(token.splitlines()) == 1
    found = await caller(store, token)
    assert found is not None
    assert (found.name, found.role) == ("the website", Role.OPERATOR)
    code, said = await griddesk(dsn, "token", "list")
    assert code == 0
    assert re.fullmatch(r"1  operator  the website  made \d{4}-\d\d-\d\d", said)
    assert token.partition(".")[2] not in said


async def test_a_revoked_token_works_no_more(dsn: str, store: PostgresPool) -> None:
    _, token = await griddesk(dsn, "token", "new", "the website")

    assert await griddesk(dsn, "token", "revoke", "1") == (0, "token 1 is revoked")
    assert await caller(store, token) is None
    assert await griddesk(dsn, "token", "revoke", "1") == (
        2,
        "there is no token 1 that could be revoked",
    )
    _, said = await griddesk(dsn, "token", "list")
    assert ", revoked " in said


async def test_without_a_token_the_list_says_how_to_make_one(dsn: str, store: PostgresPool) -> None:
    assert await griddesk(dsn, "token", "list") == (
        0,
        "there is no token; griddesk token new NAME makes one",
    )


@pytest.mark.parametrize(
    "words", [["new", " "], ["new", "x" * 61], ["new", "x", "--role", "admin"]]
)
async def test_a_token_without_a_name_or_with_too_much_power_is_not_made(
    dsn: str, store: PostgresPool, words: list[str]
) -> None:
    code, _ = await griddesk(dsn, "token", "new", *words)

    assert code == 2
    assert (await griddesk(dsn, "token", "list"))[1].startswith("there is no token")


async def test_settings_are_exported_without_secrets(dsn: str) -> None:
    code, said = await griddesk(dsn, "export-env")

    assert code == 0
    names = {line.lstrip("#").partition("=")[0] for line in said.splitlines()}
    assert names == {name.upper() for name in Settings.model_fields}
    assert "#ORACLE_PASSWORD=•••" in said
    assert "#PG_DSN=•••" in said
    assert "42:sandbox" not in said
    assert "ORACLE_USER=reader" in said


def test_what_is_exported_can_be_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [*os.environ]:
        if name.lower() in Settings.model_fields:
            monkeypatch.delenv(name)
    secret: dict[str, Any] = {
        "telegram_bot_token": SecretStr("42:sandbox"),
        "oracle_password": SecretStr("a b#c'd"),
    }
    given = Settings(
        _env_file=None,
        oracle_dsn="127.0.0.1:1521/CCB",
        oracle_user="it's # mine\\",
        admin_ids=frozenset({1001, 1002}),
        tz="Europe/London",
        telegram_api_url="http://me:hush@127.0.0.1:80",
        **secret,
    )
    lines = "\n".join(env_lines(given))
    assert "hush" not in lines
    path = tmp_path / ".env"
    path.write_text(lines.replace("•••@", "me:hush@"))

    assert Settings(_env_file=path, **secret) == given
