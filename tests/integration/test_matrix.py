"""Who may do what: every handler of the real dispatcher, with every role, against the table.

The real gate decides, about people in the real database.
"""

import inspect
from collections.abc import AsyncIterator, Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from aiogram import Dispatcher
from aiogram.dispatcher.event.handler import HandlerObject
from aiogram.dispatcher.event.telegram import TelegramEventObserver
from aiogram.enums import ChatType
from aiogram.filters import Command
from aiogram.types import TelegramObject

from bot.access import Gate, NoAccess, Unguarded, acts
from bot.app import dispatcher
from bot.commands import IN_GROUPS, IN_PRIVATE
from bot.drawing import Drawing
from bot.settings import AccessMode
from domain.languages import Language
from domain.people.people import Profile
from domain.people.roles import Act
from queries.access.people import visitor
from queries.fake import FakeOracle
from queries.loader import Statement
from queries.postgres import PostgresPool
from sandbox.telegram import BotApi
from tests.conftest import settings

UNKNOWN, CUSTOMER, STAFF, OPERATOR, ADMIN, SUSPENDED = range(1, 7)
#: Who is asked about: the mode of access, and the person in the database.
CASES = {
    "unknown": (AccessMode.APPROVAL, UNKNOWN),
    "customer": (AccessMode.APPROVAL, CUSTOMER),
    "staff": (AccessMode.APPROVAL, STAFF),
    "operator": (AccessMode.APPROVAL, OPERATOR),
    "admin": (AccessMode.APPROVAL, ADMIN),
    "suspended": (AccessMode.APPROVAL, SUSPENDED),
    "unknown, open": (AccessMode.OPEN, UNKNOWN),
    "customer, open": (AccessMode.OPEN, CUSTOMER),
    "suspended, open": (AccessMode.OPEN, SUSPENDED),
    "unknown, closed": (AccessMode.CLOSED, UNKNOWN),
    "customer, closed": (AccessMode.CLOSED, CUSTOMER),
    "staff, closed": (AccessMode.CLOSED, STAFF),
}
PEOPLE = f"""
    INSERT INTO people (person_id, name, guessed_language)
    SELECT id, 'X', 'en' FROM generate_series(1, 6) AS id;
    INSERT INTO accounts (person_id, customer_no, phone_key) VALUES ({CUSTOMER}, '1', '');
    INSERT INTO grants (person_id, role, suspended)
    VALUES ({STAFF}, 'staff', false), ({OPERATOR}, 'operator', false), ({ADMIN}, 'admin', false),
           ({SUSPENDED}, 'admin', true)
"""

