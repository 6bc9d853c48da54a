"""The composition root: settings become pools, the desk, the dispatcher; then people are served."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager, closing
from typing import Any
from zoneinfo import ZoneInfo

from aiogram import Bot, Dispatcher
from aiogram.client.session.base import BaseSession

from bot import commands, errors, logs, memory
from bot.access import Access, Gate
from bot.alerts.delivery import Telegram, messages_sent
from bot.alerts.desk import add_alerts
from bot.alerts.keyboards import below_copies
from bot.alerts.membership import Membership
from bot.arrivals import Admission, Arrival, Company
from bot.audit.book import AuditBook
from bot.batches.desk import add_batches
from bot.batches.watch_settings import watch_settings
from bot.caches.reports import add_reports
from bot.callbacks import Seal
from bot.drawing import Drawing
from bot.handlers.routers import in_order
from bot.http.service import Health, Watched, http_served
from bot.lookup.caps import Caps, Most, Trails
from bot.lookup.desk import Desk, Limits, Sources
from bot.lookup.sessions import Sessions
from bot.lookup.throttle import Throttle
from bot.machinery import jobs_at_work
from bot.metrics import Counted, Metrics
from bot.operating.operations import add_operations
from bot.operating.progress import Leaving
from bot.pacing import Pace
from bot.people.company import PeopleParts, add_people
from bot.people.group_moves import GroupMoves
from bot.people.own_accounts import OwnAccounts, Owning
from bot.polling import Polling
from bot.presses import Guard
from bot.self_watch import self_watched
from bot.settings import Settings
from bot.signals import Life, end_on_signals
from bot.store import get_ready
from bot.tasks import Tasks
from bot.telegram import TelegramSession
from domain.alerts.webhooks import hosts
from domain.auditing.audit import Pseudonyms
from domain.site import Site
from queries.access.accounts import Accounts
from queries.areas import Areas
from queries.auditing.query_log import QueryLog
from queries.errors import SourceError
from queries.oracle import Oracle, OracleDatabase, OracleLogin, carve
from queries.postgres import Postgres, PostgresPool

#: So long nobody is served while the own database is away; after that people are told.
_STORE_SECONDS = 5.0

log = logging.getLogger(__name__)


async def serve(settings: Settings) -> None:
    """Serve people until a signal comes; a second one ends the process at once."""
    logs.configure(settings.log_level, settings.log_format, settings.secrets())
    async with AsyncExitStack() as stack:
        oracle = await stack.enter_async_context(open_oracle(settings))
        store = open_store(settings)
        stack.push_async_callback(store.close)
        drawing = stack.enter_context(closing(Drawing()))
        pace = Pace()
        bot = await stack.enter_async_context(connect(settings, pace))
        root = dispatcher(settings, oracle, store, drawing)
        polling = Polling(bot, root)
        ending = end_on_signals(polling.stop, pace.hurry)
        memory.settle()
        tasks = Tasks()
        stack.push_async_callback(root["query_log"].flush)
        stack.push_async_callback(tasks.finish, seconds=0)
        stack.push_async_callback(root["progress"].end)
        opening = tasks.start(get_ready(store, settings.admin_ids))
        watched = Watched(oracle, store, root["metrics"], root["job_desk"])
        await stack.enter_async_context(
            http_served(settings, watched, Health(store, opening, polling))
        )
        await asyncio.wait([opening], timeout=_STORE_SECONDS)
        await stack.enter_async_context(
            at_work(
                settings,
                watched,
                Telegram(bot, pace, root["below_copies"]),
                Life(opening, ending),
            )
        )
        for work in beside(root, bot, oracle, store, opening):
            tasks.start(work)
        await polling.run()
    log.info("stopped in good order")


def beside(
    root: Dispatcher,
    bot: Bot,
    oracle: OracleDatabase,
    store: PostgresPool,
    opening: asyncio.Task[None],
) -> tuple[Coroutine[Any, Any, None], ...]:
    """What goes on beside the answers to people, for as long as the service runs."""
    return (
        root["query_log"].run(),
        commands.set_all(bot, store, opening),
        root["requests"].run(bot),
        root["exports"].keep_tidy(),
        say_ready(oracle),
    )


@asynccontextmanager
async def at_work(
    settings: Settings,
    watched: Watched,
    telegram: Telegram,
    life: Life,
) -> AsyncIterator[None]:
    """Jobs run, messages leave and the service watches itself, for as long as it lives."""
    async with (
        jobs_at_work(settings, watched.oracle, watched.store, life),
        messages_sent(settings, watched.store, telegram, life),
        self_watched(settings, watched, telegram.bot, life.opening),
    ):
        yield


def open_oracle(settings: Settings) -> OracleDatabase:
    """The billing system, its connections divided among people, the watch and the loads."""
    login = OracleLogin(
        settings.oracle_dsn,
        settings.oracle_user,
        settings.oracle_password.get_secret_value(),
        settings.oracle_schema,
    )
    lanes = carve(settings.oracle_pool_min, settings.oracle_pool_max, settings.oracle_call_timeout)
    return OracleDatabase(login, lanes)


def open_store(settings: Settings) -> PostgresPool:
    """The desk's own database, not connected yet."""
    return PostgresPool(settings.postgres(), settings.pg_pool_min, settings.pg_pool_max)


