"""The composition root: settings become pools, the desk, the dispatcher; then people are served."""

import asyncio
import logging
import time
from collections.abc import Callable
from contextlib import AsyncExitStack, closing
from zoneinfo import ZoneInfo

from aiogram import Bot, Dispatcher, Router
from aiogram.client.session.base import BaseSession

from bot import commands, errors, logs, memory
from bot.access import Access, Gate
from bot.alerts.desk import add_alerts
from bot.arrivals import Admission, Arrival, Company
from bot.audit.book import AuditBook
from bot.callbacks import Seal
from bot.drawing import Drawing
from bot.handlers import (
    account,
    asking,
    audit,
    bill_stop,
    bill_stop_customers,
    bill_stop_dates,
    bill_stop_files,
    customer,
    group,
    language,
    nocs,
    operating,
    other,
    payoff,
    people,
    requests,
    search,
    start,
)
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
from bot.people.area_picker import AreaPicker
from bot.people.group_moves import GroupMoves
from bot.people.own_accounts import OwnAccounts, Owning
from bot.people.people import People
from bot.people.reception import Reception
from bot.people.requests import Requests
from bot.people.telling import Telling
from bot.polling import Polling
from bot.presses import Guard, Recall
from bot.settings import AccessMode, Settings
from bot.signals import end_on_signals
from bot.store import get_ready
from bot.tasks import Tasks
from bot.telegram import TelegramSession
from domain.audit import Pseudonyms
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
        end_on_signals(polling.stop, pace.hurry)
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
        await stack.enter_async_context(jobs_at_work(settings, oracle, store, opening))
        for work in (
            root["query_log"].run(),
            set_menus(bot, store, opening),
            root["requests"].run(bot),
            root["exports"].keep_tidy(),
            say_ready(oracle),
        ):
            tasks.start(work)
        await polling.run()
    log.info("stopped in good order")


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
    root["telling"] = Telling(postgres, seal)
    root["reception"] = Reception(postgres, access.mode)
    root["area_picker"] = AreaPicker(postgres, Areas(oracle, clock))
    _add_people(root, postgres, site.zone, closed=access.mode is AccessMode.CLOSED)
    add_operations(root, postgres, pseudonyms, site.zone)
    add_alerts(root, postgres, site.zone)
    root["audit_book"] = AuditBook(postgres, site.zone, pseudonyms)
    accounts = Accounts(postgres, pseudonyms)
    owning = Owning(OwnAccounts(sources, accounts, limits.throttle, access.mode))
    _stand_before(root, postgres, seal, access)
    errors.setup(root)
    root.include_routers(*_routers(Admission(desk, access), owning, Guard(seal)))
    return root


def _add_people(root: Dispatcher, postgres: Postgres, zone: ZoneInfo, *, closed: bool) -> None:
    """Who asks for access, and who has it."""
    telling, picker = root["telling"], root["area_picker"]
    root["requests"] = Requests(postgres, telling, picker, zone, closed)
    root["people"] = People(postgres, telling, root["requests"], picker, zone)


def _stand_before(root: Dispatcher, postgres: Postgres, seal: Seal, access: Access) -> None:
    """What every update passes: who sends it, what they may, and in front of whom."""
    root.update.outer_middleware(Counted(root["metrics"]))
    root.update.outer_middleware(GroupMoves(postgres))
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


def _routers(admission: Admission, owning: Owning, guard: Guard) -> tuple[Router, ...]:
    """In the order of their right to an update; the most frequent presses come first."""
    pages, numbers, own, words, rest = Router(), Router(), Router(), Router(), Router()
    customer.setup(pages)
    payoff.setup(numbers)
    bill_stop_customers.setup(numbers)
    bill_stop_dates.setup(numbers)
    bill_stop_files.setup(numbers)
    search.setup(numbers)
    account.setup(own)
    group.setup(words)
    start.setup(words)
    language.setup(words)
    audit.setup(words)
    operating.setup(words)
    nocs.setup(words)
    bill_stop.setup(words)
    people.setup(words)
    asking.setup(words)
    requests.setup(words)
    other.setup(rest)
    for router in (pages, numbers, own, words):
        router.callback_query.middleware(guard)
    for router in (pages, numbers, own):
        router.callback_query.middleware(admission)
    for router in (numbers, own):
        router.message.middleware(admission)
    for observer in (own.message, own.callback_query):
        observer.middleware(owning)
    pages.callback_query.middleware(Recall())
    return pages, own, words, numbers, rest


async def set_menus(bot: Bot, store: Postgres, opening: asyncio.Task[None]) -> None:
    """Telegram's command menus, as soon as the own database knows who is who."""
    await commands.announce(bot)
    await asyncio.wait([opening])
    await commands.refresh_all(bot, store)


async def say_ready(oracle: Oracle) -> None:
    """One line in the log: ready, and whether live data is there."""
    try:
        await oracle.ping()
    except SourceError as error:
        log.warning("ready, but live data is unavailable for now: %s", error)
    else:
        log.info("ready, and the billing system answers")
