"""``griddesk check``: every connection tried, one line each, with what to mend."""

from collections.abc import AsyncIterator, Callable, Mapping
from datetime import datetime
from typing import Any

from aiogram.exceptions import TelegramAPIError, TelegramUnauthorizedError
from aiohttp import web

from bot.alerts.mail import mail_server
from bot.alerts.teams import configured_webhooks
from bot.app import connect, open_oracle, open_store
from bot.http.face import AddressTaken, listening
from bot.settings import Settings
from domain.languages import Language
from formatters.alerts.webhooks import webhook_warning
from formatters.words import WORDS
from jobs.alerts.email_channel import try_server
from jobs.alerts.outcomes import Fatal, Sent
from queries.batches.running import BATCH_TIMELINE, PENDING_IMD, RECENT_RUNS, RUNNING_BATCHES
from queries.billing import DAILY_BILLS, PAYMENTS
from queries.customers import CUSTOMER_BY_NUMBER, CUSTOMERS_BY_METER, CUSTOMERS_BY_PHONE
from queries.errors import SchemaDrift, SourceError, SourceRefused
from queries.loader import Statement
from queries.oracle import Lane, Oracle
from queries.postgres import server_version

#: A number that no customer and no meter has.
_NOBODY = "0" * 20

#: A day without batches.
_NEVER = datetime(2200, 1, 1)  # noqa: DTZ001 - Oracle's dates are the site's

_TRIED: Mapping[Statement, Mapping[str, Any]] = {
    CUSTOMER_BY_NUMBER: {"customer_no": _NOBODY},
    DAILY_BILLS: {"customer_no": _NOBODY},
    PAYMENTS: {"customer_no": _NOBODY},
    CUSTOMERS_BY_METER: {"meter_no": _NOBODY},
    CUSTOMERS_BY_PHONE: {"phone": _NOBODY},
    RUNNING_BATCHES: {},
    PENDING_IMD: {},
    RECENT_RUNS: {"since": _NEVER},
    BATCH_TIMELINE: {"first_moment": _NEVER, "next_day": _NEVER},
}


async def check_all(settings: Settings, say: Callable[[str], None]) -> bool:
    """Say one line about each part; whether all of them are well."""
    say("✔ Settings: readable and complete")
    well = True
    parts = (_telegram, _oracle, _postgres, _http, _teams, _mail, _advice)
    for part in [tries(settings) for tries in parts]:
        async for good, line in part:
            well = well and good
            say(f"{'✔' if good else '✘'} {line}")
    return well


async def _telegram(settings: Settings) -> AsyncIterator[tuple[bool, str]]:
    async with connect(settings, pace=None) as bot:
        try:
            me = await bot.get_me()
        except TelegramUnauthorizedError:
            yield (
                False,
                "Telegram: the token is refused; copy TELEGRAM_BOT_TOKEN from BotFather anew",
            )
        except TelegramAPIError as error:
            yield (
                False,
                (
                    f"Telegram: {settings.telegram_api_url} does not answer ({error.message}); "
                    "check TELEGRAM_API_URL and the way to the internet"
                ),
            )
        else:
            yield True, f"Telegram: the bot is @{me.username}"


async def _oracle(settings: Settings) -> AsyncIterator[tuple[bool, str]]:
    async with open_oracle(settings) as oracle:
        try:
            await oracle.ping()
        except SourceRefused as error:
            yield (
                False,
                f"Oracle: login refused ({error.code}); check ORACLE_USER and ORACLE_PASSWORD",
            )
        except SourceError as error:
            yield (
                False,
                (
                    f"Oracle: {settings.oracle_dsn} does not answer ({error}); "
                    "check ORACLE_DSN (host:port/service), the listener and the firewall"
                ),
            )
        else:
            yield True, f"Oracle: {settings.oracle_dsn} answers"
            async for line in _statements(oracle, settings.oracle_schema):
                yield line


async def _statements(oracle: Oracle, schema: str) -> AsyncIterator[tuple[bool, str]]:
    for statement, binds in _TRIED.items():
        try:
            await oracle.fetch_all(statement, lambda *_: None, lane=Lane.WATCH, **binds)
        except SchemaDrift as error:
            yield (
                False,
                (
                    f"Oracle: {statement.name} names what schema {schema} lacks ({error.code}); "
                    "check ORACLE_SCHEMA and that the user may read its tables"
                ),
            )
        except SourceError as error:
            yield False, f"Oracle: {statement.name} cannot be run ({error})"
        else:
            yield True, f"Oracle: {statement.name} runs"


async def _postgres(settings: Settings) -> AsyncIterator[tuple[bool, str]]:
    store = open_store(settings)
    try:
        await store.open()
        version = await server_version(store)
    except SourceRefused:
        yield False, "PostgreSQL: login refused; check PG_USER, PG_PASSWORD and PG_DATABASE"
    except SourceError as error:
        yield False, f"PostgreSQL: no answer ({error}); check PG_HOST and PG_PORT, or PG_DSN"
    else:
        yield True, f"PostgreSQL: {version} answers"
    finally:
        await store.close()


async def _http(settings: Settings) -> AsyncIterator[tuple[bool, str]]:
    try:
        async with listening(web.Application(), settings.http_host, settings.http_port):
            yield True, f"HTTP: port {settings.http_port} of {settings.http_host} is free"
    except AddressTaken as taken:
        yield False, f"HTTP: {taken} (does the service run already?)"


async def _teams(settings: Settings) -> AsyncIterator[tuple[bool, str]]:
    for name, webhook in configured_webhooks(settings).items():
        warning = webhook_warning(WORDS[Language.ENGLISH], webhook)
        yield True, f"Teams: {name} posts to {webhook.shown} {warning}".rstrip()


async def _mail(settings: Settings) -> AsyncIterator[tuple[bool, str]]:
    server = mail_server(settings)
    if server is None:
        return
    outcome = await try_server(server)
    where = f"{server.host}:{server.port}"
    match outcome:
        case Sent():
            yield True, f"Mail: {where} would take letters"
        case Fatal(why):
            yield False, f"Mail: {where} refuses us ({why}); check SMTP_USER and SMTP_PASSWORD"
        case _:
            why = getattr(outcome, "why", "no answer")
            yield (
                False,
                f"Mail: {where} cannot be used ({why}); check SMTP_HOST, SMTP_PORT and SMTP_TLS",
            )


async def _advice(settings: Settings) -> AsyncIterator[tuple[bool, str]]:
    if not settings.admin_ids:
        yield False, "Access: ADMIN_IDS is empty; set it to your Telegram id, or nobody can begin"
    else:
        yield (
            True,
            f"Access: {settings.access_mode.value}, {len(settings.admin_ids)} administrators",
        )
