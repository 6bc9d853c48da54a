"""/language, and the command menus that follow a person's language and role."""

import asyncio
from collections.abc import AsyncIterator, Callable

import pytest
from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.exceptions import TelegramAPIError
from aiogram.methods import DeleteMyCommands, Response, SetMyCommands, TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import BotCommandScopeAllGroupChats, BotCommandScopeChat

from bot.app import connect
from bot.commands import IN_GROUPS, IN_PRIVATE, announce, refresh, refresh_all
from domain.languages import Language, guess
from domain.people.roles import Role
from formatters.words import WORDS
from queries.loader import Statement
from queries.oracle import OracleDatabase
from queries.postgres import PostgresPool
from sandbox.person import Person
from sandbox.telegram import BotApi
from sandbox.telegram.methods.menu import menu_for
from sandbox.telegram.people import GROUP, KARIM, NADIA, RAHIM, Profile
from tests.conftest import serving, settings

ENGLISH, BENGALI = WORDS[Language.ENGLISH], WORDS[Language.BENGALI]
EN, BN = ["• English •", "বাংলা"], ["English", "• বাংলা •"]


@pytest.fixture
async def bot(api: BotApi) -> AsyncIterator[Bot]:
    async with connect(settings(api), None) as connected:
        yield connected


def sql(text: str) -> Statement:
    return Statement("test", text, ())


def menu(api: BotApi, profile: Profile, chat_id: int | None = None) -> dict[str, str]:
    """The command menu that a person is shown."""
    shown = menu_for(api.state, api.chats[chat_id or profile.id], profile.language_code)
    return {one["command"]: one["description"] for one in shown}


async def follows(api: BotApi, is_so: Callable[[], bool]) -> None:
    """Wait until the menus are as they should be."""
    with api.state.watchers.watch() as watch:
        async with asyncio.timeout(20):
            while not is_so():
                await watch.get()


async def named(store: PostgresPool, profile: Profile) -> str | None:
    query = sql(f"SELECT menu FROM people WHERE person_id = {profile.id}")
    found: str | None = await store.fetch_value(query)
    return found


async def known(store: PostgresPool, profile: Profile, role: str | None = None) -> None:
    """A person who wrote once, and what they were made."""
    await store.execute(sql(f"INSERT INTO people VALUES ({profile.id}, 'X', NULL, 'en')"))
    if role:
        await store.execute(sql(f"INSERT INTO grants VALUES ({profile.id}, '{role}')"))


async def made(store: PostgresPool, profile: Profile, role: str) -> None:
    await store.execute(sql(f"UPDATE grants SET role = '{role}' WHERE person_id = {profile.id}"))


@pytest.mark.parametrize(("profile", "present"), [(KARIM, EN), (RAHIM, BN)])
async def test_the_first_language_is_that_of_the_telegram_app(
    api: BotApi,
    oracle: OracleDatabase,
    store: PostgresPool,
    profile: Profile,
    present: list[str],
) -> None:
    async with serving(api, oracle, store):
        person = Person(api, profile)

        await person.say("/language")

        assert person.sees == WORDS[guess(profile.language_code)]("language-ask")
        assert person.buttons == [present]


async def test_a_chosen_language_holds_at_once_and_from_then_on(
    api: BotApi, oracle: OracleDatabase, store: PostgresPool
) -> None:
    async with serving(api, oracle, store):
        karim = Person(api, KARIM)
        await karim.say("/language")

        await karim.press("বাংলা")

        assert karim.sees == BENGALI("language-chosen")
        assert karim.buttons == [BN]
    async with serving(api, oracle, store):
        await karim.say("/language")
        assert karim.sees == BENGALI("language-ask")
        await karim.press("English")
        assert karim.sees == ENGLISH("language-chosen")


async def test_a_page_drawn_before_goes_on_in_the_new_language(
    api: BotApi, oracle: OracleDatabase, store: PostgresPool
) -> None:
    async with serving(api, oracle, store):
        nadia = Person(api, NADIA)
        await nadia.say("17813970")
        await nadia.say("/language")
        await nadia.press("বাংলা")

        await nadia.press("💰 Current Balance")

        assert BENGALI("button-back") in [button for row in nadia.buttons for button in row]


async def test_in_a_group_everybody_chooses_for_themselves(
    api: BotApi, oracle: OracleDatabase, store: PostgresPool
) -> None:
    async with serving(api, oracle, store):
        karim = Person(api, KARIM).in_group(GROUP.id)
        rahim = Person(api, RAHIM).in_group(GROUP.id)
        await karim.say("/language")

        await rahim.press("বাংলা", until=lambda person: bool(person.toast))
        assert karim.sees == ENGLISH("language-ask")

        await karim.press("বাংলা")
        assert karim.sees == BENGALI("language-chosen")


async def test_the_menu_follows_the_language(
    api: BotApi, oracle: OracleDatabase, store: PostgresPool, bot: Bot
) -> None:
    await announce(bot)
    async with serving(api, oracle, store):
        karim = Person(api, KARIM)
        await karim.say("/language")
        assert menu(api, KARIM)["help"] == ENGLISH("command-help")

        await karim.press("বাংলা")
        await follows(api, lambda: menu(api, KARIM)["help"] == BENGALI("command-help"))

    assert list(menu(api, KARIM)) == [*IN_PRIVATE[Role.UNKNOWN]]


