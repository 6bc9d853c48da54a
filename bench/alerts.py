"""Alerts to a thousand chats at Telegram's pace: how long, how evenly, and what survives bad days?

    python -m bench.alerts [--chats 1000] [--many 10] [--dark 30] [--only NAME]

Against the sandbox's Bot API server, which enforces Telegram's limits: one alert to all chats; ten
alerts to all chats; a storm of 429s for one chat in ten; Telegram away while five alerts a chat
wait; and ten alerts a second, from commit to delivery. Prints the figures and ends with a check
of what has to hold; exit code 1 if it does not.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from bench.alerts_stage import EVERYTHING, FIRST_CHAT, Stage, stage
from domain.alerts.routing import Wish
from domain.alerts.topics import Topic
from domain.severity import Severity
from sandbox.telegram.faults import Fault

#: Telegram takes so many messages a second.
FLOOR = 30.0
MOST_OVER = 1.10
MEDIAN, WORST = 0.3, 1.5
_QUEUED = 5
_TOPICS = [
    topic for topic in Topic if not topic.is_report and topic.family in {"job", "cache", "resource"}
]
_FAMILIES = [*_TOPICS, Topic.DESK_QUEUE, Topic.DESK_LAG, Topic.DESK_UNDELIVERED, Topic.SOURCE_DOWN]


@dataclass
class Result:
    """What one measurement has shown."""

    name: str
    seconds: float
    messages: int
    figures: dict[str, str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        rate = self.messages / self.seconds if self.seconds else 0.0
        more = "  ".join(f"{name} {figure}" for name, figure in self.figures.items())
        end = "; ".join(self.faults) or "ok"
        return f"{self.name:12} {self.messages:7} {self.seconds:8.1f} {rate:7.1f}  {more}  {end}"


@dataclass(frozen=True)
class Wanted:
    """How much of everything."""

    chats: int
    many: int
    dark: float


async def fan_out(stage: Stage, wanted: Wanted, name: str, alerts: int) -> Result:
    """Some alerts to all chats."""
    await stage.chats([EVERYTHING] * wanted.chats)
    for number in range(alerts):
        await stage.alert(f"{name}-{number}")
    messages = wanted.chats * alerts
    result = Result(name, await stage.all_sent(messages / FLOOR * 3 + 60), messages)
    over = result.seconds / (messages / FLOOR)
    result.figures |= {"of the floor": f"{over:.3f}", "429s": str(stage.refusals())}
    if over > MOST_OVER:
        result.faults.append("slower than the floor allows")
    if stage.refusals():
        result.faults.append("faster than Telegram allows")
    return _complete(stage, result, marked=0)


async def one(stage: Stage, wanted: Wanted) -> Result:
    """One alert to all chats."""
    return await fan_out(stage, wanted, "one", 1)


async def ten(stage: Stage, wanted: Wanted) -> Result:
    """Ten alerts to all chats."""
    return await fan_out(stage, wanted, "ten", wanted.many)


async def storm(stage: Stage, wanted: Wanted) -> Result:
    """One chat in ten refuses twice and wants five seconds; nobody else waits for them."""
    await stage.chats([EVERYTHING] * wanted.chats)
    shy = {FIRST_CHAT + number for number in range(0, wanted.chats, 10)}
    for chat_id in shy:
        stage.api.faults.add(Fault("retry_after", chat_id=chat_id, seconds=5, times=2))
    await stage.alert("storm")
    result = Result("storm", await stage.all_sent(wanted.chats / FLOOR * 4 + 60), wanted.chats)
    own = stage.refusals() - 2 * len(shy)
    others = [call for call in stage.api.calls if call.ok and call.params["chat_id"] not in shy]
    began = min(call.at for call in stage.api.calls)
    took = max(call.at for call in others) - began
    result.figures |= {"others within": f"{took:.1f} s", "429s of ours": str(own)}
    if own:
        result.faults.append("faster than Telegram allows")
    # each refused call took a turn of the common pace as well
    if took > (wanted.chats + 2 * len(shy)) / FLOOR * MOST_OVER:
        result.faults.append("others waited for the refused")
    return _complete(stage, result, marked=0)


async def away(stage: Stage, wanted: Wanted) -> Result:
    """Telegram resets every connection for a while; then everything that waits leaves."""
    await stage.chats([EVERYTHING] * wanted.chats)
    stage.api.faults.go_dark(wanted.dark)
    for number in range(_QUEUED):
        await stage.alert(f"away-{number}")
    await asyncio.sleep(wanted.dark)
    tried = len(stage.api.calls)
    messages = wanted.chats * _QUEUED
    result = Result("away", await stage.all_sent(messages / FLOOR * 3 + 120), messages)
    first = min(call.at for call in stage.api.calls if call.ok)
    dark = [call.at for call in stage.api.calls if not call.ok]
    result.figures |= {
        "tried meanwhile": str(tried),
        "first after": f"{first - max(dark):.1f} s",
        "of the floor": f"{result.seconds / (messages / FLOOR):.3f}",
        "marked": str(stage.marked()),
    }
    if stage.refusals():
        result.faults.append("faster than Telegram allows")
    return _complete(stage, result, marked=stage.marked())


async def latency(stage: Stage, wanted: Wanted) -> Result:
    """Ten alerts a second, each to one chat that is at rest: from commit to delivery."""
    await stage.chats([Wish((topic.value,), Severity.INFO) for topic in _FAMILIES])
    loop = asyncio.get_running_loop()
    began, messages = loop.time(), 18 * len(_FAMILIES)
    for number in range(messages):
        await asyncio.sleep(max(0.0, began + number / 10 - loop.time()))
        await stage.alert(f"latency-{number}", _FAMILIES[number % len(_FAMILIES)])
    await stage.all_sent(60)
    result = Result("latency", loop.time() - began, messages)
    times = await stage.latencies()
    median, worst = (times[int(share * (len(times) - 1))] for share in (0.5, 0.99))
    result.figures |= {"p50": f"{median * 1000:.0f} ms", "p99": f"{worst * 1000:.0f} ms"}
    if median > MEDIAN or worst > WORST:
        result.faults.append("too late")
    return _complete(stage, result, marked=0)


def _complete(stage: Stage, result: Result, marked: int) -> Result:
    """Every alert is in every chat that wants it, and unmarked there but once."""
    arrived = stage.arrivals()
    twice = sum(many - 1 for many in arrived.values())
    if twice:
        result.faults.append(f"{twice} unmarked copies")
    if len(arrived) + marked < result.messages:
        result.faults.append(f"{result.messages - len(arrived) - marked} lost")
    return result


MEASUREMENTS: dict[str, Callable[[Stage, Wanted], Awaitable[Result]]] = {
    "one": one,
    "storm": storm,
    "away": away,
    "latency": latency,
    "ten": ten,
}


async def measure(wanted: Wanted, names: list[str]) -> bool:
    """Measure, print, and say whether everything is as it must be."""
    print(f"{'':12} {'messages':>7} {'seconds':>8} {'a second':>7}")
    good = True
    for name in names:
        async with stage() as world:
            result = await MEASUREMENTS[name](world, wanted)
            print(result, flush=True)
            good = good and not result.faults
    return good


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="bench.alerts", description=__doc__)
    parser.add_argument("--chats", type=int, default=1000)
    parser.add_argument("--many", type=int, default=10)
    parser.add_argument("--dark", type=float, default=30.0)
    parser.add_argument("--only", choices=sorted(MEASUREMENTS))
    given = parser.parse_args()
    wanted = Wanted(given.chats, given.many, given.dark)
    names = [given.only] if given.only else list(MEASUREMENTS)
    sys.exit(0 if asyncio.run(measure(wanted, names)) else 1)


if __name__ == "__main__":
    main()
