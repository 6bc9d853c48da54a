"""How fast is the desk: a press served from the session, and a look-up?

    python -m bench.lookup [--rounds 5] [--presses 1500] [--only abc] [--profile FILE]

Prints one table. (a) presses and (b) look-ups go through the whole service over HTTP, beside a
bare aiogram bot that makes the same calls with constant pages; both in turns, because machines are
noisy: what is shown is the median of the rounds. (b) also sets a look-up's three queries beside
each of them alone. (c) is the memory of many sessions. ``--profile`` leaves a cProfile of the
service, which slows it down.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from typing import Any

from bench import lookup_sessions
from bench.lookup_billing import Billing, billing
from bench.lookup_bots import bare, griddesk
from bench.lookup_people import People, Seat, Times
from bench.processes import process, worked
from bot.app import open_oracle
from bot.settings import Settings
from domain.customers import LookUp
from domain.site import Site
from queries.billing import monthly_bills, recharges
from queries.customers import customer_by_number
from queries.lookup import look_up
from sandbox.telegram import BotApi

IN_FLIGHT = 64
DELAY = 0.3
AT_ONCE = 20
SESSIONS = 100_000
HEAD = f"{'':34}{'a second':>9}{'p50 ms':>9}{'p99 ms':>9}{'cpu ms':>9}"


@dataclass(frozen=True)
class Figures:
    """One row: medians over the rounds; ``cpu`` are milliseconds of the bot's process an act."""

    rate: float
    p50: float
    p99: float
    cpu: float

    def show(self, name: str) -> None:
        """One line of the table."""
        print(f"{name:34}{self.rate:9.1f}{self.p50:9.1f}{self.p99:9.1f}{self.cpu:9.2f}")


@dataclass(frozen=True)
class Side:
    """A bot at work, and the people in front of it."""

    people: People
    bot: BaseProcess

    async def round(self, act: Callable[[Seat], None], at_once: int, turns: int) -> Figures:
        """One round of measuring."""
        before = worked(self.bot)
        times = await self.people.measure(act, at_once, turns)
        cpu = (worked(self.bot) - before) / turns * 1000
        return Figures(times.rate, times.ms(0.5), times.ms(0.99), cpu)


async def compare(
    sides: Sequence[Side], act: Callable[[Seat], None], at_once: int, turns: int, rounds: int
) -> list[Figures]:
    """The sides in turns, so that a slow minute of the machine hits both."""
    found: list[list[Figures]] = [[] for _ in sides]
    for _ in range(rounds):
        for side, figures in zip(sides, found, strict=True):
            figures.append(await side.round(act, at_once, turns))
    return [_median(figures) for figures in found]


def _median(rounds: Sequence[Figures]) -> Figures:
    median = statistics.median
    return Figures(
        median(r.rate for r in rounds),
        median(r.p50 for r in rounds),
        median(r.p99 for r in rounds),
        median(r.cpu for r in rounds),
    )


# The table's parts.