async def test_strangers_have_a_menu_in_the_language_of_their_app(api: BotApi, bot: Bot) -> None:
    await announce(bot)

    assert menu(api, KARIM)["start"] == ENGLISH("command-start")
    assert menu(api, RAHIM)["start"] == BENGALI("command-start")
    assert list(menu(api, KARIM)) == [*IN_PRIVATE[Role.UNKNOWN]]
    assert list(menu(api, KARIM, GROUP.id)) == [*IN_GROUPS]


@pytest.mark.parametrize("role", ["staff", "operator", "admin"])
async def test_the_menu_is_the_role_s(
    api: BotApi, store: PostgresPool, bot: Bot, role: str
) -> None:
    await announce(bot)
    await known(store, KARIM, role)

    await refresh(bot, store, KARIM.id)

    assert list(menu(api, KARIM)) == [*IN_PRIVATE[Role(role)]]
    assert str(await named(store, KARIM)).startswith(f"{role}:en:")


async def test_an_account_of_their_own_gives_a_customer_s_menu(
    api: BotApi, store: PostgresPool, bot: Bot
) -> None:
    await announce(bot)
    await known(store, KARIM)
    linked = f"INSERT INTO accounts (person_id, customer_no, phone_key) VALUES ({KARIM.id}, 1, '')"
    await store.execute(sql(linked))

    await refresh(bot, store, KARIM.id)

    assert list(menu(api, KARIM)) == [*IN_PRIVATE[Role.CUSTOMER]]


@pytest.mark.parametrize("end", ["role = 'none'", "suspended = true"])
async def test_who_is_nobody_again_has_the_menu_of_strangers(
    api: BotApi, store: PostgresPool, bot: Bot, end: str
) -> None:
    await announce(bot)
    await known(store, KARIM, "admin")
    await refresh(bot, store, KARIM.id)

    await store.execute(sql(f"UPDATE grants SET {end}"))
    await refresh(bot, store, KARIM.id)

    assert list(menu(api, KARIM)) == [*IN_PRIVATE[Role.UNKNOWN]]
    assert await named(store, KARIM) is None


class Menus(BaseRequestMiddleware):
    """The calls that set menus; while ``away``, Telegram takes none."""

    def __init__(self, bot: Bot, *, away: bool = False) -> None:
        self.away = away
        self.scopes: list[object] = []
        bot.session.middleware(self)

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        if isinstance(method, SetMyCommands | DeleteMyCommands):
            self.scopes.append(method.scope)
            await self.before()
            if self.away:
                raise TelegramAPIError(method, "away")
        return await make_request(bot, method)

    async def before(self) -> None:
        """What happens just before Telegram is asked."""


async def test_a_first_start_brings_the_menu_of_a_role_given_before(
    api: BotApi, oracle: OracleDatabase, store: PostgresPool
) -> None:
    async with serving(api, oracle, store):
        nadia = Person(api, NADIA)

        await nadia.say("/start")
        await follows(api, lambda: list(menu(api, NADIA)) == [*IN_PRIVATE[Role.ADMIN]])


async def test_a_menu_that_telegram_refused_is_set_at_the_next_start(
    api: BotApi, store: PostgresPool, bot: Bot
) -> None:
    await known(store, KARIM, "staff")
    telegram = Menus(bot, away=True)
    await refresh(bot, store, KARIM.id)
    assert menu(api, KARIM) == {}
    telegram.away = False

    await refresh_all(bot, store)

    assert list(menu(api, KARIM)) == [*IN_PRIVATE[Role.STAFF]]


async def test_a_menu_that_is_right_is_not_set_again(store: PostgresPool, bot: Bot) -> None:
    await known(store, KARIM, "staff")
    await known(store, RAHIM)
    telegram = Menus(bot)

    await refresh_all(bot, store)
    await refresh_all(bot, store)
    await refresh(bot, store, KARIM.id)

    assert telegram.scopes == [BotCommandScopeChat(chat_id=KARIM.id)]


async def test_a_start_sets_menus_that_were_changed_in_the_code(
    api: BotApi, store: PostgresPool, bot: Bot
) -> None:
    await known(store, KARIM, "staff")
    await store.execute(sql("UPDATE people SET menu = 'staff:en:00000000'"))

    await refresh_all(bot, store)

    assert list(menu(api, KARIM)) == [*IN_PRIVATE[Role.STAFF]]


async def test_a_role_that_changes_while_its_menu_is_set_wins(
    api: BotApi, store: PostgresPool, bot: Bot
) -> None:
    class Promoting(Menus):
        """Before Telegram takes the first menu, another role was given and its menu set."""

        async def before(self) -> None:
            if len(self.scopes) == 1:
                await made(store, KARIM, "admin")
                await refresh(bot, store, KARIM.id)

    await known(store, KARIM, "staff")
    Promoting(bot)

    await refresh(bot, store, KARIM.id)

    assert list(menu(api, KARIM)) == [*IN_PRIVATE[Role.ADMIN]]
    assert str(await named(store, KARIM)).startswith("admin:en:")


async def test_without_the_own_database_a_menu_waits(bot: Bot) -> None:
    away = PostgresPool({"dsn": "postgresql://nobody@127.0.0.1:1/none"}, 0, 1)

    await refresh(bot, away, KARIM.id)
    await refresh_all(bot, away)

    assert await bot.get_my_commands(BotCommandScopeAllGroupChats()) == []
