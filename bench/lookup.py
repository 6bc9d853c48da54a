"""How fast is the desk: a press served from the session, and a look-up?

    python -m bench.lookup [--rounds 5] [--presses 1000] [--only abc] [--profile FILE]

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
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from typing import Any

from bench import lookup_queries, lookup_sessions
from bench.lookup_billing import Billing, billing
from bench.lookup_bots import TOKEN, Pages, bare, griddesk
from bench.lookup_people import HEAD, People, Seat
from bench.processes import process, worked
from bot.app import open_oracle
from bot.settings import Settings
from domain.billing.customers import LookUp
from domain.people.people import EVERYBODY
from domain.site import Site
from queries.lookup import look_up
from sandbox.telegram import BotApi

IN_FLIGHT = 64
DELAY = 0.3
AT_ONCE = 20
SESSIONS = 100_000


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

    name: str
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
    print(f"\n(a) a press served from the session\n{HEAD}{'cpu ms':>9}")
    for at_once, turns in ((IN_FLIGHT, options.presses), (1, options.presses // 10)):
        rows = await compare(sides, Seat.press, at_once, turns, options.rounds)
        _show(sides, rows, at_once)
        if at_once > 1:
            for side, row in zip(sides[1:], rows[1:], strict=True):
                print(f"  against {side.name}: {rows[0].rate / row.rate:.0%} of its rate,", end=" ")
                print(f"{rows[0].cpu / row.cpu:.2f} times its processor time")
            print("  (aim: at least 60 % of the bare one's rate)")


async def lookups(sides: Sequence[Side]) -> None:
    """(b), as people see it."""
    ms = DELAY * 1000
    print(f"\n(b) a look-up by customer number, each query delayed by {ms:.0f} ms")
    print(f"{HEAD}{'cpu ms':>9}")
    for at_once, turns in ((1, 20), (AT_ONCE, 200)):
        _show(sides, await compare(sides, Seat.look_up, at_once, turns, 2), at_once)


def _show(sides: Sequence[Side], rows: Sequence[Figures], at_once: int) -> None:
    for side, row in zip(sides, rows, strict=True):
        row.show(f"{side.name}, {at_once} at once")


async def sessions(service: Settings, numbers: Sequence[str]) -> None:
    """(c)"""
    site = Site(service.zone, service.ccb_ledger_sign, service.billing_month_by)
    async with open_oracle(service) as oracle:
        found = [await look_up(oracle, site, number, EVERYBODY) for number in numbers]
    looks = [look for look in found if isinstance(look, LookUp)]
    months = statistics.mean(len(look.months or ()) for look in looks)
    paid = statistics.mean(len(look.recharges or ()) for look in looks)
    took = await lookup_sessions.mebibytes(looks, SESSIONS)
    print(f"\n(c) {SESSIONS:,} live sessions of {months:.0f} months and {paid:.0f} recharges each")
    print(f"  {took:.0f} MiB of memory (aim: at most 512)")


# Putting it together.


async def measure(options: argparse.Namespace) -> None:
    """The whole table."""
    async with AsyncExitStack() as stack:
        utility = await stack.enter_async_context(billing())
        numbers = utility.numbers[:IN_FLIGHT]
        desk = await stack.enter_async_context(_desk(utility, numbers, options))
        pages = await desk.people.pages()
        tuned = {"bare aiogram": False, "bare, collector as ours": True}
        bots = [_bare(name, settled, pages, numbers) for name, settled in tuned.items()]
        sides = [desk, *[await stack.enter_async_context(bot) for bot in bots]]
        if "a" in options.only:
            await presses(sides, options)
        service = Settings(_env_file=None, **service_values(utility))
        if "b" in options.only:
            await utility.delay(DELAY)
            await lookups(sides[:2])
            for most in (30, 90):
                wider = service.model_copy(update={"oracle_pool_max": most})
                await lookup_queries.beside_each_alone(wider, numbers)
        if "c" in options.only:
            await utility.delay(0)
            await sessions(service, numbers)


@asynccontextmanager
async def _desk(
    utility: Billing, numbers: Sequence[str], options: argparse.Namespace
) -> AsyncIterator[Side]:
    async with _seated(numbers) as (api, people):
        values = service_values(utility) | {"telegram_api_url": api.url}
        async with process(griddesk, values, options.profile) as bot:
            await people.sit_down()
            yield Side("griddesk", people, bot)


@asynccontextmanager
async def _bare(
    name: str, settled: bool, pages: Pages, numbers: Sequence[str]
) -> AsyncIterator[Side]:
    async with (
        _seated(numbers) as (api, people),
        process(bare, api.url, pages, settled) as bot,
    ):
        await people.sit_down()
        yield Side(name, people, bot)


@asynccontextmanager
async def _seated(numbers: Sequence[str]) -> AsyncIterator[tuple[BotApi, People]]:
    """A Bot API server without checks and without notes, and people who watch it."""
    server = BotApi(TOKEN, validate=False, keep_calls=False, people=(), groups=())
    async with server as api:
        people = People(api, numbers)
        async with people.watching():
            yield api, people


def service_values(utility: Billing) -> dict[str, Any]:
    """Settings of the service that is measured."""
    return {
        **utility.settings(),
        "telegram_bot_token": TOKEN,
        "access_mode": "open",
        "lookup_rate": "100000/minute",
        "http_port": 0,
    }


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--presses", type=int, default=1000)
    parser.add_argument("--only", default="abc")
    parser.add_argument("--profile")
    options = parser.parse_args()
    print("Look-up: bot, Bot API server and Oracle listener in processes of their own, loopback.")
    print("No outgoing pace (Telegram's own 30 a second would hide everything); the server checks")
    print("and notes nothing. cpu: the bot process's own, for each act.")
    asyncio.run(measure(options))


if __name__ == "__main__":
    main()
