"""The outgoing pace, with a fake Bot API behind it."""

import asyncio
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramRetryAfter
from aiogram.methods import GetMe, SendMessage

from bot.pacing import Pace


class FakeApi:
    """Notes when each chat was written to; refuses as told."""

    def __init__(self, refusals: list[int] | None = None) -> None:
        self.calls: list[tuple[int | None, float]] = []
        self.refusals = refusals or []

    async def __call__(self, _bot: Bot, method: Any, **_: Any) -> Any:
        self.calls.append((getattr(method, "chat_id", None), asyncio.get_running_loop().time()))
        if self.refusals:
            raise TelegramRetryAfter(method, "Too Many Requests", self.refusals.pop(0))
        return True

    def times(self, chat: int) -> list[float]:
        return [at - self.calls[0][1] for to, at in self.calls if to == chat]


@pytest.fixture
async def bot() -> Bot:
    return Bot("42:sandbox")


def message(chat: int) -> SendMessage:
    return SendMessage(chat_id=chat, text="x")


async def test_a_chat_has_a_burst_of_three_and_then_one_a_second(bot: Bot) -> None:
    api, pace = FakeApi(), Pace()

    await asyncio.gather(*(pace(api, bot, message(1)) for _ in range(4)))

    first = api.times(1)
    assert first[2] < 0.5
    assert first[3] >= 0.9


async def test_a_slow_chat_holds_up_no_other(bot: Bot) -> None:
    api, pace = FakeApi(), Pace()
    crowd = asyncio.gather(*(pace(api, bot, message(1)) for _ in range(4)))
    await asyncio.sleep(0)

    await pace(api, bot, message(2))

    assert not crowd.done()
    await crowd


async def test_a_refused_call_is_repeated_when_its_chat_may(bot: Bot) -> None:
    api, pace = FakeApi([1]), Pace()

    await pace(api, bot, message(1))

    assert len(api.calls) == 2
    assert api.times(1)[1] >= 1


async def test_a_long_silence_is_not_waited_for(bot: Bot) -> None:
    api, pace = FakeApi([3600]), Pace()

    with pytest.raises(TelegramRetryAfter):
        await pace(api, bot, message(1))

    assert len(api.calls) == 1


async def test_at_the_end_no_chat_waits_for_its_own_pace(bot: Bot) -> None:
    api, pace = FakeApi(), Pace()
    crowd = asyncio.gather(*(pace(api, bot, message(1)) for _ in range(12)))
    await asyncio.sleep(0)

    async with asyncio.timeout(0.5):
        pace.hurry()
        await crowd
        await pace(api, bot, message(1))

    assert len(api.calls) == 13


async def test_calls_without_a_chat_do_not_wait(bot: Bot) -> None:
    api, pace = FakeApi(), Pace(per_second=1)

    async with asyncio.timeout(0.5):
        for _ in range(50):
            await pace(api, bot, GetMe())
