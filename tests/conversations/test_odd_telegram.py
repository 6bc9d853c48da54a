"""Telegram's odd answers and odd updates, all survived."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.pacing import Pace
from queries.oracle import OracleDatabase
from queries.postgres import PostgresPool
from sandbox.person import Person
from sandbox.telegram import BotApi, Fault
from sandbox.telegram.people import FARID, GROUP, NADIA
from tests.conftest import serving

NUMBER = "17813970"
PRIVATE = {"id": NADIA.id, "type": "private", "first_name": "Nadia"}


@pytest.fixture
async def nadia(api: BotApi, oracle: OracleDatabase, store: PostgresPool) -> AsyncIterator[Person]:
    """An administrator in front of a served desk that keeps the pace."""
    async with serving(api, oracle, store, pace=Pace()):
        yield Person(api, NADIA)


@pytest.mark.parametrize(
    "action", ["bad_gateway", "server_error", "bad_utf8", "redirect", "reset", "retry_after"]
)
async def test_an_odd_answer_to_a_poll_is_survived(nadia: Person, api: BotApi, action: Any) -> None:
    fault = api.faults.add(Fault(action, method="getUpdates", times=2))

    await nadia.say("/help")
    await nadia.say(NUMBER)

    assert "Customer found" in nadia.sees
    assert fault.hits == 2
    assert api.followed == 0, "no redirect is followed"


@pytest.mark.parametrize("action", ["bad_gateway", "server_error", "bad_utf8", "redirect", "reset"])
async def test_an_odd_answer_to_a_message_does_not_stop_the_next(
    nadia: Person, api: BotApi, action: Any
) -> None:
    fault = api.faults.add(Fault(action, method="sendMessage"))
    nadia.type("/help")
    while not fault.hits:  # noqa: ASYNC110 - an answer that never arrives announces nothing
        await asyncio.sleep(0.01)

    await nadia.say("/start", until=lambda p: "Welcome" in p.sees)

    assert api.followed == 0


async def test_retry_after_is_obeyed_for_its_chat_alone(nadia: Person, api: BotApi) -> None:
    api.faults.add(Fault("retry_after", chat_id=NADIA.id, seconds=2, times=1))
    farid = Person(api, FARID)
    nadia.type("/start")
    await farid.say("/start")
    others = api.calls.of("sendMessage")
    assert [call.ok for call in others if call.params["chat_id"] == FARID.id] == [True]

    await nadia.wait(lambda p: "Welcome" in p.sees)

    mine = [call for call in api.calls.of("sendMessage") if call.params["chat_id"] == NADIA.id]
    assert [call.ok for call in mine] == [False, True]
    assert mine[1].at - mine[0].at >= 2


async def test_pressing_twice_is_no_error(nadia: Person) -> None:
    await nadia.say(NUMBER)
    data = nadia.newest["reply_markup"]["inline_keyboard"][0][1]["callback_data"]
    await nadia.press_data(data)

    await nadia.press_data(data, until=lambda p: True)

    assert "Current balance" in nadia.sees


async def test_a_page_that_was_deleted_comes_anew(nadia: Person, api: BotApi) -> None:
    await nadia.say(NUMBER)
    message = nadia.newest
    data = message["reply_markup"]["inline_keyboard"][0][1]["callback_data"]
    del api.chats[NADIA.id].messages[message["message_id"]]

    await nadia.press_data(data, message["message_id"])

    assert "Current balance" in nadia.sees


async def test_a_duplicate_is_handled_once(nadia: Person, api: BotApi) -> None:
    update = {"message": _message("/help"), "update_id": 812_000_000}
    api.updates.push_raw(update)
    api.updates.push_raw(update)

    await nadia.say("/start")

    helps = [m for m in nadia.messages if "How to use" in m.get("text", "")]
    assert len(helps) == 1


async def test_ids_that_begin_again_are_not_left_out(nadia: Person, api: BotApi) -> None:
    await nadia.say("/help")
    await api.updates.polled()
    api.updates.restart_ids(5)

    await nadia.say("/start")

    assert "Welcome" in nadia.sees


@pytest.mark.parametrize(
    "update",
    [
        {"edited_message": {"edit_date": 1}},
        {"channel_post": {}},
        {"message": {"from": None}},
        {"message": {"sender_chat": {"id": GROUP.id, "type": "group", "title": "x"}}},
        {"something_new": {"a": [1, 2, {"b": None}]}},
        {"message": {"text": None, "sticker_of_tomorrow": {}}},
        {"message": {"date": "not a date"}},
        {"callback_query": {"id": "1"}},
        {"message": {"chat": "nowhere"}},
        {"message": {"chat": {"id": "x", "type": "private"}}},
        {},
    ],
)
async def test_odd_updates_are_passed_over(nadia: Person, api: BotApi, update: Any) -> None:
    filled = {
        kind: {**_message(NUMBER), **changes} if "message" in kind or "post" in kind else changes
        for kind, changes in update.items()
    }
    for body in filled.values():
        for gone in [name for name, value in body.items() if value is None]:
            del body[gone]
    api.updates.push_raw(filled)

    await nadia.say("/start", until=lambda p: any("👋 Welcome" in text for text in answers(p)))

    assert not [text for text in answers(nadia) if "Customer found" in text]


def answers(person: Person) -> list[str]:
    return [message["text"] for message in person.messages if message["from"]["is_bot"]]


def _message(text: str) -> dict[str, Any]:
    sender = {"id": NADIA.id, "is_bot": False, "first_name": "Nadia"}
    entities = [{"type": "bot_command", "offset": 0, "length": len(text)}]
    message = {"message_id": 1, "date": 1, "chat": PRIVATE, "from": sender, "text": text}
    return {**message, "entities": entities} if text.startswith("/") else message
