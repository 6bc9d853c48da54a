"""What do three queries side by side cost against the slowest of them? Without Telegram."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence

from bench.lookup_people import HEAD, Times
from bot.app import open_oracle
from bot.settings import Settings
from domain.people.people import EVERYBODY
from domain.site import Site
from queries.billing import monthly_bills, recharges
from queries.customers import customer_by_number
from queries.lookup import look_up

Ask = Callable[[str], Awaitable[object]]

_ROUNDS = 12
_AT_ONCE = 20


async def beside_each_alone(service: Settings, numbers: Sequence[str]) -> None:
    """Print what a look-up takes beside its three queries, each of them alone."""
    site = Site(service.zone, service.ccb_ledger_sign, service.billing_month_by)
    print(f"\n    the same without Telegram, ORACLE_POOL_MAX={service.oracle_pool_max}\n{HEAD}")
    async with open_oracle(service) as oracle:
        asked: dict[str, Ask] = {
            "customer_by_number": lambda number: customer_by_number(oracle, site, number),
            "daily_bills": lambda number: monthly_bills(oracle, site, number),
            "payments": lambda number: recharges(oracle, number),
            "look-up": lambda number: look_up(oracle, site, number, EVERYBODY),
        }
        await asyncio.gather(*(asked["look-up"](number) for number in numbers[:_AT_ONCE]))
        for people in (1, _AT_ONCE):
            await _beside(asked, numbers[:people])


async def _beside(asked: dict[str, Ask], numbers: Sequence[str]) -> None:
    times: dict[str, list[float]] = {name: [] for name in asked}
    took = dict.fromkeys(asked, 0.0)
    for _ in range(_ROUNDS):
        for name, ask in asked.items():
            began = time.perf_counter()
            times[name] += await asyncio.gather(*(_timed(ask(number)) for number in numbers))
            took[name] += time.perf_counter() - began
    rows = {name: Times(each, took[name]) for name, each in times.items()}
    for name, row in rows.items():
        print(f"{f'{name}, {len(numbers)} at once':34}{row}")
    over = rows.pop("look-up").ms(0.5) - max(row.ms(0.5) for row in rows.values())
    print(f"  a look-up is {over:.0f} ms over its slowest query at p50 (aim: at most 50)")


async def _timed(asking: Awaitable[object]) -> float:
    began = time.perf_counter()
    await asking
    return time.perf_counter() - began
