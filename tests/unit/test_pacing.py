"""The outgoing pace, with a fake Bot API behind it."""

import asyncio
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramRetryAfter
from aiogram.methods import GetMe, SendMessage

from bot.pacing import Pace
from jobs.alerts.urgency import URGENCY, Urgency


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
    async with asyncio.timeout(1):
        with pytest.raises(TelegramRetryAfter):  # nor by whoever asks next
            await pace(api, bot, message(1))


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


async def told(pace: Pace, api: FakeApi, bot: Bot, chat: int, urgency: Urgency) -> None:
    """What a task of this urgency says."""
    URGENCY.set(urgency)
    await pace(api, bot, message(chat))


async def test_a_reply_comes_before_a_critical_alert_and_that_before_everything_else(
    bot: Bot,
) -> None:
    api, pace = FakeApi(), Pace(per_second=20)
    await asyncio.gather(*(pace(api, bot, message(100 + number)) for number in range(20)))

    waiting = [
        asyncio.create_task(told(pace, api, bot, int(urgency) + 1, urgency))
        for urgency in reversed(Urgency)
    ]
    await asyncio.gather(*waiting)

    assert [chat for chat, _ in api.calls[20:]] == [1, 2, 3, 4, 5]


async def test_the_refusal_of_an_alert_is_left_to_its_sender_who_keeps_it(bot: Bot) -> None:
    api, pace = FakeApi([7]), Pace()

    with pytest.raises(TelegramRetryAfter):
        await asyncio.create_task(told(pace, api, bot, 1, Urgency.CRITICAL))
    with pytest.raises(TelegramRetryAfter) as again:
        await asyncio.create_task(told(pace, api, bot, 1, Urgency.CRITICAL))

    assert len(api.calls) == 1
    assert again.value.retry_after == 7
    assert pace.wait(1) > 6
    assert pace.wait(2) == 0


async def test_how_long_a_chat_waits_for_its_pace_is_known_beforehand(bot: Bot) -> None:
    api, pace = FakeApi(), Pace()

    for _ in range(18):
        await pace(api, bot, message(-1))

    assert 2.5 < pace.wait(-1) <= 60 / 18


async def test_who_leaves_while_waiting_costs_nobody_a_turn(bot: Bot) -> None:
    api, pace = FakeApi(), Pace(per_second=5)
    await asyncio.gather(*(pace(api, bot, message(100 + number)) for number in range(5)))
    gone = asyncio.create_task(told(pace, api, bot, 1, Urgency.ALERT))
    stays = asyncio.create_task(told(pace, api, bot, 2, Urgency.ALERT))
    await asyncio.sleep(0)
    gone.cancel()

    async with asyncio.timeout(0.35):
        await stays

    assert not api.times(1)


async def test_in_all_no_more_leave_than_the_pace_allows(bot: Bot) -> None:
    api, pace = FakeApi(), Pace(per_second=50)
    began = asyncio.get_running_loop().time()

    await asyncio.gather(*(pace(api, bot, message(number)) for number in range(100)))

    assert 0.95 <= asyncio.get_running_loop().time() - began < 1.3
