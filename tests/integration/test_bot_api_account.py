"""The bot itself, its chats, its command menu, and closed doors."""

from collections.abc import AsyncIterator

import pytest
from aiogram import Bot
from aiogram.exceptions import (
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNotFound,
    TelegramUnauthorizedError,
)
from aiogram.methods import SendDice
from aiogram.types import BotCommand, BotCommandScopeChat

from sandbox.telegram import KARIM, BotApi, Group
from tests.integration.bot_api_rig import CHAT, bot_of, refusal


@pytest.fixture(scope="module")
async def api() -> AsyncIterator[BotApi]:
    async with BotApi() as server:
        yield server


@pytest.fixture(scope="module")
async def bot(api: BotApi) -> AsyncIterator[Bot]:
    async with bot_of(api) as made:
        yield made


async def test_the_bot_knows_itself(bot: Bot) -> None:
    me = await bot.get_me()

    assert (me.id, me.is_bot, me.username) == (42, True, "griddesk_bot")


async def test_nobody_there(bot: Bot) -> None:
    assert await refusal(bot.send_message(999, "x")) == "Bad Request: chat not found"
    assert await refusal(bot.send_message("@nobody", "x")) == "Bad Request: chat not found"


@pytest.mark.parametrize(
    "sentence",
    [
        "bot was blocked by the user",
        "user is deactivated",
        "bot was kicked from the group chat",
    ],
)
async def test_a_shut_door_is_forbidden(bot: Bot, api: BotApi, sentence: str) -> None:
    api.chats.shut(KARIM.id, sentence)

    with pytest.raises(TelegramForbiddenError, match=f"Forbidden: {sentence}"):
        await bot.send_message(KARIM.id, "x")

    api.chats.shut(KARIM.id, None)
    assert await bot.send_message(KARIM.id, "x")


async def test_a_group_that_became_a_supergroup_tells_its_new_id(bot: Bot, api: BotApi) -> None:
    api.chats.open(Group(-4007, "Old", (CHAT,)))
    new_id = api.chats.upgrade(-4007)

    with pytest.raises(TelegramMigrateToChat) as caught:
        await bot.send_message(-4007, "x")

    assert caught.value.migrate_to_chat_id == new_id
    assert (await bot.send_message(new_id, "x")).chat.type == "supergroup"


async def test_a_wrong_token_is_unauthorized(api: BotApi) -> None:
    async with bot_of(api, "43:other") as stranger:
        with pytest.raises(TelegramUnauthorizedError, match="Unauthorized"):
            await stranger.get_me()


async def test_an_unknown_method_is_not_found(bot: Bot) -> None:
    with pytest.raises(TelegramNotFound, match="Not Found: method not found"):
        await bot(SendDice(chat_id=CHAT))


async def test_a_wrong_parse_mode_or_action_is_refused(bot: Bot) -> None:
    mode = await refusal(bot.send_message(CHAT, "x", parse_mode="TeX"))
    action = await refusal(bot.send_chat_action(CHAT, "dancing"))

    assert mode == "Bad Request: unsupported parse_mode"
    assert action == "Bad Request: wrong parameter action in request"
    assert await bot.send_chat_action(CHAT, "typing")


async def test_the_command_menu_is_kept_by_scope_and_language(bot: Bot) -> None:
    one, other = (BotCommand(command=name, description="d") for name in ("start", "help"))
    chat = BotCommandScopeChat(chat_id=CHAT)
    await bot.set_my_commands([one])
    await bot.set_my_commands([other], scope=chat, language_code="bn")

    usual = await bot.get_my_commands()
    narrow = await bot.get_my_commands(scope=chat, language_code="bn")
    assert [command.command for command in usual + narrow] == ["start", "help"]
    assert await bot.delete_my_commands(scope=chat, language_code="bn")
    assert await bot.get_my_commands(scope=chat, language_code="bn") == []


@pytest.mark.parametrize(
    ("commands", "sentence"),
    [
        ([("Start", "d")], "BOT_COMMAND_INVALID"),
        ([("start", "")], "BOT_COMMAND_DESCRIPTION_INVALID"),
        ([("start", "d")] * 101, "BOT_COMMANDS_TOO_MUCH"),
    ],
)
async def test_a_wrong_command_is_refused(
    bot: Bot, commands: list[tuple[str, str]], sentence: str
) -> None:
    menu = [BotCommand(command=name, description=text) for name, text in commands]

    assert await refusal(bot.set_my_commands(menu)) == f"Bad Request: {sentence}"


async def test_chats_and_members_are_told(bot: Bot) -> None:
    chat = await bot.get_chat(-4001)
    member = await bot.get_chat_member(-4001, CHAT)

    assert (chat.title, member.status) == ("NOCS Adabor desk", "member")
