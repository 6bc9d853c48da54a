"""Alerts from their transaction to the chats: the real outbox and channel, Telegram at fault."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.app import connect
from bot.pacing import Pace
from domain.alerts.routing import Channel
from domain.auditing.audit import Actor
from domain.batches.checks import RunKey
from jobs.alerts.acting import AlertDesk
from jobs.alerts.sender import Sender
from jobs.alerts.telegram_channel import TelegramChannel
from queries.alerts.targets import targets
from queries.postgres import PostgresPool
from sandbox.telegram import BotApi
from sandbox.telegram.faults import Fault
from sandbox.telegram.people import GROUP, KARIM, NADIA
from tests.conftest import settings
from tests.integration.alert_rig import RUN, ZONE, chat, employ, over, raised, stuck
from tests.integration.outbox_rig import settled, until

PROBABLY_AGAIN = "may have reached you before"


@pytest.fixture(autouse=True)
async def sender(api: BotApi, store: PostgresPool) -> AsyncIterator[Sender]:
    """A sender at work, for an operator and a group of operators."""
    await employ(store)
    for address in (KARIM.id, GROUP.id):
        await chat(store, address)
    pace = Pace()
    async with connect(settings(api), pace) as bot:
        channel = TelegramChannel(bot, ZONE, lambda *_: None, pace.wait)
        sender = Sender(store, {Channel.TELEGRAM: channel}, "test", ZONE)
        running = asyncio.create_task(sender.run())
        yield sender
        await sender.drain(5)
        await running


def seen(api: BotApi, chat_id: int) -> list[dict[str, Any]]:
    """What stands in a chat."""
    return [stored.message for stored in api.chats[chat_id].messages.values()]


def texts(api: BotApi, chat_id: int) -> list[str]:
    return [message["text"] for message in seen(api, chat_id)]


async def test_who_took_it_and_that_it_is_over_appear_on_every_copy(
    api: BotApi, store: PostgresPool
) -> None:
    fired = await raised(store, stuck())
    await settled(store)
    by = Actor(KARIM.id, "operator")
    await AlertDesk(store, ZONE).acknowledge(fired.alert_id, by, "Karim Hossain")
    await settled(store)
    for chat_id in (KARIM.id, GROUP.id):
        assert "Karim Hossain" in texts(api, chat_id)[0]

    await over(store, f"batch:{RUN}")
    await settled(store)

    for chat_id in (KARIM.id, GROUP.id):
        copy, answer = seen(api, chat_id)
        assert copy["text"].startswith("✅")
        assert answer["reply_to_message"]["message_id"] == copy["message_id"]


async def test_an_answer_that_was_lost_leaves_a_second_copy_that_says_so(
    api: BotApi, store: PostgresPool
) -> None:
    api.faults.add(Fault("lost_answer", chat_id=KARIM.id))

    await raised(store, stuck())
    await until(lambda: len(seen(api, KARIM.id)) == 2)
    await settled(store)

    first, second = texts(api, KARIM.id)
    assert PROBABLY_AGAIN not in first
    assert PROBABLY_AGAIN in second
    assert PROBABLY_AGAIN not in texts(api, GROUP.id)[0]


async def test_while_telegram_is_away_alerts_wait_in_their_order(
    api: BotApi, store: PostgresPool
) -> None:
    api.faults.go_dark(2.5)
    runs = [RUN, RunKey("BMHHS", 13, 0)]
    for run in runs:
        await raised(store, stuck(run))
    await until(lambda: all(len(seen(api, one)) == 2 for one in (KARIM.id, GROUP.id)), 15)

    for chat_id in (KARIM.id, GROUP.id):
        order = texts(api, chat_id)
        assert "12" in order[0]
        assert "13" in order[1]


async def test_a_refusal_for_speed_holds_up_that_chat_only(
    api: BotApi, store: PostgresPool
) -> None:
    api.faults.add(Fault("retry_after", chat_id=KARIM.id, seconds=2))

    await raised(store, stuck())
    await until(lambda: len(seen(api, GROUP.id)) == 1)
    assert not seen(api, KARIM.id)
    await until(lambda: len(seen(api, KARIM.id)) == 1)
    await settled(store)

    assert PROBABLY_AGAIN not in texts(api, KARIM.id)[0]


async def test_a_blocked_bot_is_told_to_others_and_a_moved_group_is_found(
    api: BotApi, store: PostgresPool
) -> None:
    await chat(store, NADIA.id)
    api.chats.shut(KARIM.id, "bot was blocked by the user")
    new_id = api.chats.upgrade(GROUP.id)

    await raised(store, stuck())
    await until(lambda: len(seen(api, NADIA.id)) >= 1 and len(seen(api, new_id)) >= 1)
    await settled(store)

    reached = {one.address: one.state for one in await targets(store)}
    assert reached[str(KARIM.id)] == "unreachable"
    assert reached[str(new_id)] == "live"
    assert len(texts(api, NADIA.id)) == 2
