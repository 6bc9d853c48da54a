"""Telegram as a way to reach people, against the Bot API server of the sandbox on its bad days."""

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import pytest
from aiogram import Bot
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.app import connect
from bot.pacing import Pace
from domain.alerts.model import Alert, News, State
from domain.alerts.routing import Channel, Target, TargetState
from domain.languages import Language
from jobs.alerts.channels import Kind, Message
from jobs.alerts.outcomes import (
    DeadTarget,
    Fatal,
    Moved,
    NotSent,
    Outcome,
    Overtaken,
    RateLimited,
    Refused,
    Sent,
    Unknown,
)
from jobs.alerts.telegram_channel import TelegramChannel
from jobs.alerts.urgency import URGENCY, Urgency
from queries.alerts.alerts import open_alerts
from queries.postgres import PostgresPool
from sandbox.telegram import BotApi
from sandbox.telegram.faults import Fault
from sandbox.telegram.people import GROUP, KARIM
from tests.conftest import settings
from tests.integration.alert_rig import ZONE, raised, stuck

DUTY = Target(
    1, Channel.TELEGRAM, str(KARIM.id), 0, "Karim", Language.ENGLISH, TargetState.LIVE, "", 1
)
BUTTON = InlineKeyboardMarkup(
    inline_keyboard=[[InlineKeyboardButton(text="Acknowledge", callback_data="take")]]
)


@pytest.fixture
async def pace() -> Pace:
    return Pace()


@pytest.fixture
async def telegram(api: BotApi, pace: Pace) -> AsyncIterator[TelegramChannel]:
    """The channel on the bot's own session."""
    async with connect(settings(api), pace) as bot:
        yield channel_of(bot, pace)


@pytest.fixture
async def alert(store: PostgresPool) -> Alert:
    """An alert about a stuck batch."""
    await raised(store, stuck())
    return (await open_alerts(store))[0]


def channel_of(bot: Bot, pace: Pace) -> TelegramChannel:
    return TelegramChannel(bot, ZONE, lambda *_: BUTTON, pace.wait)


def message(alert: Alert, **changed: Any) -> Message:
    return replace(Message(Kind.MESSAGE, (alert,), News.RAISED), **changed)


def seen(api: BotApi, chat_id: int = KARIM.id) -> list[dict[str, Any]]:
    """What stands in a chat."""
    return [stored.message for stored in api.chats[chat_id].messages.values()]


async def test_a_message_is_sent_with_its_buttons_and_its_name_there_is_known(
    telegram: TelegramChannel, api: BotApi, alert: Alert
) -> None:
    outcome = await telegram.send(DUTY, message(alert))

    (shown,) = seen(api)
    assert outcome == Sent(str(shown["message_id"]))
    assert "BMHHS" in shown["text"]
    assert shown["reply_markup"]["inline_keyboard"][0][0]["text"] == "Acknowledge"


async def test_what_may_be_a_repeat_says_so_alone_and_in_a_bundle(
    telegram: TelegramChannel, api: BotApi, alert: Alert
) -> None:
    await telegram.send(DUTY, message(alert, repeated=True))
    await telegram.send(DUTY, message(alert, alerts=(alert, alert), repeated=True))

    for shown in seen(api):
        assert "may have reached you before" in shown["text"]


async def test_a_copy_is_changed_and_answered(
    telegram: TelegramChannel, api: BotApi, alert: Alert
) -> None:
    sent = await telegram.send(DUTY, message(alert))
    assert isinstance(sent, Sent)
    over = replace(alert, state=State.RESOLVED, resolved_at=alert.last_at)

    edited = await telegram.send(DUTY, message(over, kind=Kind.EDIT, ref=sent.ref))
    again = await telegram.send(DUTY, message(over, kind=Kind.EDIT, ref=sent.ref))
    answer = await telegram.send(DUTY, message(over, kind=Kind.REPLY, ref=sent.ref))

    copy, reply = seen(api)
    assert edited == again == sent
    assert "edit_date" in copy
    assert isinstance(answer, Sent)
    assert reply["reply_to_message"]["message_id"] == copy["message_id"]