async def presses(sides: Sequence[Side], options: argparse.Namespace) -> None:
    """(a): many in flight for the rate, one for the time of a single press."""
    print(f"\n(a) a press served from the session\n{HEAD}")
    for at_once, turns in ((IN_FLIGHT, options.presses), (1, options.presses // 10)):
        desk, echo = await compare(sides, Seat.press, at_once, turns, options.rounds)
        desk.show(f"griddesk, {at_once} in flight")
        echo.show(f"bare aiogram, {at_once} in flight")
        if at_once > 1:
            print(f"  rate against bare {desk.rate / echo.rate:.0%} (aim: at least 60 %), ", end="")
            print(f"processor {desk.cpu / echo.cpu:.2f} times")


async def lookups(sides: Sequence[Side]) -> None:
    """(b), as people see it."""
    print(
        f"\n(b) a look-up by customer number, each query delayed by {DELAY * 1000:.0f} ms\n{HEAD}"
    )
    for at_once, turns in ((1, 20), (AT_ONCE, 200)):
        desk, echo = await compare(sides, Seat.look_up, at_once, turns, 2)
        desk.show(f"griddesk, {at_once} at once")
        echo.show(f"bare aiogram, {at_once} at once")


async def queries(service: Settings, numbers: Sequence[str]) -> None:
    """(b), the three queries side by side against each of them alone."""
    site = Site(service.zone, service.ccb_ledger_sign, service.billing_month_by)
    print(
        f"\n    the same without Telegram, ORACLE_POOL_MAX={service.oracle_pool_max}\n{HEAD[:-9]}"
    )
    async with open_oracle(service) as oracle:
        asked: dict[str, Callable[[str], Awaitable[object]]] = {
            "customer_by_number": lambda number: customer_by_number(oracle, site, number),
            "daily_bills": lambda number: monthly_bills(oracle, site, number),
            "payments": lambda number: recharges(oracle, number),
            "look-up": lambda number: look_up(oracle, site, number),
        }
        await asyncio.gather(*(asked["look-up"](number) for number in numbers[:AT_ONCE]))
        for people in (1, AT_ONCE):
            await _beside(asked, numbers[:people])


async def _beside(
    asked: dict[str, Callable[[str], Awaitable[object]]], numbers: Sequence[str]
) -> None:
    times: dict[str, list[float]] = {name: [] for name in asked}
    took = dict.fromkeys(asked, 0.0)
    for _ in range(12):
        for name, ask in asked.items():
            began = time.perf_counter()
            times[name] += await asyncio.gather(*(_timed(ask(number)) for number in numbers))
            took[name] += time.perf_counter() - began
    rows = {name: Times(each, took[name]) for name, each in times.items()}
    for name, row in rows.items():
        print(f"{f'{name}, {len(numbers)} at once':34}{_row(row)}")
    over = rows.pop("look-up").ms(0.5) - max(row.ms(0.5) for row in rows.values())
    print(f"  a look-up is {over:.0f} ms over its slowest query at p50 (aim: at most 50)")


async def _timed(asking: Awaitable[object]) -> float:
    began = time.perf_counter()
    await asking
    return time.perf_counter() - began


def _row(times: Times) -> str:
    return f"{times.rate:9.1f}{times.ms(0.5):9.1f}{times.ms(0.99):9.1f}"


async def sessions(service: Settings, numbers: Sequence[str]) -> None:
    """(c)"""
    site = Site(service.zone, service.ccb_ledger_sign, service.billing_month_by)
    async with open_oracle(service) as oracle:
        found = [await look_up(oracle, site, number) for number in numbers]
    looks = [look for look in found if isinstance(look, LookUp)]
    months = statistics.mean(len(look.months or ()) for look in looks)
    paid = statistics.mean(len(look.recharges or ()) for look in looks)
    took = await asyncio.to_thread(lookup_sessions.mebibytes, looks, SESSIONS)
    print(f"\n(c) {SESSIONS:,} live sessions of {months:.0f} months and {paid:.0f} recharges each")
    print(f"  {took:.0f} MiB of memory (aim: at most 512)")


# Putting it together.


async def measure(utility: Billing, options: argparse.Namespace) -> None:
    """The whole table."""
    numbers = utility.numbers[:IN_FLIGHT]
    async with AsyncExitStack() as stack:
        apis = [await stack.enter_async_context(server()) for _ in range(2)]
        people = [People(api, numbers) for api in apis]
        for crowd in people:
            await stack.enter_async_context(crowd.watching())
        values = service_values(utility, apis[0])
        desk = stack.enter_context(process(griddesk, values, options.profile))
        await people[0].sit_down()
        pages = await people[0].pages()
        echo = stack.enter_context(process(bare, apis[1].url, apis[1].token, pages))
        await people[1].sit_down()
        sides = [Side(people[0], desk), Side(people[1], echo)]
        service = Settings(_env_file=None, **values)
        if "a" in options.only:
            await presses(sides, options)
        if "b" in options.only:
            utility.delay(DELAY)
            await lookups(sides)
            for most in (30, 90):
                await queries(service.model_copy(update={"oracle_pool_max": most}), numbers)
        if "c" in options.only:
            utility.delay(0)
            await sessions(service, numbers)


def server() -> BotApi:
    """A Bot API server without checks and without notes."""
    return BotApi(validate=False, keep_calls=False, people=(), groups=())


def service_values(utility: Billing, api: BotApi) -> dict[str, Any]:
    """Settings of the service that is measured."""
    return {
        **utility.settings(),
        "telegram_bot_token": api.token,
        "telegram_api_url": api.url,
        "access_mode": "open",
        "lookup_rate": "100000/minute",
    }


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--presses", type=int, default=1500)
    parser.add_argument("--only", default="abc")
    parser.add_argument("--profile")
    options = parser.parse_args()
    print("Look-up: bot, Bot API server and Oracle listener in processes of their own, loopback.")
    print("No outgoing pace (Telegram's own 30 a second would hide everything); the server checks")
    print("and notes nothing. cpu: the bot process's own, for each act.")
    with billing() as utility:
        asyncio.run(measure(utility, options))


if __name__ == "__main__":
    main()
