"""Telegram on a bad day, its pace, and how strictly parameters are read."""

import time
from collections.abc import AsyncIterator

import pytest
from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramBadRequest,
    TelegramNetworkError,
    TelegramRetryAfter,
)
from aiohttp import ClientSession

from sandbox.telegram import GROUP, KARIM, RAHIM, BotApi, Fault, Pace
from sandbox.telegram.pace import Rate
from tests.integration.bot_api_rig import CHAT, bot_of


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi() as server:
        yield server


@pytest.fixture
async def bot(api: BotApi) -> AsyncIterator[Bot]:
    async with bot_of(api) as made:
        yield made


async def test_retry_after_concerns_one_chat(bot: Bot, api: BotApi) -> None:
    fault = api.faults.add(Fault("retry_after", chat_id=CHAT, seconds=7))

    with pytest.raises(TelegramRetryAfter) as caught:
        await bot.send_message(CHAT, "x")
    await bot.send_message(KARIM.id, "x")
    await bot.send_message(CHAT, "x")

    assert (caught.value.retry_after, fault.hits) == (7, 1)


async def test_any_refusal_can_be_ordered(bot: Bot, api: BotApi) -> None:
    api.faults.add(Fault("refuse", method="sendMessage", description="Bad Request: no today"))

    with pytest.raises(TelegramBadRequest, match="no today"):
        await bot.send_message(CHAT, "x")


@pytest.mark.parametrize(
    ("action", "error"),
    [
        ("bad_gateway", ClientDecodeError),
        ("server_error", TypeError),  # the client expects a description
        ("bad_utf8", UnicodeDecodeError),
        ("reset", TelegramNetworkError),
        ("lost_answer", TelegramNetworkError),
    ],
)
async def test_an_odd_answer_reaches_the_client(
    bot: Bot, api: BotApi, action: str, error: type[Exception]
) -> None:
    api.faults.add(Fault(action))  # type: ignore[arg-type]  # the table holds plain words

    with pytest.raises(error):
        await bot.send_message(CHAT, "x")

    assert await bot.send_message(CHAT, "again")


async def test_a_reset_call_was_not_carried_out_but_a_lost_answer_was(
    bot: Bot, api: BotApi
) -> None:
    for fault, text in ((Fault("reset"), "no"), (Fault("lost_answer"), "yes")):
        api.faults.add(fault)
        with pytest.raises(TelegramNetworkError):
            await bot.send_message(CHAT, text)

    said = [stored.message["text"] for stored in api.chats[CHAT].messages.values()]
    assert said == ["yes"]


async def test_a_redirect_leads_where_it_is_counted(bot: Bot, api: BotApi) -> None:
    api.faults.add(Fault("redirect"))

    async with ClientSession() as http:
        url = f"{api.url}/bot{api.token}/getMe"
        async with http.get(url, allow_redirects=False) as answer:
            assert (answer.status, api.followed) == (302, 0)
        api.faults.add(Fault("redirect"))
        async with http.get(url) as answer:
            assert (answer.status, api.followed) == (200, 1)


async def test_a_slow_answer_comes_in_the_end(bot: Bot, api: BotApi) -> None:
    api.faults.add(Fault("slow", seconds=0.05))

    begun = time.monotonic()
    assert await bot.send_message(CHAT, "x")

    assert time.monotonic() - begun >= 0.05


async def test_in_the_dark_every_call_is_cut_off(bot: Bot, api: BotApi) -> None:
    api.faults.go_dark(60)
    for _ in range(3):
        with pytest.raises(TelegramNetworkError):
            await bot.get_me()

    api.faults.clear()
    assert await bot.get_me()


async def test_faults_can_be_ordered_over_http(bot: Bot, api: BotApi) -> None:
    async with ClientSession() as http:
        body = {"action": "retry_after", "seconds": 3, "times": None}
        await http.post(f"{api.url}/control/faults", json=body)
        with pytest.raises(TelegramRetryAfter):
            await bot.get_me()
        await http.delete(f"{api.url}/control/faults")
        await bot.get_me()
        async with http.get(f"{api.url}/control/calls?method=getMe") as answer:
            calls = await answer.json()

    assert [call["answer"]["ok"] for call in calls] == [False, True]


async def test_the_pace_of_telegram() -> None:
    now = [0.0]
    async with BotApi(clock=lambda: now[0]) as api, bot_of(api) as bot:
        api.limit_pace(Pace(api.clock, chat=Rate(1, 1, burst=2), group=Rate(2, 60)))
        for chat_id in (CHAT, CHAT, GROUP.id, GROUP.id):
            await bot.send_message(chat_id, "x")

        with pytest.raises(TelegramRetryAfter) as person:
            await bot.send_message(CHAT, "x")
        with pytest.raises(TelegramRetryAfter) as group:
            await bot.send_message(GROUP.id, "x")
        await bot.send_message(KARIM.id, "x")
        now[0] = 1.0
        await bot.send_message(CHAT, "x")

    assert (person.value.retry_after, group.value.retry_after) == (1, 30)


async def test_thirty_messages_a_second_in_all() -> None:
    async with BotApi(clock=lambda: 0.0) as api, bot_of(api) as bot:
        api.limit_pace(Pace(api.clock, chat=Rate(1, 1, burst=99)))
        for number in range(30):
            await bot.send_message((CHAT, KARIM.id)[number % 2], "x")

        with pytest.raises(TelegramRetryAfter):
            await bot.send_message(CHAT, "x")


@pytest.mark.parametrize(
    ("params", "sentence"),
    [
        ({"text": "x"}, "chat_id is empty"),
        ({"chat_id": CHAT}, "message text is empty"),
        ({"chat_id": CHAT, "text": "x", "tekst": "y"}, 'unknown parameter "tekst"'),
        (
            {"chat_id": CHAT, "text": 5},
            'can\'t parse text: Field "text" must be of type String',
        ),
        (
            {"chat_id": CHAT, "text": "x", "reply_markup": "{"},
            "can't parse reply keyboard markup JSON object",
        ),
        (
            {"chat_id": CHAT, "text": "x", "reply_markup": {"inline_keyboard": [[{}]]}},
            "can't parse reply_markup: Can't find field \"text\"",
        ),
    ],
)
async def test_wrong_parameters_are_refused(
    api: BotApi, params: dict[str, object], sentence: str
) -> None:
    async with (
        ClientSession() as http,
        http.post(f"{api.url}/bot{api.token}/sendMessage", json=params) as answer,
    ):
        assert answer.status == 400
        assert await answer.json() == {
            "ok": False,
            "error_code": 400,
            "description": f"Bad Request: {sentence}",
        }


async def test_the_ledger_knows_every_call(bot: Bot, api: BotApi) -> None:
    await bot.send_message(CHAT, "x")
    with pytest.raises(TelegramBadRequest):
        await bot.send_message(1, "y")

    good, bad = api.calls.of("sendMessage")

    assert (good.ok, good.params["text"], bad.description) == (
        True,
        "x",
        "Bad Request: chat not found",
    )
    assert api.calls.counts["sendMessage"] == 2
    assert RAHIM.id == good.params["chat_id"]