async def test_a_copy_that_is_gone_is_not_changed_any_more(
    telegram: TelegramChannel, alert: Alert
) -> None:
    outcome = await telegram.send(DUTY, message(alert, kind=Kind.EDIT, ref="999"))

    assert isinstance(outcome, Overtaken)


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("bot was blocked by the user", "blocked"),
        ("user is deactivated", "deactivated"),
        ("bot was kicked from the supergroup chat", "removed"),
        ("bot can't initiate conversation with a user", "never-started"),
    ],
)
async def test_a_chat_that_is_shut_is_a_dead_target_with_its_reason(
    telegram: TelegramChannel, api: BotApi, alert: Alert, sentence: str, why: str
) -> None:
    api.chats.shut(KARIM.id, sentence)

    assert await telegram.send(DUTY, message(alert)) == DeadTarget(why)


@pytest.mark.parametrize(
    ("sentence", "outcome"),
    [
        ("Bad Request: chat not found", DeadTarget("chat-not-found")),
        ("Bad Request: TOPIC_CLOSED", DeadTarget("topic-closed")),
        ("Bad Request: message thread not found", DeadTarget("topic-deleted")),
        ("Bad Request: not enough rights to send text messages", DeadTarget("may-not-write")),
        ("Bad Request: BUTTON_DATA_INVALID", Refused("Bad Request: BUTTON_DATA_INVALID")),
    ],
)
async def test_what_telegram_says_no_to_has_a_meaning(
    telegram: TelegramChannel, api: BotApi, alert: Alert, sentence: str, outcome: Outcome
) -> None:
    api.faults.add(Fault("refuse", code=400, description=sentence))

    found = await telegram.send(DUTY, message(alert))

    assert type(found) is type(outcome)
    if isinstance(outcome, DeadTarget):
        assert found == outcome


@pytest.mark.parametrize("sentence", ["can't parse entities: byte 7", "message is too long"])
async def test_what_is_not_taken_with_marks_is_sent_once_more_without(
    telegram: TelegramChannel, api: BotApi, alert: Alert, sentence: str
) -> None:
    api.faults.add(Fault("refuse", code=400, description=f"Bad Request: {sentence}"))

    assert isinstance(await telegram.send(DUTY, message(alert)), Sent)

    assert "entities" not in seen(api)[0]


@pytest.mark.parametrize("action", ["bad_gateway", "server_error", "bad_utf8", "redirect", "reset"])
async def test_an_odd_answer_leaves_open_whether_the_message_is_there(
    telegram: TelegramChannel, api: BotApi, alert: Alert, action: Any
) -> None:
    api.faults.add(Fault(action))

    assert isinstance(await telegram.send(DUTY, message(alert)), Unknown)


async def test_a_lost_answer_leaves_it_open_too(
    telegram: TelegramChannel, api: BotApi, alert: Alert
) -> None:
    api.faults.add(Fault("lost_answer"))

    assert isinstance(await telegram.send(DUTY, message(alert)), Unknown)

    assert len(seen(api)) == 1


async def test_where_nobody_listens_it_has_certainly_not_been_sent(
    api: BotApi, alert: Alert
) -> None:
    nowhere = settings(api, telegram_api_url="http://127.0.0.1:9")
    async with connect(nowhere, None) as bot:
        outcome = await channel_of(bot, Pace()).send(DUTY, message(alert))

    assert isinstance(outcome, NotSent)


async def test_silence_that_telegram_wants_is_told_at_once_and_known_from_then_on(
    telegram: TelegramChannel, api: BotApi, alert: Alert
) -> None:
    api.faults.add(Fault("retry_after", seconds=7))
    URGENCY.set(Urgency.CRITICAL)

    assert await telegram.send(DUTY, message(alert)) == RateLimited(7)

    assert telegram.wait(DUTY) > 6
    assert api.calls.counts["sendMessage"] == 1


async def test_a_group_that_became_a_supergroup_has_another_address(
    telegram: TelegramChannel, api: BotApi, alert: Alert
) -> None:
    new_id = api.chats.upgrade(GROUP.id)
    group = replace(DUTY, address=str(GROUP.id))

    assert await telegram.send(group, message(alert)) == Moved(str(new_id))


async def test_a_revoked_token_is_the_end_of_the_channel(api: BotApi, alert: Alert) -> None:
    async with connect(settings(api, telegram_bot_token="43:revoked"), None) as bot:
        assert isinstance(await channel_of(bot, Pace()).send(DUTY, message(alert)), Fatal)


async def test_a_topic_of_a_forum_is_named(
    telegram: TelegramChannel, api: BotApi, alert: Alert
) -> None:
    await telegram.send(replace(DUTY, thread=77), message(alert))

    assert api.calls.of("sendMessage")[0].params["message_thread_id"] == 77