#: The table that was agreed; in open mode strangers look customers up too, masked.
KNOWN = {"staff", "operator", "admin", "staff, closed"}
ALL = {*CASES}
AGREED = {
    "help, language": ALL,
    "request access, link an account": ALL - {"suspended", "suspended, open"},
    "own account": KNOWN | {"customer", "customer, open"},
    "any customer": KNOWN | {"unknown, open", "customer, open"},
    "reports": KNOWN,
    "operate": {"operator", "admin"},
    "administer": {"admin"},
}
#: The rows of the table that a handler stands in.
SEES_CUSTOMERS = ("own account", "any customer")
ROWS: dict[str, tuple[str, ...]] = {
    "customer.menu": SEES_CUSTOMERS,
    "customer.info": SEES_CUSTOMERS,
    "customer.balance": SEES_CUSTOMERS,
    "customer.billing": SEES_CUSTOMERS,
    "customer.recharges": SEES_CUSTOMERS,
    "customer.chart": SEES_CUSTOMERS,
    "customer.statement": SEES_CUSTOMERS,
    "search.typed": SEES_CUSTOMERS,
    "search.pressed": SEES_CUSTOMERS,
    "search.another": SEES_CUSTOMERS,
    "start.start": ("help, language",),
    "start.help_": ("help, language",),
    "start.cancel": ("help, language",),
    "account.opened": ("request access, link an account",),
    "account.in_group": ("request access, link an account",),
    "account.shared": ("request access, link an account",),
    "account.cancelled": ("request access, link an account",),
    "account.pressed_in_group, in groups": ("request access, link an account",),
    "account.asked": ("request access, link an account",),
    "account.listed": ("request access, link an account",),
    "account.unlinking": ("own account",),
    "account.unlinked": ("own account",),
    "group.opened": ("administer",),
    "group.listed": ("administer",),
    "group.decided": ("administer",),
    "language.ask": ("help, language",),
    "language.choose": ("help, language",),
    "asking.ask": ("request access, link an account",),
    "requests.decided": ("administer",),
    "requests.limited": ("administer",),
    "requests.back": ("administer",),
    "people.opened": ("administer",),
    "people.in_group": ("administer",),
    "people.turned": ("administer",),
    "people.asked": ("administer",),
    "people.sought": ("administer",),
    "people.added": ("administer",),
    "person.chosen": ("administer",),
    "person.decided": ("administer",),
    "person.removing": ("administer",),
    "person.limiting": ("administer",),
    "person.ticked": ("administer",),
    "person.limited": ("administer",),
    "people.waiting": ("administer",),
    "audit.opened": ("administer",),
    "audit.in_group": ("administer",),
    "audit.turned": ("administer",),
    "audit.unasked": ("administer",),
    "audit.exported": ("administer",),
    "audit.asked": ("administer",),
    "audit.answered": ("administer",),
    "jobs.opened": ("operate",),
    "jobs.named": ("operate",),
    "jobs.in_group": ("operate",),
    "jobs.listed": ("operate",),
    "jobs.shown": ("operate",),
    "jobs.history": ("operate",),
    "jobs.switched": ("operate",),
    "jobs.asked": ("operate",),
    "job_form.opened": ("operate",),
    "job_form.shown": ("operate",),
    "job_form.chosen": ("operate",),
    "job_form.reset": ("operate",),
    "job_form.asked": ("operate",),
    "job_form.answered": ("operate",),
    "job_form.started": ("operate",),
    "job_presets.used": ("operate",),
    "job_presets.forgotten": ("operate",),
    "job_presets.naming": ("operate",),
    "job_presets.named": ("operate",),
    "job_limits.shown": ("operate",),
    "job_limits.asked": ("administer",),
    "job_limits.answered": ("administer",),
    "job_limits.reset": ("administer",),
    "run.pressed": ("operate",),
    "nocs.opened": ("reports",),
    "nocs.pressed": ("reports",),
    "nocs.drawn": ("reports",),
    "nocs.exported": ("reports",),
    "nocs.refreshed": ("operate",),
    "payoff.pressed": ("reports",),
    "payoff.asked": ("reports",),
    "payoff.answered": ("reports",),
    "payoff.exported": ("reports",),
    "payoff.refreshed": ("operate",),
    "bill_stop.opened": ("reports",),
    "bill_stop.pressed": ("reports",),
    "bill_stop.refreshed": ("operate",),
    "bill_stop_customers.sought": ("reports",),
    "bill_stop_customers.asked": ("reports",),
    "bill_stop_customers.answered": ("reports",),
    "bill_stop_customers.opened": ("reports",),
    "bill_stop_dates.listed": ("reports",),
    "bill_stop_dates.chosen": ("reports",),
    "bill_stop_files.offered": ("reports",),
    "bill_stop_files.exported": ("reports",),
    "logs.opened": ("operate",),
    "logs.in_group": ("operate",),
    "logs.turned": ("operate",),
    "logs.drawn": ("operate",),
    "logs.exported": ("operate",),
    "batches.opened": ("operate",),
    "batches.in_group": ("operate",),
    "batches.listed": ("operate",),
    "batches.shown": ("operate",),
    "batches.opened_run": ("operate",),
    "batches.drawn": ("operate",),
    "batches.explained": ("operate",),
    "batches.muted": ("operate",),
    "batches.day": ("operate",),
    "batches.gantt": ("operate",),
    "batches.figures": ("operate",),
    "batch_limits.written": ("administer",),
    "batch_limits.changed": ("administer",),
    "batch_limits.asked": ("administer",),
    "batch_limits.tried": ("administer",),
    "batch_limits.saved": ("administer",),
    "alerts.led_to": ("operate",),
    "alerts.opened": ("operate",),
    "alerts.in_group": ("operate",),
    "alerts.listed": ("operate",),
    "alerts.shown": ("operate",),
    "alerts.taken": ("operate",),
    "alerts.asked_length": ("operate",),
    "alerts.asked_reason": ("operate",),
    "alerts.silenced": ("operate",),
    "alerts.detailed": ("operate",),
    "silences.planned": ("operate",),
    "silences.listed": ("operate",),
    "silences.ended": ("operate",),
    "silences.planning": ("operate",),
    "subscribe.opened": ("operate",),
    "subscribe.hours_typed": ("operate",),
    "subscribe.listed": ("operate",),
    "subscribe.begun": ("operate",),
    "subscribe.kind_chosen": ("operate",),
    "subscribe.severities": ("operate",),
    "subscribe.least_chosen": ("operate",),
    "subscribe.summed_up": ("operate",),
    "subscribe.topics": ("operate",),
    "subscribe.ticked": ("operate",),
    "subscribe.quiet": ("operate",),
    "subscribe.hours_chosen": ("operate",),
    "subscribe.turned": ("operate",),
    "subscribe.saved": ("operate",),
    "subscribe.changing": ("operate",),
    "subscribe.ended": ("operate",),
    "subscribe.opened, in groups": ("administer",),
    "subscribe.hours_typed, in groups": ("administer",),
    "subscribe.listed, in groups": ("administer",),
    "subscribe.begun, in groups": ("administer",),
    "subscribe.kind_chosen, in groups": ("administer",),
    "subscribe.severities, in groups": ("administer",),
    "subscribe.least_chosen, in groups": ("administer",),
    "subscribe.summed_up, in groups": ("administer",),
    "subscribe.topics, in groups": ("administer",),
    "subscribe.ticked, in groups": ("administer",),
    "subscribe.quiet, in groups": ("administer",),
    "subscribe.hours_chosen, in groups": ("administer",),
    "subscribe.turned, in groups": ("administer",),
    "subscribe.saved, in groups": ("administer",),
    "subscribe.changing, in groups": ("administer",),
    "subscribe.ended, in groups": ("administer",),
    "subscriptions.opened": ("administer",),
    "subscriptions.in_group": ("administer",),
    "subscriptions.teams_named": ("administer",),
    "subscriptions.teams_added": ("administer",),
    "subscriptions.email_added": ("administer",),
    "subscriptions.listed": ("administer",),
    "subscriptions.one_shown": ("administer",),
    "subscriptions.tested": ("administer",),
    "subscriptions.switched": ("administer",),
    "subscriptions.asked_to_remove": ("administer",),
    "subscriptions.removed": ("administer",),
    "subscriptions.asked": ("administer",),
    "subscriptions.families": ("administer",),
    "subscriptions.topics": ("administer",),
    "subscriptions.previewed": ("administer",),
    "deliveries.opened": ("administer",),
    "deliveries.in_group": ("administer",),
    "deliveries.listed": ("administer",),
    "deliveries.alert_shown": ("administer",),
    "deliveries.message_shown": ("administer",),
    "deliveries.decided": ("administer",),
    "status.opened": ("operate",),
    "status.planned": ("operate",),
    "status.in_group": ("operate",),
    "status.pressed": ("operate",),
    "status.run": ("operate",),
    "status.day": ("operate",),
    "other.malformed": ("help, language",),
    "other.greeting": ("help, language",),
    "other.unknown_button": ("help, language",),
}
ASKED = ("message", "callback_query")


