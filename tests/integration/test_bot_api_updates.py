"""How updates reach the bot: polling, presses, webhook, and the odd ones."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramConflictError
from aiogram.types import CallbackQuery, InaccessibleMessage, Message
from aiohttp import ClientSession, web

from sandbox.telegram import GROUP, KARIM, RAHIM, BotApi
from tests.integration.bot_api_rig import CHAT, bot_of, keys, refusal


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi(query_lifetime=30.0) as server:
        yield server


@pytest.fixture
async def bot(api: BotApi) -> AsyncIterator[Bot]:
    async with bot_of(api) as made:
        yield made


async def pressed(bot: Bot, api: BotApi, data: str = "b") -> CallbackQuery:
    """A button of a new message, pressed by Rahim."""
    sent = await bot.send_message(CHAT, "menu", reply_markup=keys(callback_data="b"))
    api.hands.press(RAHIM.id, CHAT, sent.message_id, data)
    query = (await bot.get_updates())[-1].callback_query
    assert query is not None
    return query


@contextlib.asynccontextmanager
async def listening(
    take: Callable[[web.Request], Awaitable[web.Response]],
) -> AsyncIterator[str]:
    """A bot's own web server; the address of its webhook."""
    app = web.Application()
    app.router.add_post("/hook", take)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    finally:
        await runner.cleanup()


async def test_an_update_stays_until_a_higher_offset(bot: Bot, api: BotApi) -> None:
    for text in ("one", "two"):
        api.hands.say(RAHIM.id, CHAT, text)

    first = await bot.get_updates(limit=1)
    again = await bot.get_updates(limit=1)
    rest = await bot.get_updates(offset=first[0].update_id + 1)

    assert first[0].update_id == again[0].update_id
    assert [update.message.text for update in rest if update.message] == ["two"]
    assert await bot.get_updates(offset=rest[-1].update_id + 1) == []


async def test_a_negative_offset_forgets_all_but_the_last(bot: Bot, api: BotApi) -> None:
    for text in ("one", "two", "three"):
        api.hands.say(RAHIM.id, CHAT, text)

    last = await bot.get_updates(offset=-1)

    assert [update.message.text for update in last if update.message] == ["three"]
    assert len(await bot.get_updates()) == 1


async def test_a_long_poll_ends_with_the_first_update(bot: Bot, api: BotApi) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=30))
    await api.updates.polled()

    api.hands.say(RAHIM.id, CHAT, "/start now")

    (update,) = await poll
    assert update.message is not None
    assert update.message.entities is not None
    assert update.message.entities[0].type == "bot_command"


async def test_a_second_poll_ends_the_first_with_409(bot: Bot, api: BotApi) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=30))
    await api.updates.polled()
    second = asyncio.create_task(bot.get_updates(timeout=30))

    with pytest.raises(TelegramConflictError, match="terminated by other getUpdates request"):
        await first

    api.hands.say(RAHIM.id, CHAT, "x")
    assert len(await second) == 1


async def test_kinds_that_were_not_asked_for_stay_away(bot: Bot, api: BotApi) -> None:
    await bot.get_updates(allowed_updates=["callback_query"])
    api.hands.say(RAHIM.id, CHAT, "x")

    assert await bot.get_updates() == []


async def test_people_are_told_apart_in_a_group(bot: Bot, api: BotApi) -> None:
    api.hands.say(KARIM.id, GROUP.id, "hello")

    (update,) = await bot.get_updates()

    assert update.message is not None
    assert update.message.from_user is not None
    assert (update.message.chat.type, update.message.from_user.id) == ("group", KARIM.id)


async def test_contacts_edits_and_channel_posts_arrive(bot: Bot, api: BotApi) -> None:
    said = api.hands.say(RAHIM.id, CHAT, "x")
    api.hands.edit(RAHIM.id, CHAT, said["message_id"], "y")
    api.hands.share_contact(RAHIM.id, CHAT, owner=KARIM)
    api.hands.post_in_channel("News", "z")

    _, edited, shared, post = await bot.get_updates()

    assert edited.edited_message is not None
    assert edited.edited_message.text == "y"
    assert shared.message is not None
    assert shared.message.contact is not None
    assert shared.message.contact.user_id == KARIM.id
    assert post.channel_post is not None


