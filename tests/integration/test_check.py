"""``griddesk check`` names the setting to mend, and tells no secret."""

import asyncio
import os
import socket
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from bot.check import check_all
from bot.settings import AccessMode, Settings
from jobs.alerts.email_channel import Tls
from sandbox.mail import MailSink
from sandbox.oracle import Fault
from sandbox.oracle.server import OracleServer
from sandbox.parts import Sandbox
from sandbox.telegram import BotApi
from sandbox.telegram import Fault as TelegramFault
from tests import conftest

#: An address where nothing listens: port 9 is refused at once on loopback.
NOBODY = "127.0.0.1:9"
SECRETS = ("42:sandbox", "hush-hush")


@pytest.fixture
async def listener(utility: Sandbox) -> AsyncIterator[OracleServer]:
    assert utility.oracle is not None
    yield utility.oracle
    utility.oracle.faults.clear()


@pytest.fixture
def good(api: BotApi, utility: Sandbox, listener: OracleServer) -> dict[str, Any]:
    """Settings with which everything is well."""
    assert utility.postgres is not None
    return {
        "oracle_dsn": listener.dsn,
        "pg_dsn": SecretStr(utility.postgres.dsn_of("griddesk")),
    }


async def faults(settings: Settings) -> list[str]:
    """The lines about what is not well; the answer of check_all agrees with them."""
    said: list[str] = []
    well = await check_all(settings, said.append)
    wrong = [line for line in said if line.startswith("✘")]
    assert well == (not wrong)
    assert all(line.startswith(("✔", "✘")) for line in said)
    assert not [line for line in said for secret in SECRETS if secret in line]
    return wrong


async def test_all_is_well(api: BotApi, good: dict[str, Any]) -> None:
    said: list[str] = []

    assert await check_all(conftest.settings(api, **good), said.append)

    assert [line.split(":")[0] for line in said] == [
        "✔ Settings",
        "✔ Telegram",
        *(["✔ Oracle"] * 10),
        "✔ PostgreSQL",
        "✔ HTTP",
        "✔ Access",
    ]
    assert "Telegram: the bot is @griddesk_bot" in said[1]


async def test_a_mail_server_is_tried_where_the_settings_name_one(
    api: BotApi, good: dict[str, Any]
) -> None:
    async with MailSink().listening() as sink:
        mail = {"smtp_host": sink.host, "smtp_port": sink.port, "smtp_from": "desk@example.org"}
        assert await faults(conftest.settings(api, **good, **mail, smtp_tls=Tls.NONE)) == []
        (wrong,) = await faults(conftest.settings(api, **good, **mail, smtp_tls=Tls.STARTTLS))

    assert "SMTP_TLS" in wrong
    assert sink.received == []


@pytest.mark.parametrize(
    ("changed", "part", "names"),
    [
        ({"oracle_dsn": f"{NOBODY}/CCB"}, "Oracle", "ORACLE_DSN"),
        ({"oracle_dsn": "127.0.0.1"}, "Oracle", "ORACLE_DSN"),
        ({"oracle_password": SecretStr("hush-hush")}, "Oracle", "ORACLE_PASSWORD"),
        ({"oracle_user": "NOBODY"}, "Oracle", "ORACLE_USER"),
        ({"telegram_bot_token": SecretStr("42:hush-hush")}, "Telegram", "TELEGRAM_BOT_TOKEN"),
        ({"telegram_api_url": f"http://{NOBODY}"}, "Telegram", "TELEGRAM_API_URL"),
        ({"pg_dsn": None, "pg_port": 9}, "PostgreSQL", "PG_PORT"),
        ({"pg_dsn": SecretStr(f"postgresql://u:hush-hush@{NOBODY}/x")}, "PostgreSQL", "PG_DSN"),
        ({"smtp_host": "127.0.0.1", "smtp_port": 9, "smtp_from": "d@x.org"}, "Mail", "SMTP_PORT"),
        ({"admin_ids": frozenset()}, "Access", "ADMIN_IDS"),
        ({"admin_ids": frozenset(), "access_mode": AccessMode.OPEN}, "Access", "ADMIN_IDS"),
    ],
)  # fmt: skip
async def test_the_one_thing_that_is_wrong_is_named(
    api: BotApi, good: dict[str, Any], changed: dict[str, Any], part: str, names: str
) -> None:
    wrong = await faults(conftest.settings(api, **(good | changed)))

    assert [line.split(":")[0] for line in wrong] == [f"✘ {part}"]
    assert names in wrong[0]


async def test_a_port_that_is_taken_is_named(api: BotApi, good: dict[str, Any]) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        wrong = await faults(conftest.settings(api, **(good | {"http_port": port})))

    assert wrong == [
        f"✘ HTTP: HTTP_PORT {port} is taken by another program on 127.0.0.1; choose another port"
        " (does the service run already?)"
    ]


