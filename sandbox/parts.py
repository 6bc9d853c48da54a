"""The parts of the sandbox, started together or one by one."""

from collections.abc import AsyncIterator, Collection
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sandbox.mail import MailSink
from sandbox.mail.page import run_mail
from sandbox.oracle import Config, OracleServer, User
from sandbox.oracle.control import ControlServer
from sandbox.oracle.pg_engine import PostgresEngine
from sandbox.postgres import PostgresServer, run_postgres
from sandbox.teams import Teams
from sandbox.telegram import BotApi
from sandbox.utility import Manifest, build
from sandbox.utility.batches import BatchFloor

ALL = ("postgres", "oracle", "telegram", "mail", "teams")
USER, PASSWORD = "CISREAD", "sandbox"


@dataclass
class Sandbox:
    """What is running; None for a part that was not asked for."""

    postgres: PostgresServer | None = None
    manifest: Manifest | None = None
    oracle: OracleServer | None = None
    floor: BatchFloor | None = None
    control: ControlServer | None = None
    telegram: BotApi | None = None
    mail: MailSink | None = None
    teams: Teams | None = None

    def addresses(self) -> dict[str, Any]:
        """Where each part is and how to log in, as JSON-able values."""
        found: dict[str, Any] = {}
        if self.postgres:
            found["postgres"] = {"dsn": self.postgres.dsn_of("griddesk")}
        if self.postgres and self.oracle and self.control:
            found["ccb"] = {"dsn": self.postgres.dsn_of("ccb")}
            login = {"dsn": self.oracle.dsn, "user": USER, "password": PASSWORD}
            found["oracle"] = {**login, "control": self.control.url}
        if self.telegram:
            found["telegram"] = {"url": self.telegram.url, "token": self.telegram.token}
            found["pages"] = {"chat": f"{self.telegram.url}/"}
        if self.mail:
            found["mail"] = {"host": self.mail.host, "port": self.mail.port}
            found.setdefault("pages", {})["mail"] = self.mail.page
        if self.teams:
            found["teams"] = self.teams.environment()
            found.setdefault("pages", {})["teams"] = f"{self.teams.url}/"
        return found

    def environment(self) -> dict[str, str]:
        """The service's settings that point it at this sandbox."""
        found = self.addresses()
        settings: dict[str, str] = {}
        if "telegram" in found:
            settings |= {
                "TELEGRAM_API_URL": found["telegram"]["url"],
                "TELEGRAM_BOT_TOKEN": found["telegram"]["token"],
            }
        if "oracle" in found:
            names = ("dsn", "user", "password")
            settings |= {f"ORACLE_{name.upper()}": found["oracle"][name] for name in names}
        if "postgres" in found:
            settings["PG_DSN"] = found["postgres"]["dsn"]
        if self.mail:
            settings |= {
                "SMTP_HOST": self.mail.host,
                "SMTP_PORT": str(self.mail.port),
                "SMTP_TLS": "none",
                "SMTP_FROM": "desk@utility.example",
            }
        if self.teams:
            settings |= self.teams.environment()
        return settings


@asynccontextmanager
async def run_sandbox(
    only: Collection[str] = ALL, *, customers: int = 600, seed: int = 1, now: datetime | None = None
) -> AsyncIterator[Sandbox]:
    """Start the parts; stop them in the reverse order. Oracle brings PostgreSQL along."""
    running = Sandbox()
    async with AsyncExitStack() as stack:
        if {"postgres", "oracle"} & set(only):
            databases = ("griddesk", "ccb") if "oracle" in only else ("griddesk",)
            running.postgres = await stack.enter_async_context(run_postgres(*databases))
        if "oracle" in only and running.postgres:
            dsn = running.postgres.dsn_of("ccb")
            moment = now or datetime.now(UTC)
            running.manifest = await build(dsn, customers=customers, seed=seed, now=moment)
            engine = PostgresEngine(dsn, search_path=["cisadm"])
            running.oracle = await _listener(stack, engine)
            running.floor = BatchFloor(dsn, engine)
            running.control = await _control(stack, running.oracle)
        if "telegram" in only:
            running.telegram = await stack.enter_async_context(BotApi())
        if "mail" in only:
            running.mail = await stack.enter_async_context(run_mail())
        if "teams" in only:
            running.teams = await stack.enter_async_context(Teams())
        yield running


async def _listener(stack: AsyncExitStack, engine: PostgresEngine) -> OracleServer:
    server = OracleServer(engine, Config(users={USER: User(PASSWORD)}))
    await server.start()
    stack.push_async_callback(server.close)
    return server


async def _control(stack: AsyncExitStack, oracle: OracleServer) -> ControlServer:
    control = ControlServer(oracle)
    await control.start()
    stack.push_async_callback(control.close)
    return control