async def test_an_update_may_come_twice_and_ids_may_restart(bot: Bot, api: BotApi) -> None:
    api.hands.say(RAHIM.id, CHAT, "x")
    (first,) = await bot.get_updates()
    offset = first.update_id + 1
    assert await bot.get_updates(offset=offset) == []
    api.updates.push_raw(first.model_dump(mode="json", exclude_none=True, by_alias=True))

    (twice,) = await bot.get_updates(offset=offset)
    api.updates.restart_ids(at=5)
    api.hands.say(RAHIM.id, CHAT, "y")
    (low,) = await bot.get_updates(offset=offset)

    assert (twice.update_id, low.update_id) == (first.update_id, 5)


async def test_anything_at_all_can_be_sent(bot: Bot, api: BotApi) -> None:
    api.updates.push_raw({"brand_new_kind": {"a": 1}})

    (update,) = await bot.get_updates()

    assert update.model_extra == {"brand_new_kind": {"a": 1}}


async def test_a_press_carries_its_message_and_data(bot: Bot, api: BotApi) -> None:
    query = await pressed(bot, api, data="forged")

    assert query.data == "forged"
    assert isinstance(query.message, Message)
    assert query.message.text == "menu"


async def test_a_message_that_is_gone_is_inaccessible(bot: Bot, api: BotApi) -> None:
    api.hands.press(RAHIM.id, CHAT, 1, "b")

    (update,) = await bot.get_updates()

    assert update.callback_query is not None
    assert isinstance(update.callback_query.message, InaccessibleMessage)


async def test_a_press_is_answered_with_at_most_200_units(bot: Bot, api: BotApi) -> None:
    query = await pressed(bot, api)

    told = await refusal(bot.answer_callback_query(query.id, text="x" * 201))

    assert told == "Bad Request: MESSAGE_TOO_LONG"
    assert await bot.answer_callback_query(query.id, text="💰" * 100)


async def test_an_unknown_press_cannot_be_answered(bot: Bot) -> None:
    told = await refusal(bot.answer_callback_query("1"))

    assert told == (
        "Bad Request: query is too old and response timeout expired or query ID is invalid"
    )


async def test_a_press_grows_too_old() -> None:
    now = [0.0]
    async with BotApi(clock=lambda: now[0], query_lifetime=15) as api, bot_of(api) as bot:
        query = await pressed(bot, api)
        now[0] = 16.0

        assert "query is too old" in await refusal(bot.answer_callback_query(query.id))


async def test_a_webhook_gets_updates_with_its_secret(bot: Bot, api: BotApi) -> None:
    got: asyncio.Queue[tuple[str | None, str]] = asyncio.Queue()

    async def take(request: web.Request) -> web.Response:
        body = await request.json()
        secret = request.headers.get("X-Telegram-Bot-Api-Secret-Token")
        got.put_nowait((secret, body["message"]["text"]))
        return web.Response()

    async with listening(take) as url:
        await bot.set_webhook(url, secret_token="s3cret")
        for text in ("one", "two"):
            api.hands.say(RAHIM.id, CHAT, text)
        async with asyncio.timeout(10):
            taken = [await got.get(), await got.get()]

    assert taken == [("s3cret", "one"), ("s3cret", "two")]
    assert (await bot.get_webhook_info()).url == url
    assert "can't use getUpdates method while webhook is active" in await refusal(bot.get_updates())
    assert await bot.delete_webhook()
    assert (await bot.get_webhook_info()).url == ""


async def test_a_webhook_needs_https_beyond_loopback(bot: Bot) -> None:
    told = await refusal(bot.set_webhook("http://example.org/hook"))

    assert told == "Bad Request: bad webhook: An HTTPS URL must be provided for webhook"


async def test_json_and_query_parameters_are_understood(api: BotApi) -> None:
    call = f"{api.url}/bot{api.token}/sendMessage"
    async with ClientSession() as http:
        posted = await (await http.post(call, json={"chat_id": CHAT, "text": "x"})).json()
        got = await (await http.get(call, params={"chat_id": CHAT, "text": "y"})).json()

    assert [answer["result"]["text"] for answer in (posted, got)] == ["x", "y"]