def arrival(kind: ChatType) -> SimpleNamespace:
    """A message or a press in a chat of that kind, as far as filters look at it."""
    chat = SimpleNamespace(type=kind)
    return SimpleNamespace(chat=chat, message=SimpleNamespace(chat=chat))


PRIVATE, GROUP = arrival(ChatType.PRIVATE), arrival(ChatType.SUPERGROUP)

Handler = tuple[TelegramEventObserver, HandlerObject]
Desks = dict[AccessMode, Dispatcher]


@pytest.fixture
async def desks(api: BotApi, store: PostgresPool) -> AsyncIterator[Desks]:
    """The dispatcher of each mode, and one person of each kind in their database."""
    for text in PEOPLE.split(";"):
        await store.execute(Statement("people", text))
    drawing = Drawing()
    yield {
        mode: dispatcher(settings(api, access_mode=mode), FakeOracle({}), store, drawing)
        for mode in AccessMode
    }
    drawing.close()


def observers(root: Dispatcher) -> Iterator[TelegramEventObserver]:
    for router in root.chain_tail:
        yield from router.observers.values()


def handlers(root: Dispatcher) -> list[Handler]:
    """Every handler for what people do."""
    return [
        (observer, handler)
        for observer in observers(root)
        if observer.event_name in ASKED
        for handler in observer.handlers
    ]