def connect(settings: Settings, pace: Pace | None) -> Bot:
    """The bot, on a hardened session that keeps the pace."""
    session: BaseSession = TelegramSession(settings.telegram_api_url)
    if pace is not None:
        session.middleware(pace)
    return Bot(settings.telegram_bot_token.get_secret_value(), session)


def dispatcher(
    settings: Settings,
    oracle: Oracle,
    postgres: Postgres,
    drawing: Drawing,
    clock: Callable[[], float] = time.monotonic,
) -> Dispatcher:
    """All handlers, and what stands before them."""
    site = Site(settings.zone, settings.ccb_ledger_sign, settings.billing_month_by)
    pseudonyms = Pseudonyms(settings.audit_secret())
    query_log = QueryLog(postgres)
    sources = Sources(oracle, site, postgres, query_log)
    limits = _limits(settings, postgres, pseudonyms, clock)
    metrics = Metrics()
    sessions = Sessions(settings.session_ttl, clock)
    desk = Desk(sources, sessions, limits, pseudonyms, metrics.look_up)
    seal = Seal(settings.telegram_bot_token.get_secret_value().encode())
    access = Access(settings.access_mode)
    root = Dispatcher(
        disable_fsm=True, desk=desk, drawing=drawing, postgres=postgres, access=access
    )
    root.workflow_data |= {"metrics": metrics, "query_log": query_log}
    add_people(root, PeopleParts(postgres, Areas(oracle, clock), seal, access.mode), site.zone)
    add_reports(root, postgres, pseudonyms, site.zone)
    add_operations(root, postgres, site.zone)
    add_alerts(root, postgres, site.zone, hosts(settings.teams_extra_hosts))
    add_batches(root, oracle, postgres, watch_settings(settings))
    root["below_copies"] = below_copies(seal, site.zone)
    root["audit_book"] = AuditBook(postgres, site.zone, pseudonyms)
    accounts = Accounts(postgres, pseudonyms)
    owning = Owning(OwnAccounts(sources, accounts, limits.throttle, access.mode))
    _stand_before(root, postgres, site.zone, seal, access)
    errors.setup(root)
    root.include_routers(*in_order(Admission(desk, access), owning, Guard(seal)))
    return root


def _stand_before(
    root: Dispatcher, postgres: Postgres, zone: ZoneInfo, seal: Seal, access: Access
) -> None:
    """What every update passes: who sends it, what they may, and in front of whom."""
    root.update.outer_middleware(Counted(root["metrics"]))
    root.update.outer_middleware(GroupMoves(postgres))
    root.update.outer_middleware(Membership(postgres, zone))
    root.update.outer_middleware(Arrival(seal, postgres))
    for observer in (root.message, root.callback_query):
        observer.middleware(Gate(access))
        observer.middleware(Company())
    root.callback_query.middleware(Leaving(root["progress"]))


def _limits(
    settings: Settings, postgres: Postgres, pseudonyms: Pseudonyms, clock: Callable[[], float]
) -> Limits:
    """How fast, and how many numbers a day, people may look up."""
    most = Most(settings.open_lookups_a_day, settings.staff_lookups_a_day)
    caps = Caps(postgres, pseudonyms, settings.zone, most, Trails(clock))
    return Limits(Throttle(*settings.rate, clock), caps)


async def say_ready(oracle: Oracle) -> None:
    """One line in the log: ready, and whether live data is there."""
    try:
        await oracle.ping()
    except SourceError as error:
        log.warning("ready, but live data is unavailable for now: %s", error)
    else:
        log.info("ready, and the billing system answers")