async def test_a_schema_without_the_tables_is_named_for_each_statement(
    api: BotApi, good: dict[str, Any], listener: OracleServer
) -> None:
    listener.faults.add(Fault("execute", "error", code=942, times=None, match="ci_"))

    wrong = await faults(conftest.settings(api, **good, oracle_schema="OTHERS"))

    assert len(wrong) == 8
    assert all("ORACLE_SCHEMA" in line and "OTHERS" in line for line in wrong)
    assert "customer_by_number" in wrong[0]
    assert "ORA-00942" in wrong[0]


async def test_a_statement_that_fails_otherwise_says_how(
    api: BotApi, good: dict[str, Any], listener: OracleServer
) -> None:
    listener.faults.add(Fault("execute", "error", code=1555, times=1, match="ci_bseg_calc_ln"))

    wrong = await faults(conftest.settings(api, **good))

    assert len(wrong) == 1
    assert "daily_bills" in wrong[0]
    assert "ORA-01555" in wrong[0]


@pytest.mark.parametrize("action", ["bad_gateway", "server_error", "bad_utf8", "redirect", "reset"])
async def test_a_broken_telegram_is_no_crash(
    api: BotApi, good: dict[str, Any], action: Any
) -> None:
    api.faults.add(TelegramFault(action, times=None))

    wrong = await faults(conftest.settings(api, **good))

    assert len(wrong) == 1
    assert "TELEGRAM_API_URL" in wrong[0]


async def test_all_faults_are_told_in_one_go(api: BotApi) -> None:
    wrong = await faults(
        conftest.settings(
            api,
            telegram_api_url=f"http://{NOBODY}",
            oracle_dsn=f"{NOBODY}/CCB",
            pg_port=9,
            admin_ids=frozenset(),
        )
    )

    assert [line.split(":")[0] for line in wrong] == [
        "✘ Telegram",
        "✘ Oracle",
        "✘ PostgreSQL",
        "✘ Access",
    ]


async def griddesk(command: str, folder: Path, **settings: str) -> tuple[int | None, str, str]:
    """Run a command with these settings; its exit code, output and errors."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", command),
        cwd=folder,
        env={"PATH": os.environ["PATH"], **settings},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    out, err = await asyncio.wait_for(process.communicate(), 60)
    return process.returncode, out.decode(), err.decode()


async def test_the_command_ends_with_0_when_all_is_well_and_1_when_not(
    api: BotApi, utility: Sandbox, good: dict[str, Any], tmp_path: Path
) -> None:
    assert utility.postgres is not None
    settings = {
        **utility.environment(),
        "TELEGRAM_API_URL": api.url,
        "TELEGRAM_BOT_TOKEN": api.token,
    }

    nobody, somebody = await asyncio.gather(
        griddesk("check", tmp_path, **settings),
        griddesk("check", tmp_path, **settings, ADMIN_IDS="5004"),
    )

    assert nobody[0] == 1
    assert "ADMIN_IDS" in nobody[1]
    assert somebody[0] == 0
    assert "✘" not in somebody[1]
    assert (nobody[2], somebody[2]) == ("", "")


@pytest.mark.parametrize("command", ["run", "check"])
async def test_wrong_settings_are_all_listed_and_nothing_starts(
    command: str, tmp_path: Path
) -> None:
    code, out, err = await griddesk(
        command,
        tmp_path,
        TELEGRAM_BOT_TOKEN="hush-hush",
        ORACLE_PASSWORD="hush-hush",
        ORACLE_POOL_MAX="2",
        ADMIN_IDS="Nadia",
        TZ="Mars/Olympus",
    )

    assert code == 2
    assert out == ""
    named = [line.split()[0] for line in err.splitlines()[1:]]
    assert named == [
        "ADMIN_IDS",
        "ORACLE_DSN",
        "ORACLE_POOL_MAX",
        "ORACLE_USER",
        "TELEGRAM_BOT_TOKEN",
        "TZ",
    ]
    assert "hush-hush" not in err


async def test_webhooks_are_shown_without_their_secret_and_old_ones_with_a_warning(
    api: BotApi, good: dict[str, Any]
) -> None:
    flow = "https://prod-07.westeurope.logic.azure.com/workflows/x/run?sig=hidden-A_b-9xYz"
    old = "https://utility.webhook.office.com/webhookb2/hidden-tail"
    said: list[str] = []
    webhooks = {"teams_webhook_default": SecretStr(flow), "teams_webhook_alerts": SecretStr(old)}

    assert await check_all(conftest.settings(api, **good, **webhooks), said.append)
    teams = [line for line in said if "Teams:" in line]
    assert teams[0] == "✔ Teams: DEFAULT posts to prod-07.westeurope.logic.azure.com/…9xYz"
    assert "retired" in teams[1]
    assert "hidden" not in "".join(said)