def name_of(handler: HandlerObject) -> str:
    callback = inspect.unwrap(handler.callback)
    name = f"{callback.__module__.removeprefix('bot.handlers.')}.{callback.__qualname__}"
    return f"{name}, in groups" if takes(handler, GROUP) and not takes(handler, PRIVATE) else name


def takes(handler: HandlerObject, event: SimpleNamespace) -> bool:
    """Whether none of the handler's filters refuses the kind of chat."""
    filters = [one.magic for one in handler.filters or () if one.magic]
    return all(one.resolve(event) for one in filters)


async def passes(desk: Dispatcher, handler: Handler, person_id: int) -> bool:
    """Whether the gate, the first thing on the way to a handler, lets a person through."""
    observer, handled = handler
    above = [router.observers[observer.event_name] for router in observer.router.chain_head]
    gate = next(middleware for one in reversed(above) for middleware in one.middleware)
    assert isinstance(gate, Gate)
    profile = Profile(person_id, "X", None, Language.ENGLISH)
    person = (await visitor(desk["postgres"], profile, person_id)).person

    async def arrive(event: TelegramObject, data: dict[str, Any]) -> bool:
        return True

    try:
        return bool(await gate(arrive, TelegramObject(), {"handler": handled, "person": person}))
    except NoAccess:
        return False


async def decided(desks: Desks) -> list[tuple[str, list[str]]]:
    """Every handler by its name, and the cases that the gate lets through to it."""
    walks = zip(*(handlers(desk) for desk in desks.values()), strict=True)
    found = []
    for walk in walks:
        one = dict(zip(desks, walk, strict=True))
        cases = [
            case
            for case, (mode, person_id) in CASES.items()
            if await passes(desks[mode], one[mode], person_id)
        ]
        found.append((name_of(walk[0][1]), cases))
    return found


def agreed(name: str) -> list[str]:
    """The cases that the table lets through to a handler; KeyError for one without a row."""
    allowed = set[str]().union(*(AGREED[row] for row in ROWS[name]))
    return [case for case in CASES if case in allowed]


async def planted(*_: object) -> None:
    """A handler that somebody forgot to write into the table."""


async def test_every_handler_lets_through_whom_the_table_says(desks: Desks) -> None:
    found = await decided(desks)

    assert found == [(name, agreed(name)) for name, _ in found]


def test_every_row_is_of_a_handler_that_exists(desks: Desks) -> None:
    assert {name_of(handler) for _, handler in handlers(desks[AccessMode.APPROVAL])} == set(ROWS)


async def test_a_new_handler_without_a_row_is_found(desks: Desks) -> None:
    for desk in desks.values():
        desk.message.register(planted, flags=acts(Act.HELP))

    found = await decided(desks)

    with pytest.raises(KeyError, match="planted"):
        [agreed(name) for name, _ in found]


async def test_a_handler_that_does_not_say_what_it_does_lets_nobody_through(desks: Desks) -> None:
    for desk in desks.values():
        desk.message.register(planted)

    with pytest.raises(Unguarded):
        await decided(desks)


async def test_a_handler_of_the_wrong_act_is_found(desks: Desks) -> None:
    for desk in desks.values():
        for _, handler in handlers(desk):
            handler.flags["acts"] = frozenset({Act.REPORTS})

    found = await decided(desks)

    assert found != [(name, agreed(name)) for name, _ in found]


def test_nothing_but_messages_and_presses_is_handled(desks: Desks) -> None:
    others = {"error", "update", *ASKED}
    for observer in observers(desks[AccessMode.APPROVAL]):
        assert not observer.handlers or observer.event_name in others


def test_the_command_menus_name_the_commands_that_exist(desks: Desks) -> None:
    filters = [
        found.callback
        for _, handler in handlers(desks[AccessMode.APPROVAL])
        for found in handler.filters or ()
    ]
    commands = {name for one in filters if isinstance(one, Command) for name in one.commands}

    assert commands == {*IN_GROUPS}.union(*IN_PRIVATE.values())
